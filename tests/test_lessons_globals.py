"""Nothing compiled reads a global that a student may change.

Lesson 04 shows why: `jit` keeps the value that a global had when the function
was traced, and a cell that changes it later changes nothing, silently.
"""

import ast

import pytest

from lessons import LESSONS, code_cells

# These make a function out of a function; what they return is no setting.
WRAPPERS = {"grad", "jit", "partial", "value_and_grad", "vmap"}
# These make the mistake on purpose, and read what comes of it.  Lesson 08's
# two grids are made in the cell that defines what reads them.
ON_PURPOSE = {
    "02_random_keys": {"rng"},
    "04_gradients": {"learning_rate"},
    "08_faster": {"learning_rate", "x_grid", "y_grid"},
}
STEMS = [path.stem for path in LESSONS]


def trees_of(cells):
    """Return a syntax tree for each cell; magics are left out."""
    texts = (
        "\n".join(
            "pass" if line.lstrip().startswith(("%", "!")) else line
            for line in cell.splitlines()
        )
        for cell in cells
    )
    return [ast.parse(text) for text in texts]


def called(node):
    """Return the name of what a call or a decorator calls, without `jax.`."""
    function = node.func if isinstance(node, ast.Call) else node
    return getattr(function, "id", getattr(function, "attr", None))


def is_jit(node):
    """Say whether a call or a decorator is `jit`, or a `partial` of it."""
    if called(node) == "partial" and isinstance(node, ast.Call):
        return bool(node.args) and called(node.args[0]) == "jit"
    return called(node) == "jit"


def names_in(node, context):
    return {
        name.id
        for name in ast.walk(node)
        if isinstance(name, ast.Name) and isinstance(name.ctx, context)
    }


def assigned(trees):
    """Return the names that cells assign, functions' aliases left out."""
    found = set()
    for tree in trees:
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.Import, ast.ImportFrom)):
                continue
            value = getattr(node, "value", None)
            values = getattr(value, "elts", [value])
            if all(called(v) in WRAPPERS for v in values):
                continue
            found |= names_in(node, ast.Store)
    return found


def definitions(trees):
    """Return {name: every function of that name that cells define}."""
    found = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append(node)
    return found


def compiled(trees, functions):
    """Return the functions, lambdas and methods that are under `jit`.

    What is compiled anew where it is called, `jit(vmap(f))(x)`, keeps nothing.
    """
    found = [
        node
        for group in functions.values()
        for node in group
        if any(is_jit(decorator) for decorator in node.decorator_list)
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    at_once = [
        call.func
        for call in calls
        if is_jit(call.func)
        and isinstance(call.func, ast.Call)
        and not isinstance(call.func.args[0], ast.Name)
    ]
    kept = [call for call in calls if called(call) == "jit"]
    return found + [
        argument
        for call in kept
        if call not in at_once
        for argument in call.args
    ]


def reads(node):
    """Return the names that a function or an expression takes from outside."""
    own = names_in(node, ast.Store)
    own |= {a.arg for a in ast.walk(node) if isinstance(a, ast.arg)}
    own |= {
        inner.name
        for inner in ast.walk(node)
        if isinstance(inner, ast.FunctionDef)
    }
    body = node.body if isinstance(node, ast.FunctionDef) else [node]
    return set().union(*(names_in(n, ast.Load) for n in body)) - own


def frozen_globals(cells):
    """Return the names of globals that something compiled reads."""
    trees = trees_of(cells)
    functions, settings = definitions(trees), assigned(trees)
    to_see, seen, found = compiled(trees, functions), set(), set()
    while to_see:
        names = reads(to_see.pop())
        found |= names & settings
        for name in names - seen:
            seen.add(name)
            to_see += functions.get(name, [])
    return found


@pytest.mark.parametrize("stem", STEMS)
def test_nothing_compiled_reads_a_global_that_a_student_may_change(stem):
    allowed = ON_PURPOSE.get(stem, set())
    assert frozen_globals(code_cells(stem)) == allowed


OLD = {
    "lesson 06's update": """
optimizer = optax.adam(1e-2)
update = jit(optimizer.update)""",
    "lesson 07's step": """
optimizer = optax.adam(learning_rate=1e-2)
@partial(jit, static_argnums=5)
def train_step(rows, x, y_target, params, opt_state, loss_function):
    updates, opt_state = optimizer.update(grads, opt_state, params)
    return updates""",
    "a function of a function": """
optimizer = optax.sgd(1)
def inner(x):
    return optimizer.init(x)
outer = jit(vmap(inner))""",
    "a lambda": """
optimizer, rate = optax.sgd(1), 0.1
move = jax.jit(lambda p: optimizer.init(p))""",
}


@pytest.mark.parametrize("cell", OLD.values(), ids=OLD)
def test_a_frozen_optimizer_is_found(cell):
    assert frozen_globals([cell]) == {"optimizer"}


def test_what_is_compiled_anew_at_every_call_keeps_nothing():
    cell = """
sizes = [1, 2]
def last_loss(key):
    return train(init_params(key, sizes))
"""
    assert frozen_globals([cell + "jit(vmap(last_loss))(keys)"]) == set()
    for kept in ("losses = jit(vmap(last_loss))", "jit(last_loss)(key)"):
        assert frozen_globals([cell + kept]) == {"sizes"}


def test_what_comes_in_as_an_argument_may_be_compiled():
    cell = """
optimizer, loss = optax.adam(1e-2), jit(mse_loss)
@partial(jit, static_argnames="optimizer")
def update(grads, opt_state, params, optimizer):
    return optimizer.update(grads, opt_state, params)"""
    assert frozen_globals([cell]) == set()
