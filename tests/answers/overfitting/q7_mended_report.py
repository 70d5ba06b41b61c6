"""Answers to exercise 06, question 7: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.overfitting.q7_mended_report import QUESTION

written = writer(QUESTION)


def report(step="jnp.argmin(validation_losses)", loss="test_losses[step]"):
    """Return an answer with this step and this loss."""
    return written(f"step = int({step})", f"return step, float({loss})")


RIGHT = (
    report(),
    written(
        "step = jnp.argmin(validation_losses)",
        "return [step, test_losses[step]]",
    ),
    written(
        "best = min(range(len(test_losses)), key=lambda n: "
        "validation_losses[n])",
        "return best, test_losses[best]",
    ),
)

WRONG = (
    Wrong(
        "as it was",
        "The test still chooses",
        (
            report("jnp.argmin(test_losses)"),
            report("jnp.argmin(test_losses)", "jnp.min(test_losses)"),
        ),
    ),
    Wrong(
        "validation reported",
        "what had no part in the choice",
        (
            report(loss="validation_losses[step]"),
            report(loss="min(validation_losses)"),
        ),
    ),
    Wrong(
        "of another step",
        "the loss is that of another step",
        (
            report(loss="jnp.min(test_losses)"),
            report(loss="min(test_losses)"),
            report(loss="test_losses[step - 1]"),
        ),
    ),
    Wrong(
        "last step",
        "That is the last step",
        (
            report("len(test_losses) - 1"),
            report("len(validation_losses) - 1", "test_losses[-1]"),
        ),
    ),
    Wrong(
        "both lists choose",
        "Both lists choose together",
        (
            report("jnp.argmin(validation_losses + test_losses)"),
            report("jnp.argmin((validation_losses + test_losses) / 2)"),
        ),
    ),
    Wrong(
        "highest",
        "the highest loss",
        (
            report("jnp.argmax(validation_losses)"),
            report("jnp.argsort(validation_losses)[-1]"),
        ),
    ),
    Wrong(
        "roles exchanged",
        "exchanged their roles",
        (
            written(
                "step = int(jnp.argmin(test_losses))",
                "return step, float(validation_losses[step])",
            ),
            written(
                "step = jnp.argmin(test_losses)",
                "return step, validation_losses[step]",
            ),
        ),
    ),
    Wrong(
        "counted from 1",
        "Steps are counted from 0",
        (
            written(
                "step = int(jnp.argmin(validation_losses))",
                "return step + 1, float(test_losses[step])",
            ),
            written(
                "step = jnp.argmin(validation_losses)",
                "loss = test_losses[step]",
                "step += 1",
                "return step, loss",
            ),
        ),
    ),
    Wrong(
        "mean of the test",
        "the mean over all steps",
        (
            written(
                "step = int(jnp.argmin(validation_losses))",
                "return step, float(jnp.mean(test_losses))",
            ),
            written(
                "step = int(jnp.argmin(validation_losses))",
                "return step, sum(map(float, test_losses)) / len(test_losses)",
            ),
        ),
    ),
    Wrong(
        "lower or higher of the two",
        "the test alone has had no part",
        (
            written(
                "step = int(jnp.argmin(validation_losses))",
                "both = validation_losses[step], test_losses[step]",
                "return step, float(max(both))",
            ),
            written(
                "step = int(jnp.argmin(validation_losses))",
                "mean = (validation_losses[step] + test_losses[step]) / 2",
                "return step, float(mean)",
            ),
            written(
                "step = int(jnp.argmin(validation_losses))",
                "return step, jnp.minimum(validation_losses, "
                "test_losses)[step]",
            ),
        ),
    ),
    Wrong(
        "step as a float",
        "it is to be a place",
        (
            written(
                "step = jnp.argmin(validation_losses)",
                "return float(step), float(test_losses[step])",
            ),
            written(
                "step = int(jnp.argmin(validation_losses))",
                "return jnp.float32(step), test_losses[step]",
            ),
        ),
    ),
    Wrong(
        "an end not seen",
        "The first step and the last one",
        (
            written(
                "step = int(jnp.argmin(validation_losses[1:])) + 1",
                "return step, float(test_losses[step])",
            ),
            written(
                "step = int(jnp.argmin(validation_losses[:-1]))",
                "return step, float(test_losses[step])",
            ),
        ),
    ),
    Wrong(
        "a loss as a place",
        "A loss was taken as a place",
        (
            written(
                """
                step = jnp.min(validation_losses)
                return step, test_losses[step]
                """
            ),
            written(
                """
                step = min(validation_losses.tolist())
                return step, test_losses.tolist()[step]
                """
            ),
        ),
    ),
    Wrong(
        "results exchanged",
        "The right things came, in the wrong order",
        (
            written(
                """
                step = int(jnp.argmin(validation_losses))
                return float(test_losses[step]), step
                """
            ),
            written(
                """
                step = validation_losses.argmin()
                return test_losses[step], step
                """
            ),
        ),
    ),
    Wrong(
        "results exchanged, of the wrong list",
        "in another order than the question names them",
        (
            written(
                """
                step = int(jnp.argmin(validation_losses))
                return float(validation_losses[step]), step
                """
            ),
            written("return test_losses.min(), test_losses.argmin()"),
        ),
    ),
    Wrong(
        "a loss for the step",
        "is to be a place in the list",
        (
            written(
                "low = jnp.min(validation_losses)",
                "return low, test_losses[int(low)]",
            ),
            written(
                "return validation_losses.min(), "
                "test_losses[validation_losses.argmin()]"
            ),
        ),
    ),
)
