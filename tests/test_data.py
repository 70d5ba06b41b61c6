"""The data package: the shipped tables, strict reading, and the spirals."""

import gzip
import hashlib
import re

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from helpers.data import (
    PENDULUM_COLUMNS,
    digits,
    load_digits,
    load_pendulum,
    load_table,
    spirals,
)
from tools import make_digits, make_pendulum

CSV_FILE = make_pendulum.CSV_FILE
DIGITS_FILE = make_digits.DIGITS_FILE
README = CSV_FILE.with_name("README.md")


def runge_kutta(inputs, num_steps=2_000):
    """Solve the pendulum with the classical fourth-order rule, as a check.

    Written apart from `simulate`: per row units, and no SciPy.
    """
    length, angle, velocity, damping, drive, hertz = inputs.T
    length = length / 1000
    state = np.deg2rad(np.stack([angle, velocity]))
    h = 1.0 / num_steps

    def slope(t, state):
        a, v = state
        force = drive * np.cos(2 * np.pi * hertz * t)
        return np.stack([v, force - 9.81 / length * np.sin(a) - damping * v])

    for step in range(num_steps):
        t = step * h
        k1 = slope(t, state)
        k2 = slope(t + h / 2, state + h / 2 * k1)
        k3 = slope(t + h / 2, state + h / 2 * k2)
        k4 = slope(t + h, state + h * k3)
        state = state + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    a, v = state
    energy = 0.1 * 9.81 * length * (1 - np.cos(a)) + 0.05 * (length * v) ** 2
    return np.stack([np.rad2deg(a), 1000 * energy], axis=1)


def test_the_script_makes_the_shipped_table_again():
    made = make_pendulum.make_table().splitlines()
    shipped = CSV_FILE.read_text(encoding="utf-8").splitlines()
    assert made[0] == shipped[0]
    made = np.loadtxt(made[1:], delimiter=",")
    shipped = np.loadtxt(shipped[1:], delimiter=",")
    np.testing.assert_array_equal(made[:, :6], shipped[:, :6])
    np.testing.assert_allclose(made[:, 6:], shipped[:, 6:], atol=0.011)


def test_the_script_writes_the_file_that_it_is_told(tmp_path):
    make_pendulum.main([str(tmp_path / "again.csv")])
    np.testing.assert_allclose(
        load_table(tmp_path / "again.csv"), load_pendulum(), atol=0.011
    )


def test_another_solver_finds_the_same_angles_and_energies():
    table = np.loadtxt(CSV_FILE, delimiter=",", skiprows=1)
    found = runge_kutta(table[:, :6])
    np.testing.assert_allclose(found, table[:, 6:], atol=0.006)


def test_without_drive_and_damping_energy_is_kept():
    inputs = make_pendulum.draw_inputs(1, 20)
    inputs[:, 3:5] = 0
    length, velocity = inputs[:, 0] / 1000, np.deg2rad(inputs[:, 2])
    height = length * (1 - np.cos(np.deg2rad(inputs[:, 1])))
    start = 100 * (9.81 * height + (length * velocity) ** 2 / 2)
    np.testing.assert_allclose(make_pendulum.simulate(inputs)[:, 1], start)


def test_the_checksum_in_the_readme_stands():
    wanted = re.search(r"sha256 +([0-9a-f]{64})", README.read_text())[1]
    assert hashlib.sha256(CSV_FILE.read_bytes()).hexdigest() == wanted


def test_the_readme_names_each_column_and_a_range_that_holds():
    text = README.read_text(encoding="utf-8")
    for name, column in zip(PENDULUM_COLUMNS, load_pendulum().T):
        row = re.search(rf"\| `{name}` \|.*\| ([-.\d]+) to ([-.\d]+) \|", text)
        low, high = float(row[1]), float(row[2])
        slack = 0.05 * (high - low)
        assert low <= column.min() <= low + slack, name
        assert high - slack <= column.max() <= high, name


def test_the_table_is_small_float32_and_shuffled():
    table = load_pendulum()
    assert table.shape == (1600, 8) and table.dtype == np.float32
    assert CSV_FILE.stat().st_size < 100_000
    order = np.arange(1600)
    for column in table.T:
        assert abs(np.corrcoef(order, column)[0, 1]) < 0.1


def test_columns_of_the_script_are_those_that_are_loaded():
    made = (*make_pendulum.INPUTS, *make_pendulum.OUTPUTS)
    assert made == PENDULUM_COLUMNS


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a CSV file and returns its path."""

    def write_text(text):
        path = tmp_path / "mine.csv"
        data = text if isinstance(text, bytes) else text.encode()
        path.write_bytes(data)
        return path

    return write_text


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n-3.5,4e2\n",
        "a,b\r\n1,2\r\n-3.5,+400.\r\n",
        "\ufeffa,b\n1,2\n-3.5,400",
        'a,"b"\n"1", 2\n-3.5 ,.4e3\n',
    ],
)
def test_a_good_table_is_read_in_each_of_its_spellings(write, text):
    table = load_table(write(text), columns=["a", "b"])
    np.testing.assert_array_equal(table, [[1, 2], [-3.5, 400]])
    assert table.dtype == np.float32


MALFORMED = {
    "nothing": ("", 1, 1, "got 0"),
    "header only": ("a,b\n", 2, 1, "end of the file"),
    "wrong name": ("a,c\n1,2\n", 1, 2, "wanted the column name 'b', got 'c'"),
    "columns swapped": ("b,a\n1,2\n", 1, 1, "'b'"),
    "name missing": ("a\n1\n", 1, 2, "wanted 2 columns"),
    "name too many": ("a,b,c\n1,2,3\n", 1, 3, "got 3"),
    "no header": ("1,2\n3,4\n", 1, 1, "wanted the column name 'a', got '1'"),
    "semicolons": ("a;b\n1;2\n", 1, 1, "got 'a;b'"),
    "a word": ("a,b\n1,2\n3,four\n", 3, 2, "finite number, got 'four'"),
    "an empty cell": ("a,b\n1,2\n,4\n", 3, 1, "finite number, got ''"),
    "nan": ("a,b\nnan,2\n", 2, 1, "got 'nan'"),
    "infinity": ("a,b\n1,-inf\n", 2, 2, "got '-inf'"),
    "beyond float32": ("a,b\n1,1e39\n", 2, 2, "got '1e39'"),
    "beyond float64": ("a,b\n1,1e999\n", 2, 2, "got '1e999'"),
    "underscore": ("a,b\n1_000,2\n", 2, 1, "got '1_000'"),
    "other digits": ("a,b\n\u0661,2\n", 2, 1, "finite number"),
    "hexadecimal": ("a,b\n0x10,2\n", 2, 1, "got '0x10'"),
    "cell missing": ("a,b\n1,2\n3\n", 3, 2, "wanted 2 cells"),
    "cell too many": ("a,b\n1,2,3\n", 2, 3, "got 3 cells"),
    "decimal comma": ("a,b\n1,5,2\n", 2, 3, "got 3 cells"),
    "empty line": ("a,b\n1,2\n\n3,4\n", 3, 1, "an empty line"),
    "empty line at the end": ("a,b\n1,2\n\n", 3, 1, "an empty line"),
    "two lines in quotes": ('a,b\n1,"2\n3"\n', 2, 2, "finite number"),
    "open quote": ('a,b\n1,2\n3,"4\n', 3, 1, "cannot be read"),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_a_malformed_table_is_refused_with_file_line_and_column(write, case):
    text, line, column, says = MALFORMED[case]
    path = write(text)
    with pytest.raises(ValueError) as caught:
        load_table(path, columns=["a", "b"])
    message = str(caught.value)
    assert message.startswith(f"{path}, line {line}, column {column}"), message
    assert "wanted" in message and "got" in message
    assert says in message, message


def test_a_cell_that_spans_lines_does_not_shift_later_line_numbers(write):
    path = write('a,b\n"1\n",2\nx,4\n')
    with pytest.raises(ValueError, match=r"line 4, column 1 \(a\)"):
        load_table(path)


def test_the_message_names_the_column(write):
    with pytest.raises(ValueError, match=r"line 3, column 2 \(depth_m\)"):
        load_table(write("time_s,depth_m\n1,2\n3,?\n"))


def test_text_in_another_encoding_is_refused_with_its_place(write):
    path = write(b"a,b\n1,2\n3,4\xb0\n")
    with pytest.raises(ValueError, match=r"line 3, byte 4: wanted UTF-8.*b0"):
        load_table(path)


def test_without_wanted_columns_any_names_will_do_but_names_they_are(write):
    assert load_table(write("x,y,z\n1,2,3\n")).shape == (1, 3)
    for text, column in (("1,2\n3,4\n", 1), ("a,\n1,2\n", 2), ("a,a\n1,2", 2)):
        with pytest.raises(ValueError, match=f"line 1, column {column}: want"):
            load_table(write(text))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.csv"):
        load_table(tmp_path / "none.csv")


@pytest.mark.parametrize("turns", [0.5, 1.5, 2])
def test_spiral_points_lie_on_the_arm_of_their_label(turns):
    x, labels = spirals(jax.random.key(3), 2_000, turns=turns)
    assert x.shape == (2_000, 2) and labels.shape == (2_000,)
    assert labels.dtype == jnp.int32 and set(labels.tolist()) == {0, 1}
    x, labels = np.asarray(x, dtype=float), np.asarray(labels)
    # An independent look: the distance to a finely drawn arm.
    radius = np.linspace(0, 1, 2_001)
    angle = 2 * np.pi * turns * radius
    arm = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    for label, side in ((0, 1), (1, -1)):
        gaps = x[labels == label][:, None] - side * arm
        distance = np.sqrt((gaps**2).sum(axis=2)).min(axis=1)
        assert distance.max() < 0.12
        assert 0.01 < np.sqrt(np.mean(distance**2)) < 0.03
    radii = np.linalg.norm(x, axis=1)
    assert 1 < radii.max() < 1.12
    # Even in area: half of the points lie beyond radius sqrt(1/2).
    assert abs(np.mean(radii > np.sqrt(0.5)) - 0.5) < 0.05


def test_spirals_depend_on_their_key_alone():
    first = spirals(jax.random.key(0), 100)
    again = spirals(jax.random.key(0), 100)
    other = spirals(jax.random.key(1), 100)
    np.testing.assert_array_equal(first[0], again[0])
    assert not np.allclose(first[0], other[0])


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ((0, 10), TypeError, "key must be a random key"),
        ((jax.random.key(0), 0), ValueError, "num_points must be at least 1"),
        ((jax.random.key(0), 1.5), TypeError, "num_points must be a whole"),
        ((jax.random.key(0), 10, -1), ValueError, "turns must be a positive"),
    ],
)
def test_spirals_refuse_bad_arguments_by_name(arguments, error, says):
    with pytest.raises(error, match=says):
        spirals(*arguments)


def test_the_digits_are_small_whole_and_in_their_own_order():
    images, labels = load_digits()
    assert images.shape == (1797, 64) and images.dtype == np.float32
    assert labels.shape == (1797,) and labels.dtype == np.int32
    assert DIGITS_FILE.stat().st_size < 100_000
    assert images.min() == 0 and images.max() == 16
    np.testing.assert_array_equal(images, images.round())
    # Known of scikit-learn's copy: its sums, and how the first rows go on.
    assert int(images.sum()) == 561_718 and int(labels.sum()) == 8_070
    assert labels[:12].tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]


def test_the_digits_checksum_stands_in_code_and_readme():
    found = hashlib.sha256(DIGITS_FILE.read_bytes()).hexdigest()
    assert found == digits.DIGITS_SHA256
    assert f"sha256  {found}" in README.read_text(encoding="utf-8")


def test_the_script_spells_the_shipped_digits():
    images, labels = load_digits()
    shipped = gzip.decompress(DIGITS_FILE.read_bytes()).decode()
    assert make_digits.make_table(images, labels) == shipped


def test_digits_that_are_not_the_shipped_ones_are_refused(tmp_path):
    path = tmp_path / "cut.csv.gz"
    path.write_bytes(DIGITS_FILE.read_bytes()[:-10])
    with pytest.raises(ValueError, match=r"cut\.csv\.gz: wanted.*got \d+ by"):
        load_digits(path)
    with pytest.raises(FileNotFoundError, match=r"none\.csv"):
        load_digits(tmp_path / "none.csv.gz")


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        ((3, 5), 17, "grey values must be from 0 to 16, got 0 to 17"),
        ((3, 5), -1, "grey values must be from 0 to 16, got -1"),
        ((3, 64), 10, "digits must be from 0 to 9, got 0 to 10"),
    ],
)
def test_digits_out_of_range_are_refused(place, value, says):
    images, labels = load_digits()
    table = np.column_stack([images.astype(int), labels])
    digits.check_digits(table)
    table[place] = value
    with pytest.raises(ValueError, match=says):
        digits.check_digits(table)
    with pytest.raises(ValueError, match=r"shape \(1797, 65\), got \(9, 65\)"):
        digits.check_digits(table[:9])
