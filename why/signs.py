"""What tells the causes of one message apart: signs in the line and around.

Each function takes Facts whose line is known, and says whether the sign is
there; the table of causes names them under `when`.
"""

import ast
import re
from inspect import signature

from why.describe import (
    from_optax,
    from_update,
    is_array,
    is_key,
    is_optimizer,
    is_params,
    keeps_a_text,
    shape_of,
)
from why.facts import MISSING

MAKES_A_NUMBER = {"float", "int", "complex", "bool", "item", "tolist"}
JOIN = {"concatenate", "stack", "vstack", "hstack", "column_stack"}
TAKE_AN_AXIS = {
    "all",
    "any",
    "max",
    "mean",
    "min",
    "prod",
    "std",
    "sum",
    "var",
}


def held(facts):
    """Return what the names in the line and the call's arguments hold."""
    names = (facts.value(node) for node in facts.parts(ast.Name))
    return [*names, *facts.arguments]


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


def may_be_an_old_key(facts):
    """Say whether no array of another dtype stands where the key belongs."""
    arrays = list(filter(is_array, facts.arguments))
    old = any("uint32" in str(array.dtype) for array in arrays)
    return old or not any(map(is_array, facts.arguments[:1]))


def makes_a_key(node):
    """Say whether a part of a line is a call of `jax.random.key`."""
    called = name_of(getattr(node, "func", None))
    return isinstance(node, ast.Call) and called in ("key", "PRNGKey")


# Optimizers
def took_both(facts):
    """Say whether what `update` returned stands where one of it belongs."""
    calls = (name_of(getattr(n, "func", None)) for n in facts.operands)
    if "update" in calls or any(map(from_update, held(facts))):
        return True
    states = [v for v in facts.arguments[1:] if is_state(v)]
    return called(facts) == "apply_updates" and bool(states)


def is_state(value):
    """Say whether a value is an optimizer's state."""
    parts = value if type(value) is tuple else (value,)
    return any(map(from_optax, parts))


def other_state(facts):
    """Say whether optax met arrays that the state was not made for."""
    updates = inside_optax(facts) and called(facts) != "apply_updates"
    first = facts.arguments[0] if facts.arguments else MISSING
    pair = type(first) is tuple  # the loss and its gradients, as they came
    swapped = array_meets_params(facts) or loss_and_gradients(facts)
    return updates and not swapped and not pair


def inside_optax(facts):
    """Say whether the error came up in an optimizer, not in a loss."""
    return "optax" in facts.modules and not about_labels(facts)


def makes_optimizer(facts):
    """Say whether optax was to make an optimizer out of params."""
    module = getattr(getattr(facts.call, "func", None), "value", None)
    optax = getattr(facts.value(module), "__name__", "") == "optax"
    makes = optax and called(facts) != "apply_updates"
    return makes and any(isinstance(v, dict) for v in facts.arguments[:1])


def no_params_came(facts):
    """Say whether the optimizer itself was not called, with params."""
    function = facts.value(getattr(facts.call, "func", None))
    came = any(map(holds_params, facts.arguments))
    return not (came and is_optimizer(function))


def holds_params_first(facts):
    """Say whether a name in the line holds what `train` returns."""
    held = (facts.names.get(n.id) for n in facts.parts(ast.Name))
    pairs = (v for v in held if type(v) is tuple and len(v) == 2)
    return any(is_params(pair[0]) for pair in pairs)


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


def of_another_argument(facts):
    """Say whether the gradient is of one array, or of a key."""
    return "but got key" in facts.text or array_meets_params(facts)


def took_keys(facts):
    """Say whether a name holds a key of a dict of arrays, or `sum` meets one.

    A loop gives it, or a dict that was taken apart; or it is a letter of one.
    """
    names = [facts.names.get(n.id) for n in facts.parts(ast.Name)]
    if called(facts) == "sum" and any(map(is_params, facts.arguments)):
        return "'str'" in facts.text
    return any(is_a_key(v, facts) or is_a_letter(v, facts) for v in names)


def is_a_key(value, facts):
    """Say whether a value is a text, and a key of a dict of arrays."""
    dicts = (v for v in facts.names.values() if type(v) is dict)
    return type(value) is str and any(
        value in held and all(map(holds_arrays, held.values()))
        for held in dicts
    )


def is_a_letter(value, facts):
    """Say whether a loop walked along a key, and gave its letters."""
    one = type(value) is str and len(value) == 1
    names = facts.names.values() if one else ()
    return any(is_a_key(v, facts) and value in v for v in names)


def holds_arrays(value):
    """Say whether a value is an array, or a list of them."""
    parts = value if type(value) is list else [value]
    return bool(parts) and all(map(is_array, parts))


def loss_and_gradients(facts):
    """Say whether a loss stands for gradients, or together with them."""
    if inside_optax(facts) and hands_a_loss(facts):
        return True
    pairs = (v for v in held(facts) if type(v) is tuple and len(v) == 2)
    if any(shape_of(a) == () and holds_params(b) for a, b in pairs):
        return True
    if not any(shape_of(v) == () for v in facts.arguments):
        return False
    return any(
        "loss" in name and isinstance(value, (dict, list, tuple)) and value
        for name, value in facts.names.items()
        if not name.startswith("losses")
    )


def hands_a_loss(facts):
    """Say whether optax got one number, or a loss, in place of gradients."""
    place = 1 if called(facts) == "apply_updates" else 0
    if not any(map(holds_params, facts.arguments)):
        return False
    node = facts.call.args[place] if len(facts.call.args) > place else None
    name = name_of(getattr(node, "func", None))
    loss = name.endswith("loss") and "grad" not in name
    return loss or shape_of(facts.value(node)) == ()


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


def called_too_early(facts):
    """Say whether a call stands where `vmap` and its like want a function."""
    made = rf"(vmap|jit|grad)\({called(facts) or '-'}\("
    return "allable" in facts.text or re.search(made, facts.line)


# Compiling
def makes_a_number(facts):
    """Say whether the line asks a traced value for a plain number."""
    if isinstance(facts.node, (ast.JoinedStr, ast.FormattedValue)):
        return True
    if "unhashable" in facts.text:  # kept in a set
        return bool(facts.call)
    return called(facts) in MAKES_A_NUMBER or "problem arose" in facts.text


def got_out(facts):
    """Say whether a traced value is used where nothing is traced."""
    return facts.in_cell or "UnexpectedTracerError" in facts.text


def compiles_its_own(facts):
    """Say whether the call is not of a function of JAX's own."""
    function = facts.value(getattr(facts.call, "func", None))
    root = str(getattr(function, "__module__", "")).partition(".")[0]
    return root != "jax"


def prints(facts):
    """Say whether the line prints while JAX traces."""
    return called(facts) == "print" and bool(facts.modules)


def is_subscript(facts):
    """Say whether the traced number stands in square brackets."""
    return isinstance(facts.node, ast.Subscript)


def loops(facts):
    """Say whether Python is to count to the traced number."""
    return called(facts) == "range"


# Shapes
def has_names(facts):
    """Say whether the call hands arguments over by name."""
    none_by_place = "len(args)=0" in facts.text
    return none_by_place or bool(facts.call and facts.call.keywords)


def has_no_names(facts):
    """Say whether the call hands arguments over by place alone."""
    return not has_names(facts)


def first_is_params(facts):
    """Say whether params stand first, where the function has x."""
    function = facts.value(getattr(facts.call, "func", None))
    here = callable(function) and next(iter(signature(function).parameters))
    return here != "params" and any(map(is_params, facts.arguments[:1]))


def is_one_row(facts):
    """Say whether many numbers stand in one row, without a second axis."""
    shapes = map(shape_of, facts.arguments[:1])
    batch = "(batch, " in facts.text or "batch" in called(facts)
    return batch or any(s and len(s) == 1 for s in shapes)


def outside_optax(facts):
    """Say whether the arrays met in the student's own sum."""
    return not inside_optax(facts)


def meets_a_text(facts):
    """Say whether a text is among what met, where the message names none."""
    if "nly integer scalar" not in facts.text:
        return True
    makers = [facts.value(n) for n in facts.parts(ast.Name)]
    makers += [facts.value(n.value) for n in facts.parts(ast.Attribute)]
    met = map(facts.value, facts.operands)
    if inside_optax(facts):
        return any(keeps_a_text(m) for m in makers if is_optimizer(m))
    return any(type(value) is str for value in met)


def meets_no_text(facts):
    """Say whether arrays met in the student's own sum, and no text."""
    other = meets_a_text(facts) or picks_of_a_list(facts)
    told = "nly integer scalar" in facts.text and other
    return outside_optax(facts) and not told


def picks_of_a_list(facts):
    """Say whether several places of a list are asked for."""
    if "nly integer scalar" not in facts.text:
        return True
    held, at = (getattr(facts.node, n, None) for n in ("value", "slice"))
    several = at is not None and not isinstance(at, ast.Slice)
    return several and type(facts.value(held)) is list


def draws_no_numbers(facts):
    """Say whether a figure is given a dict, a text, a zip or a function."""
    if "matplotlib" not in facts.modules or not facts.call:
        return False
    drawn = list(zip(facts.call.args[:2], facts.arguments))
    texts = [type(value) is str for _, value in drawn[:1]]
    return any(texts) or any(
        isinstance(node, (ast.Dict, ast.Lambda)) or holds_no_numbers(value)
        for node, value in drawn
    )


def holds_no_numbers(value):
    """Say whether a value is a dict, a list of dicts, or is to be called."""
    first = value[0] if type(value) is list and value else value
    return isinstance(first, dict) or (
        first is not MISSING and callable(first)
    )


def draws_numbers(facts):
    """Say whether a figure is given numbers, as many as there may be."""
    return not draws_no_numbers(facts)


def names_an_axis(facts):
    """Say whether an axis was named, to a function or to a shape."""
    if isinstance(facts.node, ast.Subscript):
        return name_of(facts.node.value) == "shape"
    if "axis" in facts.line or not facts.call:
        return bool(facts.call)
    of_a_module = isinstance(facts.call.func, ast.Attribute)
    takes_one = "axis" in facts.text or called(facts) in TAKE_AN_AXIS
    return of_a_module and takes_one


def maps_out(facts):
    """Say whether the line says where the results of `vmap` go."""
    return "out_axes" in facts.line


def joins_no_list(facts):
    """Say whether arrays are to be joined, and are not in a list."""
    if called(facts) not in JOIN or not facts.arguments:
        return False
    first, *more = facts.arguments
    if first is not MISSING:
        return is_array(first)
    listed = isinstance(facts.call.args[0], (ast.List, ast.Tuple))
    return not listed and any(type(v) is not int for v in more)


def names_an_entry(facts):
    """Say whether a text stands in the square brackets."""
    nodes = [n.slice for n in facts.parts(ast.Subscript)]
    parts = (facts.value(p) for n in nodes for p in ast.walk(n))
    return "str" in facts.text or any(type(p) is str for p in parts)


def lists_numbers(facts):
    """Say whether no list in the line holds texts, dicts or nothing."""
    written = list(facts.parts((ast.List, ast.Tuple)))
    texts = (e for n in written for e in n.elts if isinstance(e, ast.Constant))
    lists = (v for v in held(facts) if type(v) in (list, tuple))
    entries = [*(e.value for e in texts), *(e for v in lists for e in v)]
    return not any(type(e) in (str, dict, type(None)) for e in entries)


# Python
def lacks_a_colon(facts):
    """Say whether the line has no `else if`, which has its colon."""
    return "else if" not in facts.line


def own_line(facts):
    """Say whether the line itself failed, not a package that it called."""
    return not facts.modules


def own_sign(facts):
    """Say whether the sign stands in the line, not in a package it called."""
    return own_line(facts) or not facts.call or inside_optax(facts)


def own_dict(facts):
    """Say whether the line itself looks into a dict, and into no set."""
    return own_line(facts) and called(facts) != "remove"


def keeps_a_place(facts):
    """Say whether a `raise` or `...` was met; without a line, it may be."""
    raised = isinstance(facts.node, ast.Raise)
    return not facts.line or raised or "llipsis" in facts.text


def own_assert(facts):
    """Say whether the student's own line is an `assert`."""
    return facts.line.lstrip().startswith("assert")


# Helpers
def from_helpers(facts):
    """Say whether a function of the course refused what it was given."""
    ours = {"explorer", "helpers", "why"} & facts.modules
    return bool(ours) or not facts.line
