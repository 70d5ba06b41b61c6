"""Sliders that train at once: the explorer of lesson 05 and smaller ones."""

from explorer.widgets import Explorer

__all__ = ["Explorer"]
