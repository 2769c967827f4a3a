"""The log says where in the program something went wrong, and never what the reader wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tepi.library import fault_log
from tepi.library.places import log_path

SECRET = "what the reader wrote"


def stumble() -> None:
    """Fail with a word of the reader's."""
    raise KeyError(SECRET)


def fault() -> BaseException:
    """An error with a cause, both of which quote the reader."""
    try:
        try:
            stumble()
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError as error:
        return error
    return AssertionError("it did not stumble")


def test_places_are_logged_and_words_are_not() -> None:
    """Types, files, lines and functions are there, of the cause too; no message."""
    log = fault_log.write_fault(fault())
    assert log == log_path()
    written = log.read_text(encoding="utf-8")

    assert "ValueError" in written
    assert "KeyError" in written
    assert "test_fault_log.py:" in written
    assert "in fault" in written
    assert SECRET not in written


def test_the_line_names_the_log() -> None:
    """What the reader sees is one line, without the error's own words."""
    line = str(fault_log.as_one_line(fault()))

    assert str(log_path()) in line
    assert "ValueError" in line
    assert SECRET not in line
    assert "\n" not in line


def test_a_long_log_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log does not grow for ever."""
    monkeypatch.setattr(fault_log, "LARGEST", 10)
    fault_log.write_fault(fault())
    size = log_path().stat().st_size
    fault_log.write_fault(fault())

    assert log_path().stat().st_size == size


def test_no_log_is_no_second_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the log cannot be written, that is said, and nothing is raised."""
    monkeypatch.setattr(fault_log, "log_path", lambda: tmp_path)

    assert fault_log.write_fault(fault()) is None
    assert "could not be written" in str(fault_log.as_one_line(fault()))
