"""vmap: sizes, axes, and what belongs to which argument."""

from why.cause import Cause

ENTRIES = r"in_axes must be an int, None, or a tuple of entries corresponding"


def has_names(facts):
    """Say whether the call hands arguments over by name."""
    return not facts.line or bool(facts.call and facts.call.keywords)


CAUSES = (
    Cause(
        "Inconsistent sizes",
        "03_vmap",
        (r"vmap got inconsistent sizes",),
        "`vmap` was told to walk along arrays in step, and they are not "
        "equally long.",
        "What all inputs share gets `None`.",
    ),
    Cause(
        "No axis to walk along",
        "03_vmap",
        (r"vmap was requested to map its argument along axis",),
        "Without `in_axes`, every argument is mapped, and a plain number has "
        "no axis 0.",
        "Say `None` for the argument that stays.",
    ),
    Cause(
        "Named arguments under vmap",
        "03_vmap",
        (ENTRIES,),
        "The entries of `in_axes` belong to the arguments without a name.",
        "Leave the names out.",
        when=has_names,
    ),
    Cause(
        "An in_axes that does not fit",
        "03_vmap",
        (ENTRIES,),
        "`in_axes` has one entry for each argument, and here are more "
        "arguments or fewer.",
        "Count both: a number where `vmap` walks, `None` where it does not.",
        when=lambda facts: not facts.line or not has_names(facts),
    ),
)
