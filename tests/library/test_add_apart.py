"""A process of its own reads and adds; it can be ended at any moment."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest
from tests.library.desk import Desk

from tepi.errors import TepiError
from tepi.library import queries
from tepi.library.add_apart import Apart, News

PATIENCE = 60.0


def until_over(apart: Apart) -> list[News]:
    """All that it says."""
    said: list[News] = []
    end = time.monotonic() + PATIENCE
    while not apart.has_ended and time.monotonic() < end:
        said += apart.news()
        time.sleep(0.005)
    return said


def test_texts_come_in_from_another_process(desk: Desk, tmp_path: Path) -> None:
    """What became of them is heard, and the library has them; this process notices that it has changed."""
    path = tmp_path / "a\udcff “b”.md"
    path.write_text("# Judul\n\nkata *demi* kata", encoding="utf-8")
    desk.library.changed_outside()
    apart = Apart()
    assert not apart.has_ended
    apart.add(desk.library.path, desk.library.id, [("file", str(path)), ("text", "Satu. Dua.")])

    outcomes = [each.outcome for each in until_over(apart) if each.outcome is not None]
    apart.kill()

    assert [(each.how, each.title) for each in outcomes] == [("new", "Judul"), ("new", "Satu.")]
    assert desk.library.changed_outside()
    assert {each.id for each in queries.documents(desk.library)} > {each.document for each in outcomes}


def test_what_is_ended_was_never_there(desk: Desk, tmp_path: Path) -> None:
    """In the midst of a text: no document, no change, and the library can be written to."""
    path = tmp_path / "deep.md"
    path.write_bytes(b"- " * 60_000 + b"kata")
    before = desk.library.history.last_seq()
    apart = Apart()
    apart.add(desk.library.path, desk.library.id, [("file", str(path))])
    end = time.monotonic() + PATIENCE
    while not apart.news() and time.monotonic() < end:
        time.sleep(0.005)

    apart.kill()

    assert not [each for each in until_over(apart) if each.outcome is not None]
    assert desk.library.history.last_seq() == before
    assert len(queries.documents(desk.library)) == 1


def test_a_process_that_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said in one line."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(TepiError, match="cannot be started"):
        Apart()
