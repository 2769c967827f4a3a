"""How far reading back is, is told, and whoever hears it may end it."""

from __future__ import annotations

import pytest
from tests.exchange.comparison.reading_back import written
from tests.library.desk import Desk

from tepi.exchange.comparison.comparing import compare_files
from tepi.exchange.comparison.progress import Progress


def test_each_mark_is_read_once_and_compared_once(desk: Desk) -> None:
    """It goes up to what was foretold and no further; lost comments change little."""
    for start in range(0, 50, 10):
        desk.mark(start, start + 5, "Fact")
    text = written(desk)
    told: list[tuple[int, int]] = []
    compare_files(desk.library, [("a", text)], lambda *count: told.append(count))

    assert told == [(done, 10) for done in range(1, 11)]
    lost = "\n".join(line for line in text.split("\n") if "tepi mark" not in line)
    assert Progress(lambda *_: None, [lost]).of == 2 * 5
    one = Progress(lambda *count: told.append(count), [""])
    for _ in range(5):
        one.step()
    assert told[-1] == (2, 2)


def test_it_can_be_ended(desk: Desk) -> None:
    """What the listener raises comes through; without a listener nothing is counted."""
    desk.mark(0, 5, "Fact")

    def enough(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compare_files(desk.library, [("a", written(desk))], enough)
    silent = Progress(None, ["<!-- tepi mark"])
    silent.step()
    assert (silent.done, silent.of) == (0, 0)
