"""Answers to exercise 01, question 8: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.network.q8_xor_params import QUESTION

written = writer(QUESTION)


def made(
    w_1="[[9.0, 9.0], [9.0, 9.0]]",
    b_1="[-4.5, -13.5]",
    w_2="[[half, -half]]",
    b_2="[same]",
):
    """Return an answer with these arrays."""
    return written(
        "half = (different - same) / 2",
        f"w_1, b_1 = jnp.array({w_1}), jnp.array({b_1})",
        f"w_2, b_2 = jnp.array({w_2}), jnp.array({b_2})",
        'return {"weights": [w_1, w_2], "biases": [b_1, b_2]}',
    )


RIGHT = (
    made(),
    made(
        "[[9.0, -9.0], [-9.0, 9.0]]",
        "[-4.5, -4.5]",
        "[[half, half]]",
        "[same + 2 * half]",
    ),
    written(
        """
        first = {"weights": jnp.full((2, 2), 5.0), "biases": [-2.5, -7.5]}
        change = different - same
        return {
            "weights": [first["weights"], jnp.array([[0.5, -0.5]]) * change],
            "biases": [jnp.array(first["biases"]), jnp.array([same])],
        }
        """
    ),
)

WRONG = (
    Wrong(
        "shapes",
        "those of no network [2, 2, 1]",
        (
            made(w_2="[half, -half]"),
            made(b_2="same"),
            made(w_1="[9.0, 9.0]"),
            made(w_1="[[9.0, 9.0]]", b_1="[-4.5]", w_2="[[half]]"),
        ),
    ),
    Wrong(
        "or",
        "(1, 1) counts as different",
        (
            made(w_2="[[half, 0.0]]", b_2="[same + half]"),
            made(b_1="[-4.5, -99.0]"),
        ),
    ),
    Wrong(
        "and",
        "Only (1, 1) counts as different",
        (
            made(w_2="[[0.0, half]]", b_2="[same + half]"),
            made(b_1="[-13.5, -99.0]"),
        ),
    ),
    Wrong(
        "swapped",
        "The two outputs are swapped",
        (
            made(w_2="[[-half, half]]", b_2="[different]"),
            made()
            .replace("different - same", "same - different")
            .replace("[same]", "[different]"),
        ),
    ),
    Wrong(
        "first input alone",
        "follows the first input alone",
        (
            made("[[9.0, 0.0], [9.0, 0.0]]", "[-4.5, -99.0]"),
            made("[[9.0, 0.0], [0.0, 0.0]]", "[-4.5, -9.0]"),
        ),
    ),
    Wrong(
        "second input alone",
        "follows the second input alone",
        (
            made("[[0.0, 9.0], [0.0, 9.0]]", "[-4.5, -99.0]"),
            made("[[0.0, 9.0], [0.0, 0.0]]", "[-4.5, -9.0]"),
        ),
    ),
    Wrong(
        "too high",
        "twice too large",
        (
            made(w_2="[[2 * half, -2 * half]]"),
            made().replace(" / 2", ""),
        ),
    ),
    Wrong(
        "last bias missing",
        "belongs in the last bias",
        (made(b_2="[0.0]"), made(b_2="[same * 0]")),
    ),
    Wrong(
        "inputs of -1 and 1",
        "here they are 0 and 1",
        (
            made(b_1="[9.0, -9.0]"),
            made("[[5.0, 5.0], [5.0, 5.0]]", "[5.0, -5.0]"),
        ),
    ),
    Wrong(
        "both steps up",
        "what both hidden neurons give at the four corners",
        (made(w_2="[[half, half]]"), made(w_2="[[-half, -half]]")),
    ),
    Wrong(
        "too soft",
        "and by too little",
        (
            made("[[1.0, 1.0], [1.0, 1.0]]", "[-0.5, -1.5]"),
            made("[[2.0, 2.0], [2.0, 2.0]]", "[-1.0, -3.0]"),
        ),
    ),
    Wrong(
        "entries",
        "Return a dict with the entries",
        (
            made().replace('"weights"', '"w"'),
            made().replace('"biases"', '"b"'),
            written(
                "return different",
            ),
            written(
                "return [jnp.ones((2, 2))], [jnp.ones(2)]",
            ),
        ),
    ),
    Wrong(
        "rise to different",
        "The rise is `different` itself",
        (
            made(w_2="[[different / 2, -different / 2]]"),
            made(w_2="[[0.5, -0.5]]) * jnp.array([different]"),
        ),
    ),
    Wrong(
        "flat",
        "the same at all four corners",
        (
            made(b_1="[50.0, 50.0]"),
            made(w_2="[[0.0, 0.0]]", b_2="[same + half]"),
        ),
    ),
    Wrong(
        "on the corners",
        "Two steps at sums that occur",
        (
            made("jnp.full((2, 2), 20.0)", "[-20.0, -40.0]"),
            made("jnp.full((2, 2), 20.0)", "[0.0, -20.0]"),
        ),
    ),
    Wrong(
        "for relu",
        "These weights are known from networks with relu",
        (
            made("[[1, 1], [1, 1]]", "[0, -1]", "[[2 * half, -4 * half]]"),
            written(
                """
                weights = [jnp.ones((2, 2)), jnp.array([[1.0, -2.0]])]
                weights[1] = weights[1] * (different - same)
                biases = [jnp.array([0.0, -1.0]), jnp.array([same])]
                return {"weights": weights, "biases": biases}
                """
            ),
        ),
    ),
)
