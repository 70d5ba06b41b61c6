"""Training with optax: optimizers, their states, and labels."""

from why.cause import Cause
from why.causes.gradients import OTHER_TREE, array_meets_params
from why.describe import from_update


def took_both(facts):
    """Say whether a name in the line holds what `update` returned."""
    return not facts.line or any(map(from_update, facts.names.values()))


def other_state(facts):
    """Say whether optax met arrays that the state was not made for."""
    if not facts.line:
        return True
    return "optax" in facts.modules and not array_meets_params(facts)


def about_labels(facts):
    """Say whether the line computes a cross entropy."""
    return not facts.line or "cross_entropy" in facts.line


CAUSES = (
    Cause(
        "Params taken from update",
        "05_training_loop",
        (
            r"tuple indices must be integers or slices, not str",
            r"params must be a dict .* got a value of type tuple",
            r"grad requires real- or complex-valued inputs",
        ),
        "`update` returns two things, the change and the new state, and "
        "neither is the new params.",
        "Take both, then apply the change.",
        when=took_both,
    ),
    Cause(
        "An opt_state made for other params",
        "05_training_loop",
        (
            *OTHER_TREE,
            r"[Ll]ist arity mismatch",
            r"[Ii]ncompatible shapes for broadcasting",
        ),
        "Adam keeps two numbers for each parameter, in a tree of the same "
        "form; this state has the form of something else.",
        "Make the state from the very params that you train.",
        when=other_state,
    ),
    Cause(
        "AdamW without params",
        "06_overfitting",
        (r"requires the current value of parameters",),
        "Weight decay pulls every weight towards 0, so it has to know the "
        "weights.",
        "Hand the params over as the third argument.",
    ),
    Cause(
        "An optimizer or its maker",
        "05_training_loop",
        (
            r"'GradientTransformation\w*' object is not callable",
            r"'function' object has no attribute '(init|update)'",
        ),
        "`optax.adam` makes optimizers, and `optax.adam(1e-2)` is one: "
        "the one stands where the other is wanted.",
        "Give an optimizer its learning rate where it is made, once.",
    ),
    Cause(
        "Labels with a second axis",
        "07_any_dimension",
        (r"indices and arr must have the same number of dimensions",),
        "For each row of `logits` one whole number is wanted: shape (4,), "
        "not (4, 1).",
        "Drop the second axis.",
        when=about_labels,
    ),
    Cause(
        "One-hot labels",
        "09_handwriting",
        (r"dtype that is a subdtype of <class 'numpy\.integer'>",),
        "The labels are rows of 0.0 and 1.0, and the numbers of the classes "
        "are wanted.",
        "Pass those, or use `optax.softmax_cross_entropy`, which takes "
        "one-hot rows.",
        when=about_labels,
    ),
)
