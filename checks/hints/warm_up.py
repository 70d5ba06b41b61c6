"""Help for exercise 00: arrays, slopes and going downhill."""

from checks.question import Hints

Q1 = Hints(
    nudge="JAX arrays cannot be changed. What do you get in their place?",
    hint="`.at[place]` has methods such as `.set`, and each of them hands "
    "back a new array. What you do not keep is lost.",
    example="""
    The last entry of an array, doubled:

    >>> import jax.numpy as jnp
    >>> a = jnp.array([1.0, 2.0, 3.0])
    >>> doubled = a.at[-1].multiply(2.0)
    >>> print(a, doubled)
    [1. 2. 3.] [1. 2. 6.]

    The old array is as it was; the new one has a name of its own.
    """,
)

Q2 = Hints(
    nudge="Two of the lines do less than they seem to do.",
    hint="Which lines have an `=` in front of `.at`? And how many places "
    "does `a` have?",
    example="""
    The same questions for another array:

    >>> import jax.numpy as jnp
    >>> b = jnp.array([4.0, 5.0])
    >>> dropped = b.at[9].set(1.0)
    >>> print(dropped, b[9])
    [4. 5.] 5.0

    Writing past the end is dropped; reading past the end gives the last.
    """,
)

Q3 = Hints(
    nudge="Under `jit` no entry has a value yet, so nobody can say which "
    "branch to take.",
    hint="Ask for both answers, and let `jnp.where(condition, if_true, "
    "if_false)` pick, entry by entry.",
    example="""
    Numbers rounded to 0 where they are small:

    >>> import jax.numpy as jnp
    >>> from jax import jit
    >>> @jit
    ... def without_noise(x):
    ...     return jnp.where(jnp.abs(x) < 0.1, 0.0, x)
    >>> print(without_noise(jnp.array([0.05, -2.0, 0.5])))
    [ 0.  -2.   0.5]

    One line for all entries, with and without `jit`.
    """,
)

Q4 = Hints(
    nudge="`grad` takes a function and hands back a function.",
    hint="Two pairs of brackets, one after the other: what goes into the "
    "first, and what into the second?",
    example="""
    A function that doubles another, used in the same way:

    >>> def twice(f):
    ...     def doubled(x):
    ...         return 2 * f(x)
    ...     return doubled
    >>> twice(abs)(-3)
    6

    `twice(abs(-3))` would hand it a number, which nobody can call.
    """,
)

Q5 = Hints(
    nudge="Say it in one sentence: again and again, from where I stand, I "
    "take a step against the slope.",
    hint="Three things happen in each turn of a loop over "
    "`range(num_steps)`: the slope at the present x, the step, and the new "
    "x under the old name. Only after the loop do you return.",
    example="""
    Newton's way to a square root has the same form:

    >>> def square_root(number, x, num_steps):
    ...     for _ in range(num_steps):
    ...         correction = (x - number / x) / 2
    ...         x = x - correction
    ...     return x
    >>> print(f"{square_root(2.0, 1.0, 5):.4f}")
    1.4142

    The correction is computed anew from each x, inside the loop.
    """,
)

Q6 = Hints(
    nudge="Is the walk wrong, or what is known of it? Print `x` in the loop.",
    hint="Every line that makes something new must give it a name. Go "
    "through the lines of the loop with that in mind.",
    example="""
    The same slip with a text, which cannot be changed either:

    >>> text = "downhill"
    >>> capital = text.upper()
    >>> print(text, capital)
    downhill DOWNHILL

    A line `text.upper()` alone would have changed nothing.
    """,
)

Q7 = Hints(
    nudge="A large step can leap over a hill. Is that good or bad?",
    hint="Take a curve with two valleys of different depth, and starts so "
    "far out that the first step at rate 0.3 lands beyond the hill.",
    example="""
    Where the first step leads can be computed by hand, here on the curve
    x**2 with slope 2 x:

    >>> for rate in (0.03, 0.3):
    ...     print(rate, 5.0 - rate * 2 * 5.0)
    0.03 4.7
    0.3 2.0

    On steeper walls the long step goes much further.
    """,
)
