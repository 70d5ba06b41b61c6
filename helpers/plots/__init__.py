"""Figures of the lessons: `plot_*` functions, all in one style.

Every function draws into the current axes, or into `ax` where one is given,
and returns the axes that it drew into.
"""

from helpers.plots.style import use_course_style

__all__ = ["use_course_style"]
