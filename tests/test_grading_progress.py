"""The bar and the lines say how far a run is."""

from grading.run.progress import EVERY, Progress


class Screen(list):
    """A stream that is a terminal, or none."""

    def __init__(self, terminal):
        super().__init__()
        self.isatty = lambda: terminal
        self.flush = lambda: None
        self.write = self.append


def test_where_there_is_no_terminal_a_line_comes_now_and_then():
    now = [0.0]
    screen = Screen(terminal=False)
    progress = Progress(900, screen, lambda: now[0])
    for _ in range(192):
        now[0] += EVERY / 64
        progress.step()
    progress.close()
    lines = "".join(screen).splitlines()
    assert len(lines) == 3
    assert lines[0] == "64 of 900 graded, about 13 min left"


def test_a_terminal_shows_a_bar_with_the_time_left():
    screen = Screen(terminal=True)
    progress = Progress(4, screen)
    for _ in range(4):
        progress.step()
    progress.close()
    assert "4 of 4 |" in "".join(screen)
    assert "00:00 left" in "".join(screen)
