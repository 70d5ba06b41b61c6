"""Sentences about the very case: which lengths, which name, which successor.

Each function takes Facts and returns a sentence, or "" where it has none; the
table of causes names them under `hint`.
"""

import ast
import builtins
import re
import sys
import tomllib
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from inspect import getsource, signature
from keyword import kwlist
from pkgutil import iter_modules
from types import ModuleType

from why.describe import (
    describe,
    is_array,
    is_key,
    is_optimizer,
    is_params,
    is_tracer,
    keeps_a_text,
    shape_of,
)
from why.facts import MISSING, MODULES
from why.signs import TAKE_AN_AXIS, is_a_key, is_a_letter, name_of

NO_SUCH_NAME = (
    r"module 'jax[\w.]*' has no attribute '(\w+)'",
    r"cannot import name '(\w+)' from 'jax",
    r"\bjax[\w.]*\.(\w+) (?:was removed|is deprecated)",
)
IMPORTED = re.compile(r"cannot import name '(\w+)' from '([\w.]+)'")
# Where a name is looked for that stands in front of another module.
LIBRARIES = ["jax", "jax.random", "jax.numpy", "jax.nn", "jax.lax", "optax"]
LIBRARIES += ["functools", "math"]
LIBRARIES += ["helpers.network", "helpers.training", "numpy", "matplotlib"]
OTHERS = {"torch", "tensorflow", "keras", "flax", "haiku", "equinox"}
OTHERS |= {"pandas", "seaborn", "sklearn", "torchvision"}
METHODS = {
    "add": "a.at[place].add(value)",
    "append": "jnp.append(a, value), or a list",
    "at": "jnp.asarray(a).at[place].set(value)",
    "detach": "jax.lax.stop_gradient(a)",
    "fill": "jnp.full_like(a, value)",
    "numpy": "np.asarray(a)",
    "set": "a.at[place].set(value)",
    "unsqueeze": "a[:, None]",
    "view": "a.reshape(shape)",
}
SHORT = {"jnp": "jax.numpy", "np": "numpy", "plt": "matplotlib.pyplot"}
WRITES = {"NoneType": "set", "Add": "add", "Sub": "add", "Mult": "multiply"}
WRITES["Div"] = "divide"
WRITTEN = (ast.Call, ast.List, ast.Tuple)  # not a name, but written out
GIVES = {
    "scan": "the last carry, and the records of all steps",
    "subplots": "a figure, and its axes, which stand in brackets of their own",
    "update": "the change, and the new state",
}
OF_OPTAX = {
    "update_fn()": "`optimizer.update` takes the gradients, the state, the "
    "params.",
    "init_fn()": "`optimizer.init` takes the params.",
}
CALLS = {
    "scan": "`scan` hands its body two things: the carry and this step's x.",
    "fori_loop": "`fori_loop` hands its body two: the count, then the carry.",
    "map": "`map` hands its function one thing of each list or tree.",
}


NO_PYTHON = {  # what other languages have
    r"(?:^|\W)else if\b": "`else if` is written `elif`.",
    r"\w *(?:\+\+|--)(?!\w)": "To count on, Python has `n += 1`.",
    r"\blambda\b[^:]*: *return\b": "A `lambda` has no `return`: what stands "
    "behind its colon is the result.",
    r"^def \w+ *:": "A `def` line has round brackets, even for no argument: "
    "`def f():`.",
    r"[a-zA-Z_\])]\.\d+[efg]\b": "A format stands behind a colon: "
    "`{loss:.3f}`.",
}


def shapes_of_operands(facts):
    """Return the shapes of the two parts of a sum or product, or []."""
    shapes = [shape_of(facts.value(node)) for node in facts.operands]
    return shapes if len(shapes) == 2 and None not in shapes else []


def written_anew(facts):
    """Write the student's line as it is written for a JAX array."""
    if "'out' argument" in facts.text:
        return (
            "What `out` names would be written into: leave it out, and keep "
            "what the function returns; the third argument is `out`, too."
        )
    if "read-only" in facts.text:
        return (
            "This is NumPy's look at another array, as `np.asarray` gives "
            "it: `np.array(x)` makes a copy to write into."
        )
    shape = re.match(r"([\w.]+)\.shape *= *(\S.*)", facts.line)
    if shape:
        return "Write `{0} = {0}.reshape({1})`.".format(*shape.groups())
    try:
        line = ast.parse(facts.line).body[0]
    except (SyntaxError, IndexError):
        return ""
    targets = getattr(line, "targets", [getattr(line, "target", None)])
    sign = type(getattr(line, "op", None)).__name__
    if len(targets) > 1 or not isinstance(targets[0], ast.Subscript):
        return ""
    if sign not in WRITES:
        return ""
    array, at, value = (
        ast.get_source_segment(facts.line, part)
        for part in (targets[0].value, targets[0].slice, line.value)
    )
    array = array.removesuffix(".at")
    if sign == "Sub":
        value = f"-({value})" if " " in value else f"-{value}"
    return f"Here: `{array} = {array}.at[{at}].{WRITES[sign]}({value})`."


def first_differing_axis(facts):
    """Name the axes that do not fit, counted from the right."""
    said = re.findall(r"\((\d+(?:, ?\d+)*),?\)", facts.text)
    named = [tuple(map(int, shape.split(","))) for shape in said]
    shapes = shapes_of_operands(facts) or named[:2]
    for place, pair in enumerate(zip(*(s[::-1] for s in shapes)), 1):
        if pair[0] != pair[1] and 1 not in pair:
            return (
                f"Axis {-place} is {pair[0]} in one, {pair[1]} in the other: "
                "one of these lengths is wrong, or an axis is missing."
            )
    return ""


def one_hot_or_axis(facts):
    """Say which loss takes whole numbers, or which axes do not fit."""
    name = name_of(getattr(facts.call, "func", None))
    if name == "softmax_cross_entropy":
        return (
            "This loss wants a row of shares for each label; whole numbers "
            f"are for `{name}_with_integer_labels`."
        )
    return first_differing_axis(facts)


def transposed(facts):
    """Say which lengths met, and what would fit."""
    shapes = shapes_of_operands(facts)
    if not shapes or not all(shapes):
        return ""
    w, x = shapes
    inner = x[-2] if len(x) > 1 else x[-1]
    if len(w) == len(x) == 2 and w[-1] == x[-1] != w[0]:
        return (
            f"The inner lengths are {w[-1]} and {inner}: the transpose of the "
            f"second would fit; `vmap` walks along it if it is a batch of "
            f"{x[0]}."
        )
    if len(w) == 1 and len(x) == 2 and w[0] == x[1]:
        return (
            f"The inner lengths are {w[0]} and {inner}: with the matrix "
            "first, they fit."
        )
    fits = "would" if len(w) == 2 and w[0] == inner else "would not"
    return (
        f"The inner lengths are {w[-1]} and {inner}: the transpose of the "
        f"first {fits} fit."
    )


@cache
def table(name):
    """Return a table of names and what the course has in their place."""
    path = files("why") / "causes" / "9_python.toml"
    return tomllib.loads(path.read_text("utf-8"))[name]


def successor(facts):
    """Say what took the place of a name that JAX has taken away."""
    found = (re.search(pattern, facts.text) for pattern in NO_SUCH_NAME)
    name = next((match[1] for match in found if match), "")
    after = table("successors")
    return f"`{name}` is `{after[name]}` today." if name in after else ""


def module_name(facts):
    """Say what the name in a module was perhaps meant to be."""
    found = re.search(r"module '(\S+)' has no attribute '(\w+)'", facts.text)
    module, name = found.groups() if found else ("", "")
    if not found:
        found = IMPORTED.search(facts.text)
        name, module = found.groups() if found else ("", "")
    here = dir(sys.modules[module]) if module in sys.modules else []
    same = [n for n in here if n.lower() == name.lower()]
    if name in table("elsewhere") and not same:
        return f"Here it is `{table('elsewhere')[name]}`."
    others = (m for m in LIBRARIES if name in dir(sys.modules.get(m)))
    other = None if same else next(others, None)
    if other:
        return f"There is `{other}.{name}`."
    close = same or get_close_matches(name, here, 1, 0.8)
    if close:
        return f"Is it `{module}.{close[0]}` that you mean?"
    return with_its_module(name)


def with_its_module(name):
    """Say where a function lives that is written with its module's name.

    >>> import jax
    >>> with_its_module("random_normal"), with_its_module("loss_of")
    ('There is `jax.random.normal`.', '')
    """
    before, _, last = name.partition("_")
    for module in LIBRARIES:
        ends = (
            before == module.rpartition(".")[2] or SHORT.get(before) == module
        )
        if last and ends and hasattr(sys.modules.get(module), last):
            return f"There is `{module}.{last}`."
    return ""


def package_name(facts):
    """Say which module was perhaps meant, or that the course needs none."""
    name = re.search(r"named '([\w.]+)", facts.text)
    parent, _, last = name[1].rpartition(".") if name else ("", "", "")
    if last in OTHERS:
        return f"`{last}` is another library, which the course does not use."
    folder = getattr(sys.modules.get(parent), "__path__", [])
    roots = [*LIBRARIES, "helpers", "checks"]
    here = [m.name for m in iter_modules(folder)] if parent else roots
    if parent and last in roots:
        return f"`{last}` is a package of its own: `import {last}`."
    close = get_close_matches(last, here, 1, 0.7)
    before = f"{parent}." if parent else ""
    return f"Is it `{before}{close[0]}` that you mean?" if close else ""


def close_name(facts):
    """Say which name was perhaps meant."""
    wanted = re.search(r"name '(\w+)'", facts.text)[1]
    if hasattr(facts.names.get("self"), wanted):
        return f"Is it `self.{wanted}` that you mean?"
    if wanted in facts.names:
        return "It is there by now: run the line again."
    if wanted in MODULES:
        name = SHORT.get(wanted, "")
        return f"It is made by `import {name}{name and ' as '}{wanted}`."
    known = {**vars(builtins), **facts.names}
    same = [name for name in known if name.lower() == wanted.lower()]
    if close := same or in_jnp(wanted):
        return f"Is it `{close[0]}` that you mean?"
    used = re.search(rf"\b{wanted}(?:\(|\.(\w+))", facts.line)
    for module in LIBRARIES if used else ():
        held = getattr(sys.modules.get(module), wanted, None)
        if hasattr(held, used[1] or "__call__"):
            return f"There is `{module}.{wanted}`."
    near = get_close_matches(wanted, known, 3, 0.8)
    if close := [name for name in near if is_a_slip(wanted, name)]:
        return f"Is it `{close[0]}` that you mean?"
    if there := with_its_module(wanted):
        return there
    whole = re.fullmatch(rf"\w+ = {wanted}", facts.line.strip())
    return "If a text is meant, it stands in quotes." if whole else ""


def is_a_slip(wanted, name):
    """Say whether two names differ by a slip, and not by a part that tells.

    >>> is_a_slip("optimiser", "optimizer"), is_a_slip("y_train", "x_train")
    (True, False)
    """
    if re.sub(r"\d", "", wanted) == re.sub(r"\d", "", name):
        return False
    parts, others = wanted.split("_"), name.split("_")
    if len(parts) != len(others):
        return wanted.replace("_", "") == name.replace("_", "")
    pairs = zip(parts, others)
    return all(a == b or min(len(a), len(b)) > 2 for a, b in pairs)


def in_jnp(name):
    """Return where `jax.numpy` has this name; it is not that of a draw.

    >>> import jax
    >>> in_jnp("log"), in_jnp("split")
    (['jnp.log'], [])
    """
    jnp, random = map(sys.modules.get, ("jax.numpy", "jax.random"))
    found = hasattr(jnp, name) and not hasattr(random, name)
    return [f"jnp.{name}"] if found else []


def close_key(facts):
    """Say which keys the dict has, and which is close."""
    held = [facts.value(n.value) for n in facts.parts(ast.Subscript)]
    keys = [k for d in held if type(d) is dict for k in d]
    named = [k for k in keys if type(k) is str][:6]
    return f"Its keys are {', '.join(map(repr, named))}." if named else ""


def nothing_returned(facts):
    """Say which method of a list gives nothing back."""
    found = re.search(
        r"=.*\.(append|extend|sort|reverse|update)\(", facts.line
    )
    if not found:
        return ""
    return (
        f"`{found[1]}` changes the list itself and gives nothing back: no "
        "`=` belongs in front of it."
    )


def list_of_arrays(facts):
    """Say that the list holds arrays, which are taken one by one."""
    nodes = facts.parts((ast.Name, ast.Subscript))
    lists = [v for v in map(facts.value, nodes) if type(v) is list]
    if not any(v and all(map(is_array, v)) for v in lists):
        return ""
    return "This one is a list of arrays: go through it, array by array."


def called_value(facts):
    """Say what stands in front of the round brackets."""
    function = getattr(facts.call, "func", None)
    if isinstance(function, ast.Constant):
        return "A product needs its `*`."
    if isinstance(function, WRITTEN):
        return "Is a comma missing in front of the round brackets?"
    value = facts.value(function)
    if isinstance(value, ModuleType):
        name = ast.unparse(function)
        return f"`{name}` is a module: its functions follow a dot."
    if callable(value):  # it calls what it was given
        first = facts.arguments[0] if facts.arguments else MISSING
        data = first is not MISSING and not callable(first)
        maps = data and name_of(function) == "map"
        return "`map` takes the function first, then the data." if maps else ""
    held = describe(value)
    if isinstance(function, ast.Attribute) and not held:
        setter = f"set_{function.attr}"
        if hasattr(facts.value(function.value), setter):
            return f"To set it, there is `{setter}`."
        return f"`.{function.attr}` takes no round brackets."
    if not held:
        return ""
    name = ast.unparse(function)
    if name in facts.given:
        return (
            f"`{name}` is an argument, and {held} was handed over for it: do "
            "the arguments stand in order, and functions without brackets?"
        )
    many = shape_of(value) or type(value) in (list, tuple, dict)
    entries = many and not hasattr(builtins, name)
    square = " Its entries are taken with square brackets." if entries else ""
    return f"`{name}` is {held} by now.{square}"


def one_axes(facts):
    """Say that a figure of one panel has no list of them."""
    if "'Axes'" not in facts.text:
        return ""
    return "One panel is no list: `ax.plot(...)`, without a number."


def missing_comma(facts):
    """Say that square brackets stand right behind what is written out."""
    before = getattr(facts.node, "value", None)
    if isinstance(before, WRITTEN):
        return "Is a comma missing in front of the square brackets?"
    return ""


def one_name(facts):
    """Say that several things stand under one name, if a tuple does."""
    for node in facts.parts(ast.Name):
        value = facts.value(node)
        if type(value) is not tuple or describe(value) != "a tuple of 2":
            continue
        if all(type(part) is int for part in value):
            return (
                f"`{node.id}` holds two whole numbers: is it a shape, of "
                "which one is meant, or `0,1` in place of `0.1`?"
            )
        return (
            f"`{node.id}` holds two things: did a function give them? Take "
            "them apart, a name for each."
        )
    return ""


def of_a_text(facts):
    """Say which name holds a text where a number is wanted."""
    if "nly integer scalar" not in facts.text:
        return ""
    for node in facts.parts(ast.Name):
        value = facts.value(node)
        made = "was made with" if is_optimizer(value) else "is"
        if type(value) is str or (is_optimizer(value) and keeps_a_text(value)):
            return f"`{node.id}` {made} a text: leave the quotes out."
    return ""


def cannot_be_read(facts):
    """Say how a number with a fraction is written, or what stands last."""
    if "Missing parentheses" in facts.text:
        return "`print` is a function: `print(losses)`."
    if "follows keyword" in facts.text:
        return (
            "What is handed over by name, `name=value`, stands last, and "
            "several values for one name stand in brackets, `(0, None)`."
        )
    for form, told in NO_PYTHON.items():
        if re.search(form, facts.line):
            return told
    if "invalid decimal" in facts.text:
        return "A product needs its `*`, `5 * q`; no name begins with a digit."
    word = (re.match(r"\w{3,}(?= +[\w(])", facts.line) or [""])[0]
    close = word not in kwlist and get_close_matches(word, kwlist, 1, 0.66)
    if close:
        return f"Is it `{close[0]}` that you mean?"
    commas = re.search(r"\d,\d", facts.line) and "leading zero" in facts.text
    return "A number has a point, `0.01`, and no comma." if commas else ""


def conditions(facts):
    """Say how conditions on arrays are joined, or made one."""
    if "argument must be" in facts.text:
        return one_name(facts)
    if "Pred must be" in facts.text:
        return "`cond` chooses once, and `jnp.where` entry by entry."
    if "truth value" not in facts.text:
        name = name_of(getattr(facts.call, "func", None))
        axis = name in TAKE_AN_AXIS and any(map(shape_of, facts.arguments[1:]))
        return f"The second argument of `{name}` is an axis." if axis else ""
    return (
        "`&` and `|` join conditions on arrays, each in round brackets; "
        "`jnp.all` and `jnp.any` make one of many."
    )


def array_method(facts):
    """Say what arrays have in place of another library's method."""
    name = re.search(r"attribute '(\w+)'", facts.text)
    held = [facts.names.get(node.id) for node in facts.parts(ast.Name)]
    objects = [v for v in held if str(getattr(v, "dtype", "")) == "object"]
    if objects:
        place = ", ".join("0" * objects[0].ndim)
        return (
            "It holds several axes or other objects: take one, "
            f"`axes[{place}]`."
        )
    if name and name[1] in METHODS:
        return f"In its place: `{METHODS[name[1]]}`."
    known = name and name[1] in dir(sys.modules.get("jax.numpy"))
    return f"There is `jnp.{name[1]}(a)`." if known else ""


def close_attribute(facts):
    """Say which attribute was perhaps meant, of those the value has."""
    wanted = re.search(r"attribute '(\w+)'", facts.text)[1]
    if name_of(getattr(facts.call, "func", None)) == "chain":
        return "`chain` takes one after the other, and no list."
    if wanted == "append":
        return "A list has `append`: begin with one, `losses = []`."
    number = re.search("'(int|float)' object", facts.text)
    if number and wanted in dir(sys.modules["jax"].Array):
        return "A plain number has none; `jnp.asarray` makes an array of it."
    for node in facts.parts(ast.Attribute):
        if node.attr == wanted:
            value = facts.value(node.value)
            if is_key(value) and hasattr(sys.modules["jax"].random, wanted):
                return f"There is `jax.random.{wanted}(key)`."
            here = [name for name in dir(value) if name[0] != "_"]
            setter = [n for n in here if n == f"set_{wanted}"]
            close = setter or get_close_matches(wanted, here, 1, 0.8)
            found = f"Is it `{close[0]}` that you mean?" if close else ""
            return found or one_name(facts)
    return ""


def what_came(facts):
    """Say what came where the names on the left are to be filled."""
    line = facts.line
    if "value_and_grad(" in line:
        return (
            "`value_and_grad` gives two things; `has_aux` makes a pair of one."
        )
    if "grad(" in line:
        return "`grad` gives the gradient alone, without the loss."
    if "split(" in line:
        return "`split(key)` gives two keys, and `split(key, 3)` three."
    if not line.startswith("for "):
        return f"{counted(facts)}{given_back(facts)}"
    if " in enumerate(" in line:
        return "`enumerate` gives pairs: `for n, (w, b) in enumerate(...):`."
    over = re.search(r" in (.*):", line)
    try:
        node = ast.parse(over[1], mode="eval").body
    except (SyntaxError, TypeError):
        return ""
    held = facts.value(node)
    if isinstance(node, ast.Tuple):
        return f"To walk along several at once, `zip({over[1]})`."
    if type(held) is dict:
        return "A dict gives its keys alone: `.items()` gives pairs."
    if type(held) is list:
        return "This list holds single things: `zip` makes pairs of two lists."
    return ""


def counted(facts):
    """Say how many there are of both, where the message does."""
    names = re.search(r"expected (\d+), got (\d+)", facts.text)
    axes = re.search(r"in_axes\)=(\d+), len\(args\)=(\d+)", facts.text)
    if names:
        return f"Here: {names[1]} names, {names[2]} things. "
    return f"Here: {axes[1]} entries, {axes[2]} arguments." if axes else ""


def given_back(facts):
    """Say what a function gives, by its docstring or its `return`."""
    call = None
    with suppress(SyntaxError, IndexError):
        call = getattr(ast.parse(facts.line).body[0], "value", None)
    if not isinstance(call, ast.Call):
        return ""
    function, name = facts.value(call.func), name_of(call.func)
    doc = " ".join((getattr(function, "__doc__", "") or "").split())
    ends = r"(?:Returns:|but returns) (.+?)(?:;(?! and)|\.(?= |$)|, which)"
    said = re.search(ends, doc)
    if said and re.match(r"(an? )?array", said[1].lower()):
        return "An array is taken apart into its rows."
    if name in GIVES or said:
        return f"`{name}` gives {GIVES.get(name) or said[1]}."
    lines = []
    with suppress(OSError, TypeError):
        lines = re.findall(r"(?m)^ +(return .+)", getsource(function))
    return f"`{name}` has the line `{lines[-1]}`." if lines else ""


def takes(facts):
    """Say which arguments the function has, and who calls it."""
    caller = name_of(getattr(facts.call, "func", None))
    for name, told in OF_OPTAX.items():
        if name in facts.text:
            return told
    if re.search(r" [A-Z]\w*\.\w+\(\) takes", facts.text):
        return "The object counts, too: its `def` has it first, as `self`."
    said = re.search(r"(\w+|<lambda>)\(\) ", facts.text)
    handed = [getattr(v, "__name__", "") for v in facts.arguments]
    written = facts.call.args if facts.call else []
    handed += ["<lambda>" for n in written if isinstance(n, ast.Lambda)]
    if said and said[1] in handed and caller not in CALLS:
        return (
            f"It is `{caller}` that calls `{said[1]}`, and it hands over "
            "another number of things."
        )
    return CALLS.get(caller) or arguments_of(facts)


def arguments_of(facts):
    """Say which arguments the function of the message has, where known."""
    function = facts.value(getattr(facts.call, "func", None))
    if type(function).__name__ not in ("function", "PjitFunction"):
        return ""
    if f"{function.__name__}()" not in facts.text:  # one that it called
        return ""
    try:
        names = list(signature(function).parameters)
    except (TypeError, ValueError):
        return ""
    more = ", ..." if len(names) > 6 else ""
    return f"Its arguments: {', '.join(names[:6])}{more}." if names else ""


def walked_away(facts):
    """Say that `vmap` took the only axis of a batch."""
    numbers = [v for v in map(facts.value, facts.operands) if not shape_of(v)]
    if not any(map(is_tracer, numbers)):
        return ""
    return (
        "If `vmap` took the only axis of a batch, give the batch a second one:"
        " `x[:, None]`."
    )


def one_key(facts):
    """Say how one key becomes many."""
    keys = (n for n in facts.parts(ast.Call) if name_of(n.func) == "key")
    one = any(is_key(v) and not v.shape for v in facts.arguments) or any(keys)
    written = [ast.List in map(type, facts.call.args)] if facts.call else []
    if any(written) or list in map(type, facts.arguments):
        return (
            "A list is taken apart, number by number: `jnp.array(...)` can be "
            "walked along, and a list that all share has `None`."
        )
    return "Of one key, `split(key, 10)` makes ten." if one else ""


def a_key_alone(facts):
    """Say how one key becomes two, or what else was to be taken apart."""
    if "shape argument" in facts.text:
        return "A shape is a tuple, even with one axis: `(10,)`."
    if "value_and_grad(" in facts.line:
        return "Only with `has_aux=True` a pair stands where the loss does."
    alone = "key array" in facts.text
    return "Of one key, `subkey, key = split(key)` makes two." * alone


def in_another_place(facts):
    """Say that params stand elsewhere, or that two batches are no pairs."""
    if "must have the same length" in facts.text:
        return (
            "Was one of them drawn anew, or cut, without the other? Make both "
            "in one cell."
        )
    function = facts.value(getattr(facts.call, "func", None))
    names = list(signature(function).parameters)
    wants = re.match(r"TypeError: (\w+) must be a function", facts.text)
    nodes = dict(zip(names, facts.call.args))
    nodes |= {word.arg: word.value for word in facts.call.keywords}
    if wants and isinstance(nodes.get(wants[1]), ast.Call):
        return "A function is handed over without its brackets."
    came = [is_params(value) for value in facts.arguments]
    wanted = [name.startswith("params") for name in names]
    if facts.call.keywords or True not in came or True not in wanted:
        return ""
    if came.index(True) == wanted.index(True):
        return ""
    call = f"{name_of(facts.call.func)}({', '.join(names[: len(came)])})"
    return f"The params stand in another place: `{call}`."


def with_brackets(facts):
    """Say how a value is handed to a method, where `=` stood."""
    found = re.match(r"([\w.]+) = (.+)", facts.line)
    read_only = found and "read-only" in facts.text
    return f"Here: `{found[1]}({found[2]})`." if read_only else ""


def axes_of_shape(facts):
    """Say how many axes the array has whose shape was asked."""
    node = getattr(facts.node, "value", None)
    shape = shape_of(facts.value(getattr(node, "value", None)))
    if not shape:
        return ""
    ones = "axis" if len(shape) == 1 else "axes"
    return f"This shape, {shape}, has {len(shape)} {ones}."


def of_self(facts):
    """Say that a method was compiled, and its object is no array."""
    if "at path self" not in facts.text:
        return ""
    return (
        "Here it is `self`: compile a function outside of the class, and let "
        "the method call it with the arrays."
    )


def many_networks(facts):
    """Say that the arrays of params hold many networks."""
    if not re.search(r"got \(\d+, \d+, \d+\)", facts.text):
        return ""
    return (
        "Here its arrays have one axis more, as those of many networks have: "
        "let `vmap` walk along it, `in_axes=(None, 0)`."
    )


def opened_before(facts):
    """Say why what is opened by a name is perhaps no dict."""
    nodes = facts.parts(ast.Subscript)
    opened = {n.value.id for n in nodes if isinstance(n.value, ast.Name)}
    for name in sorted(opened):
        held = facts.names.get(name)
        others = (n for n, v in facts.names.items() if is_params(v))
        if is_array(held) and "x" in others and "x" not in opened:
            return f"`x` is a network and `{name}` an array: swap the two."
        if type(held) is list and facts.in_cell:
            return f"Has a cell that opens `{name}` run twice?"
        if type(held) is list:
            return f"Was a part of `{name}` handed over, not the whole?"
    return ""


def longer_by_append(facts):
    """Say how a list grows, or that panels stand in rows."""
    if panels := two_axes_of_panels(facts):
        return panels
    if "assignment" not in facts.text:
        return ""
    return "A list grows by `append`, and not by writing behind its end."


def two_axes_of_panels(facts):
    """Say that the panels of a figure stand in rows and columns."""
    for node in facts.parts(ast.Subscript):
        held = facts.value(node.value)
        panels = str(getattr(held, "dtype", "")) == "object"
        if panels and held.ndim == 2 and not isinstance(node.slice, ast.Tuple):
            name = ast.unparse(node.value)
            return (
                f"The panels stand in rows and columns, {held.shape}: "
                f"`{name}[1, 0]` or `{name}.ravel()`."
            )
    return ""


def in_place(facts):
    """Say what stands in the place where the dtype came."""
    name = name_of(getattr(facts.call, "func", None))
    return f"In its place: `{METHODS[name]}`." if name in METHODS else ""


def how_many(facts):
    """Say that `linspace` is told how many points, and no step."""
    if name_of(getattr(facts.call, "func", None)) != "linspace":
        return ""
    return "`linspace` is told how many points; `jnp.arange` takes a step."


def handed_on(facts):
    """Say what a loop hands its body, where the two may be exchanged."""
    name = name_of(getattr(facts.call, "func", None))
    return CALLS[name] if name == "fori_loop" else ""


def differing_keys(facts):
    """Say which keys only one of two dicts has."""
    if "<class 'function'>" in facts.text:
        return "One of them is a function: was it called?"
    only = re.search(r"difference on key sets is\s+(\w+(?: \w+)*)", facts.text)
    if not only:
        return ""
    names = ", ".join(f"`{name}`" for name in only[1].split())
    return f"Only one of them has {names}."


def a_key_of(facts):
    """Say which name holds a key of a dict."""
    for node in facts.parts(ast.Name):
        held = facts.names.get(node.id)
        if is_a_key(held, facts):
            return f"Here `{node.id}` is such a key."
        if is_a_letter(held, facts):
            return f"Here `{node.id}` is a letter of such a key."
    return ""


def no_number(facts):
    """Say what is wanted in place of a text or of nothing."""
    name = name_of(getattr(facts.call, "func", None))
    if name in ("key", "PRNGKey"):
        return "A seed is a whole number."
    if name == "where" and len(facts.arguments) == 2:
        return "`where` takes three: the condition, and a value for each case."
    return not_trained(facts)


def not_trained(facts):
    """Name the entry of params that is no array of floats."""
    for held in facts.arguments:
        known = type(held) is dict and {"weights", "biases"} <= set(held)
        for key in set(held) - {"weights", "biases"} if known else ():
            value = held[key]
            parts = value if type(value) in (list, tuple) else [value]
            if any(type(part) in (int, str, bool) for part in parts):
                return f"The entry {key!r} is nothing to train: keep it apart."
    return ""
