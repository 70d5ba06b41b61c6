"""Figures of lesson 01: a network drawn, its neurons' shares, its answers.

`plot_network` and `plot_shares` compute with NumPy what they draw, from
`params` alone; `plot_answers` asks the function that it is given, so that a
wrong network gives a wrong picture.
"""

import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np
from jax import vmap
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.lines import Line2D

from helpers.network import network_batch
from helpers.plots.shared import write_beside
from helpers.plots.style import NETWORK, TRAINED, TRUTH
from helpers.validate import (
    check_batch,
    check_dict,
    check_function,
    check_input,
    check_params,
)

POSITIVE, NEGATIVE = "#0072B2", "#D55E00"
INK, PALE = "#222222", "#444444"
FAINT = {"alpha": 0.35, "linewidth": 0.8}
# Pale ends, so that dark numbers on the nodes stay readable.
FILL = LinearSegmentedColormap.from_list("sign", ["#F0A35E", "w", "#7CC0EA"])
LINE_STYLES = ["-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1))]
# Up to this many nodes in a layer, numbers fit on nodes and edges.
MOST_NUMBERED = 4


def plot_network(params, x, ax=None):
    """Draw a network: weights as edges, activations in the nodes.

    An edge is solid blue for a weight of at least 0, dashed orange for a
    negative one, and wider the larger the weight's size in its matrix.  A
    small network carries its numbers; in a large one, the nodes are small
    and a square stands for a negative activation.

    Arguments:
        params: a dict of `weights` and `biases`.
        x: one input, shape (inputs,).
        ax: axes to draw into; the current ones if None.

    Returns:
        the axes.

    Raises:
        ValueError: `x` or an entry of `params` has the wrong shape.

    >>> params = {"weights": [np.ones((3, 2))], "biases": [np.zeros(3)]}
    >>> plot_network(params, np.ones(2)).axison
    False
    """
    check_input(x, params)
    ax = plt.gca() if ax is None else ax
    activations = compute_activations(params, x)
    numbered = max(len(a) for a in activations) <= MOST_NUMBERED
    places = [_places(i, len(a)) for i, a in enumerate(activations)]
    for layer, w in enumerate(params["weights"]):
        _draw_edges(ax, np.asarray(w), *places[layer : layer + 2])
    for place, activation in zip(places, activations):
        _draw_nodes(ax, place, activation, 760 if numbered else 16)
    if numbered:
        _write_numbers(ax, params, activations, places)
    _write_layers(ax, params, places)
    _add_key(ax, numbered)
    ax.set(xlim=(-0.3, len(places) - 0.7), ylim=(-1.6, 1.45))
    ax.set_axis_off()
    return ax


def plot_shares(params, ax=None):
    """Draw what each neuron of the last hidden layer adds to the output.

    A few neurons carry their numbers, many are faint lines.

    Arguments:
        params: a network with one input, one output and a hidden layer.
        ax: axes to draw into; the current ones if None.

    Returns:
        the axes; its first lines are the shares, its last is the output.

    Raises:
        ValueError: `params` has wrong shapes, or not one input, one output
            and a hidden layer.

    >>> w = [np.ones((4, 1)), np.ones((1, 4))]
    >>> params = {"weights": w, "biases": [np.zeros(4), np.zeros(1)]}
    >>> plot_shares(params).get_ylabel()
    'output'
    """
    check_shares(params)
    ax = plt.gca() if ax is None else ax
    q = np.linspace(*TRAINED, 301)
    activations = compute_activations(params, q[:, None])
    shares = activations[-2] * np.asarray(params["weights"][-1])[0]
    few = shares.shape[1] <= MOST_NUMBERED
    for number, share in enumerate(shares.T):
        style = {"linestyle": LINE_STYLES[1 + number % 4], "linewidth": 1.2}
        (line,) = ax.plot(q, share, color=PALE, **(style if few else FAINT))
        if few:
            _label_end(ax, line, f"share of neuron {number}")
    ax.plot(q, activations[-1], **NETWORK)
    _label_end(ax, ax.lines[-1], "output")
    ax.set(xlabel="input q", ylabel="output")
    ax.lines[-1].set_linewidth(2.6)
    return ax


def neuron_shares(x, params):
    """Return each last hidden neuron's share of the output.

    A share is the neuron's activation times its outgoing weight; the shares
    and the last bias add up to the output.

    Arguments:
        x: a batch of inputs, shape (batch, inputs).
        params: a dict of `weights` and `biases` with one output.

    Returns:
        the shares, shape (batch, neurons).

    Raises:
        ValueError: the network has no hidden layer.

    >>> w = [np.ones((4, 1)), np.ones((1, 4))]
    >>> params = {"weights": w, "biases": [np.zeros(4), np.zeros(1)]}
    >>> neuron_shares(np.zeros((100, 1)), params).shape
    (100, 4)
    """
    check_batch(x, params)
    weights, biases = params["weights"], params["biases"]
    if len(weights) < 2:
        raise ValueError("params must have a hidden layer, got none")
    below = {"weights": weights[:-1], "biases": biases[:-1]}
    return jnp.tanh(network_batch(x, below)) * weights[-1][0]


def check_shares(params):
    """Raise ValueError unless the output is one sum of neurons' shares."""
    check_params(params)
    ends = params["weights"][0].shape[1], params["weights"][-1].shape[0]
    if ends != (1, 1) or len(params["weights"]) < 2:
        raise ValueError(
            "params must have one input, one output and a hidden layer, got "
            f"weights of shapes {[w.shape for w in params['weights']]}"
        )


def plot_answers(network, params, target_function, ax=None):
    """Draw what a network answers between -3 and 3, and what is wanted.

    Arguments:
        network: a function of `x`, shape (1,), and `params`.
        params: whatever `network` takes.
        target_function: maps an array of inputs q to the wanted values.
        ax: axes to draw into; the current ones if None.

    Returns:
        the axes; its first line is the target, its second the network.

    >>> line = lambda x, params: params * x
    >>> plot_answers(line, 2.0, np.sin).get_xlabel()
    'input q'
    """
    check_function("network", network, "helpers.network.network")
    check_function("target_function", target_function, "jnp.sin")
    ax = plt.gca() if ax is None else ax
    q = np.linspace(*TRAINED, 301, dtype=np.float32)
    outputs = vmap(network, in_axes=(0, None))(q[:, None], params)
    ax.plot(q, target_function(q), label="target", **TRUTH)
    ax.plot(q, np.asarray(outputs)[:, 0], label="network", **NETWORK)
    ax.legend(loc="upper left")
    ax.set(xlabel="input q", ylabel="output")
    return ax


def plot_activations(functions, ax=None):
    """Draw activation functions between -4 and 4, cut off at -1.5 and 2.5.

    Arguments:
        functions: a dict of names and functions of an array, at most five.
        ax: axes to draw into; the current ones if None.

    Returns:
        the axes.

    >>> plot_activations({"tanh": np.tanh, "sin": np.sin}).get_ylabel()
    'activation f(z)'
    """
    check_dict("functions", functions, '{"tanh": jnp.tanh}')
    ax = plt.gca() if ax is None else ax
    z = np.linspace(-4, 4, 321)
    for number, (name, function) in enumerate(functions.items()):
        check_function(name, function, "jnp.tanh")
        style = LINE_STYLES[number % 5]
        ax.plot(z, function(z), linestyle=style, label=name)
    ax.legend(loc="upper left")
    ax.set(xlabel="z, what the neuron has summed up", ylim=(-1.5, 2.5))
    ax.set_ylabel("activation f(z)")
    return ax


def compute_activations(params, x):
    """Return the activations of every layer, input and output included.

    >>> params = {"weights": [np.ones((3, 2))], "biases": [np.zeros(3)]}
    >>> [a.shape for a in compute_activations(params, np.ones(2))]
    [(2,), (3,)]
    """
    check_params(params)
    activations = [np.asarray(x, dtype=float)]
    pairs = list(zip(params["weights"], params["biases"]))
    for w, b in pairs[:-1]:
        z = activations[-1] @ np.asarray(w).T + np.asarray(b)
        activations.append(np.tanh(z))
    w, b = pairs[-1]
    activations.append(activations[-1] @ np.asarray(w).T + np.asarray(b))
    return activations


def _places(layer, size):
    """Return where the nodes of a layer go, shape (size, 2), top first."""
    spacing = min(0.9, 2.3 / max(size - 1, 1))
    heights = spacing * ((size - 1) / 2 - np.arange(size))
    return np.stack([np.full(size, float(layer)), heights], axis=1)


def _draw_edges(ax, w, lower, higher):
    """Draw one line per weight, row by row; where there are many, thin."""
    row, column = np.indices(w.shape).reshape(2, -1)
    lines = np.stack([lower[column], higher[row]], axis=1)
    size = w.ravel() / (np.abs(w).max() or 1.0)
    widest = min(3.0, max(0.5, 60 / w.size))
    style = {
        "linewidths": np.maximum(widest * np.abs(size), 0.1),
        "colors": [POSITIVE if s >= 0 else NEGATIVE for s in size],
        "linestyles": ["-" if s >= 0 else (0, (3, 1.5)) for s in size],
    }
    ax.add_collection(LineCollection(lines, zorder=1, **style))


def _draw_nodes(ax, place, activation, size):
    """Draw nodes filled by activation; small ones square where negative."""
    style = {"cmap": FILL, "vmin": -1, "vmax": 1, "edgecolors": PALE}
    square = (activation < 0) & (size < 100)
    for chosen, marker in ((~square, "o"), (square, "s")):
        style["c"] = activation[chosen]
        style["linewidths"] = 1.0 if size > 100 else 0.5
        ax.scatter(*place[chosen].T, s=size, marker=marker, zorder=3, **style)


def _write_numbers(ax, params, activations, places):
    """Write activations, biases and weights; each weight near more nodes."""
    for place, activation in zip(places, activations):
        for (x, y), value in zip(place, activation):
            _write(ax, x, y, f"{value:.2f}", fontsize=9, zorder=4)
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.4}
    for layer, (w, b) in enumerate(zip(params["weights"], params["biases"])):
        lower, higher = places[layer : layer + 2]
        for (x, y), value in zip(higher, b):
            style = {"fontsize": 7.5, "color": PALE, "zorder": 4}
            _write(ax, x, y - 0.31, f"b = {value:g}", **style)
        share = 0.68 if len(higher) >= len(lower) else 0.32
        for (row, column), value in np.ndenumerate(np.asarray(w)):
            x, y = (1 - share) * lower[column] + share * higher[row]
            _write(ax, x, y, f"{value:g}", fontsize=8, bbox=box, zorder=2)


def _write_layers(ax, params, places):
    """Write each layer's name and size above it, each w's shape below."""
    hidden = ["hidden"] * (len(places) - 2)
    names = ["input", *hidden, "output"]
    for layer, (name, place) in enumerate(zip(names, places)):
        _write(ax, layer, 1.33, f"{name}: {len(place)}", fontsize=9)
    for layer, w in enumerate(params["weights"]):
        shape = f"w {tuple(w.shape)}"
        _write(ax, layer + 0.5, -1.3, shape, fontsize=9, color=PALE)


def _add_key(ax, numbered):
    """Say below the drawing what colours, line styles and squares mean."""
    square = {"marker": "s", "markersize": 4, "ls": "", "mec": PALE}
    handles = [
        Line2D([], [], color=POSITIVE, label="weight above 0"),
        Line2D([], [], color=NEGATIVE, ls="--", label="below 0"),
        Line2D([], [], mfc=FILL(0.1), label="activation below 0", **square),
    ]
    style = {"loc": "lower center", "bbox_to_anchor": (0.5, -0.06)}
    shown = handles[:2] if numbered else handles
    ax.legend(handles=shown, ncols=3, fontsize=8, **style)


def _write(ax, x, y, text, color=INK, **style):
    """Write centred text at a place."""
    ax.text(x, y, text, ha="center", va="center", color=color, **style)


def _label_end(ax, line, text):
    """Write a line's name to the right of its end, in its colour."""
    style = {"color": line.get_color(), "fontsize": 9}
    write_beside(ax, text, line.get_xydata()[-1], **style)
