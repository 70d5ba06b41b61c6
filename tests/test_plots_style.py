"""The course's look is the same whatever style was chosen before."""

import matplotlib.pyplot as plt
import pytest
from matplotlib.style import library

from helpers.plots.style import use_course_style


def look():
    """Return all that decides how a figure looks."""
    skipped = ("backend", "interactive", "toolbar", "date.epoch", "webagg")
    return {
        name: str(value)
        for name, value in plt.rcParams.items()
        if not name.startswith(skipped)
    }


@pytest.mark.parametrize("style", sorted(library))
def test_a_style_of_the_users_leaves_no_trace(style):
    with plt.rc_context():
        use_course_style()
        wanted = look()
        plt.style.use(style)
        use_course_style()
        assert look() == wanted
