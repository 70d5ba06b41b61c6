"""Figures of lesson 09: images, weights as images, confusions, answers."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from helpers.plots.style import BASELINE, NETWORK
from helpers.validate import check_count

# Ink is dark on white paper; weights are blue above 0 and orange below.
PAPER = {"cmap": "gray_r", "vmin": 0, "vmax": 16}
SIGN = LinearSegmentedColormap.from_list("sign", ["#D55E00", "w", "#0072B2"])


def plot_digits(images, titles=None, columns=10):
    """Draw images in rows, with a title over each.

    Arguments:
        images: grey values from 0 to 16, shape (count, 64).
        titles: a text for each image, or None.
        columns: how many images stand in a row.

    Returns:
        the axes, one for each image.

    Raises:
        ValueError: `images` or `titles` has another shape or length.

    >>> len(plot_digits(np.zeros((12, 64)), titles=range(12)))
    12
    """
    images = check_images(images)
    check_count("columns", columns)
    if titles is not None and len(titles) != len(images):
        wanted = f"{len(images)}, one for each image"
        raise ValueError(f"titles must be {wanted}, got {len(titles)}")
    axes = _grid(len(images), columns)
    for i, (ax, image) in enumerate(zip(axes, images)):
        ax.imshow(image.reshape(8, 8), **PAPER)
        _frame(ax, "" if titles is None else str(titles[i]))
    return axes


def plot_first_layer(stages, count=10):
    """Draw neurons' weights as images, one row for each stage of training.

    Arguments:
        stages: {name: weights of the first layer, shape (neurons, 64)}.
        count: how many neurons, from the first on.

    Returns:
        the axes, (stages, count).

    >>> plot_first_layer({"start": np.eye(32, 64)}).shape
    (1, 10)
    """
    axes = np.array(_grid(len(stages) * count, count)).reshape(-1, count)
    for row, (name, weights) in zip(axes, stages.items()):
        weights = check_images(weights)[:count]
        top = np.abs(weights).max() or 1
        for ax, image in zip(row, weights):
            ax.imshow(image.reshape(8, 8), cmap=SIGN, vmin=-top, vmax=top)
            _frame(ax, "")
        row[0].set_title(name, loc="left", fontsize=8)
    return axes


def plot_confusion(table, ax=None):
    """Draw a confusion table: a row for each digit meant, its answers.

    Arguments:
        table: counts, shape (10, 10), row meant and column answered.
        ax: the axes to draw into; the current ones where None.

    Returns:
        the axes; only counts above 0 are written.

    >>> plot_confusion(np.eye(10, dtype=int)).get_xlabel()
    'answered'
    """
    table = np.asarray(table)
    if table.shape != (10, 10):
        raise ValueError(f"table must be (10, 10), got {table.shape}")
    ax = plt.gca() if ax is None else ax
    off = np.where(np.eye(10, dtype=bool), 0, table)
    ax.imshow(off, cmap="Oranges", vmax=max(off.max(), 1) * 1.4)
    for (row, column), count in np.ndenumerate(table):
        if count:
            weight = "normal" if row == column else "bold"
            color = "#666666" if row == column else "#222222"
            place = {"ha": "center", "va": "center", "weight": weight}
            ax.text(column, row, count, **place, color=color, fontsize=8)
    ax.set(xlabel="answered", ylabel="meant", aspect="equal")
    ax.set(xticks=range(10), yticks=range(10))
    ax.tick_params(length=0)
    return ax


def plot_answers(images, shares, titles=None):
    """Draw each image above the ten shares that a network gives it.

    Arguments:
        images: grey values from 0 to 16, shape (count, 64).
        shares: from softmax, shape (count, 10).
        titles: a text for each image, or None.

    Returns:
        the axes, (2, count).

    >>> plot_answers(np.zeros((3, 64)), np.full((3, 10), 0.1)).shape
    (2, 3)
    """
    images, shares = check_images(images), np.asarray(shares)
    if shares.shape != (len(images), 10):
        wanted = f"shares must be ({len(images)}, 10)"
        raise ValueError(f"{wanted}, got {shares.shape}")
    axes = plt.gcf().subplots(2, len(images), squeeze=False)
    for i, (top, bottom) in enumerate(axes.T):
        top.imshow(images[i].reshape(8, 8), **PAPER)
        _frame(top, "" if titles is None else titles[i])
        colors = [BASELINE["color"]] * 10
        colors[int(shares[i].argmax())] = NETWORK["color"]
        bottom.bar(range(10), shares[i], color=colors)
        bottom.set(xticks=range(0, 10, 3), ylim=(0, 1), xlabel="digit")
        bottom.set_yticks([0, 1] if i == 0 else [])
    axes[1, 0].set_ylabel("share")
    return axes


def check_images(images):
    """Return images as an array (count, 64); raise unless they are."""
    images = np.asarray(images)
    if images.ndim != 2 or images.shape[1] != 64:
        raise ValueError(f"images must be (count, 64), got {images.shape}")
    return images


def _grid(count, columns):
    """Return `count` axes of a grid in the current figure; the rest goes."""
    rows = -(-count // columns)
    plt.gcf().set_layout_engine("compressed")  # images keep their shape
    axes = np.ravel(plt.gcf().subplots(rows, columns, squeeze=False))
    for ax in axes[count:]:
        ax.remove()
    return list(axes[:count])


def _frame(ax, title):
    """Take the ticks off an image, keep its frame, and set a title."""
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color="#BBBBBB")
    ax.set_title(title, fontsize=8, loc="center")
