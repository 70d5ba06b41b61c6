"""Answers to exercise 05, question 1: right ones and usual mistakes."""

from answers import Wrong

ORDERS = (
    ("init in the loop", "Adam forgets at every step", "FEBDAHG"),
    ("updates for params", "keeps only their change", "EBDACG"),
    ("not six lines", "Six of the eight lines", "EBDAH"),
    ("sampled before the split", "not split off yet", "BDAHGE"),
    ("gradient before the sample", "a batch that is not drawn", "EDBAHG"),
    ("update before the gradient", "handed gradients", "EBADHG"),
    ("applied before the update", "before the optimizer", "EBDHAG"),
    ("recorded before the loss", "recorded before", "EBGDAH"),
)

RIGHT = (
    'my_order = "EBDAHG"',
    'my_order = "E, B, D, G, A, H"',
    'my_order = ["e", "b", "d", "a", "g", "h"]',
)

WRONG = tuple(
    Wrong(name, says, (f'my_order = "{order}"',))
    for name, says, order in ORDERS
)
