"""What the window remembers between two starts, and what a damaged file costs: nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tepi.window.state import State, state_of


def test_kept_and_read_again(tmp_path: Path) -> None:
    """What was set and saved is there at the next start, whatever its letters."""
    path = tmp_path / "desk" / "one.json"
    state = State(path)
    state.set("annotator", "Śarī 🙂")
    state.set("size", [1440, 900])
    state.save()

    assert State(path).get("annotator", "") == "Śarī 🙂"
    assert State(path).get("size", []) == [1440, 900]
    assert [each.name for each in path.parent.iterdir()] == ["one.json"]


@pytest.mark.parametrize("damaged", [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b"null", b'"text"'])
def test_a_damaged_file_is_none(tmp_path: Path, damaged: bytes) -> None:
    """A file that cannot be read counts as empty, and can be written anew."""
    path = tmp_path / "one.json"
    path.write_bytes(damaged)
    state = State(path)
    empty = state.get("zoom", 100)
    state.set("zoom", 130)
    state.save()

    assert empty == 100
    assert State(path).get("zoom", 100) == 130


def test_a_value_of_another_kind(tmp_path: Path) -> None:
    """What is not of the kind that is asked for is not there."""
    state = State(None)
    state.set("size", "large")

    assert state.get("size", []) == []
    assert state.get("size") == "large"
    assert state.get("nothing") is None


def test_a_disk_that_refuses(tmp_path: Path) -> None:
    """Where the folder cannot be made, saving fails in silence and what is there stays."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    state = State(tmp_path / "file" / "one.json")
    state.set("zoom", 130)
    state.save()

    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"
    assert state.get("zoom", 100) == 130


def test_without_a_path() -> None:
    """Before the library is known the state is kept in memory alone."""
    state = State(None)
    state.set("zoom", 130)
    state.save()

    assert state.get("zoom", 100) == 130


def test_adopting(tmp_path: Path) -> None:
    """A state takes over what another holds and it does not."""
    mine, other = State(None), State(None)
    mine.set("zoom", 110)
    other.set("zoom", 130)
    other.set("theme", "dark")
    mine.adopt(other)

    assert (mine.get("zoom"), mine.get("theme")) == (110, "dark")


def test_a_state_for_each_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every library has its own state, beside the data and never in the library."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path))
    one, other = state_of("one"), state_of("other")
    one.set("zoom", 130)
    one.save()

    assert state_of("one").get("zoom", 100) == 130
    assert other.get("zoom", 100) == 100
    assert list(tmp_path.rglob("*.json"))
