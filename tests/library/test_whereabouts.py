"""A library that is removed or replaced while it is open loses nothing: it refuses, and can be put back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.library.desk import Desk

from tepi.errors import TepiError
from tepi.library.check import check, figures
from tepi.library.file import open_library


def remove(path: Path) -> None:
    """Remove a library with all that lies beside it."""
    for part in path.parent.glob(path.name + "*"):
        part.unlink()


pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets no open file be removed")


def test_nothing_is_written_to_a_library_that_was_removed(desk: Desk) -> None:
    """The mark is refused in one line that names the file, not recorded into nowhere."""
    desk.mark(0, 3, "Fact")
    remove(desk.path)

    with pytest.raises(TepiError, match="removed or moved while it was open") as caught:
        desk.mark(4, 9, "Fact")

    assert str(desk.path) in str(caught.value)
    assert len(desk.marks()) == 1
    assert not desk.path.exists()


def test_undo_is_refused_as_well(desk: Desk) -> None:
    """Walking back writes too."""
    desk.mark(0, 3, "Fact")
    remove(desk.path)

    with pytest.raises(TepiError, match="removed or moved"):
        desk.library.history.undo()


@pytest.mark.parametrize("what", ["the file", "the file alone", "its folder"])
def test_a_library_that_was_removed_is_put_back_whole(tmp_path: Path, what: str) -> None:
    """Everything that was saved before comes back to the same place, and is whole."""
    folder = tmp_path / "folder"
    folder.mkdir()
    desk = Desk(folder / "library.tepi")
    desk.mark(0, 3, "Fact")
    if what == "its folder":
        shutil.rmtree(folder)
    elif what == "the file":
        remove(desk.path)
    else:
        desk.path.unlink()

    where = desk.library.put_back()
    with open_library(where) as library:
        desk.library.close()
        assert where == desk.path
        assert library.whereabouts.are_kept
        assert figures(library).marks == 1
        assert check(library) == []
    assert [path.name for path in folder.iterdir()] == ["library.tepi"]


def test_beside_what_has_taken_its_place(desk: Desk, tmp_path: Path) -> None:
    """Another file under the library's name is never touched: the library comes back beside it."""
    desk.mark(0, 3, "Fact")
    other = tmp_path / "other"
    other.write_bytes(b"another file")
    other.replace(desk.path)
    with pytest.raises(TepiError, match="replaced by another file"):
        desk.mark(4, 9, "Fact")

    where = desk.library.put_back()
    desk.library.close()

    assert where.name == f"{desk.path.stem} (2){desk.path.suffix}"
    assert desk.path.read_bytes() == b"another file"
    with open_library(where) as library:
        assert figures(library).marks == 1


def test_where_it_cannot_be_put_back_nothing_is_left(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place that cannot be written is named; the library stays open as it is."""
    remove(desk.path)
    folder = desk.path.parent
    before = sorted(folder.iterdir())

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", denied)
    with pytest.raises(TepiError, match="cannot be put back") as caught:
        desk.library.put_back()

    assert str(desk.path) in str(caught.value)
    assert sorted(folder.iterdir()) == before
    assert len(desk.marks()) == 0


@pytest.mark.parametrize("noticed", [True, False])
def test_a_library_put_in_the_place_of_an_open_one_is_not_spoilt(
    desk: Desk, tmp_path: Path, noticed: bool
) -> None:
    """A copy brought back while the library is open does not get what the open one had still in its log."""
    desk.library.connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(desk.path, tmp_path / "copy.tepi")
    for start in range(12):
        desk.mark(start, start + 3, "Fact")
    (tmp_path / "copy.tepi").replace(desk.path)
    if noticed:
        with pytest.raises(TepiError, match="replaced by another file"):
            desk.mark(20, 23, "Fact")
    desk.library.close()

    assert not Path(f"{desk.path}-wal").exists()
    with open_library(desk.path) as library:
        assert check(library) == []
        assert figures(library).marks == 0


def test_a_log_that_came_with_the_other_file_stays(desk: Desk, tmp_path: Path) -> None:
    """Only what the open library itself had beside it is taken away."""
    for end in ("", "-wal"):
        other = tmp_path / f"other{end}"
        other.write_bytes(b"of another")
        other.replace(f"{desk.path}{end}")
    desk.library.close()

    assert Path(f"{desk.path}-wal").read_bytes() == b"of another"
