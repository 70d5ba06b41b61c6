"""Exercise 01, question 2: `count_params`."""

from checks.question import Hints, Mistake, Question


def count(layer_sizes):
    """Return the number of weights and biases."""
    pairs = zip(layer_sizes[:-1], layer_sizes[1:])
    return sum(lower * higher + higher for lower, higher in pairs)


def draw_sizes(rng):
    """Return the running example, and networks of other depths."""
    others = [rng.integers(2, 9, size).tolist() for size in (3, 5, 2, 7)]
    others.append([int(rng.integers(3, 9))] * 3)
    return [([1, 30, 20, 1],), *[(sizes,) for sizes in others]]


HINTS = Hints(
    nudge="What lies between two neighbouring layers, and how many numbers "
    "is that?",
    hint="Walk over the pairs with `zip(layer_sizes[:-1], layer_sizes[1:])`. "
    "Each pair brings a matrix, and each layer but the first a vector.",
    example="""
    The handshakes between neighbouring rows of seats:

    >>> seats = [2, 3, 4]
    >>> count = 0
    >>> for front, back in zip(seats[:-1], seats[1:]):
    ...     count = count + front * back
    >>> count
    18

    2 times 3 and 3 times 4: two pairs from three rows.
    """,
)


QUESTION = Question(
    "q2",
    "count_params(layer_sizes)",
    "The landscape that training walks on has this many directions.",
    HINTS,
    draw=draw_sizes,
    expect=count,
    mistakes=(
        Mistake(
            "no biases",
            lambda case: (
                f"{case.expected} - {case.expected - case.value} = "
                f"{case.value}: the biases are missing."
            ),
            wrong=lambda sizes: count(sizes) - sum(sizes[1:]),
        ),
        Mistake(
            "neurons counted",
            "Those are the neurons, inputs included: count weights and "
            "biases.",
            wrong=sum,
        ),
        Mistake(
            "biases counted",
            "Those are the biases alone: the weights are missing.",
            wrong=lambda sizes: sum(sizes[1:]),
        ),
        Mistake(
            "biases of the inputs",
            "The inputs are given and nothing computes them: they have no "
            "bias.",
            wrong=lambda sizes: count(sizes) + sizes[0],
        ),
        Mistake(
            "biases of the wrong layer",
            "A layer pair has as many biases as its *second* layer has "
            "neurons.",
            wrong=lambda sizes: (
                count(sizes) - sum(sizes[1:]) + sum(sizes[:-1])
            ),
        ),
        Mistake(
            "no biases of the outputs",
            "The outputs are computed as all neurons after the inputs are: "
            "they have biases, too.",
            wrong=lambda sizes: count(sizes) - sizes[-1],
        ),
        Mistake(
            "biases counted twice",
            "The biases are counted twice.",
            wrong=lambda sizes: count(sizes) + sum(sizes[1:]),
        ),
        Mistake(
            "arrays counted",
            "You counted the arrays; wanted is the number of their entries.",
            wrong=lambda sizes: 2 * (len(sizes) - 1),
        ),
        Mistake(
            "last pair only",
            "One pair of layers is counted, and the others are lost: add up "
            "over the loop.",
            wrong=lambda sizes: count(sizes[-2:]),
        ),
        Mistake(
            "first pair only",
            "The first pair of layers alone is counted: does `return` stand "
            "inside the loop?",
            wrong=lambda sizes: count(sizes[:2]),
        ),
        Mistake(
            "last pair missing",
            "The last pair of layers is missing: is the list cut short, or "
            "`range` one too small?",
            wrong=lambda sizes: count(sizes[:-1]),
        ),
        Mistake(
            "first pair missing",
            "The first pair of layers is missing: start at place 0.",
            wrong=lambda sizes: count(sizes[1:]),
        ),
        Mistake(
            "one bias per pair",
            "Each neuron after the inputs has a bias of its own, and you "
            "counted one for a whole layer.",
            wrong=lambda sizes: count(sizes) - sum(sizes[1:]) + len(sizes) - 1,
        ),
    ),
)
