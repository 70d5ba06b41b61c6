"""Draw assets/snapshots.png, the picture of the landing page.

    make picture

It is lesson 05's run, stopped after 0, 25, 100 and 800 steps.
"""

import jax
import matplotlib.pyplot as plt
from jax.random import split

from helpers.network import init_params
from helpers.plots import use_course_style
from helpers.plots.training import plot_fit
from helpers.targets import running_example
from helpers.training import train
from tools import ROOT

PICTURE = ROOT / "assets" / "snapshots.png"
STOPS = (0, 25, 100, 800)


def snapshots():
    """Return {steps: params} along lesson 05's run."""
    _, key = split(jax.random.key(45))
    subkey, key = split(key)
    start = init_params(subkey, [1, 30, 20, 1])
    runs = {0: start}
    for num_steps in STOPS[1:]:
        runs[num_steps], _ = train(
            key, start, running_example, num_steps=num_steps
        )
    return runs


def main():
    """Draw the four panels and save them."""
    plt.switch_backend("agg")
    use_course_style()
    _, axes = plt.subplots(
        1, len(STOPS), figsize=(9, 2.4), sharex=True, sharey=True
    )
    for ax, (num_steps, params) in zip(axes, snapshots().items()):
        plot_fit(params, running_example, ax=ax, label=None)
        ax.set_title("untrained" if num_steps == 0 else f"{num_steps} steps")
        ax.set(xlabel="q", ylabel="")
    plt.savefig(PICTURE, dpi=150, metadata={"Software": None})


if __name__ == "__main__":
    main()
