"""The page's pad: drawn on, it answers; it trains as JAX does; it learns."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from test_browser_engine import unflattened

import drawings
from benchmarks.digits_network import LAYER_SIZES, accuracy, scaled
from drawings import draw_on
from helpers.data import load_digits, load_table
from helpers.handwriting import prepare
from helpers.network import network
from lessons import ROOT
from tools import make_reader

HTML = ROOT / "_build" / "html"
LESSON = "lessons/09_handwriting.html"
TWO = [(0.28, 0.28), (0.48, 0.16), (0.72, 0.32), (0.6, 0.56)]
TWO += [(0.32, 0.84), (0.76, 0.85)]
SEVEN = [(0.2, 0.2), (0.75, 0.2), (0.45, 0.9)]
LETTER_E = [
    [(0.7, 0.1), (0.3, 0.1), (0.3, 0.9), (0.7, 0.9)],
    [(0.3, 0.5), (0.6, 0.5)],
]
# A hand that nobody has seen writes digits mirrored at the diagonal.
TWENTY = [
    [[(y, x) for x, y in stroke] for stroke in strokes]
    for _, strokes in drawings.many(20, seed=4)
]


@pytest.fixture
def reader(browser, book_address):
    """Return a function that opens a page with a pad; no error may come."""
    pages, errors = [], []

    def make(where=LESSON, script=None, **options):
        page = browser.new_page(**options)
        pages.append(page)
        page.on("pageerror", lambda error: errors.append(str(error)))
        if script:
            page.add_init_script(script)
        page.goto(where if ":" in where else f"{book_address}/{where}")
        page.locator(".course-pad").scroll_into_view_if_needed()
        return page

    yield make
    for page in pages:
        page.close()
    assert errors == []


def words(page):
    return page.locator(".reader > .words")


@pytest.mark.parametrize("where", [LESSON, "index.html"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_digit_is_read_as_it_is_drawn(reader, where, width):
    page = reader(where, viewport={"width": width, "height": 844})
    page.get_by_text("Draw a digit from 0 to 9").wait_for()
    draw_on(page, [SEVEN])
    page.get_by_text("Read as 7").wait_for()
    page.get_by_text("the nearest of the 1,300").wait_for()
    assert page.locator(".bars .best").count() == 1
    page.locator(".reader").get_by_role("button", name="Clear").click()
    draw_on(page, [TWO])  # beyond doubt: no other digit is named
    page.get_by_text("Read as 2 (share 1.00). It has seen").wait_for()
    page.locator(".reader").get_by_role("button", name="Clear").click()
    page.get_by_text("Draw a digit from 0 to 9").wait_for()


def test_what_is_no_digit_is_told(reader):
    page = reader()
    draw_on(page, [[(0.5, 0.5)]])
    assert "This is a dot" in words(page).inner_text()
    draw_on(page, [[(0.02, y / 40), (0.98, y / 40)] for y in range(1, 40, 2)])
    assert "Nearly all is ink" in words(page).inner_text()
    page.get_by_role("button", name="Clear").click()
    draw_on(page, LETTER_E)
    page.get_by_text("never seen anything like this").wait_for()


def test_a_drawing_over_the_edge_stays_on_the_pad(reader):
    page = reader()
    draw_on(page, [[(0.9, 0.1), (1.4, 0.5), (0.9, 0.9)]])
    page.locator(".reader > .words", has_text="Read as").wait_for()
    strokes = page.locator(".reader").evaluate(
        "(node) => node.explorer.model.get()"
    )
    assert np.max(strokes[0]) <= 1


def test_keys_walk_and_fill(reader):
    page = reader()
    page.locator(".course-pad").focus()
    page.keyboard.press("ArrowUp")
    for _ in range(5):
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    page.get_by_text("Read as 1").wait_for()
    page.keyboard.press("Delete")
    page.get_by_text("Draw a digit from 0 to 9").wait_for()


def test_a_finger_scrolls_beside_the_pad_and_draws_on_it(reader):
    page = reader(viewport={"width": 390, "height": 844}, has_touch=True)
    action = "(node) => getComputedStyle(node).touchAction"
    assert page.locator(".course-pad").evaluate(action) == "none"
    for other in (".reader", ".bars", ".weights", "article"):
        assert page.locator(other).first.evaluate(action) == "auto", other


def test_the_page_trains_as_jax_does(reader, book_address):
    page = reader()
    losses = page.evaluate(
        """async (address) => {
          const { trainReader } = await import(address);
          const losses = [];
          await new Promise((resolve) => trainReader(
            9, { images: [], labels: [] }, (told) => {
              losses.push(...told.losses);
              if (losses.length >= 200) resolve();
            }));
          return losses.slice(0, 200);
        }""",
        f"{book_address}/_static/digits_training.mjs",
    )
    _, wanted = make_reader.lesson_network(num_steps=200)
    np.testing.assert_allclose(losses, wanted, atol=1e-4)


@pytest.fixture(scope="module")
def lesson():
    """Lesson 09's network, and how many strangers' digits it reads."""
    params, _ = make_reader.lesson_network()
    images, labels = load_digits()
    x, y = jnp.asarray(scaled(images[1300:])), jnp.asarray(labels[1300:])
    return params, round(497 * float(accuracy(x, y, params)))


def test_the_stored_network_is_the_lessons(lesson):
    params, _ = lesson
    wanted = make_reader.flat(params)
    assert np.abs(make_reader.stored() - wanted).max() < 0.02


def test_training_shows_its_weights_and_counts_as_jax_does(reader, lesson):
    page = reader()
    weights = page.locator(".weights")
    trained = weights.evaluate("(node) => node.toDataURL()")
    page.get_by_role("button", name="Train").click()
    page.get_by_text("Trained 2000 steps from start 9").wait_for()
    assert page.get_by_text("blue above 0, orange below").is_visible()
    told = page.locator(".trainer [role=status]").inner_text()
    right = int(told.split(": ")[1].split(" of 497")[0])
    assert abs(right - lesson[1]) <= 1
    page.get_by_role("button", name="another start").click()
    page.get_by_text("Trained 2000 steps from start 10").wait_for()
    assert weights.evaluate("(node) => node.toDataURL()") != trained


def test_the_shares_are_those_of_jax(reader, book_address):
    page = reader()
    images = [prepare(strokes) for strokes in TWENTY]
    found = page.evaluate(
        """async ({ folder, images }) => {
          const { flat } = await import(`${folder}/digits_network.mjs`);
          const m = await import(`${folder}/digits_training.mjs`);
          return images.map(m.makeAnswer(flat));
        }""",
        {
            "folder": f"{book_address}/_static",
            "images": [image.tolist() for image in images],
        },
    )
    params = unflattened(make_reader.stored(), LAYER_SIZES)
    for shares, image in zip(found, images):
        logits = network(jnp.asarray(scaled(image)), params)
        wanted = jax.nn.softmax(logits)
        np.testing.assert_allclose(shares, wanted, atol=1e-5)


def teach(page):
    """Draw twenty digits, keep each as what it is, and learn from ten."""
    page.locator(".reader summary").click()
    for n, strokes in enumerate(TWENTY):
        draw_on(page, strokes)
        digit = "an 8" if n % 10 == 8 else f"a {n % 10}"
        page.get_by_text(f"Draw {digit} on the pad").wait_for()
        page.get_by_role("button", name=f"Keep it as {digit}").click()
    page.get_by_text("All twenty are here").wait_for()


def test_a_hand_is_taught_kept_downloaded_and_deleted(reader):
    page = reader()
    teach(page)
    page.get_by_role("button", name="Teach it").click()
    page.get_by_text("Taught.").wait_for()
    rows = page.locator(".result tr").all_inner_texts()
    counts = [int(row.split("\t")[-1].split(" ")[0]) for row in rows[1:]]
    assert counts[1] > counts[0]
    page.get_by_text("Ten digits prove little").wait_for()
    page.get_by_text("each 8 times in 5 places").wait_for()
    page.get_by_text("This network has learnt your hand as well.").wait_for()
    page.reload()
    page.locator(".reader summary").click()
    page.get_by_text("All twenty are here").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    columns = [*(f"p{i}" for i in range(64)), "digit", "train"]
    table = load_table(download.value.path(), columns)
    assert table.shape == (20, 66) and table[:, :64].max() == 16
    assert table[:, 64].tolist() == 2 * list(range(10))
    assert table[:, 65].tolist() == 10 * [0] + 10 * [1]
    page.get_by_role("button", name="Delete all").click()
    page.get_by_text("drawing 1 of 20").wait_for()
    page.reload()
    page.locator(".reader summary").click()
    page.get_by_text("drawing 1 of 20").wait_for()


def test_nothing_is_kept_without_a_drawing(reader):
    page = reader()
    page.locator(".reader summary").click()
    page.get_by_role("button", name="Keep").click()
    page.get_by_text("There is no digit on the pad.").wait_for()


REFUSED = """for (const storage of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, storage, {
    get() { throw new DOMException("refused", "SecurityError"); },
    configurable: true,
  });
}"""


def test_a_browser_that_keeps_nothing_says_so(reader):
    page = reader(script=REFUSED)
    page.locator(".reader summary").click()
    draw_on(page, [SEVEN])
    page.get_by_role("button", name="Keep").click()
    page.get_by_text("This browser keeps nothing").wait_for()
    assert "drawing 2 of 20" in page.locator(".reader details").inner_text()


def test_a_page_opened_from_disk_reads_and_trains(reader):
    page = reader((HTML / LESSON).as_uri())
    draw_on(page, [SEVEN])
    page.get_by_text("the nearest of the 1,300").wait_for()
    page.get_by_role("button", name="Train").click()
    page.get_by_text("Trained 2000 steps").wait_for()


def test_without_the_digits_the_answer_comes_and_training_says_why(reader):
    page = reader()
    page.route("**/digits.js", lambda route: route.abort())
    draw_on(page, [SEVEN])
    page.get_by_text("Read as 7").wait_for()
    page.get_by_role("button", name="Train").click()
    page.get_by_text("The digits did not load").wait_for()
