"""One step of training, as functions: what lesson 08 makes faster.

`plain_step` is the step with nothing compiled.  `lesson_05_step` is the same
in three parts, `sample`, `loss_and_grads` and `update`, of which lesson 05
compiles the second.  The problem is fixed: the running example, 32 samples a
step, Adam with learning rate 1e-2.
"""

import optax
from jax import jit, value_and_grad
from jax.random import split, uniform

from helpers.targets import running_example
from helpers.training import mse_loss

optimizer = optax.adam(1e-2)
loss_and_grads = jit(value_and_grad(mse_loss, argnums=2))


def plain_step(carry):
    """Do one step of training: everything that goes round, in and out.

    Arguments:
        carry: the tuple key, params, opt_state.

    Returns:
        the next carry, and the loss before the update, shape ().

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> carry = jax.random.key(1), params, optimizer.init(params)
    >>> carry, loss = plain_step(carry)
    >>> loss.shape
    ()
    """
    key, params, opt_state = carry
    # sample
    subkey, key = split(key)
    x = uniform(subkey, (32, 1), minval=-3, maxval=3)
    y_target = running_example(x)
    # loss and gradient
    loss, grads = value_and_grad(mse_loss, argnums=2)(x, y_target, params)
    # update
    updates, opt_state = optimizer.update(grads, opt_state, params)
    params = optax.apply_updates(params, updates)
    # record
    return (key, params, opt_state), loss


def sample(key):
    """Split the key and draw a batch.

    Arguments:
        key: a random key; do not use it again.

    Returns:
        the next key, x and y_target, both of shape (32, 1).

    >>> _, x, y_target = sample(jax.random.key(0))
    >>> x.shape, y_target.shape
    ((32, 1), (32, 1))
    """
    subkey, key = split(key)
    x = uniform(subkey, (32, 1), minval=-3, maxval=3)
    return key, x, running_example(x)


def update(grads, opt_state, params):
    """Let Adam turn a gradient into new params.

    Arguments:
        grads: the gradient, in the structure of `params`.
        opt_state: the state of `optimizer`.
        params: a dict of `weights` and `biases`.

    Returns:
        the new params and the new state.

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> new, _ = update(params, optimizer.init(params), params)
    >>> new["weights"][1].shape
    (20, 30)
    """
    updates, opt_state = optimizer.update(grads, opt_state, params)
    return optax.apply_updates(params, updates), opt_state


def lesson_05_step(carry):
    """Do one step as lesson 05 does: only the gradient is compiled.

    Arguments:
        carry: the tuple key, params, opt_state.

    Returns:
        the next carry, and the loss before the update, shape ().

    >>> params = init_params(jax.random.key(0), [1, 30, 20, 1])
    >>> carry = jax.random.key(1), params, optimizer.init(params)
    >>> carry, loss = lesson_05_step(carry)
    >>> bool(jnp.isclose(loss, plain_step((jax.random.key(1), params,
    ...     optimizer.init(params)))[1]))
    True
    """
    key, params, opt_state = carry
    key, x, y_target = sample(key)
    loss, grads = loss_and_grads(x, y_target, params)
    params, opt_state = update(grads, opt_state, params)
    return (key, params, opt_state), loss
