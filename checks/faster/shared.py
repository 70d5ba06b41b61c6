"""What several questions of exercise 08 share."""

from checks.compare import same
from checks.question import Call, Mistake, source_of

CARRY_CHANGED = "carry input and carry output"


def with_scan(function, *arguments):
    """Call a function, and say so where no loop is handed over to JAX.

    What cannot be traced, such as a `float` around the result, may pass.
    """
    from contextlib import redirect_stdout
    from io import StringIO

    import jax

    found = function(*arguments)
    fixed = [n for n, a in enumerate(arguments) if not hasattr(a, "dtype")]
    traced = jax.make_jaxpr(function, static_argnums=fixed)
    try:
        with redirect_stdout(StringIO()):  # what it prints is printed once
            program = traced(*arguments)
    except Exception:
        return found
    looped = "scan[" in str(program) or "while[" in str(program)
    return found if looped else (found, "no scan")


def handed_over(call):
    """Return a call once more, to see whether it hands its loop over."""
    return Call(call.arguments, "handed over", source_of(with_scan))


NO_RECORD = Mistake(
    "no record",
    "Nothing was recorded: the second thing that your step returns is what "
    "`scan` stacks, and None came.",
    when=lambda case: case.value[1] is None,
    of_form=True,
)
NO_SCAN = Mistake(
    "no scan",
    "No `scan` is at work: hand the loop over, and it is compiled once, "
    "however many turns it has.",
    across=lambda cases: (
        cases[-1].value[1] == "no scan"
        and all(
            case.expected is None or same(case.value, case.expected)
            for case in cases[:-1]
        )
    ),
    of_form=True,
)
