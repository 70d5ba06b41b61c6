"""The page's engine computes what JAX computes."""

import random

import jax
import numpy as np
import optax
import pytest
from jax import jit, value_and_grad, vmap
from jax.random import key, split, uniform

from explorer.moments import Moment
from explorer.program import PICTURE
from explorer.settings import CHOICES, Settings
from explorer.verdict import verdict
from explorer.words import differences, moment_in_words, show
from helpers import targets
from helpers.network import init_params, network_batch
from helpers.training import mse_loss

pytestmark = pytest.mark.usefixtures("compiled_to_run_fast")
BLANK = "genindex.html"  # any page of the book: modules need its address
ACTIVATIONS = {
    "tanh": jax.numpy.tanh,
    "relu": jax.nn.relu,
    "gelu": jax.nn.gelu,
    "sine": jax.numpy.sin,
    "none": lambda x: x,
}
OPTIMIZERS = {
    "gradient_descent": optax.sgd,
    "momentum": lambda rate: optax.sgd(rate, momentum=0.9),
    "adam": optax.adam,
}
SETTINGS = [
    Settings(),
    Settings(seed=7, num_hidden=1, neurons=(64, 1, 1, 1)),
    Settings(seed=0, num_hidden=0, target="parabola"),
    Settings(seed=999, num_hidden=4, neurons=(17, 5, 33, 9)),
    Settings(seed=1, activation="relu", target="absolute_value"),
    Settings(seed=2, activation="gelu", target="sine", batch_size=128),
    Settings(seed=3, activation="sine", target="step", learning_rate=1e-3),
    Settings(seed=4, activation="none", target="even_example"),
    Settings(seed=5, optimizer="gradient_descent", learning_rate=0.1),
    Settings(seed=6, optimizer="momentum", target="sine"),
    Settings(seed=8, optimizer="momentum", activation="gelu", batch_size=8),
    Settings(seed=9, target="noise", num_hidden=3, neurons=(8, 8, 8, 1)),
    Settings(seed=10, optimizer="gradient_descent", activation="relu"),
]


def random_setting():
    """Draw any setting, at a learning rate that does not diverge."""
    seed = random.SystemRandom().randrange(10**6)
    draw = random.Random(seed)
    setting = Settings(
        seed=draw.randrange(1000),
        num_hidden=draw.randrange(5),
        neurons=tuple(draw.randint(1, 64) for _ in range(4)),
        batch_size=8 * draw.randint(1, 16),
        learning_rate=10 ** draw.uniform(-4, -2.5),
        target=draw.choice([entry["name"] for entry in CHOICES["targets"]]),
        activation=draw.choice(list(ACTIVATIONS)),
        optimizer=draw.choice(list(OPTIMIZERS)),
    )
    print(f"drawn with random.Random({seed}): {setting}")
    return setting


def reference_losses(setting, num_steps=200):
    """Train as lesson 05 does, with nothing of the page in it."""
    activation = ACTIVATIONS[setting.activation]
    target_function = getattr(targets, setting.target)

    def network(x, params):
        layers = list(zip(params["weights"], params["biases"]))
        for w, b in layers[:-1]:
            x = activation(w @ x + b)
        w, b = layers[-1]
        return w @ x + b

    def mse_loss(x, y_target, params):
        errors = vmap(network, in_axes=(0, None))(x, params) - y_target
        return jax.numpy.sum(errors**2) / x.shape[0]

    loss_and_grads = jit(value_and_grad(mse_loss, argnums=2))
    optimizer = OPTIMIZERS[setting.optimizer](setting.learning_rate)
    update = jit(optimizer.update)
    subkey, a_key = split(key(setting.seed))
    subkey, a_key = split(a_key)
    params = init_params(subkey, setting.layer_sizes)
    opt_state = optimizer.init(params)
    losses = []
    for _ in range(num_steps):
        subkey, a_key = split(a_key)
        shape = (setting.batch_size, 1)
        x = uniform(subkey, shape, minval=-3, maxval=3)
        loss, grads = loss_and_grads(x, target_function(x), params)
        updates, opt_state = update(grads, opt_state)
        params = optax.apply_updates(params, updates)
        losses.append(float(loss))
    return losses


SIZES = [2, 20, 15, 3]
TRAIN_TABLE = """(() => {
  const { x, y } = given.data;
  const flat = (rows) => Float32Array.from(rows.flat());
  const data = { x: flat(x), y: flat(y) };
  return Array.from(m.trainLosses({ ...given, data }, 1000));
})()"""


def points(loss):
    """Return 200 points in the plane and three outputs or labels for each."""
    x = uniform(key(1), (200, 2), minval=-1, maxval=1)
    if loss == "mse":
        return x, jax.numpy.stack(
            [x[:, 0], x[:, 1] ** 2, x[:, 0] * x[:, 1]], 1
        )
    return x, (2.999 * (x[:, 0] + 1) / 2).astype(int)


def table(loss):
    """Return the same as a setting of the page's engine."""
    x, y = points(loss)
    return {
        "sizes": SIZES, "activation": "tanh", "optimizer": "adam",
        "learning_rate": 1e-3, "batch_size": 32, "seed": 45, "loss": loss,
        "data": {"x": x.tolist(), "y": y.tolist()},
    }  # fmt: skip


def start():
    return init_params(split(split(key(45))[1])[0], SIZES)


def table_loss(loss):
    """Return JAX's loss of (x, y, params) for three outputs."""

    def network(x, params):
        *layers, (w_last, b_last) = zip(params["weights"], params["biases"])
        for w, b in layers:
            x = jax.numpy.tanh(w @ x + b)
        return w_last @ x + b_last

    def of_batch(x, y, params):
        outputs = vmap(network, in_axes=(0, None))(x, params)
        if loss == "mse":
            return jax.numpy.sum((outputs - y) ** 2) / x.shape[0]
        each = optax.softmax_cross_entropy_with_integer_labels(outputs, y)
        return each.mean()

    return of_batch


def table_losses(loss, num_steps):
    """Train on rows drawn with randint, in JAX and optax."""
    x, y = points(loss)
    loss_and_grads = jit(value_and_grad(table_loss(loss), argnums=2))
    optimizer = optax.adam(1e-3)
    update = jit(optimizer.update)
    params = start()
    opt_state = optimizer.init(params)
    a_key, losses = split(split(key(45))[1])[1], []
    for _ in range(num_steps):
        subkey, a_key = split(a_key)
        rows = jax.random.randint(subkey, (32,), 0, len(x))
        value, grads = loss_and_grads(x[rows], y[rows], params)
        updates, opt_state = update(grads, opt_state)
        params = optax.apply_updates(params, updates)
        losses.append(float(value))
    return losses


def for_page(setting):
    """Return a setting as the page's modules take it."""
    names = [*CHOICES["controls"], "target", "activation", "optimizer"]
    return {name: getattr(setting, name) for name in names}


@pytest.fixture(scope="module")
def modules(browser, book_address):
    """Return a function that runs JavaScript with a module of the page."""
    page = browser.new_page()
    page.goto(f"{book_address}/{BLANK}")

    def run(name, code, argument=None):
        source = f"async (given) => {{ const m = await import({name!r});"
        return page.evaluate(f"{source} return {code}; }}", argument)

    yield lambda name, *rest: run(f"{book_address}/_static/{name}", *rest)
    page.close()


def test_keys_and_uniform_numbers_are_those_of_jax(modules):
    keys = modules("random.mjs", "m.split(m.key(42), 5)")
    assert keys == jax.random.key_data(split(key(42), 5)).tolist()
    wanted = "Array.from(m.uniform(m.key(42), new Float32Array(1000)))"
    assert modules("random.mjs", wanted) == uniform(key(42), (1000,)).tolist()
    wanted = "Array.from(m.uniform(m.key(42), new Float32Array(1000), -3, 3))"
    numbers = uniform(key(42), (1000,), minval=-3, maxval=3).tolist()
    assert modules("random.mjs", wanted) == numbers


def test_normal_numbers_are_those_of_jax_to_the_last_digits(modules):
    wanted = "Array.from(m.normal(m.key(42), new Float32Array(10000)))"
    numbers = np.array(jax.random.normal(key(42), (10_000,)))
    np.testing.assert_allclose(
        modules("random.mjs", wanted), numbers, rtol=1e-6, atol=1e-7
    )


@pytest.mark.parametrize("entry", CHOICES["targets"], ids=lambda e: e["name"])
def test_each_target_is_the_one_of_the_helpers(modules, entry):
    name = entry["name"]
    q = np.linspace(-4.2, 4.2, 997, dtype=np.float32)
    values = modules(
        "targets.mjs",
        "given.q.map(m.TARGETS[given.name])",
        {"q": q.tolist(), "name": name},
    )
    wanted = np.array(getattr(targets, name)(q))
    np.testing.assert_allclose(values, wanted, rtol=1e-5, atol=2e-6)


def test_randint_is_that_of_jax(modules):
    for span in (3, 10, 1000):
        given = (
            "Array.from(m.randint(m.key(7), new Float32Array(1000), given))"
        )
        numbers = jax.random.randint(key(7), (1000,), 0, span).tolist()
        assert modules("random.mjs", given, span) == numbers


@pytest.mark.parametrize("number", range(len(SETTINGS) + 1))
def test_the_first_200_losses_are_those_of_jax(modules, number):
    setting = [*SETTINGS, random_setting()][number]
    losses = modules(
        "training.mjs",
        "Array.from(m.trainLosses(given, 200))",
        for_page(setting),
    )
    np.testing.assert_allclose(losses, reference_losses(setting), rtol=1e-4)


@pytest.mark.parametrize("loss", ["mse", "cross_entropy"])
def test_a_thousand_steps_are_those_of_jax(modules, loss):
    losses = modules("training.mjs", TRAIN_TABLE, table(loss))
    wanted = table_losses(loss, 1000)
    np.testing.assert_allclose(losses[0], wanted[0], rtol=7e-7)
    np.testing.assert_allclose(losses, wanted, rtol=1e-4)


def test_all_rows_of_a_table_are_used_where_no_batch_is_asked_for(modules):
    given = table("cross_entropy") | {"batch_size": None}
    losses = modules("training.mjs", TRAIN_TABLE, given)
    params, (x, y) = start(), points("cross_entropy")
    first = table_loss("cross_entropy")(x, y, params)
    np.testing.assert_allclose(losses[0], float(first), rtol=7e-7)
    assert losses[-1] < losses[0] / 10


def test_the_comparison_notices_a_wrong_seed(modules):
    given = for_page(Settings(seed=46))
    code = "Array.from(m.trainLosses(given, 200))"
    losses = modules("training.mjs", code, given)
    wanted = reference_losses(Settings(seed=45))
    assert not np.allclose(losses, wanted, rtol=1e-4)


WALK = """new Promise((done) => {
  const kept = [];
  const inputs = Float32Array.from(given.inputs);
  const run = m.openRun(given.setting, { inputs, keep: 10 }, (report) => {
    for (const [step, params] of report.snapshots) {
      kept.push([step, Array.from(params)]);
    }
    if (report.step === 50) done([kept, Array.from(report.outputs)]);
  });
  run.to(50);
})"""
STAND = """[0, 10, 20, 30, 40, 50].map((count) => {
  const training = m.makeTraining(given);
  for (let i = 0; i < count; i++) training.step();
  return [count, Array.from(training.params.flat)];
})"""


def test_a_workers_snapshots_are_the_parameters_at_those_steps(modules):
    setting = for_page(Settings())
    given = {"setting": setting, "inputs": [-1.0, 0.0, 1.0]}
    kept, outputs = modules("engine.mjs", WALK, given)
    assert kept == modules("training.mjs", STAND, setting)
    assert len(outputs) == 3


def drawn_setting():
    points = np.round(np.random.default_rng(1).normal(0, 0.5, 65), 2)
    return for_page(Settings()) | {"target": "own", "points": points.tolist()}


def drawn_target(setting):
    places = jax.numpy.linspace(-4, 4, 65)
    points = jax.numpy.array(setting["points"])
    return lambda q: jax.numpy.interp(q, places, points)


def test_a_drawn_target_is_interpolated_as_jax_does(modules):
    setting = drawn_setting()
    q = np.linspace(-4.2, 4.2, 997, dtype=np.float32)
    code = "given[1].map(m.targetOf(given[0]))"
    values = modules("targets.mjs", code, [setting, q.tolist()])
    wanted = drawn_target(setting)(q)
    np.testing.assert_allclose(values, wanted, atol=2e-6)


def training_address(modules):
    code = "new URL('_static/training.mjs', location).href"
    return modules("targets.mjs", code)


def unflattened(flat, sizes=(1, 30, 20, 1)):
    """Return params from the page's order: for each layer w, then b."""
    weights, biases, at = [], [], 0
    for lower, higher in zip(sizes, sizes[1:]):
        end = at + lower * higher
        weights.append(np.reshape(flat[at:end], (higher, lower)))
        biases.append(np.array(flat[end : end + higher]))
        at = end + higher
    return {"weights": weights, "biases": biases}


def test_errors_and_slopes_are_those_of_jax(modules):
    setting = drawn_setting()
    code = """import(given.address).then(({ makeTraining }) => {
      const training = makeTraining(given.setting);
      for (let i = 0; i < 30; i++) training.step();
      const { flat } = training.params;
      const judge = m.makeJudge(given.setting);
      const { flat: slopes } = judge.slopes(flat);
      const error = judge.error(flat);
      return [Array.from(flat), Array.from(slopes), error];
    })"""
    given = {"setting": setting, "address": training_address(modules)}
    flat, slopes, error = modules("insight.mjs", code, given)
    x = jax.numpy.linspace(-3, 3, 200)[:, None]
    y_target = drawn_target(setting)(x)
    wanted, grads = value_and_grad(mse_loss, argnums=2)(
        x, y_target, unflattened(np.array(flat, dtype=np.float32))
    )
    np.testing.assert_allclose(error, float(wanted), rtol=1e-5)
    found = unflattened(slopes)
    for name in ("weights", "biases"):
        for one, other in zip(found[name], grads[name]):
            np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize("layer, neuron", [(1, 4), (2, 7)])
def test_a_share_is_what_the_outputs_lose_in_jax(modules, layer, neuron):
    code = """import(given.address).then(({ makeTraining }) => {
      const { params } = makeTraining(given.setting);
      const inputs = Float32Array.of(-2, 0.5, 1);
      const insight = m.makeInsight(given.setting, inputs);
      const { layer, neuron } = given;
      const share = insight.share(params.flat, new Set(), { layer, neuron });
      return [Array.from(params.flat), Array.from(share)];
    })"""
    given = {"layer": layer, "neuron": neuron, "setting": for_page(Settings())}
    given["address"] = training_address(modules)
    flat, share = modules("insight.mjs", code, given)
    params = unflattened(np.array(flat, dtype=np.float32))
    x = np.array([[-2.0], [0.5], [1.0]], dtype=np.float32)
    # JAX reads NumPy's arrays later, and without a copy: changed too early,
    # they would change the whole network as well.
    whole = np.array(network_batch(x, params))
    params["weights"][layer][:, neuron] = 0
    wanted = (whole - np.array(network_batch(x, params)))[:, 0]
    np.testing.assert_allclose(share, wanted, atol=1e-6)
    assert np.abs(wanted).max() > 1e-3


def test_a_slice_is_the_loss_of_jax_in_its_two_directions(modules):
    setting = drawn_setting()
    code = """import(given.address).then(({ makeTraining }) => {
      const { flat } = makeTraining(given.setting).params;
      const earlier = [flat.map((v) => v + 1e-3)];
      const { errors, spans, path } = m.lossSlice(
        { setting: given.setting, flat, earlier });
      return [Array.from(flat), Array.from(errors), spans, path[0]];
    })"""
    given = {"setting": setting, "address": training_address(modules)}
    flat, errors, spans, path = modules("slice.mjs", code, given)
    flat = np.array(flat, dtype=np.float32)
    x = jax.numpy.linspace(-3, 3, 200)[:, None]
    y_target = drawn_target(setting)(x)

    def error(flat):
        return float(mse_loss(x, y_target, unflattened(flat)))

    grads = value_and_grad(mse_loss, argnums=2)(
        x, y_target, unflattened(flat)
    )[1]
    layers = zip(grads["weights"], grads["biases"])
    parts = [np.ravel(part) for layer in layers for part in layer]
    across = np.concatenate(parts)
    across = across / np.linalg.norm(across)
    up = np.array(jax.random.normal(key(0), flat.shape))
    up = up / np.linalg.norm(up)
    up = up - (up @ across) * across
    up = up / np.linalg.norm(up)
    errors = np.reshape(errors, (31, 31))
    for row, column in ((15, 15), (15, 30), (0, 15), (30, 4)):
        place = flat + (column / 15 - 1) * spans[0] * across
        place = place + (row / 15 - 1) * spans[1] * up
        wanted = error(place.astype(np.float32))
        np.testing.assert_allclose(errors[row, column], wanted, rtol=1e-3)
    # The picture goes on until the error is several times that of the middle.
    for edges in (errors[15, [0, -1]], errors[[0, -1], 15]):
        assert 8 <= np.mean(edges) / errors[15, 15] < 16
    way = np.full(flat.shape, 1e-3)
    np.testing.assert_allclose(path, [way @ across, way @ up], atol=1e-5)


def test_a_seeds_curve_is_the_median_of_jaxs_losses(modules):
    setting = Settings(seed=50, num_steps=200)
    code = """(({ losses, error }) => [losses, error])(m.JOBS.wholeRun(
      { setting: given, inputs: Float32Array.of(0) }))"""
    losses, error = modules("jobs.mjs", code, for_page(setting))
    wanted = np.median(np.reshape(reference_losses(setting), (100, 2)), axis=1)
    np.testing.assert_allclose(losses, wanted, rtol=1e-4)
    assert 0 < error < 0.1


def test_outputs_of_a_network_in_the_plane_are_those_of_jax(modules):
    code = """(() => {
      const { params } = m.makeTraining({
        ...given, data: { x: new Float32Array(2), y: new Float32Array(3) },
      });
      const inputs = Float32Array.from(given.inputs.flat());
      const evaluate = m.makeEvaluator(given.sizes, "tanh", inputs);
      return Array.from(evaluate(params));
    })()"""
    x, y = points("mse")
    given = table("mse") | {"inputs": x.T.tolist()}
    found = np.reshape(modules("training.mjs", code, given), (3, -1)).T
    # The loss of these outputs, were they the targets, is 0.
    loss = table_loss("mse")(x, jax.numpy.array(found), start())
    assert float(loss) < 1e-12
    assert float(table_loss("mse")(x, y, start())) > 1e-2


def test_the_shape_of_a_fit_is_told_in_words(modules):
    code = """(() => {
      const q = Float32Array.from({ length: 161 }, (_, i) => -4 + i / 20);
      const truth = q.map((v) => Math.exp(-v * v) * Math.sin(5 * v));
      const told = (outputs) => m.shapeOf(q, truth, outputs, [-3, 3]);
      const [zero, nan] = [q.map(() => 0), q.map(() => NaN)];
      return [truth, zero, q.map((v) => -v / 4), nan].map(told);
    })()"""
    good, flat, line, broken = modules("shape.mjs", code)
    assert "4 of 4 large swings and 2 of 2 small ones" in good
    for straight in (flat, line):  # a line passes near some, and never turns
        assert "0 of 4 large swings and 0 of 2 small ones" in straight
    assert "NaN" not in broken


def test_numbers_are_printed_to_be_read(modules):
    given = [0.00001, 0.104123, 2500, 3.03e10, float("inf")]
    code = "given.map((v) => m.show(v ?? Infinity))"
    found = modules("page.mjs", code, given)
    assert found[:4] == ["0.00001", "0.104", "2500", "3.03e+10"]
    assert found[4] == "beyond any number"


def test_verdicts_are_those_of_the_notebook(modules):
    rng = np.random.default_rng(0)
    runs = []
    for _ in range(200):
        steps = np.arange(rng.integers(1, 300))
        rate, floor = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-4, 0)
        noise = np.exp(rng.normal(0, 0.3, steps.size))
        growth = np.exp(rng.choice([0, 0, 0.02]) * steps)
        run = (np.exp(-rate * steps) + floor) * noise * growth
        runs.append(run.astype(np.float32).tolist())
    code = "given.map((run) => m.verdict(Float32Array.from(run), 0.104))"
    found = modules("verdict.mjs", code, runs)
    assert found == [verdict(run, 0.104) for run in runs]
    assert set(found) == set(CHOICES["verdicts"])
    code = "m.verdict(Float32Array.from([0.2, NaN]), 0.104)"
    assert modules("verdict.mjs", code) == "diverged"


def test_the_python_code_is_the_notebooks_and_gives_the_pages_losses(modules):
    from explorer.code import code

    setting = Settings(seed=3, learning_rate=1.0, target="noise")
    text = "m.pythonCode(given)"
    assert modules("settings.mjs", text, for_page(setting)) == code(setting)
    setting = Settings(num_steps=50, activation="gelu", optimizer="momentum")
    program = modules("settings.mjs", text, for_page(setting))
    assert program == code(setting)
    names = {}
    exec(program, names)
    losses = modules(
        "training.mjs",
        "Array.from(m.trainLosses(given, 50))",
        for_page(setting),
    )
    np.testing.assert_allclose(losses, names["losses"], rtol=1e-4)


def test_a_target_of_points_is_written_as_in_the_notebook(modules):
    from explorer.code import code

    points = [round(float(v), 2) for v in np.sin(np.linspace(-4, 4, 65))]
    setting = Settings(num_steps=20).changed(target=points)
    given = {**for_page(Settings(num_steps=20)), "target": "own"}
    given |= {"points": points}
    program = modules("settings.mjs", "m.pythonCode(given)", given)
    assert program == code(setting)


def test_numbers_are_written_as_in_the_notebook(modules):
    numbers = [0.0363, 0.000012345, 1.23456e-7, 1234567.0, 999999.9, 0.0, 1e9]
    found = modules("page.mjs", "given.map(m.show)", numbers)
    assert found == [show(number) for number in numbers]


def curves_near(truth, count):
    """Draw outputs that follow more or less of a target's swings."""
    rng = np.random.default_rng(1)
    for _ in range(count):
        part = rng.uniform(0, 1.2) * (np.abs(PICTURE) < rng.uniform(0, 4))
        yield (part * truth + rng.normal(0, 0.4)).astype(np.float32)


@pytest.mark.parametrize(
    "name", [*CHOICES["targets"]], ids=lambda t: t["name"]
)
def test_a_moment_is_told_as_in_the_notebook(modules, name):
    truth = getattr(targets, name["name"])(PICTURE)
    truth = np.asarray(truth, np.float32)
    moments = [
        Moment(n % 3, outputs, None if n % 3 == 0 else 0.25 / (n + 1), 0.1 / 3)
        for n, outputs in enumerate(curves_near(truth, 60))
    ]
    given = [
        {
            "q": PICTURE.tolist(),
            "truth": truth.tolist(),
            "outputs": moment.outputs.tolist(),
            "step": moment.step,
            "loss": moment.loss,
            "error": moment.error,
            "off": n % 2,
        }
        for n, moment in enumerate(moments)
    ]
    found = modules("words.mjs", "given.map(m.placeOf)", given)
    expected = [
        moment_in_words(moment, truth, n % 2)
        for n, moment in enumerate(moments)
    ]
    assert found == expected
    swings = {"parabola": 1, "step": 1, "absolute_value": 1}
    assert len({words[8:20] for words in found}) >= swings.get(name["name"], 3)


def test_differences_from_a_pin_are_those_of_the_notebook(modules):
    code = "given.map(([one, other]) => m.differences(one, other))"
    pairs = [(one, other) for one in SETTINGS for other in SETTINGS]
    given = [[for_page(setting) for setting in pair] for pair in pairs]
    found = modules("pins.mjs", code, given)
    assert found == [[[*row] for row in differences(*pair)] for pair in pairs]
    assert max(len(rows) for rows in found) >= 5


def test_memory_stays_flat_over_20_000_steps(browser, book_address):
    page = browser.new_page()
    page.goto(f"{book_address}/{BLANK}")
    session = page.context.new_cdp_session(page)
    source = f"import('{book_address}/_static/training.mjs')"
    page.evaluate(
        f"async (setting) => {{ const m = await {source};"
        " window.training = m.makeTraining(setting); }",
        for_page(Settings()),
    )

    def used_after(steps):
        page.evaluate(
            "(n) => { for (let i = 0; i < n; i++) window.training.step(); }",
            steps,
        )
        session.send("HeapProfiler.collectGarbage")
        return session.send("Runtime.getHeapUsage")["usedSize"]

    first = used_after(1000)
    assert used_after(20_000) < first + 100_000
    page.close()
