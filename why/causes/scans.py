"""scan: what its body returns."""

from why.cause import Cause

CAUSES = (
    Cause(
        "A scan body that returns one thing",
        "08_faster",
        (r"scan body output must be a pair",),
        "The body must return two things: what it carries on, and what it "
        "records at this step.",
        "Return a pair; record `None` where there is nothing to record.",
    ),
    Cause(
        "A carry that changes its shape",
        "08_faster",
        (
            r"carry input and carry output must have",
            r"body_fun output and input must have",
        ),
        "The program is compiled once for all steps, so what is carried keeps "
        "its shape and dtype.",
        "Carry what stays the same in shape, and hand back as the second "
        "thing what piles up.",
    ),
)
