"""The one table of causes, a file for each family; the first that fits tells.

Their order matters only within a family and for messages that several
families know: Python's own words come last.
"""

from why.causes import (
    arrays,
    compiling,
    gradients,
    keys,
    optimizers,
    python,
    scans,
    shapes,
    vmaps,
)

CAUSES = (
    *keys.CAUSES,
    *optimizers.CAUSES,
    *scans.CAUSES,
    *gradients.CAUSES,
    *compiling.CAUSES,
    *vmaps.CAUSES,
    *shapes.CAUSES,
    *arrays.CAUSES,
    *python.CAUSES,
)
