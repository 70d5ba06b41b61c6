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
    if not calls(loop, "apply_updates", "update", "map"):
        return ""  # no turn takes a step
    looks = (old_key, old_state, old_params, old_gradient, torn_pairs)
    said = (look(loop, bound(loop)) for look in looks)
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


def argument(found, place=0):
    """Return what some calls are given in one place."""
    return [call.args[place] for call in found if len(call.args) > place]


def stays(nodes, made, word=""):
    """Return the first name with this word that no turn renews, or ""."""
    names = (getattr(node, "id", "") for node in nodes)
    old = (n for n in names if n and word in n and n not in made)
    return next(old, "")


def old_key(loop, made):
    """Say that every turn draws with the same key."""
    for call in calls(loop, "key", "PRNGKey"):
        if call.args and isinstance(call.args[0], ast.Constant):
            return (
                f"The key: `{ast.unparse(call)}` stands in the loop, so every "
                "turn draws the same numbers. Make the key once, before the "
                "loop, and split it in each turn."
            )
    draws = argument(calls(loop, *DRAWS))
    splits = argument(c for c in calls(loop, "split") if len(c.args) == 1)
    renewed = any(name_of(node) in made for node in draws)
    name = stays([*splits, *(() if renewed else draws)], made, "key")
    return name and (
        f"The key: no turn of the loop puts a new key under `{name}`, so "
        "every turn draws the same numbers. Write `subkey, key = split(key)` "
        "in the loop, and draw with `subkey`."
    )


def old_state(loop, made):
    """Say that every turn begins with the optimizer's first state."""
    updates = calls(loop, "update")
    if optimizers(updates) & optimizers(calls(loop, "init")):
        return (
            "The state: `init` stands in the loop, so the optimizer "
            "forgets all that it knew. Call it once, before the loop."
        )
    name = stays(argument(updates, 1), made, "state")
    return name and (
        f"The state: no turn of the loop renews `{name}`. Take the new one: "
        "`updates, opt_state = optimizer.update(...)`."
    )


def optimizers(found):
    """Return what stands before the dot of some calls, as texts."""
    functions = (call.func for call in found)
    return {ast.unparse(f.value) for f in functions if hasattr(f, "value")}


def old_params(loop, made):
    """Say that the new params are not put back."""
    name = stays(argument(calls(loop, "apply_updates")), made)
    return name and (
        f"The params: no turn of the loop puts new ones under `{name}`. "
        f"Write `{name} = optax.apply_updates(...)`."
    )


def old_gradient(loop, made):
    """Say that every step takes the gradient from before the loop."""
    name = stays(argument(calls(loop, "update")), made, "grad")
    return name and (
        f"The gradient: `{name}` comes from before the loop, and the params "
        "move on. Compute it anew in each turn."
    )


def torn_pairs(loop, made):
    """Say that x is drawn anew, and y_target stays as it was."""
    drawn = {
        name_of(node.targets[0])
        for node in of_kind(loop, ast.Assign)
        if isinstance(node.value, ast.Call)
        and name_of(node.value.func) in DRAWS - {"permutation"}
    }
    for call in of_kind(loop, ast.Call):
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
