"""Cut Font Awesome's fonts down to the icons that the pages show."""

import logging
import re

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILIES = {"solid-900": "icons", "brands-400": "icon-brands"}
USED = re.compile(r"\bfa-[a-z0-9-]+")
RULE = re.compile(r'([^{}]*):before\{content:"\\?([^"]+)"\}')
BASE = """/* Icons: Font Awesome Free 6.5.2 by @fontawesome, fonts under SIL
   OFL 1.1, icons under CC BY 4.0, https://fontawesome.com/license/free */
@font-face{font-family:icons;font-weight:900;font-display:block;
src:url(icons.woff) format("woff")}
@font-face{font-family:icon-brands;font-weight:400;font-display:block;
src:url(icon-brands.woff) format("woff")}
:root{--fa-font-solid:normal 900 1em/1 icons;
--fa-font-brands:normal 400 1em/1 icon-brands}
.fas,.fa-solid,.far,.fa-regular,.fab,.fa-brands{display:inline-block;
font:var(--fa-font-solid);text-rendering:auto;min-width:1em}
.fab,.fa-brands{font:var(--fa-font-brands)}
.fa-lg{font-size:1.25em;vertical-align:-.075em}
"""


def icon_style(static, pages):
    """Return the style sheet's rules for the icons that pages name.

    Arguments:
        static: the book's `_static` folder.
        pages: the HTML of every page.

    Returns:
        a dict from icon class to its character.
    """
    css = next(static.glob("vendor/fontawesome/*/css/all.min.css"))
    known = {}
    for names, code in RULE.findall(css.read_text(encoding="utf-8")):
        character = chr(int(code, 16)) if len(code) > 1 else code
        for name in re.findall(r"fa-[a-z0-9-]+", names):
            known[name] = character
    used = {name for page in pages for name in USED.findall(page)}
    return {name: known[name] for name in sorted(used & set(known))}


def theme_characters(static):
    """Return the private-use characters that the theme's styles show."""
    styles = "".join(
        path.read_text(encoding="utf-8")
        for path in static.glob("styles/*.css")
    )
    codes = re.findall(r'"\\(f[0-9a-f]{3})"', styles)
    plain = re.findall("[\ue000-\uf8ff]", styles)
    return {chr(int(code, 16)) for code in codes} | set(plain)


def write_icons(static, icons):
    """Write icons.css and its two small fonts into `static`."""
    characters = set(icons.values()) | theme_characters(static)
    for source, family in FAMILIES.items():
        pattern = f"vendor/fontawesome/*/webfonts/fa-{source}.ttf"
        font = TTFont(next(static.glob(pattern)), recalcTimestamp=False)
        options = Options()
        options.flavor = "woff"
        # It would tell each glyph that it keeps.
        logging.getLogger("fontTools").setLevel(logging.WARNING)
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(sorted(characters)))
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(static / f"{family}.woff")
    rules = [
        f'.{name}:before{{content:"\\{ord(character):x}"}}\n'
        for name, character in icons.items()
    ]
    path = static / "icons.css"
    path.write_text(BASE + "".join(rules), encoding="utf-8")
