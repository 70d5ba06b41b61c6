"""No text moves under the eyes of a reader whose phone is slow."""

import pytest

# Keeps what Chromium counts as shifts of the layout.
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries()) {
        const moved = sources.map(({ node }) => node?.className);
        if (!hadRecentInput) window.shifts.push([value, ...moved]);
    }
}).observe({ type: "layout-shift", buffered: true });"""
# A reader's pace: the page has time for what it does at each place.
READ = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const rest = () => new Promise(requestIdleCallback);
    const end = () => document.documentElement.scrollHeight - innerHeight;
    for (let y = 0; y < end(); y += 150) {
        scrollTo(0, y);
        await frame();
        await rest();
    }
    return window.shifts;
}"""


@pytest.mark.parametrize(
    "name",
    [
        "index",
        "lessons/03_vmap",
        "lessons/05_training_loop",
        "exercises/05_training_loop",
        "reference/common_errors",
        "reference/glossary",
    ],
)
def test_nothing_moves_while_a_page_comes_and_is_read(
    browser, book_address, name
):
    phone = {"width": 390, "height": 844}
    context = browser.new_context(
        viewport=phone, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    slow = context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(WATCH)
    page.goto(f"{book_address}/{name}.html")
    page.wait_for_function("() => !document.querySelector('html.in-slices')")
    shifts = page.evaluate(READ)
    assert sum(value for value, *_ in shifts) < 0.1, shifts
    context.close()
