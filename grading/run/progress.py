"""How far a run is: a bar on a terminal, a line now and then elsewhere."""

import sys
import time

from tqdm import tqdm

EVERY = 60  # seconds between two lines where there is no terminal


class Progress:
    """Show how many submissions are graded, and how long the rest takes."""

    def __init__(self, total, stream=None, clock=time.monotonic):
        self.total = total
        self.stream = sys.stderr if stream is None else stream
        self.clock = clock
        self.done = 0
        self.began = self.said = clock()
        self.bar = None
        if self.stream.isatty():
            self.bar = tqdm(
                total=total,
                file=self.stream,
                desc="grading",
                unit="notebook",
                dynamic_ncols=True,
                bar_format="{desc}: {n_fmt} of {total_fmt} |{bar}| "
                "{elapsed} gone, {remaining} left",
            )

    def step(self):
        """Say that one more is graded."""
        self.done += 1
        if self.bar is not None:
            self.bar.update()
        elif self.clock() - self.said >= EVERY:
            self.said = self.clock()
            gone = self.said - self.began
            left = gone / self.done * (self.total - self.done)
            self.say(
                f"{self.done} of {self.total} graded, about "
                f"{duration(left)} left"
            )

    def more(self, number):
        """Say that some are to be graded once more."""
        self.total += number
        if self.bar is not None:
            self.bar.total = self.total
            self.bar.refresh()

    def say(self, line):
        """Write a line without spoiling the bar."""
        if self.bar is not None:
            self.bar.write(line, file=self.stream)
        else:
            print(line, file=self.stream, flush=True)

    def close(self):
        """Leave the bar as it is and go on below it."""
        if self.bar is not None:
            self.bar.close()


def duration(seconds):
    """Return a time as people say it.

    >>> duration(50), duration(200), duration(7500)
    ('50 s', '3 min', '2 h 5 min')
    """
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{round(seconds)} s"
    if minutes < 90:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"
