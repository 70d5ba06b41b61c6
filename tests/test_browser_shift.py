"""No text moves under the eyes of a reader whose phone is slow."""

import pytest

# Adds up what Chromium counts as shifts of the layout.
WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
        if (!entry.hadRecentInput) window.shift += entry.value;
    }
}).observe({ type: "layout-shift", buffered: true });"""
READ = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const end = () => document.documentElement.scrollHeight - innerHeight;
    for (let y = 0; y < end(); y += 150) {
        scrollTo(0, y);
        await frame();
        await frame();
    }
    return window.shift;
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
    assert page.evaluate(READ) < 0.1
    context.close()
