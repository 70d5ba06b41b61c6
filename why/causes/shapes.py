"""Shapes in the network: products, vectors, batches."""

from why.cause import Cause
from why.describe import is_params, shape_of


def transposed(facts):
    """Say which lengths met, and whether the transpose would fit."""
    nodes = facts.operands
    shapes = [shape_of(facts.value(node)) for node in nodes]
    if len(shapes) != 2 or not all(shapes):
        return ""
    w, x = shapes
    inner = x[-2] if len(x) > 1 else x[-1]
    says = f"The inner lengths are {w[-1]} and {inner}."
    if len(w) == 2 and w[0] == inner:
        return f"{says} The transpose of the first would fit."
    return f"{says} The transpose of the first would not fit either."


def first_is_params(facts):
    """Say whether params stand where x belongs."""
    return not facts.line or any(map(is_params, facts.arguments[:1]))


CAUSES = (
    Cause(
        "A matrix product of shapes that do not fit",
        "01_network",
        (
            r"contracting dim",
            r"matmul: Input operand",
            r"shapes \(.*\) and \(.*\) not aligned",
        ),
        "Each row of the matrix must be as long as what it multiplies.",
        "Rows are the new neurons, columns the previous ones: shape "
        "(higher, lower).",
        hint=transposed,
    ),
    Cause(
        "A number where the network wants a vector",
        "01_network",
        (
            r"matmul input operand \d must have ndim at least 1",
            r"x must be a vector of shape \(\d+,\), got shape \(\)",
        ),
        "One input of the network is a vector, here of length 1; a plain "
        "number has no axis.",
        "Wrap the number.",
    ),
    Cause(
        "A batch where one input is wanted",
        "03_vmap",
        (r"x must be a vector of shape .*for a batch use network_batch",),
        "`network` takes one input, a vector; a batch has a second axis.",
        "Let `vmap` walk along the batch, or use `network_batch`.",
    ),
    Cause(
        "A batch without its feature axis",
        "03_vmap",
        (r"must have shape \(batch, \d+\), got shape \(\d+,\)",),
        "A batch has two axes: one counts the inputs, the other the numbers "
        "in each.",
        "Put the second axis behind the first.",
    ),
    Cause(
        "Params given first",
        "04_gradients",
        (r"params must be a dict with the keys 'weights' and 'biases', got",),
        "Most JAX code has params first; the functions of this course have "
        "them last.",
        "Write `mse_loss(x, y_target, params)`, and `argnums=2` in `grad`.",
        when=first_is_params,
    ),
)
