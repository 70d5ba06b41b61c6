"""Right and wrong answers to exercise 04, questions 2 and 3."""

from mistakes import Wrong

STEM = "04_gradients"

BOTH = "value_and_grad(course_loss, argnums=2)"
GET = f"loss, grads = {BOTH}(x, y_target, params)"


def step(*lines):
    """Return the source of a `gradient_step` with these lines."""
    body = "\n    ".join(lines)
    return f"def gradient_step(params, grads, learning_rate):\n    {body}\n"


def tree_step(formula):
    """Return a `gradient_step` that maps this formula of p and g."""
    return step(
        "rate = learning_rate",
        f"return jax.tree.map(lambda p, g: {formula}, params, grads)",
    )


def loop_step(weight, bias):
    """Return a `gradient_step` with loops, for these formulas of p and g."""
    return step(
        "rate = learning_rate",
        "new = {'weights': [], 'biases': []}",
        "for p, g in zip(params['weights'], grads['weights']):",
        f"    new['weights'].append({weight})",
        "for p, g in zip(params['biases'], grads['biases']):",
        f"    new['biases'].append({bias})",
        "return new",
    )


def both(*lines):
    """Return the source of a `loss_and_grads` with these lines."""
    body = "\n    ".join(lines)
    return f"def loss_and_grads(x, y_target, params):\n    {body}\n"


def formula_ways(formula):
    """Return one wrong formula, as a map and as two loops."""
    return tree_step(formula), loop_step(formula, formula)


RIGHT = {
    "q2": (
        loop_step("p - rate * g", "p - rate * g"),
        step(
            "p, structure = jax.tree.flatten(params)",
            "g = jax.tree.leaves(grads)",
            "new = [a - learning_rate * b for a, b in zip(p, g)]",
            "return jax.tree.unflatten(structure, new)",
        ),
    ),
    "q3": (
        both(GET, "return loss, grads"),
        both(
            "loss = course_loss(x, y_target, params)",
            "def of_params(p):",
            "    return course_loss(x, y_target, p)",
            "return [loss, grad(of_params)(params)]",
        ),
    ),
}

WRONG = {
    "q2": (
        Wrong(
            "number times dictionary",
            "cannot calculate with dictionaries",
            (
                step("return params - learning_rate * grads"),
                step(
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
                step(
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
                step(
                    "pairs = zip(params['biases'], grads['biases'])",
                    "biases = [b - learning_rate * g for b, g in pairs]",
                    "return {**params, 'biases': biases}",
                ),
            ),
        ),
        Wrong(
            "gradient returned",
            "That is the slope, not the new place",
            (step("return grads"), tree_step("g")),
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
                step(
                    "for p, g in zip(params['weights'], grads['weights']):",
                    "    p = p - learning_rate * g",
                    "for p, g in zip(params['biases'], grads['biases']):",
                    "    p = p - learning_rate * g",
                    "return params",
                ),
                step(
                    "rate = learning_rate",
                    "jax.tree.map(lambda p, g: p - rate * g, params, grads)",
                    "return params",
                ),
            ),
        ),
        Wrong(
            "list of leaves",
            "keep the structure of params",
            (
                step(
                    "pairs = zip(jax.tree.leaves(params), "
                    "jax.tree.leaves(grads))",
                    "return [p - learning_rate * g for p, g in pairs]",
                ),
                step(
                    "def move(name):",
                    "    pairs = zip(params[name], grads[name])",
                    "    return [p - learning_rate * g for p, g in pairs]",
                    "return move('weights'), move('biases')",
                ),
            ),
        ),
    ),
    "q3": (
        Wrong(
            "grad of a number",
            "a number has no slope",
            (
                both(
                    "loss = course_loss(x, y_target, params)",
                    "return value_and_grad(loss, argnums=2)",
                ),
                both(
                    "loss = course_loss(x, y_target, params)",
                    "return loss, grad(loss)(params)",
                ),
            ),
        ),
        Wrong(
            "function returned",
            "and returned it: now call it",
            (
                both(f"return {BOTH}"),
                both(f"return jit({BOTH})"),
            ),
        ),
        Wrong(
            "slope in x",
            "shaped like x",
            (
                both(
                    "return value_and_grad(course_loss)(x, y_target, params)"
                ),
                both(
                    "loss = course_loss(x, y_target, params)",
                    "return loss, grad(course_loss, 0)(x, y_target, params)",
                ),
            ),
        ),
        Wrong(
            "slope in y_target",
            "count the arguments from 0",
            (
                both(
                    "of_both = value_and_grad(course_loss, argnums=1)",
                    "return of_both(x, y_target, params)",
                ),
                both(
                    "loss = course_loss(x, y_target, params)",
                    "return loss, grad(course_loss, 1)(x, y_target, params)",
                ),
            ),
        ),
        Wrong(
            "gradient only",
            "The loss is missing",
            (
                both("return grad(course_loss, 2)(x, y_target, params)"),
                both(GET, "return grads"),
            ),
        ),
        Wrong(
            "swapped",
            "in the wrong order: loss first",
            (
                both(GET, "return grads, loss"),
                both(GET.replace("loss, grads", "pair"), "return pair[::-1]"),
            ),
        ),
        Wrong(
            "divided again",
            "divided by it already",
            (
                both(
                    GET,
                    "grads = jax.tree.map(lambda g: g / len(x), grads)",
                    "return loss, grads",
                ),
                both(
                    "def again(p):",
                    "    return course_loss(x, y_target, p) / x.shape[0]",
                    "loss = course_loss(x, y_target, params)",
                    "return loss, grad(again)(params)",
                ),
            ),
        ),
        Wrong(
            "downhill",
            "the step will bring the minus",
            (
                both(GET, "return loss, jax.tree.map(jnp.negative, grads)"),
                both(GET, "return loss, jax.tree.map(lambda g: -g, grads)"),
            ),
        ),
        Wrong(
            "list of leaves",
            "a dictionary with two lists",
            (
                both(GET, "return loss, jax.tree.leaves(grads)"),
                both(GET, "return loss, [grads['weights'], grads['biases']]"),
            ),
        ),
    ),
}
