"""Other ways to write a right answer, and to spoil the form of any."""

import re

CALLED = "right_"
# What may surround a right answer: (what, lines that follow right_).
AROUND = (
    "{name} = right_\n",
    "def {head}:\n    return right_({args})\n",
    "def {head}:\n    print('called')\n    return right_({args})\n",
    "class Answer:\n    def __call__(self, {args}):\n"
    "        return right_({args})\n\n{name} = Answer()\n",
    "import functools\n{name} = functools.partial(right_)\n",
    "def {head}:\n    '''Say more.'''\n    result = right_({args})\n"
    "    del {first}\n    return result\n",
    "def {name}(*everything):\n    return right_(*everything)\n",
)
PERMITTED = {
    "array": ("__import__('numpy').asarray(r)",),
    "traced": (),
    "rows": (),
    "number": ("float(r)", "__import__('numpy').float32(r)"),
    "int": ("int(r)", "jnp.int32(r)", "__import__('numpy').int64(r)"),
    "pair": ("list(r)", "tuple(r)"),
    "random": ("list(r)", "tuple(r)"),
    "params": ("dict(r)", "jax.tree.map(lambda leaf: leaf + 0, r)"),
    "tree": (),
    "random params": ("dict(r)",),
    "any params": ("dict(r)",),
}
ANY = (
    ("nothing returned", r"[Rr]eturn", "None"),
    ("text", r"text|quot|string", "str(r)"),
    ("a function", r"function|call", "lambda: r"),
    ("in a dictionary", r"dictionary", "{'answer': r}"),
    ("in a set", r"set|order", "{1, 2}"),
    ("a truth value", "", "True"),
    ("an exception", "", "ValueError('no')"),
    ("dots", "", "..."),
    ("a module", "", "jnp"),
    ("a generator", "", "(n for n in range(3))"),
    ("huge number", "", "10 ** 40"),
    ("bad repr", "", "type('Odd', (), {'__repr__': lambda s: 1 / 0})()"),
)
NUMBERS = (
    ("in a list", r"list", "[r]"),
    ("in a tuple", r"tuple|pair|comma", "(r,)"),
    ("twice", r"tuple|two", "(r, r)"),
    ("rounded", r"round", "jnp.round(r, 1)"),
    ("float16", r"float16|round|digits|precis", "r.astype('float16')"),
    ("extra axis", r"shape", "jnp.asarray(r)[None]"),
    ("last axis", r"shape|axis", "jnp.asarray(r)[..., None]"),
    ("not a number", r"nan|NaN|not a number", "r * jnp.nan"),
    ("infinite", r"inf", "r * 0 + jnp.inf"),
    ("complex", "", "r * 1j"),
    ("twice as large", "", "2 * r"),
    ("sign", r"sign", "-r"),
    ("off by a little", "", "r + 0.01"),
    ("off by a thousandth", "", "1.001 * r"),
    ("zero", "", "0 * r"),
)
SPOILT = {
    "array": (
        *NUMBERS,
        ("nested lists", "", "[[r, [r]]]"),
        ("sum", "", "jnp.sum(r) + 0.5"),
        ("empty", "", "r[:0]"),
    ),
    "number": (*NUMBERS, ("two numbers", r"shape", "jnp.array([r, r])")),
    "int": (
        ("in a list", r"list", "[r]"),
        ("in a tuple", r"tuple|comma", "(r,)"),
        ("one more", "", "r + 1"),
        ("one less", "", "r - 1"),
        ("twice", "", "2 * r"),
        ("in an array", r"shape|array", "jnp.array([r])"),
        ("not a number", r"nan|NaN|not a number", "float('nan')"),
    ),
    "pair": (
        ("other order", r"order|swap|first|turn", "tuple(r)[::-1]"),
        ("the first alone", "", "r[0]"),
        ("the last alone", "", "r[-1]"),
        ("one more", r"\d|three|two|one|many", "(*r, 0.0)"),
        ("nested", "", "(tuple(r),)"),
    ),
    "params": (
        ("in a tuple", r"tuple", "(r,)"),
        ("without biases", r"biases", "{'weights': r['weights']}"),
        ("other names", r"weights", "{'w': r['weights'], 'b': r['biases']}"),
        ("arrays alone", "", "r['weights']"),
        (
            "swapped entries",
            r"swap|weights|shape",
            "{'weights': r['biases'], 'biases': r['weights']}",
        ),
        (
            "first layers",
            r"layer|list|many|matri",
            "{n: v[:-1] for n, v in r.items()}",
        ),
        (
            "transposed",
            r"turn|transpos|way round|shape",
            "{'weights': [w.T for w in r['weights']], 'biases': r['biases']}",
        ),
        (
            "float16",
            r"float16|round|digits|precis",
            "jax.tree.map(lambda leaf: leaf.astype('float16'), r)",
        ),
        (
            "not a number",
            r"nan|NaN|not a number",
            "jax.tree.map(lambda leaf: leaf * jnp.nan, r)",
        ),
        (
            "extra axes",
            r"shape",
            "jax.tree.map(lambda leaf: leaf[None], r)",
        ),
    ),
    "tree": (("in a tuple", "", "(r,)"),),
}
SPOILT["random"] = SPOILT["pair"][1:]
SPOILT["traced"] = SPOILT["array"]
SPOILT["rows"] = tuple(s for s in SPOILT["array"] if s[0] != "rounded")
SPOILT["random params"] = tuple(
    spoilt for spoilt in SPOILT["params"] if spoilt[0] != "transposed"
)
SPOILT["any params"] = tuple(  # what they give within a tenth is right
    spoilt for spoilt in SPOILT["random params"] if spoilt[0] != "float16"
)


def right_forms(task, signature, write):
    """Return ("right", "", source) of other forms of a right answer."""
    fill = parts(signature)
    core = write(task.right[0], CALLED)
    made = [core + around.format(**fill) for around in AROUND]
    for last in PERMITTED[task.result]:
        made.append(core + ending(last, fill))
    typed = re.sub(r"(\w+)(?=[,)])", r"\1: object", write(task.right[0]))
    if typed.startswith(f"def {fill['name']}("):
        first, _, rest = write(task.right[0]).partition("\n")
        hints = re.sub(r"(\w+)(?=[,)])", r"\1: object", first)
        made.append(f"{hints}\n{rest}")
    return [("right", "", text) for text in made]


def wrong_forms(task, signature, write):
    """Return (kind, pattern, source) of spoilt forms of an answer."""
    fill = parts(signature)
    core = write(task.right[0], CALLED)
    made = [
        (kind, says, core + ending(last, fill))
        for kind, says, last in (*ANY, *SPOILT[task.result])
    ]
    head = f"def {fill['head']}:\n"
    lines = (
        ("print", r"print|return", "print(right_({args}))"),
        ("no return", r"[Rr]eturn", "result = right_({args})"),
        (
            "left-over raise",
            r"raise|NotImplementedError",
            "result = right_({args})\n"
            "raise NotImplementedError('not written yet')",
        ),
        ("bare return", r"[Rr]eturn", "result = right_({args})\nreturn"),
        (
            "unknown name",
            r"resul|name",
            "result = right_({args})\nreturn resul",
        ),
        ("an error", "", "raise RuntimeError('mine')"),
        (
            "bad error",
            "",
            "raise type('Odd', (Exception,), "
            "{{'__str__': lambda self: 1 / 0}})()",
        ),
        ("exit", "", "raise SystemExit"),
        ("its own call", "", "return {name}({args})"),
        ("yield", "", "yield right_({args})"),
        *(
            (
                "changed argument",
                r"chang|writes",
                f"result = right_({{args}})\n{change}\nreturn result",
            )
            for change in (
                c.replace("{", "{{").replace("}", "}}") for c in task.changes
            )
        ),
    )
    for kind, says, body in lines:
        text = body.format(**fill).replace("\n", "\n    ")
        made.append((kind, says, f"{core}{head}    {text}\n"))
    names = fill["args"].split(", ")
    if len(names) > 1:
        fewer = ", ".join(names[:-1])
        text = f"def {fill['name']}({fewer}):\n    return 0\n"
        made.append(("too few arguments", r"argument", text))
    text = f"def {fill['name']}({fill['args']}, more):\n    return 0\n"
    made.append(("too many arguments", r"argument", text))
    made += [
        ("no function", r"function|def", f"{fill['name']} = {value}\n")
        for value in ("3", "None", "'text'", "jnp.zeros(3)", "...")
    ]
    return made


def parts(signature):
    """Return the name, the arguments and the first of them."""
    name, _, inside = signature.partition("(")
    args = inside.partition(")")[0]
    return {
        "name": name,
        "head": f"{name}({args})",
        "args": args,
        "first": args.split(",")[0],
    }


def ending(last, fill):
    """Return a function that gives `last`, made of the right result r."""
    return (
        f"def {fill['head']}:\n    import jax\n"
        f"    import jax.numpy as jnp\n"
        f"    r = right_({fill['args']})\n    return {last}\n"
    )
