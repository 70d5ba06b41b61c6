"""The loop that made the losses, as the student wrote it in a cell.

Only IPython keeps what was typed, so elsewhere there is nothing to read.
Nothing is run: names alone are followed, from turn to turn.
"""

import ast
import sys

from why.signs import name_of

LOOPS = ast.For, ast.While
TARGETS = {"y", "y_batch", "y_target", "y_train", "y_true"}
DRAWS = {"choice", "normal", "permutation", "randint", "uniform"}


def look_at_loop():
    """Say what the loop of the losses never renews, though it must.

    >>> look_at_loop()
    ''
    """
    loop = loop_of_losses(typed())
    looks = (old_key, old_state, old_params, old_gradient, torn_pairs)
    said = (look(loop, bound(loop)) for look in looks) if loop else ()
    return "\n".join(filter(None, said))


def typed():
    """Return the cells that were run, the newest first, as programs."""
    cells = getattr(sys.modules.get("__main__"), "In", None)
    programs = []
    for cell in reversed(cells) if type(cells) is list else ():
        try:
            programs.append(ast.parse(str(cell)))
        except (SyntaxError, ValueError):
            continue
    return programs


def loop_of_losses(programs):
    """Return the loop that appends to what `why` was given, or None."""
    name = losses_name(programs[0]) if programs else ""
    for program in programs if name else ():
        made = maker(program, name)
        if made:
            return loop_in(defined(programs, made), name)
        outside = [n for n in program.body if not is_def(n)]
        loop = loop_in(ast.Module(outside, []), name)
        if loop:
            return loop
    return None


def losses_name(program):
    """Return the name that `why(losses=...)` was given, or ""."""
    given = (
        word.value
        for call in of_kind(program, ast.Call)
        if name_of(call.func) == "why"
        for word in call.keywords
        if word.arg == "losses"
    )
    return name_of(next(given, None))


def maker(program, name):
    """Return the name of the function that gave the losses, or ""."""
    for node in of_kind(program, ast.Assign):
        targets = {n.id for t in node.targets for n in of_kind(t, ast.Name)}
        if name in targets and isinstance(node.value, ast.Call):
            return name_of(node.value.func)
    return ""


def defined(programs, name):
    """Return the newest `def` of this name, or None."""
    parts = (n for p in programs for n in p.body if is_def(n))
    return next((n for n in parts if n.name == name), None)


def is_def(node):
    """Say whether a statement defines a function."""
    return isinstance(node, ast.FunctionDef)


def loop_in(node, name):
    """Return the last loop that appends to this name and holds no other."""
    loops = [n for n in of_kind(node, LOOPS) if appends(n, name)]
    inner = [n for n in loops if len(of_kind(n, LOOPS)) == 1]
    return inner[-1] if inner else None


def appends(node, name):
    """Say whether a part of a program appends to this name."""
    return any(
        getattr(call.func, "attr", "") == "append"
        and name_of(call.func.value) == name
        for call in of_kind(node, ast.Call)
    )


def of_kind(node, kind):
    """Return the parts of a program that are of one kind of syntax."""
    return [n for n in ast.walk(node) if isinstance(n, kind)] if node else []


def bound(loop):
    """Return the names that a turn of the loop, or a call, gives a value."""
    names = of_kind(loop, ast.Name)
    stored = {n.id for n in names if isinstance(n.ctx, ast.Store)}
    return stored | {n.arg for n in of_kind(loop, ast.arg)}


def calls(loop, *names):
    """Return the calls of these names in a loop."""
    found = of_kind(loop, ast.Call)
    return [call for call in found if name_of(call.func) in names]


def first(call):
    """Return the first argument of a call, or None."""
    return call.args[0] if call.args else None


def stays(node, made, word):
    """Return a plain name with this word in it that no turn renews."""
    name = getattr(node, "id", "")
    return name if name and word in name and name not in made else ""


def trains(loop):
    """Say whether each turn takes a step."""
    return bool(calls(loop, "apply_updates", "update", "map"))


def old_key(loop, made):
    """Say that every turn draws with the same key."""
    for call in calls(loop, "key", "PRNGKey") if trains(loop) else ():
        if isinstance(first(call), ast.Constant):
            return (
                f"The key: `{ast.unparse(call)}` stands in the loop, so every "
                "turn draws the same numbers. Make the key once, in front of "
                "the loop, and split it in each turn."
            )
    draws = [first(call) for call in calls(loop, *DRAWS)]
    splits = [first(c) for c in calls(loop, "split") if len(c.args) == 1]
    renewed = any(name_of(node) in made for node in draws)
    for node in [*splits, *(() if renewed else draws)] if trains(loop) else ():
        name = stays(node, made, "key")
        if name:
            return (
                f"The key: no turn of the loop puts a new key under `{name}`, "
                "so every turn draws the same numbers. Write `subkey, key = "
                "split(key)` in the loop, and draw with `subkey`."
            )
    return ""


def old_state(loop, made):
    """Say that every turn begins with the optimizer's first state."""
    again = "Take the new one: `updates, opt_state = optimizer.update(...)`."
    for call in calls(loop, "update"):
        state = call.args[1] if len(call.args) > 1 else None
        own = getattr(call.func, "value", None)
        if any(
            ast.dump(c.func.value) == ast.dump(own)
            for c in calls(loop, "init")
            if own and isinstance(c.func, ast.Attribute)
        ):
            return (
                "The state: `init` stands in the loop, so the optimizer "
                "forgets all that it knew. Call it once, in front of it."
            )
        if name := stays(state, made, "state"):
            return f"The state: no turn of the loop renews `{name}`. {again}"
    return ""


def old_params(loop, made):
    """Say that the new params are not put back."""
    for call in calls(loop, "apply_updates"):
        name = stays(first(call), made, "")
        if name:
            return (
                f"The params: no turn of the loop puts new ones under "
                f"`{name}`. Write `{name} = optax.apply_updates(...)`."
            )
    return ""


def old_gradient(loop, made):
    """Say that every step takes the gradient from before the loop."""
    for call in calls(loop, "update"):
        name = stays(first(call), made, "grad")
        if name:
            return (
                f"The gradient: `{name}` comes from before the loop, and the "
                "params move on. Compute it anew in each turn."
            )
    return ""


def torn_pairs(loop, made):
    """Say that x is drawn anew, and y_target stays as it was."""
    drawn = {
        name_of(node.targets[0])
        for node in of_kind(loop, ast.Assign)
        if isinstance(node.value, ast.Call)
        and name_of(node.value.func) in DRAWS - {"permutation"}
    }
    for call in of_kind(loop, ast.Call) if trains(loop) else ():
        names = [n for n in call.args if isinstance(n, ast.Name)]
        fresh = [n.id for n in names if n.id in drawn and n.id[0] == "x"]
        old = [n.id for n in names if n.id in TARGETS - made]
        if fresh and old and any("param" in n.id for n in names):
            return (
                f"The pairs: each turn draws `{fresh[0]}` anew, and "
                f"`{old[0]}` stays that of an earlier one. Compute it in the "
                f"loop, right after `{fresh[0]}`."
            )
    return ""
