"""Answers to exercise 03, question 7: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.vmap.q7_distances import QUESTION

written = writer(QUESTION)


def nested(
    body="jnp.sqrt(jnp.sum((a - b) ** 2))",
    inner="(None, 0)",
    outer="(0, None)",
):
    """Return two maps around a function of one pair."""
    return written(
        f"one = lambda a, b: {body}",
        f"row = vmap(one, in_axes={inner})",
        f"return vmap(row, in_axes={outer})(towns, shops)",
    )


def spread(body):
    """Return an answer without `vmap`, from all differences `d`."""
    return written("d = towns[:, None] - shops[None]", f"return {body}")


RIGHT = (
    nested(),
    nested("jnp.linalg.norm(a - b)"),
    spread("jnp.linalg.norm(d, axis=-1)"),
    written(
        """
        def from_town(town):
            return vmap(lambda shop: jnp.hypot(*(town - shop)))(shops)

        def far(town):
            return vmap(lambda s: jnp.sum((town - s) ** 2) ** 0.5)(shops)

        return vmap(far)(towns)
        """
    ),
)

WRONG = (
    Wrong(
        "nested the other way",
        "The axes are swapped",
        (
            nested(inner="(0, None)", outer="(None, 0)"),
            spread("jnp.sqrt(jnp.sum(d**2, axis=2)).T"),
        ),
    ),
    Wrong(
        "walked in step",
        "town i meets shop i alone",
        (
            written(
                "one = lambda a, b: jnp.sqrt(jnp.sum((a - b) ** 2))",
                "return vmap(one)(towns, shops)",
            ),
            nested(outer="(0, 0)"),
        ),
    ),
    Wrong(
        "half the squares",
        "halves the squares",
        (
            nested("jnp.sum((a - b) ** 2) ** 1 / 2"),
            spread("jnp.sum(d**2, axis=2) / 2"),
        ),
    ),
    Wrong(
        "squares",
        "the root is missing",
        (nested("jnp.sum((a - b) ** 2)"), spread("jnp.sum(d**2, axis=2)")),
    ),
    Wrong(
        "along the axes",
        "the way along the axes",
        (
            nested("jnp.sum(jnp.abs(a - b))"),
            nested("jnp.sum(jnp.sqrt((a - b) ** 2))"),
        ),
    ),
    Wrong(
        "mean of squares",
        "The squares are averaged",
        (
            nested("jnp.sqrt(jnp.mean((a - b) ** 2))"),
            spread("jnp.sqrt(jnp.mean(d**2, axis=2))"),
        ),
    ),
    Wrong(
        "differences",
        "an axis too many",
        (nested("a - b"), spread("d")),
    ),
    Wrong(
        "first pair alone",
        "The shape is",
        (
            written("return jnp.sqrt(jnp.sum((towns[0] - shops[0]) ** 2))"),
            written("return jnp.linalg.norm(towns[0] - shops[0])"),
        ),
    ),
    Wrong(
        "first shop alone",
        "number 0 along axis 1: all",
        (
            written(
                "one = lambda a: jnp.linalg.norm(a - shops[0])",
                "return vmap(one)(towns)",
            ),
            spread("jnp.linalg.norm(d, axis=-1)[:, 0]"),
            spread("jnp.linalg.norm(d, axis=-1)[:, :1]"),
        ),
    ),
    Wrong(
        "nearest shop alone",
        "the smallest along axis 1: all",
        (
            spread("jnp.min(jnp.sqrt(jnp.sum(d**2, axis=-1)), axis=1)"),
            spread("jnp.linalg.norm(d, axis=-1).min(axis=-1)"),
        ),
    ),
    Wrong(
        "one length of everything",
        "root of the summed squares of all numbers",
        (
            spread("jnp.linalg.norm(d)"),
            spread("jnp.sqrt(jnp.sum(d**2))"),
        ),
    ),
    Wrong(
        "plane alone",
        "too short in space",
        (
            spread("jnp.sqrt(d[..., 0] ** 2 + d[..., 1] ** 2)"),
            nested("jnp.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)"),
        ),
    ),
    Wrong(
        "largest difference",
        "the largest difference alone",
        (
            spread("jnp.abs(d).max(axis=-1)"),
            nested("jnp.max(jnp.abs(a - b))"),
        ),
    ),
    Wrong(
        "added places",
        "The places were added",
        (
            nested("jnp.linalg.norm(a + b)"),
            nested("jnp.sqrt(jnp.sum((a + b) ** 2))"),
        ),
    ),
    Wrong(
        "summed too early",
        "square each of them, then",
        (
            nested("jnp.sqrt(jnp.sum(a - b) ** 2)"),
            spread("jnp.abs(d.sum(axis=-1))"),
        ),
    ),
    Wrong(
        "squeezed",
        "an axis of length 1 is too many or missing",
        (
            written(
                "return jnp.squeeze(jnp.linalg.norm(towns[:, None] - shops, "
                "axis=-1))",
            ),
            written(
                "differences = towns[:, None] - shops[None]",
                "return jnp.sqrt(jnp.sum(differences**2, axis=2)).squeeze()",
            ),
        ),
    ),
    Wrong(
        "another axis",
        "along another axis",
        (
            spread("jnp.linalg.norm(d, axis=1)"),
            spread("jnp.sqrt(jnp.sum(d**2, axis=0))"),
        ),
    ),
)
