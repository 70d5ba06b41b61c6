"""Gradients: of what, at what, and what is done with them."""

import ast

from why.cause import Cause
from why.describe import is_array, is_params

SUM_WITH_DICT = r"unsupported operand type\(s\) for [-+*/@]+=?: .*'dict'"
OTHER_TREE = (
    r"pytree structure error",
    r"[Dd]ict key mismatch",
    r"Expected dict, got",
)


def sum_of_params(facts):
    """Say whether a sign stands between params in the student's line."""
    return isinstance(facts.node, (ast.BinOp, ast.AugAssign))


def array_meets_params(facts):
    """Say whether a call got one array where it got params, too."""
    if not facts.line:
        return True
    values = facts.arguments
    return any(map(is_array, values)) and any(map(holds_params, values))


def holds_params(value):
    """Say whether a value is params, or an optimizer's state of them."""
    if isinstance(value, tuple):
        return any(map(holds_params, value))
    return is_params(value)


def calls_grad(facts):
    """Say whether the call that failed makes or is a gradient."""
    if not facts.call:
        return not facts.line
    loop = facts.line.startswith("for ")  # over what the gradient gave
    return "grad(" in ast.unparse(facts.call) and not loop


CAUSES = (
    Cause(
        "A function that returns nothing",
        "04_gradients",
        (
            r"only defined for scalar-output functions\. Output was None",
            r"unsupported operand type\(s\) for .*'NoneType'",
        ),
        "Something is None: most often a function without `return` gave it.",
        "Let the last line of the function say `return`.",
    ),
    Cause(
        "A gradient of more than one number",
        "04_gradients",
        (r"[Gg]radient only defined for scalar-output functions",),
        "`grad` wants one number, of shape ().",
        "Differentiate the loss, which is one number.",
    ),
    Cause(
        "A gradient at a whole number",
        "00_warm_up",
        (r"grad requires real- or complex-valued inputs",),
        "A slope needs an input that can move a little, and a whole number "
        "cannot.",
        "Write the point.",
    ),
    Cause(
        "A gradient of a value",
        "00_warm_up",
        (r"Expected a callable value",),
        "The function was called before `grad` saw it, and a number has no "
        "slope.",
        "Differentiate first, then put in the place.",
        when=calls_grad,
    ),
    Cause(
        "Arithmetic with params",
        "04_gradients",
        (SUM_WITH_DICT,),
        "`params` and `grads` are dicts of lists of arrays; Python cannot "
        "multiply a dict.",
        "Let `jax.tree.map` reach every array.",
        when=lambda facts: not facts.line or sum_of_params(facts),
    ),
    Cause(
        "The gradient of the wrong argument",
        "04_gradients",
        (SUM_WITH_DICT, *OTHER_TREE),
        "`grad` differentiates by the first argument, `x`, unless told "
        "otherwise: `grads` is one array, and `params` is a dict.",
        "Say `argnums=2`, the place of `params`.",
        when=array_meets_params,
    ),
    Cause(
        "An argnums that is no number",
        "04_gradients",
        (
            r"object cannot be interpreted as an integer",
            r"^TypeError: '\w+' object is not iterable",
            r"Only integer scalar arrays can be converted to a scalar index",
        ),
        "The second argument of `grad` is `argnums`: the places of the "
        "arguments by which it differentiates, counted from 0.",
        "Give the place as a number, and call what `grad` returns.",
        when=calls_grad,
    ),
)
