"""Answers to exercise 02, question 2: right ones and usual mistakes."""

from answers import Wrong

RIGHT = (
    "equal_draws = 'AE'",
    "equal_draws = 'e, a'",
)

WRONG = (
    Wrong("BC", "use the same name", ("equal_draws = 'BC'",)),
    Wrong("AD", "d draws from key 7 itself", ("equal_draws = 'DA'",)),
    Wrong("AB", "the two halves of one split", ("equal_draws = 'AB'",)),
    Wrong("BD", "which is no longer key 7", ("equal_draws = 'BD'",)),
    Wrong("three", "Name exactly two draws", ("equal_draws = 'ABE'",)),
    Wrong("DE", "and e from its first half", ("equal_draws = 'DE'",)),
    Wrong("BE", "calls number 0 `subkey`", ("equal_draws = 'eb'",)),
    Wrong("CE", "key of the second split", ("equal_draws = 'CE'",)),
    Wrong("other", "Write down the history", ("equal_draws = 'XY'",)),
)
