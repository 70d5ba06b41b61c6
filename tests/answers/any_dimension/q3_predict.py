"""Answers to exercise 07, question 3: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.any_dimension.q3_predict import QUESTION

written = writer(QUESTION)

NETWORK = """
    outputs = network_batch((x - x_mean) / x_std, params)
"""

RIGHT = (
    written(NETWORK, "return y_mean + y_std * outputs"),
    """
        def predict(x, params, x_mean, x_std, y_mean, y_std):
            rows = [network((row - x_mean) / x_std, params) for row in x]
            return jnp.stack(rows) * y_std + y_mean

        def network(x, params):
            return network_batch(x[None], params)[0]
        """,
)

WRONG = (
    *(
        Wrong(
            name,
            says,
            (
                written(NETWORK, f"return {expression}"),
                f"""
                def predict(x, params, x_mean, x_std, y_mean, y_std):
                    rows = [(row - x_mean) / x_std for row in x]
                    outputs = network_batch(jnp.stack(rows), params)
                    result = {expression}
                    return result
                """,
            ),
        )
        for name, says, expression in (
            (
                "not scaled back",
                "The outputs are still normalised",
                "outputs",
            ),
            (
                "normalised again",
                "normalised once more",
                "(outputs - y_mean) / y_std",
            ),
            (
                "added first",
                "the order turns round",
                "(outputs + y_mean) * y_std",
            ),
            ("no mean", "add the mean", "outputs * y_std"),
        )
    ),
    Wrong(
        "inputs not normalised",
        "The network met raw inputs",
        (
            written("return network_batch(x, params) * y_std + y_mean"),
            written(
                "normalised = (x - x_mean) / x_std",
                "outputs = network_batch(x, params)",
                "return y_mean + outputs * y_std",
            ),
        ),
    ),
    Wrong(
        "scales exchanged",
        "x_mean and x_std belong to `x`",
        (
            written(
                """
                outputs = network_batch((x - y_mean) / y_std, params)
                return outputs * y_std + y_mean
                """
            ),
            written(
                """
                outputs = network_batch((x + y_mean) * y_std, params)
                return outputs * y_std + y_mean
                """
            ),
        ),
    ),
    Wrong(
        "inputs half normalised",
        "not normalised as in the training",
        (
            written(
                "return network_batch(x - x_mean, params) * y_std + y_mean"
            ),
            written(
                "scaled = x / x_std",
                "return network_batch(scaled, params) * y_std + y_mean",
            ),
            written(
                "scaled = (x - x_mean) * x_std",
                "return network_batch(scaled, params) * y_std + y_mean",
            ),
            written(
                "scaled = x - x_mean / x_std",
                "return network_batch(scaled, params) * y_std + y_mean",
            ),
            written(
                "scaled = x * x_std + x_mean",
                "return network_batch(scaled, params) * y_std + y_mean",
            ),
        ),
    ),
    Wrong(
        "neither",
        "on the way in and on the way out",
        (
            written("return network_batch(x, params)"),
            written("outputs = network_batch(x, params)", "return outputs"),
        ),
    ),
    Wrong(
        "other way back",
        "The way back is",
        (
            written(
                "outputs = network_batch((x - x_mean) / x_std, params)",
                "return outputs * y_mean + y_std",
            ),
            written(
                "outputs = network_batch((x - x_mean) / x_std, params)",
                "return outputs * y_std - y_mean",
            ),
            written(
                "outputs = network_batch((x - x_mean) / x_std, params)",
                "return outputs / y_std + y_mean",
            ),
            written(
                "outputs = network_batch((x - x_mean) / x_std, params)",
                "return outputs * y_std**2 + y_mean",
            ),
            written(
                "outputs = network_batch((x - x_mean) / x_std, params)",
                "outputs = outputs * y_std + y_mean",
                "return outputs * y_std + y_mean",
            ),
        ),
    ),
    Wrong(
        "own scale of the answers",
        "scaled by their own mean and spread",
        (
            written(
                "outputs = network_batch((x - x_mean) / x_std, params)",
                "return outputs * outputs.std(axis=0) + outputs.mean(axis=0)",
            ),
            written(
                "outputs = network_batch((x - x_mean) / x_std, params)",
                "y_mean, y_std = outputs.mean(axis=0), outputs.std(axis=0)",
                "return outputs * y_std + y_mean",
            ),
        ),
    ),
    Wrong(
        "named under vmap",
        "belong to the arguments without a name",
        (
            written(
                "x = (x - x_mean) / x_std",
                "return network_batch(x=x, params=params) * y_std + y_mean",
            ),
            written(
                "given = {'x': (x - x_mean) / x_std, 'params': params}",
                "return network_batch(**given) * y_std + y_mean",
            ),
        ),
    ),
    Wrong(
        "network's arguments exchanged",
        "the inputs come first, then the parameters",
        (
            written(
                "scaled = (x - x_mean) / x_std",
                "return network_batch(params, scaled) * y_std + y_mean",
            ),
            written(
                "network_batch(params, x)",
                "return x * y_std + y_mean",
            ),
        ),
    ),
    Wrong(
        "clipped",
        "is wrong, and the others are right",
        (
            written(
                "z = jnp.clip((x - x_mean) / x_std, -2, 2)",
                "return network_batch(z, params) * y_std + y_mean",
            ),
            written(
                "z = (x - x_mean) / x_std",
                "z = jnp.minimum(2, jnp.maximum(-2, z))",
                "return y_mean + y_std * network_batch(z, params)",
            ),
        ),
    ),
    Wrong(
        "back by the scales of x",
        "took the mean and the spread of the inputs",
        (
            written(
                "outputs = network_batch((x - x_mean) / x_std, params)",
                "return outputs * x_std[0] + x_mean[0]",
            ),
            written(
                "outputs = network_batch((x - x_mean) / x_std, params)",
                "return outputs * x_std + x_mean",
            ),
            written(
                "outputs = network_batch((x - x_mean) / x_std, params)",
                "m, s = x_mean[:1], x_std[:1]",
                "return outputs * s + m",
            ),
        ),
    ),
)
