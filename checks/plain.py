"""Plain data: all that goes into a student's function, or comes out of it.

Plain are None, bool, int, float, str, NumPy arrays, and lists, tuples and
dicts of these; going in also `Key` and `Formula`, coming out also `Raised`
and `Other`.  Nothing here knows a question or an answer.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import jax
import jax.numpy as jnp
import numpy as np

DEEPEST = 6


@dataclass(frozen=True)
class Key:
    """A random key as plain data; becomes `jax.random.key(seed)`."""

    seed: int


@dataclass(frozen=True)
class Formula:
    """A function as plain data; becomes a function of JAX arrays.

    `body` may use its arguments, `jnp` and `jax`, and nothing else.  Called
    by the judge, it computes with NumPy in double precision: an oracle.

    >>> round(float(Formula("jnp.sqrt(x) + 3 * x")(4.0)), 6)
    14.0
    """

    body: str
    arguments: str = "x"  # as in a def: "x, params"
    name: str = "f"

    def __call__(self, *values):
        """Compute with NumPy; only for formulas whose `jnp` is NumPy too."""
        return self._made({"jnp": np})(*[np.float64(v) for v in values])

    def build(self):
        """Return the function that the student's code is handed."""
        function = self._made({"jnp": jnp, "jax": jax})
        function.__name__ = self.name
        return function

    def __str__(self):
        return f"{self.name}({self.arguments}) = {self.body}"

    def _made(self, names):
        return eval(f"lambda {self.arguments}: {self.body}", names)


@dataclass(frozen=True)
class Raised:
    """An exception of the student's code: what the judge may know of it."""

    name: str  # the exception's type, "TypeError"
    message: str
    line: int | None = None  # the student's own line, counted in its cell
    code: str = ""  # that line's text, where it is known

    def __str__(self):
        return f"{self.name}: {self.message}"


@dataclass(frozen=True)
class Other:
    """A returned value that is none of the plain ones: its type's name."""

    type_name: str


def to_jax(value):
    """Return the argument that a piece of plain data stands for."""
    if isinstance(value, np.ndarray):
        return jnp.asarray(value)
    if isinstance(value, Key):
        return jax.random.key(value.seed)
    if isinstance(value, Formula):
        return value.build()
    if isinstance(value, (list, tuple)):
        return type(value)(to_jax(v) for v in value)
    if isinstance(value, dict):
        return {name: to_jax(v) for name, v in value.items()}
    return value


def to_plain(value, depth=0):
    """Return what came out of the student's code as plain data.

    JAX arrays become NumPy arrays, and random keys the array of their bits.

    >>> to_plain({"w": [jnp.ones(2)], "f": len})["f"]
    Other(type_name='builtin_function_or_method')
    """
    if type(value) is int and abs(value) >= 2**63:
        return Other("whole number of more than 64 bits")
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, (Decimal, Fraction)) and abs(value) < 2**63:
        return float(value)
    if isinstance(value, jax.core.Tracer) or depth > DEEPEST:
        return Other(type(value).__name__)
    if isinstance(value, (jax.Array, np.ndarray, np.generic)):
        return array_to_plain(value)
    if isinstance(value, (list, tuple)):
        items = [to_plain(v, depth + 1) for v in value]
        return items if isinstance(value, list) else tuple(items)
    if isinstance(value, dict):
        return {str(n): to_plain(v, depth + 1) for n, v in value.items()}
    return Other(type(value).__name__)


def array_to_plain(value):
    """Return a JAX or NumPy array as a NumPy array of numbers."""
    if jax.dtypes.issubdtype(value.dtype, jax.dtypes.prng_key):
        value = jax.random.key_data(value)
    array = np.array(value)  # a copy: the buffer may be used again
    return array if array.dtype.kind in "biufc" else Other("array of objects")
