"""Answers to exercise 04, question 2: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.gradients.q2_gradient_step import QUESTION

written = writer(QUESTION)


def tree_step(formula):
    """Return a `gradient_step` that maps this formula of p and g."""
    return written(
        "rate = learning_rate",
        f"return jax.tree.map(lambda p, g: {formula}, params, grads)",
    )


def loop_step(weight, bias):
    """Return a `gradient_step` with loops, for these formulas of p and g."""
    return written(
        "rate = learning_rate",
        "new = {'weights': [], 'biases': []}",
        "for p, g in zip(params['weights'], grads['weights']):",
        f"    new['weights'].append({weight})",
        "for p, g in zip(params['biases'], grads['biases']):",
        f"    new['biases'].append({bias})",
        "return new",
    )


def formula_ways(formula):
    """Return one wrong formula, as a map and as two loops."""
    return tree_step(formula), loop_step(formula, formula)


RIGHT = (
    loop_step("p - rate * g", "p - rate * g"),
    written(
        "p, structure = jax.tree.flatten(params)",
        "g = jax.tree.leaves(grads)",
        "new = [a - learning_rate * b for a, b in zip(p, g)]",
        "return jax.tree.unflatten(structure, new)",
    ),
)

WRONG = (
    Wrong(
        "number times dictionary",
        "cannot calculate with dictionaries",
        (
            written("return params - learning_rate * grads"),
            written(
                "new = {}",
                "for name in params:",
                "    change = learning_rate * grads[name]",
                "    new[name] = params[name] - change",
                "return new",
            ),
        ),
    ),
    Wrong("uphill", "so minus", formula_ways("p + rate * g")),
    Wrong("no learning rate", "times too long", formula_ways("p - g")),
    Wrong(
        "biases skipped",
        "The biases did not move",
        (
            loop_step("p - rate * g", "p"),
            written(
                "pairs = zip(params['weights'], grads['weights'])",
                "weights = [w - learning_rate * g for w, g in pairs]",
                "return {'weights': weights, 'biases': params['biases']}",
            ),
        ),
    ),
    Wrong(
        "weights skipped",
        "The weights did not move",
        (
            loop_step("p", "p - rate * g"),
            written(
                "pairs = zip(params['biases'], grads['biases'])",
                "biases = [b - learning_rate * g for b, g in pairs]",
                "return {**params, 'biases': biases}",
            ),
        ),
    ),
    Wrong(
        "gradient returned",
        "That is the slope, not the new place",
        (written("return grads"), tree_step("g")),
    ),
    Wrong(
        "change returned",
        "That is the change alone",
        formula_ways("-rate * g"),
    ),
    Wrong(
        "change returned, uphill",
        "That is the learning rate times the gradient",
        formula_ways("rate * g"),
    ),
    Wrong(
        "nothing moved",
        "The parameters come back as they went in",
        (
            written(
                "for p, g in zip(params['weights'], grads['weights']):",
                "    p = p - learning_rate * g",
                "for p, g in zip(params['biases'], grads['biases']):",
                "    p = p - learning_rate * g",
                "return params",
            ),
            written(
                "rate = learning_rate",
                "jax.tree.map(lambda p, g: p - rate * g, params, grads)",
                "return params",
            ),
        ),
    ),
    Wrong(
        "list of leaves",
        "a dict with the entries weights, biases",
        (
            written(
                "pairs = zip(jax.tree.leaves(params), jax.tree.leaves(grads))",
                "return [p - learning_rate * g for p, g in pairs]",
            ),
            written(
                "def move(name):",
                "    pairs = zip(params[name], grads[name])",
                "    return [p - learning_rate * g for p, g in pairs]",
                "return move('weights'), move('biases')",
            ),
        ),
    ),
    Wrong(
        "divided by the rate",
        "You divided by the learning rate",
        (
            written(
                "return jax.tree.map(lambda p, g: p - g / learning_rate, "
                "params, grads)",
            ),
            written(
                "rate = 1 / learning_rate",
                "return jax.tree.map(lambda p, g: p - rate * g, params, "
                "grads)",
            ),
        ),
    ),
    Wrong(
        "fixed rate",
        "You take 0.1 whatever",
        (
            written(
                "return jax.tree.map(lambda p, g: p - 0.1 * g, params, grads)",
            ),
            written(
                "learning_rate = 0.1",
                "return jax.tree.map(lambda p, g: p - learning_rate * g, "
                "params, grads)",
            ),
        ),
    ),
    Wrong(
        "swapped",
        "have changed places",
        (
            written(
                "return jax.tree.map(lambda p, g: p - learning_rate * g, "
                "grads, params)",
            ),
            written(
                "return jax.tree.map(lambda p, g: p - learning_rate * g, "
                "params, grads)",
                signature="gradient_step(grads, params, learning_rate)",
            ),
        ),
    ),
    Wrong(
        "half of it uphill",
        "move in opposite directions",
        (
            written(
                "def move(name, rate):",
                "    return [p - rate * g for p, g in zip(params[name], "
                "grads[name])]",
                "",
                "weights = move('weights', -learning_rate)",
                "biases = move('biases', learning_rate)",
                "return {'weights': weights, 'biases': biases}",
            ),
            written(
                "def move(name, rate):",
                "    return [p - rate * g for p, g in zip(params[name], "
                "grads[name])]",
                "",
                "weights = move('weights', learning_rate)",
                "biases = move('biases', -learning_rate)",
                "return {'weights': weights, 'biases': biases}",
            ),
        ),
    ),
    Wrong(
        "two steps",
        "That is two steps",
        (
            written(
                "return jax.tree.map(lambda p, g: p - 2 * learning_rate * g, "
                "params, grads)",
            ),
            written(
                "once = jax.tree.map(lambda p, g: p - learning_rate * g, "
                "params, grads)",
                "return jax.tree.map(lambda p, g: p - learning_rate * g, "
                "once, grads)",
            ),
        ),
    ),
    Wrong(
        "turned round",
        "the old place comes first",
        (
            written(
                "return jax.tree.map(lambda p, g: learning_rate * g - p, "
                "params, grads)",
            ),
            written(
                "return jax.tree.map(lambda p, g: -(p - learning_rate * g), "
                "params, grads)",
            ),
        ),
    ),
    Wrong(
        "tuples",
        "is a tuple, and a list is wanted",
        (
            written(
                "def move(name):",
                "    pairs = zip(params[name], grads[name])",
                "    return tuple(p - learning_rate * g for p, g in pairs)",
                "",
                "return {name: move(name) for name in params}",
            ),
            written(
                "step = jax.tree.map(lambda p, g: p - learning_rate * g, "
                "params, grads)",
                "return {name: tuple(step[name]) for name in step}",
            ),
        ),
    ),
    Wrong(
        "signs alone",
        "with `sign(grads)` for `grads`",
        (
            written(
                "return jax.tree.map(lambda p, g: p - learning_rate * "
                "jnp.sign(g), params, grads)",
            ),
            written(
                "step = lambda p, g: p - jnp.where(g > 0, 1, -1) * "
                "learning_rate",
                "return jax.tree.map(step, params, grads)",
            ),
        ),
    ),
    Wrong(
        "more handed to tree.map",
        "use the learning rate, one number, inside the function",
        (
            written(
                "step = lambda p, g, rate: p - rate * g",
                "return jax.tree.map(step, params, grads, learning_rate)",
            ),
            written(
                "new = {}",
                "for name in params:",
                "    step = lambda p, g: p - learning_rate * g",
                "    new[name] = jax.tree.map(step, params[name], grads)",
                "return new",
            ),
        ),
    ),
    Wrong(
        "no slopes",
        "The slopes are missing",
        (tree_step("p - rate * p"), tree_step("(1 - rate) * p")),
    ),
    Wrong(
        "rate times both",
        "it belongs to the slopes alone",
        (tree_step("rate * (p - g)"), tree_step("rate * p - rate * g")),
    ),
    Wrong(
        "unknown step",
        "a bias of 2.0 with slope 4.0",
        (
            tree_step("p - g / (1 + rate)"),
            tree_step("p - rate * g / (1 + p**2)"),
        ),
    ),
    Wrong(
        "one layer alone",
        "In `weights`, number 1, counted from 0, is wrong, and the other is "
        "right",
        (
            written(
                "new = {name: [*params[name]] for name in params}",
                "for name in params:",
                "    new[name][0] -= learning_rate * grads[name][0]",
                "return new",
            ),
            written(
                "for name in params:",
                "    p, g = params[name], grads[name]",
                "    first = p[0] - learning_rate * g[0]",
                "    params = {**params, name: [first, *p[1:]]}",
                "return params",
            ),
        ),
    ),
)
