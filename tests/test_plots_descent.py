"""The figures of lesson 00 show the data that they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.plots.descent import plot_descent, plot_steps, plot_tangents

PATH = [2.0, 1.2, 0.72, 0.432]


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def line(ax, index):
    return np.column_stack(ax.lines[index].get_data())


def numbers(ax):
    return [int(text.get_text()) for text in ax.texts]


def test_the_curve_runs_through_its_own_values():
    for ax in (plot_descent(np.sin, PATH), plot_tangents(np.sin, [], [])):
        x, y = line(ax, 0).T
        np.testing.assert_allclose(y, np.sin(x))
        assert (x.min(), x.max()) == (-2.2, 2.2)


def test_limits_set_where_the_curve_is_drawn():
    x = line(plot_descent(np.sin, PATH, limits=(0, 3)), 0)[:, 0]
    assert (x.min(), x.max()) == (0, 3)


def test_the_walk_lies_on_the_curve_in_order():
    walk = line(plot_descent(np.square, PATH), 2)
    np.testing.assert_allclose(walk, np.column_stack([PATH, np.square(PATH)]))


def test_a_walk_with_room_has_a_number_on_every_dot():
    ax = plot_descent(np.square, PATH)
    assert sorted(numbers(ax)) == [0, 1, 2, 3]
    for text in ax.texts:
        step = int(text.get_text())
        assert text.xy == pytest.approx((PATH[step], PATH[step] ** 2))


def test_numbers_without_room_are_left_out_but_start_and_end_stay():
    ax = plot_descent(np.square, np.linspace(2, 1, 201))
    assert {0, 200} <= set(numbers(ax))
    assert len(numbers(ax)) < 30


def test_numbered_dots_do_not_overlap():
    ax = plot_descent(np.square, np.linspace(2, -2, 101))
    ax.figure.canvas.draw()
    centres = ax.transData.transform([text.xy for text in ax.texts])
    gaps = np.linalg.norm(centres[:, None] - centres, axis=-1)
    gaps[np.diag_indices(len(gaps))] = np.inf
    diameter = ax.lines[-1].get_markersize() * ax.figure.dpi / 72
    assert gaps.min() > diameter


def test_a_walk_that_never_moves_has_one_number():
    assert numbers(plot_descent(np.square, [1.0, 1.0])) == [0]


def test_tangents_touch_the_curve_with_the_given_slope():
    points, slopes = [-1.5, 0.0, 2.0], [-3.0, 0.0, 4.0]
    ax = plot_tangents(np.square, points, slopes)
    assert len(ax.lines) == 1 + len(points)
    for index, (point, slope) in enumerate(zip(points, slopes), start=1):
        (x0, y0), (x1, y1) = line(ax, index)
        assert (y1 - y0) / (x1 - x0) == pytest.approx(slope)
        assert y0 + slope * (point - x0) == pytest.approx(point**2)
    assert [t.get_text() for t in ax.texts] == [
        "slope -3.0",
        "slope 0.0",
        "slope 4.0",
    ]


def test_steps_run_downwards_and_keep_their_places():
    ax = plot_steps(PATH)
    np.testing.assert_allclose(
        line(ax, -1), np.column_stack([PATH, range(len(PATH))])
    )
    assert ax.yaxis_inverted()


def test_steps_stay_downwards_when_axes_are_shared():
    _, (first, second) = plt.subplots(1, 2, sharey=True)
    plot_steps(PATH, ax=first)
    plot_steps(PATH, ax=second)
    assert first.yaxis_inverted() and second.yaxis_inverted()


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax: plot_descent(np.square, PATH, ax=ax),
        lambda ax: plot_steps(PATH, ax=ax),
        lambda ax: plot_tangents(np.square, [1.0], [2.0], ax=ax),
    ],
    ids=["descent", "steps", "tangents"],
)
def test_the_given_axes_are_drawn_into(draw):
    _, (wanted, current) = plt.subplots(1, 2)
    plt.sca(current)
    assert draw(wanted) is wanted
    assert wanted.lines and not current.lines


@pytest.mark.parametrize(
    "plot", [lambda p: plot_descent(np.sin, p), plot_steps]
)
@pytest.mark.parametrize(
    "path", [[], 2.0, [[1.0, 2.0]], [1.0, np.nan], [1.0, np.inf]]
)
def test_a_path_that_is_no_list_of_finite_numbers_is_refused(plot, path):
    with pytest.raises(ValueError, match="path must be a list of finite"):
        plot(path)


def test_points_and_slopes_of_other_lengths_are_refused():
    with pytest.raises(ValueError, match="same shape"):
        plot_tangents(np.square, [1.0, 2.0], [2.0])
