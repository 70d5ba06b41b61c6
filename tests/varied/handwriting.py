"""Exercise 09, from its text alone."""

from . import Task

TASKS = (
    Task(
        "q1",
        (
            (
                "people = jnp.unique(hands)\n"
                "test_people = permutation(key, people)[:num_test]\n"
                "is_test = jnp.isin(hands, test_people)\n"
                "return jnp.flatnonzero(~is_test), jnp.flatnonzero(is_test)"
            ),
            (
                "import numpy as np\n"
                "h = np.asarray(hands)\n"
                "people = np.unique(h)\n"
                "order = np.asarray(permutation(key, len(people)))\n"
                "chosen = set(people[order[:num_test]].tolist())\n"
                "train = [i for i, v in enumerate(h) if int(v) not in chosen]\n"
                "test = [i for i, v in enumerate(h) if int(v) in chosen]\n"
                "return jnp.array(train), jnp.array(test)"
            ),
            (
                "people = sorted(set(hands.tolist()))\n"
                "test_people = jax.random.choice(key, jnp.array(people), (num_test,), replace=False)\n"
                "mask = (hands[:, None] == test_people[None, :]).any(axis=1)\n"
                "return jnp.where(~mask)[0], jnp.where(mask)[0]"
            ),
            (
                "people = jnp.unique(hands)\n"
                "people = people[jnp.argsort(jax.random.uniform(key, people.shape))]\n"
                "test = jnp.concatenate([jnp.flatnonzero(hands == p) for p in people[:num_test]])\n"
                "train = jnp.concatenate([jnp.flatnonzero(hands == p) for p in people[num_test:]])\n"
                "return train, test"
            ),
            (
                "people = permutation(key, jnp.unique(hands))\n"
                "train, test = [], []\n"
                "for row in range(len(hands)):\n"
                "    (test if hands[row] in people[-num_test:] else train).append(row)\n"
                "return jnp.array(train), jnp.array(test)"
            ),
            (
                "people = permutation(key, jnp.unique(hands))\n"
                "test = jnp.isin(hands, people[:num_test])\n"
                "rows = jnp.arange(hands.shape[0])\n"
                "return [rows[~test], rows[test]]"
            ),
        ),
        "[(jax.random.key(1), jnp.array([31, 70, 31, 52, 70]), 1)]",
        "random",
        (
            (
                "rows split",
                "hand",
                (
                    "n = len(hands)\n"
                    "order = permutation(key, n)\n"
                    "return order[num_test:], order[:num_test]"
                ),
            ),
            (
                "order",
                "order|swap|train",
                (
                    "people = jnp.unique(hands)\n"
                    "t = jnp.isin(hands, permutation(key, people)[:num_test])\n"
                    "return jnp.flatnonzero(t), jnp.flatnonzero(~t)"
                ),
            ),
            (
                "first people",
                "chance|key|random|same",
                (
                    "t = jnp.isin(hands, jnp.unique(hands)[:num_test])\n"
                    "return jnp.flatnonzero(~t), jnp.flatnonzero(t)"
                ),
            ),
            (
                "last people",
                "chance|key|random|same",
                (
                    "t = jnp.isin(hands, jnp.unique(hands)[-num_test:])\n"
                    "return jnp.flatnonzero(~t), jnp.flatnonzero(t)"
                ),
            ),
            (
                "people numbers from 0",
                "",
                (
                    "people = permutation(key, hands.max() + 1)[:num_test]\n"
                    "t = jnp.isin(hands, people)\n"
                    "return jnp.flatnonzero(~t), jnp.flatnonzero(t)"
                ),
            ),
            (
                "with replacement",
                "",
                (
                    "people = jax.random.choice(key, jnp.unique(hands), (num_test,))\n"
                    "t = jnp.isin(hands, people)\n"
                    "return jnp.flatnonzero(~t), jnp.flatnonzero(t)"
                ),
            ),
            (
                "fixed key",
                "key",
                (
                    "t = jnp.isin(hands, permutation(jax.random.key(0), jnp.unique(hands))[:num_test])\n"
                    "return jnp.flatnonzero(~t), jnp.flatnonzero(t)"
                ),
            ),
            (
                "masks",
                "True|row numbers|number",
                (
                    "t = jnp.isin(hands, permutation(key, jnp.unique(hands))[:num_test])\n"
                    "return ~t, t"
                ),
            ),
            (
                "hands returned",
                "",
                (
                    "people = permutation(key, jnp.unique(hands))\n"
                    "return people[num_test:], people[:num_test]"
                ),
            ),
            (
                "train count",
                "order|swap|train|many",
                (
                    "people = permutation(key, jnp.unique(hands))\n"
                    "t = jnp.isin(hands, people[num_test:])\n"
                    "return jnp.flatnonzero(~t), jnp.flatnonzero(t)"
                ),
            ),
            (
                "one hand",
                "num_test|many|hands",
                (
                    "t = hands == permutation(key, jnp.unique(hands))[0]\n"
                    "return jnp.flatnonzero(~t), jnp.flatnonzero(t)"
                ),
            ),
            (
                "one row of each",
                "hand",
                (
                    "people = permutation(key, jnp.unique(hands))[:num_test]\n"
                    "test = jnp.array([jnp.flatnonzero(hands == p)[0] for p in people])\n"
                    "train = jnp.setdiff1d(jnp.arange(len(hands)), test)\n"
                    "return train, test"
                ),
            ),
            (
                "all in train",
                "both",
                (
                    "t = jnp.isin(hands, permutation(key, jnp.unique(hands))[:num_test])\n"
                    "return jnp.arange(len(hands)), jnp.flatnonzero(t)"
                ),
            ),
            (
                "one of the rows lost",
                "lost|missing|neither",
                (
                    "t = jnp.isin(hands, permutation(key, jnp.unique(hands))[:num_test])\n"
                    "return jnp.flatnonzero(~t)[1:], jnp.flatnonzero(t)"
                ),
            ),
            (
                "numpy random",
                "hidden|key",
                (
                    "import numpy as np\n"
                    "people = np.random.permutation(np.unique(np.asarray(hands)))\n"
                    "t = np.isin(np.asarray(hands), people[:num_test])\n"
                    "return jnp.flatnonzero(~t), jnp.flatnonzero(t)"
                ),
            ),
            (
                "from 1",
                "0",
                (
                    "t = jnp.isin(hands, permutation(key, jnp.unique(hands))[:num_test])\n"
                    "return jnp.flatnonzero(~t) + 1, jnp.flatnonzero(t) + 1"
                ),
            ),
            (
                "none",
                "[Rr]eturn",
                (
                    "t = jnp.isin(hands, permutation(key, jnp.unique(hands))[:num_test])\n"
                    "train_rows, test_rows = jnp.flatnonzero(~t), jnp.flatnonzero(t)"
                ),
            ),
            (
                "only test",
                "One thing|two|2",
                (
                    "t = jnp.isin(hands, permutation(key, jnp.unique(hands))[:num_test])\n"
                    "return jnp.flatnonzero(t)"
                ),
            ),
            (
                "neighbours",
                "",
                (
                    "people = jnp.unique(hands)\n"
                    "s = jax.random.randint(key, (), 0, len(people))\n"
                    "t = jnp.isin(hands, jnp.roll(people, s)[:num_test])\n"
                    "return jnp.flatnonzero(~t), jnp.flatnonzero(t)"
                ),
            ),
        ),
    ),
    Task(
        "q2",
        (
            "return jnp.mean(jnp.argmax(logits, axis=1) == labels)",
            "return (logits.argmax(-1) == labels).sum() / labels.size",
            (
                "right = sum(int(jnp.argmax(l)) == int(y) for l, y in zip(logits, labels))\n"
                "return right / len(labels)"
            ),
            (
                "import numpy as np\n"
                "return float(np.mean(np.argmax(np.array(logits), axis=1) == np.array(labels)))"
            ),
            (
                "own = jnp.take_along_axis(logits, labels[:, None], axis=1)[:, 0]\n"
                "return jnp.mean(own == logits.max(axis=1))"
            ),
            "return vmap(lambda l, y: (jnp.argmax(l) == y).astype(float))(logits, labels).mean()",
        ),
        "[(mesh.table(6, 4), jnp.array([0, 1, 2, 3, 0, 1])), (mesh.table(5, 3), jnp.array([0, 1, 2, 2, 0])), (jnp.eye(3), jnp.arange(3))]",
        "number",
        (
            (
                "count",
                "share|divide|number",
                "return jnp.sum(jnp.argmax(logits, axis=1) == labels)",
            ),
            (
                "axis 0",
                "axis|row",
                "return jnp.mean(jnp.argmax(logits, axis=0) == labels)",
            ),
            (
                "argmin",
                "smallest|argmin|lowest|largest",
                "return jnp.mean(jnp.argmin(logits, axis=1) == labels)",
            ),
            (
                "error rate",
                "wrong",
                "return jnp.mean(jnp.argmax(logits, axis=1) != labels)",
            ),
            (
                "percent",
                "100",
                "return 100 * jnp.mean(jnp.argmax(logits, axis=1) == labels)",
            ),
            (
                "softmax share",
                "",
                "return jnp.mean(jax.nn.softmax(logits)[jnp.arange(len(labels)), labels])",
            ),
            (
                "answers",
                "shape|share",
                "return jnp.argmax(logits, axis=1)",
            ),
            (
                "bools",
                "shape|mean|True",
                "return jnp.argmax(logits, axis=1) == labels",
            ),
            (
                "no axis",
                "axis|row",
                "return jnp.mean(jnp.argmax(logits) == labels)",
            ),
            (
                "all right",
                "True|share",
                "return jnp.all(jnp.argmax(logits, axis=1) == labels)",
            ),
            (
                "divided by classes",
                "",
                "return jnp.sum(jnp.argmax(logits, axis=1) == labels) / logits.shape[1]",
            ),
        ),
    ),
    Task(
        "q3",
        (
            (
                "table = jnp.zeros((num_classes, num_classes), int)\n"
                "return table.at[labels, answers].add(1)"
            ),
            (
                "import numpy as np\n"
                "t = np.zeros((num_classes, num_classes), int)\n"
                "for i, j in zip(labels, answers):\n"
                "    t[int(i), int(j)] += 1\n"
                "return t"
            ),
            "return jnp.array([[jnp.sum((labels == i) & (answers == j)) for j in range(num_classes)] for i in range(num_classes)])",
            (
                "a = jax.nn.one_hot(labels, num_classes)\n"
                "b = jax.nn.one_hot(answers, num_classes)\n"
                "return (a.T @ b).astype(int)"
            ),
            "return jnp.bincount(labels * num_classes + answers, length=num_classes**2).reshape(num_classes, num_classes)",
            (
                "a = jax.nn.one_hot(labels, num_classes)\n"
                "b = jax.nn.one_hot(answers, num_classes)\n"
                'return jnp.einsum("ri,rj->ij", a, b)'
            ),
            (
                "import numpy as np\n"
                "t = np.zeros((num_classes, num_classes))\n"
                "np.add.at(t, (np.array(labels), np.array(answers)), 1)\n"
                "return t"
            ),
        ),
        "[(jnp.array([0, 2, 2, 2]), jnp.array([0, 1, 1, 2]), 3), (jnp.array([1, 3, 0, 0, 0]), jnp.array([1, 0, 0, 0, 2]), 5)]",
        "rows",
        (
            (
                "transposed",
                "swap|turn|transpos|row",
                "return jnp.zeros((num_classes, num_classes), int).at[answers, labels].add(1)",
            ),
            (
                "set",
                "once|count|add",
                "return jnp.zeros((num_classes, num_classes), int).at[labels, answers].set(1)",
            ),
            (
                "share",
                "count|share",
                (
                    "t = jnp.zeros((num_classes, num_classes)).at[labels, answers].add(1)\n"
                    "return t / t.sum(axis=1, keepdims=True)"
                ),
            ),
            (
                "result discarded",
                "zero|new array|nobody|0",
                (
                    "t = jnp.zeros((num_classes, num_classes), int)\n"
                    "t.at[labels, answers].add(1)\n"
                    "return t"
                ),
            ),
            (
                "numpy fancy",
                "",
                (
                    "import numpy as np\n"
                    "t = np.zeros((num_classes, num_classes), int)\n"
                    "t[np.array(labels), np.array(answers)] += 1\n"
                    "return t"
                ),
            ),
            (
                "diagonal only",
                "",
                (
                    "right = labels == answers\n"
                    "return jnp.diag(jnp.array([jnp.sum(right & (labels == i)) for i in range(num_classes)]))"
                ),
            ),
            (
                "no diagonal",
                "diagonal",
                (
                    "t = jnp.zeros((num_classes, num_classes), int).at[labels, answers].add(1)\n"
                    "return t - jnp.diag(jnp.diag(t))"
                ),
            ),
            (
                "bigger",
                "shape",
                (
                    "n = num_classes + 1\n"
                    "return jnp.zeros((n, n), int).at[labels, answers].add(1)"
                ),
            ),
            (
                "max label",
                "shape|classes",
                (
                    "n = int(labels.max()) + 1\n"
                    "return jnp.zeros((n, n), int).at[labels, answers].add(1)"
                ),
            ),
            (
                "list",
                "list",
                "return [[int(jnp.sum((labels == i) & (answers == j))) for j in range(num_classes)] for i in range(num_classes)]",
            ),
            (
                "symmetric",
                "",
                (
                    "t = jnp.zeros((num_classes, num_classes), int).at[labels, answers].add(1)\n"
                    "return t + t.T"
                ),
            ),
            (
                "ten classes",
                "shape|classes",
                "return jnp.zeros((10, 10), int).at[labels, answers].add(1)",
            ),
            (
                "flat",
                "shape",
                "return jnp.bincount(labels * num_classes + answers, length=num_classes**2)",
            ),
            (
                "from ones",
                "",
                "return jnp.ones((num_classes, num_classes), int).at[labels, answers].add(1)",
            ),
        ),
    ),
    Task(
        "q5",
        (
            "return vmap(lambda im, m: shift(im, m[0], m[1]))(images, moves)",
            "return vmap(shift)(images, moves[:, 0], moves[:, 1])",
            "return jnp.stack([shift(im, d, r) for im, (d, r) in zip(images, moves)])",
            "return vmap(shift, in_axes=(0, 0, 0))(images, *moves.T)",
            "return jit(vmap(lambda im, m: shift(im, *m)))(images, moves)",
            (
                "import numpy as np\n"
                "out = np.zeros((len(images), 8, 8), dtype=np.float32)\n"
                "for n in range(len(images)):\n"
                "    im = np.array(images[n]).reshape(8, 8)\n"
                "    d, r = int(moves[n, 0]), int(moves[n, 1])\n"
                "    for i in range(8):\n"
                "        for j in range(8):\n"
                "            if 0 <= i - d < 8 and 0 <= j - r < 8:\n"
                "                out[n, i, j] = im[i - d, j - r]\n"
                "return out.reshape(len(images), 64)"
            ),
            "return jax.lax.map(lambda p: shift(p[0], p[1][0], p[1][1]), (images, moves))",
        ),
        "[(mesh.table(3, 64), jnp.array([[1, 0], [0, -2], [3, 3]])), (mesh.table(2, 64), jnp.array([[8, 1], [-5, -7]]))]",
        "rows",
        (
            (
                "swapped",
                "swap|down|exchang",
                "return vmap(lambda im, m: shift(im, m[1], m[0]))(images, moves)",
            ),
            (
                "signs",
                "sign|way|minus|direction",
                "return vmap(lambda im, m: shift(im, -m[0], -m[1]))(images, moves)",
            ),
            (
                "one move",
                "first|same|every",
                "return vmap(lambda im: shift(im, moves[0, 0], moves[0, 1]))(images)",
            ),
            (
                "nested",
                "every|all|shape",
                "return vmap(vmap(shift, (None, 0, 0)), (0, None, None))(images, moves[:, 0], moves[:, 1])",
            ),
            (
                "roll",
                "other side|left|come|round",
                "return vmap(lambda im, m: jnp.roll(im.reshape(8, 8), m, axis=(0, 1)).reshape(64))(images, moves)",
            ),
            (
                "square images",
                "shape",
                "return vmap(lambda im, m: shift(im, m[0], m[1]).reshape(8, 8))(images, moves)",
            ),
            (
                "down only",
                "right",
                "return vmap(lambda im, m: shift(im, m[0], 0))(images, moves)",
            ),
            (
                "right only",
                "down",
                "return vmap(lambda im, m: shift(im, 0, m[1]))(images, moves)",
            ),
            (
                "list",
                "list|stack",
                "return [shift(im, d, r) for im, (d, r) in zip(images, moves)]",
            ),
            (
                "unchanged",
                "moved|unchanged|as they",
                "return images",
            ),
            (
                "move as one",
                "",
                "return vmap(shift)(images, moves)",
            ),
            (
                "rows of moves",
                "",
                "return vmap(shift)(images, moves[0], moves[1])",
            ),
            (
                "return in loop",
                "one|first|shape",
                (
                    "for im, m in zip(images, moves):\n"
                    "    return shift(im, m[0], m[1])"
                ),
            ),
            (
                "cumulative",
                "twice",
                "return vmap(lambda im, m: shift(shift(im, m[0], m[1]), m[0], m[1]))(images, moves)",
            ),
        ),
    ),
)

VALUES = {
    "q4": (
        ("2.303", "2.3026", "float(jnp.log(10))", "jnp.log(10.0)"),
        (
            "0",
            "0.1",
            "-2.303",
            "1",
            "3.3219",
            "7",
            "1.6094",
            "3.4657",
            "73.7",
            "0.9",
            "4.159",
            "10",
        ),
    ),
}
