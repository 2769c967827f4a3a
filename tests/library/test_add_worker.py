"""What the process that adds texts says, line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.library.desk import Desk

from tepi.library import add_worker, queries


def told(library: Path, library_id: str, *wanted: tuple[str, str]) -> list[list[object]]:
    """The lines for a job."""
    job = {"library": str(library), "id": library_id, "wanted": wanted}
    return [json.loads(line) for line in add_worker.lines(job)]


def test_each_text_has_its_outcome(desk: Desk, tmp_path: Path) -> None:
    """In order, with its number; one that fails keeps no other out."""
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("Kata demi kata.", encoding="utf-8")
    empty.write_text("", encoding="utf-8")

    said = told(
        desk.library.path, desk.library.id, ("file", str(empty)), ("file", str(good)), ("text", "Satu. Dua.")
    )

    outcomes = [(number, what[1]) for number, what in said if isinstance(what, list)]
    assert outcomes == [(0, "failed"), (1, "new"), (2, "new")]
    assert [number for number, what in said if what == 0.0] == [0, 1, 2]
    assert len(queries.documents(desk.library)) == 3


def test_a_library_that_is_not_there(tmp_path: Path) -> None:
    """Every text says so."""
    said = told(tmp_path / "gone.tepi", "id", ("file", "/a/b.txt"), ("text", "Kata."))

    assert [(what[0], what[1]) for _, what in said] == [("b.txt", "failed"), ("", "failed")]
    assert "gone.tepi" in said[0][1][4]


def test_a_fault_of_its_own_keeps_no_other_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is logged and said; the next text is read."""

    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(add_worker, "add_file", fault)

    said = told(desk.library.path, desk.library.id, ("file", "/a/b.txt"), ("text", "Kata lagi."))

    assert [what[1] for _, what in said if isinstance(what, list)] == ["failed", "new"]
    assert "ZeroDivisionError" in (tmp_path / "data" / "tepi.log").read_text(encoding="utf-8")


def test_another_library_at_its_place_is_left_alone(desk: Desk) -> None:
    """Nothing comes into a library that has taken the open one's place."""
    said = told(desk.library.path, "another", ("text", "Kata lagi."))

    assert [what[1] for _, what in said] == ["failed"]
    assert "another library" in said[0][1][4]
    assert len(queries.documents(desk.library)) == 1
