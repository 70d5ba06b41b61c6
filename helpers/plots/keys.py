"""Figures of lesson 02: the tree of keys, draws, spreads, activations."""

import matplotlib.pyplot as plt
import numpy as np

from helpers.plots.shared import check_pairs, write_beside
from helpers.plots.style import NETWORK, TEST, TRUTH
from helpers.validate import check_dict

# A key that is used once, and one that is used again: another colour, line
# style and marker each, so that the difference survives a grey print.
FRESH = {**NETWORK, "linewidth": 1.2}
REUSED = {**TEST, "linewidth": 2}
BOX = {"boxstyle": "round", "facecolor": "white"}
LINES = (
    {"color": "#D55E00", "linestyle": ":", "marker": "v"},
    {"color": "#0072B2", "linestyle": "-", "marker": "o"},
    {"color": "#009E73", "linestyle": "--", "marker": "s"},
    {"color": "#444444", "linestyle": "-.", "marker": "^"},
)


def reused_keys(splits, uses):
    """List the keys that are used more than once; splitting is a use.

    Arguments:
        splits: list of (key, list of the keys that it is split into).
        uses: list of (key, what is drawn with it); keys are names.

    Returns:
        a list of names, in the order of their first use.

    >>> reused_keys([("key", ["a", "b"])], [("a", "x"), ("a", "noise")])
    ['a']
    """
    used = [name for name, _ in [*splits, *uses]]
    return [name for name in dict.fromkeys(used) if used.count(name) > 1]


def plot_key_tree(splits, uses, ax=None):
    """Draw which key was split into which, and what each was used for.

    Keys stand in boxes, growing from left to right; what is drawn with a
    key stands to its right.  A key that is used more than once has a dashed
    box and dashed lines in another colour.

    Arguments:
        splits: list of (key, list of the keys that it is split into).
        uses: list of (key, what is drawn with it).  Keys are names; give
            every value a name of its own, also where the code has one.
        ax: the axes to draw into; the current ones by default.

    Returns:
        the axes; one line for each edge of the tree.

    Raises:
        ValueError: a key comes out of two splits, or the names do not form
            one tree.

    >>> ax = plot_key_tree([("key", ["a", "b"])], [("a", "weights")])
    >>> len(ax.lines)
    3
    """
    ax = plt.gca() if ax is None else ax
    children = _children(splits, uses)
    places = _places(children, _root(splits, uses))
    reused = set(reused_keys(splits, uses))
    for parent, nodes in children.items():
        style = REUSED if parent in reused else FRESH
        for node in nodes:
            (x0, y0), (x1, y1) = places[parent], places[node]
            ax.plot([x0, x0, x1], [y0, y1, y1], zorder=1, **style)
    for node, place in places.items():
        _draw_node(ax, node, place, reused)
    depth = max(x for x, _ in places.values())
    height = max(y for _, y in places.values())
    ax.set(xlim=(-0.45, depth + 0.8), ylim=(height + 0.5, -0.5))
    ax.axis("off")
    return ax


def plot_draws(uniform_draws, normal_draws, reused=False, ax=None):
    """Draw normal draws over uniform ones, a dot for each pair.

    Arguments:
        uniform_draws: shape (n,), between 0 and 1.
        normal_draws: shape (n,).
        reused: whether both came from one key; chooses colour and marker.
        ax: the axes to draw into; the current ones by default.

    Returns:
        the axes.

    Raises:
        ValueError: the two do not have the same shape (n,).

    >>> ax = plot_draws(np.array([0.1, 0.9]), np.array([-1.3, 1.3]))
    >>> ax.get_ylabel()
    'drawn by normal'
    """
    check_pairs("both draws", uniform_draws, normal_draws)
    ax = plt.gca() if ax is None else ax
    style = REUSED if reused else FRESH
    marker, size = ("s", 1.6) if reused else ("o", 2.2)
    dots = {"color": style["color"], "markersize": size}
    ax.plot(uniform_draws, normal_draws, marker, **dots)
    ax.set(xlabel="drawn by uniform", ylabel="drawn by normal")
    return ax


def plot_spreads(spreads, ax=None, lowest=1e-3):
    """Draw the spread of the activations, layer by layer, on a log axis.

    Arguments:
        spreads: dict of at most four labels, each with an array of shape
            (layers,), positive.
        ax: the axes to draw into; the current ones by default.
        lowest: the lower end of the axis; a line that falls below is
            labelled where it leaves.

    Returns:
        the axes; one line for each entry of `spreads`.

    Raises:
        ValueError: there are more than four entries, or none.

    >>> ax = plot_spreads({"scale 1": [0.63, 0.5, 0.4]})
    >>> [line.get_label() for line in ax.lines]
    ['scale 1']
    """
    check_dict("spreads", spreads, '{"scale 1": [0.6, 0.5]}')
    if not 1 <= len(spreads) <= len(LINES):
        raise ValueError(f"spreads must hold 1 to 4, got {len(spreads)}")
    ax = plt.gca() if ax is None else ax
    for (label, values), style in zip(spreads.items(), LINES):
        layers = np.arange(1, len(values) + 1)
        ax.semilogy(layers, values, label=label, markersize=3.5, **style)
        # the last layer that is still on the picture
        last = np.flatnonzero(np.asarray(values) >= lowest)[-1]
        at = layers[last], values[last]
        write_beside(ax, label, at, (7, 0), color=style["color"])
    ax.set(xlabel="layer", ylabel="spread of the activations")
    ax.set_ylim(lowest, 2)
    depth = max(len(values) for values in spreads.values())
    # room for the labels on the right
    ax.set(xlim=(0, 1.22 * depth), xticks=range(0, depth + 1, 5))
    return ax


def plot_activations(activations, ax=None, bins=20):
    """Draw how the activations of one layer lie between -1 and 1.

    Arguments:
        activations: the outputs of tanh, any shape.
        ax: the axes to draw into; the current ones by default.
        bins: the number of bars.

    Returns:
        the axes; the bars' heights sum to 1.

    >>> ax = plot_activations(np.array([-0.5, 0.0, 0.5]), bins=4)
    >>> len(ax.patches)
    4
    """
    ax = plt.gca() if ax is None else ax
    values = np.ravel(activations)
    style = {"color": NETWORK["color"], "edgecolor": "white", "linewidth": 0.4}
    weights = np.full(values.size, 1 / values.size)
    ax.hist(values, np.linspace(-1, 1, bins + 1), weights=weights, **style)
    ax.set(xlabel="activation", ylabel="share of the neurons")
    ax.label_outer()
    return ax


def plot_measurements(x, y, target_function, ax=None):
    """Draw measured points over the function that they should follow.

    Arguments:
        x: where was measured, shape (n,).
        y: what was measured, shape (n,).
        target_function: maps an array to values of the same shape.
        ax: the axes to draw into; the current ones by default.

    Returns:
        the axes; the first line is the truth, the second the points.

    Raises:
        ValueError: `x` and `y` do not have the same shape (n,).

    >>> ax = plot_measurements(np.arange(3.0), np.zeros(3), np.sin)
    >>> [line.get_label() for line in ax.lines]
    ['truth', 'measured']
    """
    check_pairs("x and y", x, y)
    ax = plt.gca() if ax is None else ax
    grid = np.linspace(np.min(x), np.max(x), 300)
    ax.plot(grid, target_function(grid), label="truth", **TRUTH)
    ax.plot(x, y, "o", color=NETWORK["color"], markersize=4, label="measured")
    ax.set(xlabel="x", ylabel="y")
    ax.legend(loc="upper left")
    return ax


def _children(splits, uses):
    """Return {key: its nodes}; a use is a node (key, place, text)."""
    children = {}
    for name, parts in splits:
        children.setdefault(name, []).extend(parts)
    for number, (name, text) in enumerate(uses):
        children.setdefault(name, []).append((name, number, text))
    return children


def _root(splits, uses):
    parts = [part for _, parts in splits for part in parts]
    twice = [part for part in parts if parts.count(part) > 1]
    if twice:
        raise ValueError(f"{twice[0]!r} comes out of two splits")
    used = dict.fromkeys(name for name, _ in [*splits, *uses])
    roots = [name for name in used if name not in parts]
    if len(roots) != 1:
        raise ValueError(f"the keys must form one tree, got roots {roots}")
    return roots[0]


def _places(children, root):
    """Return {node: (x, y)}: x its depth, y midway between its children."""
    places, leaves = {}, 0

    def place(node, depth):
        nonlocal leaves
        heights = [place(part, depth + 1) for part in children.get(node, [])]
        if not heights:
            heights, leaves = [leaves], leaves + 1
        places[node] = depth, (heights[0] + heights[-1]) / 2
        return places[node][1]

    place(root, 0)
    return places


def _draw_node(ax, node, place, reused):
    middle = {"size": 9, "va": "center", "ha": "center"}
    if isinstance(node, tuple):
        box = {**BOX, "edgecolor": "none"}
        ax.text(*place, node[2], **middle, bbox=box)
        return
    style = REUSED if node in reused else FRESH
    edge = {"edgecolor": style["color"], "linestyle": style["linestyle"]}
    box = {**BOX, **edge, "linewidth": style["linewidth"]}
    ax.text(*place, node, **middle, bbox=box)
