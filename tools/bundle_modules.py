"""Put a page's script and all that it imports into one small file.

One request instead of ten, and a third less to load.  This understands the
plain forms that assets/*.mjs use: `import { a, b as c } from "./name.mjs";`
and `export` in front of `const` or `function`, each at the start of a line.
"""

import re

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.mjs";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:const|function) (\w+))", re.M)


def without_comments(module):
    """Return a module without indents and whole-line comments.

    >>> without_comments("// why\\nlet a;\\n  a = 1;\\n")
    'let a;\\na = 1;\\n'
    """
    lines = [line.strip() for line in module.splitlines()]
    kept = [line for line in lines if line and not line.startswith("//")]
    return "".join(f"{line}\n" for line in kept)


def bundle(modules, name):
    """Return a module with everything that it imports inside.

    Arguments:
        modules: a dict from each module's name to its text.
        name: the module that the page loads; it keeps its exports.

    Raises:
        ValueError: something was left that only other forms of import or
            export explain.

    >>> modules = {"a": "export const x = 1;\\n"}
    >>> modules["b"] = 'import { x } from "./a.mjs";\\nexport const y = x;\\n'
    >>> print(bundle(modules, "b"))
    const m_a = await (async () => {
    const x = 1;
    return { x };
    })();
    const { x } = m_a;
    export const y = x;
    <BLANKLINE>
    """
    inner = "".join(
        f"const m_{n} = await (async () => {{\n{_inner(modules[n])}}})();\n"
        for n in _needed(modules, name)[:-1]
    )
    text = inner + _linked(modules[name])
    if re.search(r"^import\b", text, re.M):
        raise ValueError(f"{name}.mjs imports in a form not understood")
    return text


def _needed(modules, name, found=()):
    """Return the names of all modules needed, each after what it needs."""
    for _, other in IMPORT.findall(modules[name]):
        if other not in found:
            found = _needed(modules, other, found)
    return (*found, name)


def _linked(module):
    """Return a module whose imports are taken from the parts before it."""
    return IMPORT.sub(
        lambda match: (
            f"const {{{match[1].replace(' as ', ': ')}}} = m_{match[2]};\n"
        ),
        module,
    )


def _inner(module):
    names = ", ".join(EXPORT.findall(module))
    return _linked(EXPORT.sub("", module)) + f"return {{ {names} }};\n"
