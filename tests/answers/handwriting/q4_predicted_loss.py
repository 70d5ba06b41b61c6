"""Answers to exercise 09, question 4: right ones and usual mistakes."""

from answers import Wrong

RIGHT = (
    "predicted_loss = 2.3",
    "predicted_loss = 2.303",
    "predicted_loss = -jnp.log(0.1)",
)

WRONG = tuple(
    Wrong(f"answered {answer}", says, (f"predicted_loss = {answer}",))
    for answer, says in (
        (0.1, "a digit's share"),
        (1, "logarithm to base 10"),
        (1.95, "ln 7: what counts"),
        (-2.3, "mind the minus"),
        (3.32, "logarithm to base 2"),
        (3.47, "neither images nor neurons"),
        (0.9, "the share of the nine other classes"),
        (4.16, "ln 64, for the pixels"),
        (32 * 2.303, "the sum over the batch"),
        (0.693, "ln 2, for right or wrong"),
        (0, "The logits are 0, and the loss"),
    )
)
