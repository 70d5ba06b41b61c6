"""What several questions of exercise 06 share."""

from checks.plain import Key


def draw_keys(rng, count):
    """Return random keys, no two of them the same."""
    seeds = rng.choice(1000, count, replace=False)
    return [Key(int(seed)) for seed in seeds]
