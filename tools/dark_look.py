"""Draw each figure a second time, in the colours of a dark page.

`make notebooks` loads this into the kernel.  What stands on paper is drawn
again in light ink on dark paper; what carries data in its colour, a map or an
image, keeps it.  Both looks are stored as one PNG: each pixel is a number,
and a palette gives its colour.  The palette of the dark look lies in a chunk
that programs without use for it pass over.
"""

import base64
import colorsys
import io

import numpy as np
from IPython.core import pylabtools
from matplotlib.collections import Collection, QuadMesh
from matplotlib.colors import to_rgba, to_rgba_array
from matplotlib.contour import ContourSet
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from PIL import Image
from PIL.PngImagePlugin import PngInfo

CHUNK = b"daRK"
PAPER = (20, 24, 30)  # the dark page's
# So many colours at most, and so far from the true one, of 255, on average.
NUM_COLORS, TYPICAL_ERROR = 128, 0.8
SLIGHT = 48  # of 255: what a pixel at the edge of a curve may change
MAPS = (QuadMesh, ContourSet)  # fill their axes with data
draw_light = pylabtools.retina_figure


def load_ipython_extension(shell):
    """Let every figure of this kernel be drawn in both looks."""
    pylabtools.retina_figure = draw_both


def draw_both(figure, base64=False, **settings):
    """Return a figure as a PNG of both looks, and its size in points.

    The figure is left dark: it is shown at the end of its cell, and closed.
    """
    light = draw_light(figure, **settings)
    if light is None:
        return None
    figure.set_layout_engine("none")  # nothing moves between the two
    darken(figure)
    dark = draw_light(figure, **settings)
    png = join(*(Image.open(io.BytesIO(look[0])) for look in (light, dark)))
    return (encoded(png) if base64 else png), light[1]


def encoded(png):
    """Return bytes as base-64 text."""
    return base64.b64encode(png).decode("ascii")


def dark_color(color):
    """Return the colour on dark paper of a colour on white paper.

    Grey is turned over, from white to PAPER; a colour keeps its hue, and is
    as light as it needs to be.

    >>> [round(255 * c) for c in dark_color("white")[:3]]
    [20, 24, 30]
    """
    *rgb, alpha = to_rgba(color)
    hue, light, strength = colorsys.rgb_to_hls(*rgb)
    if max(rgb) - min(rgb) < 0.1:
        paper = np.array(PAPER) / 255
        return (*(paper + (1 - light) * (1 - paper)), alpha)
    light = max(light, 1 - light, 0.6)
    return (*colorsys.hls_to_rgb(hue, light, min(strength, 0.85)), alpha)


def darken(figure):
    """Give all of a figure that stands on paper its colours on dark paper."""
    kept = {a for ax in figure.axes for a in on_data(ax)}
    for artist in set(figure.findobj()) - kept:
        parts = [artist]
        if isinstance(artist, Text):
            parts += [
                artist.get_bbox_patch(),
                artist.__dict__.get("arrow_patch"),
            ]
        for part in filter(None, parts):
            recolor(part)


def on_data(ax):
    """Return the artists of an axes that lie on a map, and keep its ink.

    On a whole map or image that is all within, a legend too; on nodes that
    are filled by a number, the texts on them.
    """
    if ax.images or any(isinstance(c, MAPS) for c in ax.collections):
        found = {*ax.lines, *ax.patches, *ax.collections, *ax.texts}
        legend = ax.get_legend()
        if legend and ax.bbox.contains(*legend.get_window_extent().p0):
            found.update(legend.findobj())
        return found
    nodes = [c for c in ax.collections if c.get_array() is not None]
    return {text for text in ax.texts for node in nodes if lies_on(text, node)}


def lies_on(text, nodes):
    """Say whether a text's place is on one of a scatter's marks."""
    place = text.get_transform().transform(text.get_position())
    marks = nodes.get_offset_transform().transform(nodes.get_offsets())
    apart = np.hypot(*(marks - place).T) * 72 / text.figure.dpi
    return bool((apart < np.sqrt(nodes.get_sizes()) / 2).any())


def recolor(artist):
    """Turn the colours of one artist; where they show numbers, they stay."""
    names = ["facecolor", "edgecolor"]
    if isinstance(artist, Collection):
        names = names if artist.get_array() is None else ["edgecolor"]
    elif isinstance(artist, Line2D):
        names = ["color", "markerfacecolor", "markeredgecolor"]
    elif isinstance(artist, Text):
        names = ["color"]
    elif not isinstance(artist, Patch):
        return
    # All are read before one is set: a marker's may follow the line's.
    old = {name: getattr(artist, f"get_{name}")() for name in names}
    for name, color in old.items():
        new = [dark_color(c) for c in to_rgba_array(color)]
        if len(new) == 1 or not isinstance(artist, Collection):
            new = new[0] if new else "none"
        getattr(artist, f"set_{name}")(new)


def join(light, dark):
    """Return one PNG, as bytes, of two pictures of the same size.

    Raises:
        ValueError: their sizes differ.
    """
    if light.size != dark.size:
        raise ValueError(f"looks must fit, got {light.size} and {dark.size}")
    both = [np.asarray(look.convert("RGB")) for look in (light, dark)]
    pairs = np.concatenate(both, axis=-1).reshape(-1, 6)
    palette, index = few_colors(pairs)
    picture = Image.fromarray(index.reshape(light.size[::-1]))
    picture.putpalette(palette[:, :3].tobytes())
    return png_bytes(picture, palette[:, 3:].tobytes())


def png_bytes(picture, dark=None):
    """Return a PNG with a palette, and the dark palette if there is one."""
    info, buffer = PngInfo(), io.BytesIO()
    if dark is not None:
        info.add(CHUNK, dark)
    picture.save(buffer, "PNG", optimize=True, pnginfo=info)
    return buffer.getvalue()


def dark_png(png):
    """Return the dark look of a stored PNG as a PNG, or None without one."""
    picture = Image.open(io.BytesIO(png))
    found = [
        data for name, data, *_ in picture.private_chunks if name == CHUNK
    ]
    if not found:
        return None
    picture.putpalette(found[0])
    return png_bytes(picture)


def looks_alike(one, other):
    """Say whether nobody would see a difference between two stored PNGs.

    A last digit that another processor rounds in another way changes the
    edge of a curve: a few pixels, and each by little, in either look.
    """
    pairs = ((one, other), tuple(map(dark_png, (one, other))))
    return all(
        first == second or (first and second and are_near(first, second))
        for first, second in pairs
    )


def are_near(*pngs):
    """Say whether the pixels of two PNGs differ a little, and in few places.

    Of 255 at most SLIGHT everywhere, and at most one in a thousand visibly.
    """
    looks = [Image.open(io.BytesIO(png)).convert("RGB") for png in pngs]
    if looks[0].size != looks[1].size:
        return False
    one, other = (np.asarray(look).astype(int) for look in looks)
    apart = np.abs(one - other).max(axis=-1)
    return apart.max() <= SLIGHT and np.mean(apart > SLIGHT / 8) <= 1e-3


def few_colors(pairs, count=NUM_COLORS):
    """Return at most `count` colours for many, and which stands for each.

    The group of colours with the largest squared error is cut in two at its
    mean, until all are near; a pixel's colours on both papers count as one.

    Arguments:
        pairs: bytes, shape (pixels, 6).

    Returns:
        palette, bytes (at most count, 6), and index, bytes (pixels,).
    """
    wide = np.pad(pairs, ((0, 0), (0, 2))).view(np.int64).ravel()
    wide, index, often = np.unique(
        wide, return_inverse=True, return_counts=True
    )
    colors = wide.view(np.uint8).reshape(-1, 8)[:, :6].astype(float)
    groups = [group(np.arange(len(colors)), colors, often)]
    near = pairs.size * TYPICAL_ERROR**2
    while len(groups) < count and sum(g[0] for g in groups) > near:
        worst = groups.pop(max(range(len(groups)), key=lambda i: groups[i][0]))
        _, members, mean, channel = worst
        low = colors[members, channel] <= mean[channel]
        for part in (members[low], members[~low]):
            groups.append(group(part, colors, often))
    number = np.empty(len(colors), np.uint8)
    for n, (_, members, *_) in enumerate(groups):
        number[members] = n
    means = np.rint([mean for _, _, mean, _ in groups]).astype(np.uint8)
    return means, number[index.ravel()]


def group(members, colors, often):
    """Return (squared error, members, mean, widest channel) of colours."""
    own, weights = colors[members], often[members]
    mean = np.average(own, axis=0, weights=weights)
    errors = weights @ (own - mean) ** 2
    channel = int(errors.argmax())
    same = np.ptp(own[:, channel]) == 0
    return 0.0 if same else errors.sum(), members, mean, channel
