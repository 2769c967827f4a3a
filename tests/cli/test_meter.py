"""The shell says how far long work is, to who looks on."""

from __future__ import annotations

from io import StringIO

import pytest

from tepi.cli import meter
from tepi.cli.meter import Meter


class Terminal(StringIO):
    """Somebody looks on."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No patience, and every share is said."""
    monkeypatch.setattr(meter, "AFTER", 0.0)
    monkeypatch.setattr(meter, "EVERY", 0.0)


def test_a_terminal_is_told_and_left_clean() -> None:
    """Each line over the one before; in the end it is empty."""
    out = Terminal()
    with Meter("a.md", out) as tell:
        tell(0.123)
        tell(1.0)

    lines = out.getvalue().split("\r")
    assert lines[1:3] == ["tepi: reading a.md: 12 %", "tepi: reading a.md: 100 %"]
    assert lines[3].strip() == "" and len(lines[3]) == len(lines[2])
    assert lines[4] == ""


def test_a_file_is_told_nothing() -> None:
    """What is written to a log or read by a program stays as it is."""
    out = StringIO()
    with Meter("a.md", out) as tell:
        tell(0.5)

    assert out.getvalue() == ""


def test_what_is_quick_is_not_worth_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said before some time has passed."""
    monkeypatch.setattr(meter, "AFTER", 1_000.0)
    out = Terminal()
    with Meter("a.md", out) as tell:
        tell(0.5)

    assert out.getvalue() == ""


def test_a_long_name_is_cut_at_its_beginning() -> None:
    """The line stays one line."""
    out = Terminal()
    with Meter("x" * 200 + ".md", out) as tell:
        tell(0.5)

    assert "…" in out.getvalue() and max(map(len, out.getvalue().split("\r"))) < 80
