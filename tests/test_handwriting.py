"""The preparation of a drawing, on drawings that tests make."""

import jax
import numpy as np
import pytest

import drawings
from benchmarks.digits_network import network_batch, scaled, train_digits
from helpers.data import load_digits
from helpers.handwriting import ink_of, prepare, prepare_ink, remark

MANY = drawings.many(120)
SQUARE = [[(0, y), (1, y)] for y in np.linspace(0, 1, 30)]


@pytest.fixture(scope="module")
def params():
    images, labels = load_digits()
    keys = jax.random.split(jax.random.key(0), 10)
    train = jax.vmap(train_digits, in_axes=(0, None, None))
    return train(keys, scaled(images[:1300]), labels[:1300])[0]


def test_a_prepared_drawing_looks_like_the_data():
    images, _ = load_digits()
    found = np.array([prepare(strokes) for _, strokes in MANY])
    assert found.shape == (120, 64)
    assert found.min() == 0 and found.max() == 16
    np.testing.assert_array_equal(found, found.round())
    assert np.all(found.sum(axis=1) == 312)
    assert abs(images.sum(axis=1).mean() - 312) < 2
    # Ink in a row of blocks, and in a column, as in the data.
    for axis, near in ((1, 2.5), (2, 1.5)):
        ours, theirs = (
            some.reshape(-1, 8, 8).mean(axis=(0, axis))
            for some in (found, images)
        )
        np.testing.assert_allclose(ours, theirs, atol=near)


def test_place_and_size_and_unit_make_no_difference():
    for _, strokes in MANY[:20]:
        moved = [[(300 * x + 7, 300 * y - 90) for x, y in s] for s in strokes]
        change = np.abs(prepare(strokes) - prepare(moved))
        assert change.sum() <= 2  # a pixel may tip over


def test_slant_is_taken_out():
    for digit in range(10):
        strokes = drawings.corners(digit)
        slanted = [s + np.array([0.3, 0]) * s[:, 1:] for s in strokes]
        change = np.abs(prepare(strokes) - prepare(slanted)).mean()
        assert change < 0.8, digit


def test_speed_and_number_of_places_make_no_difference():
    line = np.linspace([0, 0], [0.3, 1], 400)
    np.testing.assert_array_equal(prepare([line]), prepare([line[[0, -1]]]))
    np.testing.assert_array_equal(
        prepare([line]), prepare([np.repeat(line, 3, axis=0)])
    )


def test_a_one_stays_narrow_and_a_dash_stays_low():
    one = prepare([[(0, 0), (0, 1)]]).reshape(8, 8)
    assert one[:, :2].sum() == one[:, 6:].sum() == 0 < one[0, 3]
    dash = prepare([[(0, 0), (1, 0)]]).reshape(8, 8)
    assert dash[:2].sum() < 0.1 * 312


def test_the_lessons_network_reads_most_drawings(params):
    x = scaled(np.array([prepare(strokes) for _, strokes in MANY]))
    labels = np.array([digit for digit, _ in MANY])
    answers = jax.vmap(network_batch, (None, 0))(x, params).argmax(axis=2)
    assert np.mean(answers == labels) > 0.78


@pytest.mark.parametrize("strokes", [[], [[]], [[], []]])
def test_an_empty_pad_is_paper_and_says_so(strokes):
    np.testing.assert_array_equal(prepare(strokes), np.zeros(64))
    np.testing.assert_array_equal(prepare_ink(ink_of(strokes)), np.zeros(64))
    assert remark(strokes) == "The pad is empty."


@pytest.mark.parametrize(
    ("strokes", "says"),
    [
        ([[(0.5, 0.5)]], "a dot"),
        ([[(0.5, 0.5), (0.51, 0.5)]], "a dot"),
        ([[(0.5, 0.5)] * 9], "a dot"),
        (SQUARE, "all is ink"),
    ],
)
def test_a_dot_and_a_full_square_are_named_and_still_prepared(strokes, says):
    assert says in remark(strokes)
    assert prepare(strokes).sum() == 312


def test_digits_are_not_remarked_on_wherever_they_are_drawn():
    for _, strokes in MANY:
        assert remark(strokes) == ""
    edge = [[(x - 0.1, y) for x, y in drawings.corners(3)[0] / 2.5]]
    assert remark(edge) == ""
    assert remark([[(1, 0), (1, 1)]]) == ""


@pytest.mark.parametrize(
    ("strokes", "says"),
    [
        ([[1, 2, 3]], r"list of places \(x, y\), got .* \(3,\)"),
        ([[(1, 2, 3)]], r"shape \(1, 3\)"),
        (["ab"], r"list of places"),
        ([[(1, float("nan"))]], "finite"),
    ],
)
def test_strokes_that_are_none_are_refused(strokes, says):
    for function in (prepare, remark):
        with pytest.raises(ValueError, match=says):
            function(strokes)
