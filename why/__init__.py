"""What went wrong, in the course's words: `why()` after an error.

    from helpers import why
    why()

explains the last error with your own names and shapes; `why(params=params,
losses=losses, x=x, y_target=y_target)` looks a training over that raises
nothing and learns nothing, and reads the loop that made its losses.  Nothing
leaves the machine, and after an error only shapes and dtypes of your arrays
are read.
"""

from why.offer import offer_once


def why(**training):
    """Print what the last error means, or what a training shows.

    Arguments:
        training: nothing, to ask about the last error; else some of
            `params`, `losses`, `x`, `y_target` and `opt_state`.

    Raises:
        TypeError: an argument that is none of these, or of another kind.

    >>> why(losses=[0.5, 0.5, 0.5])  # doctest: +ELLIPSIS
    The losses: all 3 are the same number...
    """
    if training:
        from why.training import look_over

        print(look_over(**training))
    else:
        from why.explain import explain_last

        print(explain_last())


offer_once()
