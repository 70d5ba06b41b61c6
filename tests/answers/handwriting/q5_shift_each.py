"""Answers to exercise 09, question 5: right ones and usual mistakes."""

from answers import Wrong, writer
from checks.handwriting.q5_shift_each import QUESTION

written = writer(QUESTION)


RIGHT = (
    written(
        "def one(image, move):",
        "    return shift(image, *move)",
        "",
        "return vmap(one)(images, moves)",
    ),
    written(
        "pairs = zip(images, moves)",
        "return jnp.stack([shift(image, m[0], m[1]) for image, m in pairs])",
    ),
    written(
        """
        def one(image, move):
            far = jnp.pad(image.reshape(8, 8), 8)
            far = jnp.roll(far, move, axis=(0, 1))
            return far[8:16, 8:16].ravel()

        return vmap(one, in_axes=(0, 0), out_axes=0)(images, moves)
        """
    ),
)

WRONG = (
    Wrong(
        "one argument",
        "the columns of `moves`, apart",
        (
            written("return vmap(shift)(images, moves)"),
            written(
                "moved = [shift(i, m) for i, m in zip(images, moves)]",
                "return jnp.stack(moved)",
            ),
        ),
    ),
    Wrong(
        "rows of moves",
        "Images and moves are not equally many",
        (
            written("return vmap(shift)(images, moves[0], moves[1])"),
            written("return vmap(shift)(images, *moves[:2])"),
        ),
    ),
    Wrong(
        "all moves for one image",
        "An image met all moves at once",
        (
            written(
                "move = vmap(shift, in_axes=(0, None, None))",
                "return move(images, moves[:, 0], moves[:, 1])",
            ),
            written(
                "return jnp.stack(",
                "    [shift(i, moves[:, 0], moves[:, 1]) for i in images]",
                ")",
            ),
        ),
    ),
    Wrong(
        "every pair",
        "Every image met every move",
        (
            written(
                "each = vmap(shift, in_axes=(0, None, None))",
                "both = vmap(each, in_axes=(None, 0, 0))",
                "return both(images, moves[:, 0], moves[:, 1])",
            ),
            written(
                "each = vmap(shift, in_axes=(None, 0, 0))",
                "both = vmap(each, in_axes=(0, None, None))",
                "return both(images, moves[:, 0], moves[:, 1])",
            ),
        ),
    ),
    Wrong(
        "wrapped",
        "Ink that leaves comes in on the other side",
        (
            written(
                """
                def one(image, move):
                    square = image.reshape(8, 8)
                    return jnp.roll(square, move, axis=(0, 1)).ravel()

                return vmap(one)(images, moves)
                """
            ),
            written(
                """
                def one(image, down, right):
                    rows = (jnp.arange(8) - down) % 8
                    columns = (jnp.arange(8) - right) % 8
                    return image.reshape(8, 8)[rows][:, columns].ravel()

                return vmap(one)(images, moves[:, 0], moves[:, 1])
                """
            ),
        ),
    ),
    Wrong(
        "swapped",
        "Down and right are swapped",
        (
            written("return vmap(shift)(images, moves[:, 1], moves[:, 0])"),
            written("return vmap(shift)(images, *moves.T[::-1])"),
        ),
    ),
    Wrong(
        "sign",
        "Images go the other way",
        (
            written("return vmap(shift)(images, -moves[:, 0], -moves[:, 1])"),
            written("return vmap(shift)(images, *(0 - moves).T)"),
            written("return vmap(shift)(images, -moves[:, 0], moves[:, 1])"),
            written("return vmap(shift)(images, moves[:, 0], -moves[:, 1])"),
        ),
    ),
    Wrong(
        "one move for all",
        "made the same move",
        (
            written(
                "return vmap(lambda image: shift(image, *moves[0]))(images)"
            ),
            written(
                "down, right = moves[0]",
                "return jnp.stack([shift(image, down, right) for "
                "image in images])",
            ),
        ),
    ),
    Wrong(
        "one column",
        "Only one column of `moves`",
        (
            written(
                "return vmap(lambda image, m: shift(image, m[0], "
                "0))(images, moves)"
            ),
            written(
                "return vmap(lambda image, m: shift(image, 0, "
                "m[1]))(images, moves)"
            ),
        ),
    ),
    Wrong(
        "not moved",
        "come back as they went in",
        (
            written(
                "vmap(shift)(images, moves[:, 0], moves[:, 1])",
                "return images",
            ),
            written("return jnp.array(images)"),
        ),
    ),
    Wrong(
        "moved twice",
        "moved twice by its move",
        (
            written(
                "one = lambda image, m: shift(shift(image, *m), *m)",
                "return vmap(one)(images, moves)",
            ),
            written(
                "for _ in range(2):",
                "    images = vmap(shift)(images, moves[:, 0], moves[:, 1])",
                "return images",
            ),
        ),
    ),
    Wrong(
        "other paper",
        "What comes in is not paper",
        (
            written(
                "def sh(image, down, right):",
                "    padded = jnp.pad(image.reshape(8, 8), 8, "
                "constant_values=-0.3)",
                "    rows, columns = 8 - down + jnp.arange(8), 8 - "
                "right + jnp.arange(8)",
                "    return padded[rows[:, None], columns].reshape(64)",
                "return vmap(sh)(images, moves[:, 0], moves[:, 1])",
            ),
            written(
                "def sh(image, down, right):",
                '    padded = jnp.pad(image.reshape(8, 8), 8, mode="edge")',
                "    rows, columns = 8 - down + jnp.arange(8), 8 - "
                "right + jnp.arange(8)",
                "    return padded[rows[:, None], columns].reshape(64)",
                "return vmap(sh)(images, moves[:, 0], moves[:, 1])",
            ),
        ),
    ),
    Wrong(
        "not far enough",
        "far ones are not",
        (
            written(
                "def sh(image, down, right):",
                "    padded = jnp.pad(image.reshape(8, 8), 2)",
                "    rows, columns = 2 - down + jnp.arange(8), 2 - "
                "right + jnp.arange(8)",
                "    return padded[rows[:, None], columns].reshape(64)",
                "return vmap(sh)(images, moves[:, 0], moves[:, 1])",
            ),
            written(
                "m = jnp.clip(moves, -2, 2)",
                "return vmap(shift)(images, m[:, 0], m[:, 1])",
            ),
        ),
    ),
    Wrong(
        "one image for all",
        "The first image made all moves",
        (
            written("return vmap(lambda m: shift(images[0], *m))(moves)"),
            written(
                "down, right = moves.T",
                "return vmap(shift, in_axes=(None, 0, 0))(images[0], down, "
                "right)",
            ),
        ),
    ),
    Wrong(
        "whole numbers",
        "what is after the decimal point is lost",
        (
            written(
                "moved = vmap(shift)(images, moves[:, 0], moves[:, 1])",
                "return moved.astype(int)",
            ),
            written(
                "images = images.astype(int)",
                "return vmap(shift)(images, moves[:, 0], moves[:, 1])",
            ),
        ),
    ),
    Wrong(
        "the whole batch",
        "`shift` takes one image",
        (
            written(
                """
                return shift(images, moves[:, 0], moves[:, 1])
                """
            ),
            written(
                """
                return shift(images, *moves.T)
                """
            ),
        ),
    ),
)
