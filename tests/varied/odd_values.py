"""Values of every type, in place of the one that a question asks for."""

# (kind, pattern of the cause, source)
ODD = (
    ("dots", "", "..."),
    ("nothing", r"None|nothing", "None"),
    ("truth", "", "True"),
    ("text", r"quot|text", "'four'"),
    ("no text", r"empty|text|quot", "''"),
    ("bytes", "", "b'14'"),
    ("not a number", r"nan|not a number|NaN", "float('nan')"),
    ("infinite", r"inf", "float('inf')"),
    ("complex", "", "3 + 4j"),
    ("huge whole number", "", "10 ** 40"),
    ("huge negative", "", "-(2 ** 70)"),
    ("huge float", "", "1e308"),
    ("denormal", "", "1e-320"),
    ("zeros", "", "jnp.zeros((4, 2, 3))"),
    ("empty array", "", "jnp.zeros((0,))"),
    ("two numbers", "", "jnp.array([1.0, 2.0])"),
    ("array of none", "", "__import__('numpy').array(None)"),
    ("array of text", "", "__import__('numpy').array(['a', 'b'])"),
    ("object array", "", "__import__('numpy').array([{}, []], object)"),
    ("key", "", "__import__('jax').random.key(0)"),
    ("list", "", "[]"),
    ("nested list", "", "[[1, [2, (3,)]], {}]"),
    ("ragged", "", "[[1, 2], [3]]"),
    ("long list", "", "list(range(100_000))"),
    ("dictionary", "", "{'a': 1}"),
    ("set", "", "{1, 2}"),
    ("function", "", "jnp.sum"),
    ("builtin", "", "print"),
    ("lambda", "", "lambda: 3"),
    ("type", "", "int"),
    ("module", "", "jnp"),
    ("object", "", "object()"),
    ("exception", "", "ValueError('no')"),
    ("range", "", "range(3)"),
    ("generator", "", "(n for n in range(3))"),
    ("fraction", "", "__import__('fractions').Fraction(1, 3)"),
    ("decimal", "", "__import__('decimal').Decimal('NaN')"),
    ("ellipses", "", "[..., ...]"),
    ("not implemented", "", "NotImplemented"),
    ("date", "", "__import__('numpy').datetime64('2020-01-01')"),
    ("slice", "", "slice(2)"),
    ("loop in itself", "", "(lambda a: a.append(a) or a)([])"),
    (
        "bad repr",
        "",
        "type('Odd', (), {'__repr__': lambda self: 1 / 0})()",
    ),
    (
        "bad str",
        "",
        "type('Odd', (Exception,), {'__str__': lambda self: 1 / 0})()",
    ),
    (
        "bad equality",
        "",
        "type('Odd', (), {'__eq__': lambda self, other: 1 / 0,"
        " '__hash__': None})()",
    ),
    (
        "bad float",
        "",
        "type('Odd', (float,), {'__float__': lambda self: 1 / 0})(3)",
    ),
    (
        "bad attribute",
        "",
        "type('Odd', (), {'__getattr__': lambda self, name: 1 / 0})()",
    ),
    (
        "bad length",
        "",
        "type('Odd', (list,), {'__len__': lambda self: -1})()",
    ),
)
WRAPPED = (
    ("right in a list", r"list", "[{0}]"),
    ("right in a list of one array", "", "[jnp.array({0})]"),
    ("right in quotes", r"quot|text", "str({0})"),
    ("right in a dictionary", r"dictionary", "{{'answer': {0}}}"),
    ("right in a function", r"function|call", "lambda: {0}"),
    ("right in a set", r"set", "{{{0}}}"),
)

OF_TEXT = (
    "right in quotes",
    "right in a list",
    "right in a list of one array",
)


def odd_values(right):
    """Return (kind, pattern, source) of odd values for one question.

    Arguments:
        right: the source of a right value.
    """
    made = list(ODD)
    quoted = right.startswith(("'", '"'))
    for kind, says, pattern in WRAPPED:
        if not (quoted and kind in OF_TEXT):
            made.append((kind, says, pattern.format(right)))
    return made


def odd_hunts():
    """Return (kind, pattern, source) for the names of a bug hunt."""
    names = "bug_line", "bug_symptom", "bug_reason"
    given = {"bug_line": "1", "bug_symptom": "'A'", "bug_reason": "'so'"}
    made = []
    for name in names:
        for kind, _, text in ODD:
            lines = [f"{n} = {text if n == name else given[n]}" for n in names]
            made.append((f"{name}: {kind}", "", "\n".join(lines)))
    return made
