"""What tells the causes of one message apart: signs in the line and around.

Each function takes Facts whose line is known, and says whether the sign is
there; the table of causes names them under `when`.
"""

import ast

from why.describe import from_update, is_array, is_key, is_params

MAKES_A_NUMBER = {"float", "int", "complex", "bool", "item", "tolist"}


def called(facts):
    """Return the name of the function that the line calls, or ""."""
    return name_of(getattr(facts.call, "func", None))


def name_of(function):
    """Return the last name of a function in a line, or ""."""
    return getattr(function, "attr", getattr(function, "id", ""))


# Keys
def key_stands_second(facts):
    """Say whether a key stands behind another argument."""
    if not facts.call:
        return False
    values = zip(facts.call.args[1:], facts.arguments[1:])
    return any(is_key(value) or makes_a_key(node) for node, value in values)


def makes_a_key(node):
    """Say whether a part of a line is a call of `jax.random.key`."""
    called = name_of(getattr(node, "func", None))
    return isinstance(node, ast.Call) and called in ("key", "PRNGKey")


# Optimizers
def took_both(facts):
    """Say whether a name in reach holds what `update` returned."""
    return any(map(from_update, facts.names.values()))


def other_state(facts):
    """Say whether optax met arrays that the state was not made for."""
    return "optax" in facts.modules and not array_meets_params(facts)


def about_labels(facts):
    """Say whether the line computes a cross entropy."""
    return "cross_entropy" in facts.line


# Gradients
def sum_of_params(facts):
    """Say whether a sign stands between params in the student's line."""
    return isinstance(facts.node, (ast.BinOp, ast.AugAssign))


def array_meets_params(facts):
    """Say whether a call got one array where it got params, too."""
    values = facts.arguments
    return any(map(is_array, values)) and any(map(holds_params, values))


def holds_params(value):
    """Say whether a value is params, or an optimizer's state of them."""
    if isinstance(value, tuple):
        return any(map(holds_params, value))
    return is_params(value)


def calls_grad(facts):
    """Say whether the call that failed makes or is a gradient."""
    loop = facts.line.startswith("for ")  # over what the gradient gave
    makes = bool(facts.call) and "grad(" in ast.unparse(facts.call)
    return makes and not loop


# Compiling
def makes_a_number(facts):
    """Say whether the line asks a traced value for a plain number."""
    if isinstance(facts.node, (ast.JoinedStr, ast.FormattedValue)):
        return True
    return called(facts) in MAKES_A_NUMBER or "problem arose" in facts.text


def is_subscript(facts):
    """Say whether the traced number stands in square brackets."""
    return isinstance(facts.node, ast.Subscript)


def loops(facts):
    """Say whether Python is to count to the traced number."""
    return called(facts) == "range"


# Shapes
def has_names(facts):
    """Say whether the call hands arguments over by name."""
    return bool(facts.call and facts.call.keywords)


def has_no_names(facts):
    """Say whether the call hands arguments over by place alone."""
    return not has_names(facts)


def first_is_params(facts):
    """Say whether params stand where x belongs."""
    return any(map(is_params, facts.arguments[:1]))


def outside_optax(facts):
    """Say whether the arrays met in the student's own sum."""
    return "optax" not in facts.modules


def named_in_a_call(facts):
    """Say whether a function of an array was told an axis."""
    return bool(facts.call and "axis" in facts.line)
