"""Answers to exercise 06, question 4: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.overfitting.q4_best_step import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        """
        best, lowest, waited = 0, validation_losses[0], 0
        for step in range(1, len(validation_losses)):
            loss = validation_losses[step]
            if loss < lowest:
                best, lowest, waited = step, loss, 0
            else:
                waited += 1
                if waited >= patience:
                    return best
        return best
        """
    ),
    """
        import numpy as np

        def best_step(validation_losses, patience):
            losses = np.asarray(validation_losses)
            best = 0
            while True:
                ahead = losses[best : best + patience + 1]
                lower = np.flatnonzero(ahead < losses[best])
                if lower.size == 0:
                    return int(best)
                best = best + lower[0]
        """,
)

WRONG = (
    Wrong(
        "where it stopped",
        "That is where you stopped",
        (
            written(
                """
                best = 0
                for step, loss in enumerate(validation_losses):
                    if loss < validation_losses[best]:
                        best = step
                    if step - best == patience:
                        break
                return step
                """
            ),
            written(
                """
                lowest, waited = validation_losses[0], 0
                for step in range(1, len(validation_losses)):
                    waited = waited + 1
                    if validation_losses[step] < lowest:
                        lowest, waited = validation_losses[step], 0
                    if waited == patience:
                        return step
                return len(validation_losses) - 1
                """
            ),
        ),
    ),
    Wrong(
        "first rise",
        "One bump is not patience",
        (
            written(
                """
                losses = validation_losses
                for step in range(1, len(losses)):
                    if losses[step] > losses[step - 1]:
                        return step - 1
                return len(losses) - 1
                """
            ),
            written(
                """
                best = 0
                for step, loss in enumerate(validation_losses):
                    if loss > validation_losses[best]:
                        break
                    best = step
                return best
                """
            ),
        ),
    ),
    Wrong(
        "looked past the stop",
        "you looked past the stop",
        (
            written("return int(jnp.argmin(validation_losses))"),
            written(
                "losses = validation_losses.tolist()",
                "return losses.index(min(losses))",
            ),
        ),
    ),
    Wrong(
        "value",
        "That is the loss at the best step",
        (
            written(
                """
                best = 0
                for step, loss in enumerate(validation_losses):
                    if loss < validation_losses[best]:
                        best = step
                    if step - best == patience:
                        break
                return validation_losses[best]
                """
            ),
            written(
                """
                lowest, waited = float("inf"), 0
                for loss in validation_losses.tolist():
                    waited = 0 if loss < lowest else waited + 1
                    lowest = min(lowest, loss)
                    if waited == patience:
                        break
                return lowest
                """
            ),
        ),
    ),
    Wrong(
        "never reset",
        "the count begins again at each new best",
        (
            written(
                """
                best, waited = 0, 0
                for step, loss in enumerate(validation_losses):
                    if loss < validation_losses[best]:
                        best = step
                    elif step > 0:
                        waited += 1
                    if waited == patience:
                        break
                return best
                """
            ),
            written(
                """
                best, lowest = 0, validation_losses[0]
                for step in range(1, len(validation_losses)):
                    if validation_losses[step] < lowest:
                        best, lowest = step, validation_losses[step]
                    else:
                        patience = patience - 1
                    if patience == 0:
                        return best
                return best
                """
            ),
        ),
    ),
    Wrong(
        "against the last",
        "compare with the best so far",
        (
            written(
                """
                losses, best, waited = validation_losses, 0, 0
                for step in range(1, len(losses)):
                    if losses[step] < losses[best]:
                        best = step
                    if losses[step] < losses[step - 1]:
                        waited = 0
                    else:
                        waited += 1
                    if waited == patience:
                        break
                return best
                """
            ),
            written(
                """
                losses = validation_losses.tolist()
                rises, seen = 0, losses[:1]
                for before, now in zip(losses[:-1], losses[1:]):
                    rises = rises + 1 if now >= before else 0
                    seen.append(now)
                    if rises == patience:
                        break
                return seen.index(min(seen))
                """
            ),
        ),
    ),
    Wrong(
        "too patient",
        "You wait one step too long",
        (
            written(
                """
                best = 0
                for step, loss in enumerate(validation_losses):
                    if loss < validation_losses[best]:
                        best = step
                    if step - best > patience:
                        break
                return best
                """
            ),
            written(
                """
                best, waited = 0, 0
                for step in range(1, len(validation_losses)):
                    if waited > patience:
                        return best
                    waited = waited + 1
                    if validation_losses[step] < validation_losses[best]:
                        best, waited = step, 0
                return best
                """
            ),
        ),
    ),
    Wrong(
        "counted from 1",
        "count steps as Python does",
        (
            written(
                """
                best = 0
                for step, loss in enumerate(validation_losses):
                    if loss < validation_losses[best]:
                        best = step
                    if step - best == patience:
                        break
                return best + 1
                """
            ),
            written(
                """
                best = 1
                for step, loss in enumerate(validation_losses, start=1):
                    if loss < validation_losses[best - 1]:
                        best = step
                    if step - best == patience:
                        break
                return best
                """
            ),
        ),
    ),
    Wrong(
        "another loss",
        "That is a loss",
        (
            written(
                "return float(jnp.min(validation_losses))",
            ),
            written(
                "return validation_losses[-1]",
            ),
        ),
    ),
    Wrong(
        "nothing better",
        "ever counted as a new best",
        (
            written(
                "best, at = 0.0, 0",
                "for i, loss in enumerate(validation_losses):",
                "    if loss < best:",
                "        best, at = loss, i",
                "return at",
            ),
            written(
                "best, at, bad = -1.0, 0, 0",
                "for i, loss in enumerate(validation_losses):",
                "    if loss < best:",
                "        best, at, bad = loss, i, 0",
                "    else:",
                "        bad += 1",
                "    if bad == patience:",
                "        break",
                "return at",
            ),
            written(
                "best = 0",
                "for i, loss in enumerate(validation_losses):",
                "    if loss < validation_losses[best]:",
                "        best = i",
                "    if i - best == patience:",
                "        break",
                "    return best",
            ),
        ),
    ),
    Wrong(
        "pair",
        "return that one alone",
        (
            written(
                'best, at = float("inf"), 0',
                "for i, loss in enumerate(validation_losses):",
                "    if loss < best:",
                "        best, at = loss, i",
                "    elif i - at >= patience:",
                "        break",
                "return at, best",
            ),
            written(
                'best, at = float("inf"), 0',
                "for i, loss in enumerate(validation_losses):",
                "    if loss < best:",
                "        best, at = float(loss), i",
                "    elif i - at >= patience:",
                "        break",
                "return [at, best, patience]",
            ),
        ),
    ),
    Wrong(
        "last at the end",
        "you return the last step",
        (
            written(
                "losses = [float(v) for v in validation_losses]",
                "best = 0",
                "for i in range(1, len(losses)):",
                "    if losses[i] < losses[best]:",
                "        best = i",
                "    elif i - best >= patience:",
                "        return best",
                "return i",
            ),
            written(
                "losses = [float(v) for v in validation_losses]",
                "best, since = 0, 0",
                "for i, loss in enumerate(losses):",
                "    since += 1",
                "    if i == 0 or loss < losses[best]:",
                "        best, since = i, 0",
                "    if since == patience:",
                "        return best",
                "return len(losses) - 1",
            ),
        ),
    ),
    Wrong(
        "impatient",
        "stop one step too soon",
        (
            written(
                "losses = [float(v) for v in validation_losses]",
                "best = 0",
                "for i in range(1, len(losses)):",
                "    if losses[i] < losses[best]:",
                "        best = i",
                "    elif i - best >= patience - 1:",
                "        return best",
                "return best",
            ),
            written(
                "losses = [float(v) for v in validation_losses]",
                "best, since = 0, 0",
                "for i, loss in enumerate(losses[1:], 1):",
                "    since += 1",
                "    if loss < losses[best]:",
                "        best, since = i, 0",
                "    elif since + 1 >= patience:",
                "        break",
                "return best",
            ),
        ),
    ),
    Wrong(
        "patience of 1",
        "you wait for two",
        (
            written(
                "losses = [float(v) for v in validation_losses]",
                "best = 0",
                "for i in range(1, len(losses)):",
                "    if losses[i] < losses[best]:",
                "        best = i",
                "    elif i - best >= max(patience, 2):",
                "        return best",
                "return best",
            ),
            written(
                "losses = [float(v) for v in validation_losses]",
                "patience = patience if patience > 1 else 2",
                "best = 0",
                "for i in range(1, len(losses)):",
                "    if losses[i] < losses[best]:",
                "        best = i",
                "    if i - best == patience:",
                "        break",
                "return best",
            ),
        ),
    ),
    Wrong(
        "against the first",
        "compared with the first one",
        (
            written(
                "losses = [float(v) for v in validation_losses]",
                "best = 0",
                "for i in range(1, len(losses)):",
                "    if losses[i] < losses[0]:",
                "        best = i",
                "    elif i - best >= patience:",
                "        return best",
                "return best",
            ),
            written(
                "losses = [float(v) for v in validation_losses]",
                "best, low, bad = 0, losses[0], 0",
                "for i in range(1, len(losses)):",
                "    if losses[i] < low:",
                "        best, bad = i, 0",
                "    else:",
                "        bad += 1",
                "        if bad >= patience:",
                "            return best",
                "return best",
            ),
        ),
    ),
    Wrong(
        "best counts as waiting",
        "The new best itself is counted",
        (
            written(
                "best, lowest, waited = 0, float('inf'), 0",
                "for step, loss in enumerate(validation_losses):",
                "    waited += 1",
                "    if loss < lowest:",
                "        best, lowest, waited = step, loss, 1",
                "    if waited == patience:",
                "        break",
                "return best",
            ),
            written(
                'best, lowest, waited = 0, float("inf"), 0',
                "for step, loss in enumerate(validation_losses):",
                "    if waited == patience:",
                "        break",
                "    if loss < lowest:",
                "        best, lowest, waited = step, loss, 0",
                "    waited += 1",
                "return best",
            ),
        ),
    ),
    Wrong(
        "last step unseen",
        "ends before the last loss",
        (
            written(
                "best, waited = 0, 0",
                "for step in range(1, len(validation_losses) - 1):",
                "    if validation_losses[step] < validation_losses[best]:",
                "        best, waited = step, 0",
                "    else:",
                "        waited += 1",
                "    if waited >= patience:",
                "        break",
                "return best",
            ),
            written(
                "best = 0",
                "for step in range(len(validation_losses) - 1):",
                "    if validation_losses[step] < validation_losses[best]:",
                "        best = step",
                "    elif step - best >= patience:",
                "        return best",
                "return best",
            ),
        ),
    ),
    Wrong(
        "first step unseen",
        "The walk begins at step 1",
        (
            written(
                "best, waited = 1, 0",
                "for step in range(2, len(validation_losses)):",
                "    if validation_losses[step] < validation_losses[best]:",
                "        best, waited = step, 0",
                "    else:",
                "        waited += 1",
                "    if waited >= patience:",
                "        break",
                "return best",
            ),
            written(
                "best = 1",
                "for step, loss in enumerate(validation_losses):",
                "    if step < 2:",
                "        continue",
                "    if loss < validation_losses[best]:",
                "        best = step",
                "    elif step - best >= patience:",
                "        break",
                "return best",
            ),
        ),
    ),
    Wrong(
        "a part of the list",
        "the first few steps",
        (
            written(
                "return int(jnp.argmin(validation_losses[: patience + 1]))"
            ),
            written(
                "best = 0",
                "for step in range(patience + 1):",
                "    if step < len(validation_losses):",
                "        if validation_losses[step] < "
                "validation_losses[best]:",
                "            best = step",
                "return best",
            ),
        ),
    ),
    Wrong(
        "hardly better",
        "even by very little",
        (
            written(
                "best, waited = 0, 0",
                "for step in range(1, len(validation_losses)):",
                "    if validation_losses[step] < 0.99 * "
                "validation_losses[best]:",
                "        best, waited = step, 0",
                "    else:",
                "        waited += 1",
                "    if waited >= patience:",
                "        break",
                "return best",
            ),
            written(
                "best = 0",
                "for step in range(1, len(validation_losses)):",
                "    if validation_losses[best] - validation_losses[step] "
                "> 0.001:",
                "        best = step",
                "    elif step - best >= patience:",
                "        break",
                "return best",
            ),
        ),
    ),
    Wrong(
        "nothing at the end of the list",
        "In some calls the function returns nothing",
        (
            written(
                "best = 0",
                "for step in range(1, len(validation_losses)):",
                "    if validation_losses[step] < validation_losses[best]:",
                "        best = step",
                "    elif step - best >= patience:",
                "        return best",
            ),
            written(
                """
                best, at, waited = float("inf"), 0, 0
                for step, loss in enumerate(validation_losses):
                    waited += 1
                    if loss < best:
                        best, at, waited = loss, step, 0
                    if waited == patience:
                        return at
                """
            ),
        ),
    ),
)
