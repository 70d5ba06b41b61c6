"""Right and wrong answers to exercise 06, questions 3 to 5."""

from mistakes import Wrong

STEM = "06_overfitting"

RIGHT = {
    "q3": ("predicted_weight = 1.805", "predicted_weight = 2 * 0.95**2"),
    "q4": (
        """
        def best_step(validation_losses, patience):
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
        """,
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
    ),
    "q5": ("bug_line = 2\nbug_symptom = 'A'\nbug_reason = 'Copies leak.'",),
}

WRONG = {
    "q3": tuple(
        Wrong(f"answered {answer}", says, (f"predicted_weight = {answer}",))
        for answer, says in (
            (2.0, "Adam alone would leave w where it is"),
            (1.9, "w after one step"),
            (1.8, "what the first has left"),
            (0.5, "Half of w in each step is too much"),
            (1.62, "without weight_decay"),
        )
    ),
    "q4": (
        Wrong(
            "where it stopped",
            "That is where you stopped",
            (
                """
                def best_step(validation_losses, patience):
                    best = 0
                    for step, loss in enumerate(validation_losses):
                        if loss < validation_losses[best]:
                            best = step
                        if step - best == patience:
                            break
                    return step
                """,
                """
                def best_step(validation_losses, patience):
                    lowest, waited = validation_losses[0], 0
                    for step in range(1, len(validation_losses)):
                        waited = waited + 1
                        if validation_losses[step] < lowest:
                            lowest, waited = validation_losses[step], 0
                        if waited == patience:
                            return step
                    return len(validation_losses) - 1
                """,
            ),
        ),
        Wrong(
            "first rise",
            "One bump is not patience",
            (
                """
                def best_step(validation_losses, patience):
                    losses = validation_losses
                    for step in range(1, len(losses)):
                        if losses[step] > losses[step - 1]:
                            return step - 1
                    return len(losses) - 1
                """,
                """
                def best_step(validation_losses, patience):
                    best = 0
                    for step, loss in enumerate(validation_losses):
                        if loss > validation_losses[best]:
                            break
                        best = step
                    return best
                """,
            ),
        ),
        Wrong(
            "looked past the stop",
            "you looked past the stop",
            (
                """
                def best_step(validation_losses, patience):
                    return int(jnp.argmin(validation_losses))
                """,
                """
                def best_step(validation_losses, patience):
                    losses = validation_losses.tolist()
                    return losses.index(min(losses))
                """,
            ),
        ),
        Wrong(
            "value",
            "That is the loss at the best step",
            (
                """
                def best_step(validation_losses, patience):
                    best = 0
                    for step, loss in enumerate(validation_losses):
                        if loss < validation_losses[best]:
                            best = step
                        if step - best == patience:
                            break
                    return validation_losses[best]
                """,
                """
                def best_step(validation_losses, patience):
                    lowest, waited = float("inf"), 0
                    for loss in validation_losses.tolist():
                        waited = 0 if loss < lowest else waited + 1
                        lowest = min(lowest, loss)
                        if waited == patience:
                            break
                    return lowest
                """,
            ),
        ),
        Wrong(
            "never reset",
            "the count begins anew at each new best",
            (
                """
                def best_step(validation_losses, patience):
                    best, waited = 0, 0
                    for step, loss in enumerate(validation_losses):
                        if loss < validation_losses[best]:
                            best = step
                        elif step > 0:
                            waited += 1
                        if waited == patience:
                            break
                    return best
                """,
                """
                def best_step(validation_losses, patience):
                    best, lowest = 0, validation_losses[0]
                    for step in range(1, len(validation_losses)):
                        if validation_losses[step] < lowest:
                            best, lowest = step, validation_losses[step]
                        else:
                            patience = patience - 1
                        if patience == 0:
                            return best
                    return best
                """,
            ),
        ),
        Wrong(
            "against the last",
            "compare with the best so far",
            (
                """
                def best_step(validation_losses, patience):
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
                """,
                """
                def best_step(validation_losses, patience):
                    losses = validation_losses.tolist()
                    rises, seen = 0, losses[:1]
                    for before, now in zip(losses[:-1], losses[1:]):
                        rises = rises + 1 if now >= before else 0
                        seen.append(now)
                        if rises == patience:
                            break
                    return seen.index(min(seen))
                """,
            ),
        ),
        Wrong(
            "too patient",
            "You wait one step too long",
            (
                """
                def best_step(validation_losses, patience):
                    best = 0
                    for step, loss in enumerate(validation_losses):
                        if loss < validation_losses[best]:
                            best = step
                        if step - best > patience:
                            break
                    return best
                """,
                """
                def best_step(validation_losses, patience):
                    best, waited = 0, 0
                    for step, loss in enumerate(validation_losses):
                        if waited > patience:
                            return best
                        waited = waited + 1
                        if loss <= validation_losses[best]:
                            best, waited = step, 0
                    return best
                """,
            ),
        ),
        Wrong(
            "counted from 1",
            "count steps as Python does",
            (
                """
                def best_step(validation_losses, patience):
                    best = 0
                    for step, loss in enumerate(validation_losses):
                        if loss < validation_losses[best]:
                            best = step
                        if step - best == patience:
                            break
                    return best + 1
                """,
                """
                def best_step(validation_losses, patience):
                    best = 1
                    for step, loss in enumerate(validation_losses, start=1):
                        if loss < validation_losses[best - 1]:
                            best = step
                        if step - best == patience:
                            break
                    return best
                """,
            ),
        ),
    ),
    "q5": tuple(
        Wrong(
            f"line {line}",
            says,
            (f"bug_line = {line}\nbug_symptom = 'A'\nbug_reason = 'so'",),
        )
        for line, says in (
            (1, "Line 1 is fine"),
            (3, "Line 3 is fine"),
            (4, "Line 4 is fine"),
            (5, "Line 5 is fine"),
            (6, "Line 6 is fine"),
            (7, "Line 7 is fine"),
        )
    )
    + tuple(
        Wrong(
            f"symptom {letter}",
            says,
            (f"bug_line = 2\nbug_symptom = '{letter}'\nbug_reason = 'so'",),
        )
        for letter, says in (
            ("B", "Torn pairs would make the error large"),
            ("C", "has the same noise as the first"),
            ("D", "40 rows are few"),
        )
    ),
}
