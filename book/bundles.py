"""Put all scripts of a page into one small file, and its styles into another.

One request instead of ten, a third less to load, and no module that a page
opened from disk may not load.  This understands the plain forms that
assets/*.mjs use: `import { a, b as c } from "./name.mjs";` and `export` in
front of `const`, `function` or `async function`, each at the start of a line.
A phone waits for each style sheet before it shows anything.
"""

import hashlib
import json
import re

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.mjs";\n', re.M)
EXPORT = re.compile(
    r"^export (?=(?:const|function|async function) (\w+))", re.M
)
LINK = re.compile(
    r'<link(?=[^>]*rel="stylesheet")[^>]*href="([^"]*_static/)([^"?]*\.css)'
    r'[^"]*"[^>]*>\s*'
)
# What a style sheet can only say at its beginning.
FIRST = re.compile(r'@charset "[^"]*";|@import[^;]*;')


def without_comments(module):
    """Return a module without indents and whole-line comments.

    >>> without_comments("// why\\nlet a;\\n  a = 1;\\n")
    'let a;\\na = 1;\\n'
    """
    lines = [line.strip() for line in module.splitlines()]
    kept = [line for line in lines if line and not line.startswith("//")]
    return "".join(f"{line}\n" for line in kept)


def bundle(modules, name):
    """Return a classic script: a module with all that it imports inside.

    A classic script runs on a page that was opened from disk, too, where a
    browser refuses modules.  What the module exports is then found under its
    name in `globalThis`.

    Arguments:
        modules: a dict from each module's name to its text.
        name: the module that the page loads.

    Raises:
        ValueError: something was left that only other forms of import or
            export explain.

    >>> modules = {"a": "export const x = 1;\\n"}
    >>> modules["b"] = 'import { x } from "./a.mjs";\\nexport const y = x;\\n'
    >>> print(bundle(modules, "b"))
    (() => {
    const m_a = (() => {
    const x = 1;
    return { x };
    })();
    const m_b = (() => {
    const { x } = m_a;
    const y = x;
    return { y };
    })();
    globalThis.b = m_b;
    })();
    <BLANKLINE>
    """
    inner = "".join(
        f"const m_{n} = (() => {{\n{_inner(modules[n])}}})();\n"
        for n in _needed(modules, name)
    )
    if re.search(r"^(?:import|export)\b", inner, re.M):
        raise ValueError(f"{name}.mjs: a form of import not understood")
    return f"(() => {{\n{inner}globalThis.{name} = m_{name};\n}})();\n"


def as_module(**values):
    """Return a module that exports values, each as JSON has it.

    >>> as_module(a=[1, "b"])
    'export const a = [1,"b"];\\n'
    """
    return "".join(
        f"export const {name} = "
        f"{json.dumps(value, separators=(',', ':'), ensure_ascii=False)};\n"
        for name, value in values.items()
    )


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


def joined(sheets):
    """Return style sheets as one, in their order.

    Arguments:
        sheets: a list of texts, none of which imports another.

    Raises:
        ValueError: one of them imports another.

    >>> joined(['@charset "utf-8"; a {}', "b {}"])
    ' a {}\\nb {}'
    """
    texts = []
    for sheet in sheets:
        if "@import" in "".join(FIRST.findall(sheet)):
            raise ValueError(f"a style sheet imports another: {sheet[:60]}")
        texts.append(FIRST.sub("", sheet))
    return "\n".join(texts)


def with_one_sheet(page, static):
    """Return a page's HTML that links one style sheet, and write that one.

    Arguments:
        page: the page's HTML.
        static: the folder `_static`; pages with the same sheets share one.
    """
    links = list(LINK.finditer(page))
    if len(links) < 2:
        return page
    names = [link[2] for link in links]
    text = joined([(static / n).read_text(encoding="utf-8") for n in names])
    name = f"page-{hashlib.sha256(text.encode()).hexdigest()[:10]}.css"
    (static / name).write_text(text, encoding="utf-8")
    link = f'<link rel="stylesheet" href="{links[0][1]}{name}" />\n'
    first = links[0].start()
    return page[:first] + link + LINK.sub("", page[first:])
