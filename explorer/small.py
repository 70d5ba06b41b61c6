"""Small sliders for lessons 01, 02 and 04; lesson 06's are beside this.

Each function returns a `Panel`: display it as the last expression of a cell.
"""

import jax
import jax.numpy as jnp
import matplotlib.pyplot as plt
import numpy as np
from jax import jit, value_and_grad
from jax.random import normal, split, uniform

from explorer.panel import Panel, Picture, slider
from helpers.network import init_params, network_batch
from helpers.plots.style import (
    BASELINE,
    BASELINE_LOSS,
    DRAWN,
    LOOK,
    NETWORK,
    TRAINED,
    TRUTH,
)
from helpers.targets import running_example
from helpers.training import mse_loss

Q = np.linspace(*DRAWN, 321)
OVER_Q = {"xlim": DRAWN, "ylim": (-1.2, 1.2), "xlabel": "q"}
FAINT = {"color": "#222222", "linewidth": 1.2}


def one_neuron():
    """Return sliders for one tanh neuron: its weight and its bias.

    >>> panel = one_neuron()
    >>> panel.set(weight=2, bias=-3)
    >>> panel.text
    'tanh(2 q - 3): the step sits at q = 1.5 and rises.'
    """
    picture = Picture(2.6, {**OVER_Q, "ylabel": "activation"})
    ax = picture.axes[0]
    (curve,) = ax.plot(Q, Q, **NETWORK)
    middle = ax.axvline(0, **BASELINE)

    def update(weight, bias):
        curve.set_ydata(np.tanh(weight * Q + bias))
        middle.set_visible(bool(weight))
        formula = f"tanh({weight:g} q {sign(bias)})"
        if not weight:
            text = f"{formula}: no step, the same answer for every q."
        else:
            place = -bias / weight + 0.0  # no -0
            middle.set_xdata([place, place])
            way = "rises" if weight > 0 else "falls"
            text = f"{formula}: the step sits at q = {place:.3g} and {way}."
        return text, (
            f"One curve over q from -4 to 4, between -1 and 1. {text} "
            "A dotted line stands in the middle of the step."
        )

    controls = {
        "weight": slider("weight", 1.0, -10, 10, 0.5),
        "bias": slider("bias", 0.0, -10, 10, 0.5),
    }
    return Panel(controls, picture, update)


def bump():
    """Return sliders for lesson 01's bump: two neurons, made by hand.

    >>> panel = bump()
    >>> panel.set(steepness=5, left=-1, right=1)
    >>> panel.text
    'Steps at -1 and 1: the output in the middle between them is 1.00.'
    """
    picture = Picture(2.6, {**OVER_Q, "ylabel": "output"})
    ax = picture.axes[0]
    shares = ax.plot(Q, np.stack([Q, Q], axis=1), **FAINT)
    for line, style in zip(shares, ("--", "-.")):
        line.set_linestyle(style)
    (curve,) = ax.plot(Q, Q, **NETWORK)
    curve.set_linewidth(2.6)

    def update(**values):
        both = bump_shares(Q, **values)
        for line, share in zip(shares, both):
            line.set_ydata(share)
        curve.set_ydata(sum(both))
        left, right = values["left"], values["right"]
        middle = sum(bump_shares((left + right) / 2, **values))
        text = (
            f"Steps at {left:g} and {right:g}: the output in the middle "
            f"between them is {middle:.2f}."
        )
        return text, (
            "Two thin broken curves, one step up and one step down, and "
            f"their sum, a thick blue curve. {text}"
        )

    controls = {
        "steepness": slider("steepness", 5.0, 0.5, 10, 0.5),
        "left": slider("step up at", -1.0, *TRAINED, 0.25),
        "right": slider("step down at", 1.0, *TRAINED, 0.25),
    }
    return Panel(controls, picture, update)


def bump_shares(q, steepness, left, right):
    """Return what the two neurons of the bump add to its output at q."""
    up = np.tanh(steepness * (q - left)) / 2
    return up, -np.tanh(steepness * (q - right)) / 2


def initial_scale():
    """Return a slider for the scale of lesson 02's first weights.

    Thirty layers of 300 tanh neurons, drawn once; a scale of 1 is the rule,
    a spread of 1 / sqrt(inputs).

    >>> panel = initial_scale()
    >>> panel.set(scale=1)
    >>> panel.text
    'Scale 1: the spread is 0.31 after five layers, 0.12 after thirty.'
    """
    x_key, w_key = split(jax.random.key(3))
    first = np.asarray(normal(x_key, (300,)))
    w = np.asarray(normal(w_key, (30, 300, 300))) / np.sqrt(300)
    edges = np.linspace(-1, 1, 41)
    picture, line, bars = make_spread_and_bars(edges)

    def update(scale):
        x, spreads = first, []
        for n in range(30):
            x = np.tanh(scale * (w[n] @ x))
            spreads.append(max(x.std(), 1e-30))
            if n == 4:
                bars.set_data(np.histogram(x, edges)[0])
                ends = np.mean(np.abs(x) > 0.95)
        line.set_ydata(spreads)
        text = (
            f"Scale {scale:.2g}: the spread is {spreads[4]:.2g} after five "
            f"layers, {spreads[29]:.2g} after thirty."
        )
        return text, (
            f"Above, the spread of each of 30 layers on a log axis. {text} "
            "Below, a histogram of the activations in layer 5; "
            f"{ends:.0%} lie beyond 0.95 or -0.95."
        )

    control = slider("scale", 1.0, -1, 1, 0.1, kind="log")
    return Panel({"scale": control}, picture, update)


def make_spread_and_bars(edges):
    """Return a picture, its line of spreads and its bars of one layer."""
    above = {"ylim": (1e-6, 2), "xlabel": "layer", "ylabel": "spread"}
    below = {"xlim": (-1, 1), "ylim": (0, 60), "ylabel": "neurons, to 60"}
    below["xlabel"] = "activation in layer 5"
    picture = Picture(4.2, above, below)
    layers = np.arange(1, 31)
    dots = {"color": NETWORK["color"], "markersize": 3, "linewidth": 1.2}
    with plt.style.context(LOOK):
        (line,) = picture.axes[0].semilogy(layers, layers, "o-", **dots)
        bars = picture.axes[1].stairs(np.ones(40), edges, fill=True)
    bars.set_color(NETWORK["color"])
    return picture, line, bars


def along_gradient():
    """Return a slider that walks down the gradient of lesson 04's loss.

    >>> panel = along_gradient()
    >>> panel.set(step=0.03)
    >>> panel.text
    'A step of 0.03: the loss goes from 0.207 to 0.102.'
    """
    params, grads, x, y_target = gradient_of_lesson_04()
    lengths = np.arange(0, 0.1501, 0.0025)
    batch = x, y_target, params, grads
    losses = np.array([float(loss_after(*batch, t)) for t in lengths])
    below = {"xlim": (0, 0.15), "ylim": (0, 1.05 * losses.max())}
    below |= {"xlabel": "length of the step", "ylabel": "loss"}
    above = {**OVER_Q, "ylim": (-1.5, 1.5), "ylabel": "output"}
    picture = Picture(4.2, above, below)
    fit_ax, loss_ax = picture.axes
    with plt.style.context(LOOK):
        fit_ax.plot(Q, running_example(Q), **TRUTH)
        (curve,) = fit_ax.plot(Q, Q, **NETWORK)
        loss_ax.plot(lengths, losses, **NETWORK)
        loss_ax.axhline(BASELINE_LOSS, **BASELINE)
        (dot,) = loss_ax.plot([0], [losses[0]], "o", color="#222222")

    def update(step):
        loss = float(loss_after(*batch, step))
        curve.set_ydata(outputs_after(params, grads, step))
        dot.set_data([step], [loss])
        text = (
            f"A step of {step:.3g}: the loss goes from {losses[0]:.3f} to "
            f"{loss:.3f}."
        )
        return text, (
            "Above, the dashed target and, solid, the network after the "
            "step. Below, the loss against the length of the step, with a "
            f"dot where you are. {text} Always answering 0 scores 0.104."
        )

    control = slider("step", 0.0, 0.0, 0.15, 0.0025)
    return Panel({"step": control}, picture, update)


def gradient_of_lesson_04():
    """Return params, grads, x and y_target of lesson 04, from key 45."""
    _, key = split(jax.random.key(45))
    subkey, key = split(key)
    params = init_params(subkey, [1, 30, 20, 1])
    subkey, key = split(key)
    x = uniform(subkey, (32, 1), minval=TRAINED[0], maxval=TRAINED[1])
    y_target = running_example(x)
    loss_and_grads = jit(value_and_grad(mse_loss, argnums=2))
    _, grads = loss_and_grads(x, y_target, params)
    return params, grads, x, y_target


def gradient_step(params, grads, step):
    """Return the params after one step down the gradient."""
    return jax.tree.map(lambda p, g: p - step * g, params, grads)


@jit
def loss_after(x, y_target, params, grads, step):
    """Return the loss after one step; compiled once for every length."""
    return mse_loss(x, y_target, gradient_step(params, grads, step))


@jit
def outputs_after(params, grads, step):
    """Return the outputs at `Q` after one step, shape (321,)."""
    moved = gradient_step(params, grads, step)
    return network_batch(jnp.asarray(Q)[:, None], moved)[:, 0]


def sign(number):
    """Return a number as the end of a sum, such as `+ 2` or `- 2`.

    >>> sign(-2.0)
    '- 2'
    """
    return f"{'-' if number < 0 else '+'} {abs(number):g}"
