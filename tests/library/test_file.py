"""The library as a file: made where there is none, refused where it is something else, never harmed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.library.desk import Desk

from tepi.errors import TepiError
from tepi.library import queries
from tepi.library.check import check, figures
from tepi.library.edits.documents import alter_document
from tepi.library.file import inspect, open_library
from tepi.library.header import APPLICATION_ID, SCHEMA


def refused(path: Path) -> str:
    """The line with which opening a library at ``path`` is refused."""
    with pytest.raises(TepiError) as caught:
        open_library(path)
    line = str(caught.value)
    assert "\n" not in line
    assert caught.value.remedy
    return line


def test_a_new_library_is_made_with_its_codebook(tmp_path: Path) -> None:
    """Where there is no file, a library is made: its codebook in it, no document, one entry in its history."""
    path = tmp_path / "new.tepi"
    with open_library(path) as library:
        assert len(queries.codebook(library).codes) == 9
        assert queries.documents(library) == []
        assert [entry["kind"] for entry in library.history.entries()] == ["library.create"]
        assert library.id == queries.facts(library)["id"]
        assert library.read_only == ""
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == SCHEMA


def test_a_closed_library_is_one_file(tmp_path: Path) -> None:
    """After closing, nothing lies beside it: it can be copied as one file."""
    with open_library(tmp_path / "one.tepi"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["one.tepi"]


def test_it_is_the_same_library_the_next_day(desk: Desk) -> None:
    """Reopened, it has the same id and everything in it."""
    mark = desk.mark(0, 5, "Fact")
    before, state = desk.library.id, desk.snapshot()
    desk.reopen()

    assert desk.library.id == before
    assert desk.snapshot() == state
    assert desk.get(mark.id) == mark


def test_nothing_is_made_where_that_is_not_wanted(tmp_path: Path) -> None:
    """``create=False`` refuses a missing library and makes no file."""
    with pytest.raises(TepiError, match="no library at"):
        open_library(tmp_path / "none.tepi", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder is no library."""
    assert "is a folder" in refused(tmp_path)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    """A library in a folder that does not exist is refused, and the folder is not made."""
    assert "does not exist" in refused(tmp_path / "no" / "library.tepi")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "data", [b"just a text", b"x" * 200, b"SQLite format 3\0", b"SQLite format 3\0" + b"\xff" * 300]
)
def test_what_is_no_library_is_refused_untouched(tmp_path: Path, data: bytes) -> None:
    """Any other file is refused and keeps every byte."""
    path = tmp_path / "other.txt"
    path.write_bytes(data)

    assert "is not a Tepi library" in refused(path)
    assert path.read_bytes() == data
    assert [each.name for each in tmp_path.iterdir()] == ["other.txt"]


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    """A SQLite file of another program is not taken over."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE things (id INTEGER)")
    other.close()
    data = path.read_bytes()

    assert "is not a Tepi library" in refused(path)
    assert path.read_bytes() == data


def test_a_file_that_was_cut_off_is_refused(desk: Desk, tmp_path: Path) -> None:
    """A truncated library is named and left as it is."""
    path = desk.copy(tmp_path / "cut.tepi")
    data = path.read_bytes()[:6000]
    path.write_bytes(data)

    assert "cannot be read" in refused(path)
    assert path.read_bytes() == data


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    """An empty file, as a file dialog or mktemp makes it, is a place for a new library."""
    path = tmp_path / "empty.tepi"
    path.touch()
    with open_library(path) as library:
        assert queries.codebook(library).codes


def test_a_set_up_that_was_cut_off_is_done_again(tmp_path: Path) -> None:
    """A database without a table, left by a crash before the first transaction, becomes a library."""
    path = tmp_path / "half.tepi"
    with sqlite3.connect(path) as half:
        half.execute("PRAGMA journal_mode = WAL")
    half.close()
    assert path.stat().st_size > 0
    with open_library(path) as library:
        assert queries.codebook(library).codes


def test_a_newer_library_opens_for_reading_only(desk: Desk, tmp_path: Path) -> None:
    """A library of a newer Tepi shows what it can, writes nothing, and says why."""
    path = desk.copy(tmp_path / "newer.tepi")
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    newer.close()
    with open_library(path) as library:
        assert "newer Tepi" in library.read_only
        document = queries.documents(library)[0]
        with pytest.raises(TepiError, match="newer Tepi"):
            library.history.record(alter_document(document, title="Other"))
        with pytest.raises(TepiError, match="newer Tepi"):
            library.history.undo()
        assert queries.documents(library)[0] == document


def test_a_write_protected_library_opens_for_reading_only(desk: Desk, tmp_path: Path) -> None:
    """A file without a write bit is read, not written, even by a user who could."""
    path = desk.copy(tmp_path / "protected.tepi")
    path.chmod(0o444)
    data = path.read_bytes()
    with open_library(path) as library:
        assert "read-only" in library.read_only
        assert len(queries.documents(library)) == 1
        with pytest.raises(TepiError, match="read-only"):
            library.history.record(alter_document(queries.documents(library)[0], title="Other"))
    assert path.read_bytes() == data


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No library can be made in a protected folder; the line names it."""
    # Root, as whom the tests may run, may write everywhere: so the question is answered for it.
    monkeypatch.setattr(os, "access", lambda path, mode: not (Path(path) == tmp_path and mode == os.W_OK))

    assert str(tmp_path) in refused(tmp_path / "library.tepi")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_may_not_be_read_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that the system does not let be read is refused in one line."""

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert str(desk.path) in refused(desk.path)


def test_a_library_locked_by_another_program_is_named(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that another program holds for itself is refused in one line, after a short wait."""
    monkeypatch.setattr("tepi.library.file.BUSY_MS", 20)
    path = desk.copy(tmp_path / "held.tepi")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert "locked by another program" in refused(path)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    with open_library(path) as library:
        assert len(queries.documents(library)) == 1


def test_two_who_make_the_same_library_at_once_share_it(tmp_path: Path) -> None:
    """Of several programs that start on a new library at the same moment, one makes it, all open it."""
    path = tmp_path / "shared.tepi"
    ids: list[str] = []
    failed: list[Exception] = []
    start = threading.Barrier(4)

    def come() -> None:
        start.wait()
        try:
            with open_library(path) as library:
                ids.append(library.id)
        except TepiError as error:
            failed.append(error)

    threads = [threading.Thread(target=come) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(ids) == 4
    assert len(set(ids)) == 1
    with open_library(path) as library:
        assert library.history.last_seq() == 1


def test_another_connection_is_noticed(desk: Desk) -> None:
    """``changed_outside`` is true once after another program wrote, and not for one's own writing."""
    assert not desk.library.changed_outside()
    desk.mark(0, 4, "Fact")
    assert not desk.library.changed_outside()
    with open_library(desk.path) as other:
        other.history.record(alter_document(queries.documents(other)[0], title="Other"))
    assert desk.library.changed_outside()
    assert not desk.library.changed_outside()


def test_what_another_process_did_is_told(desk: Desk, checkout: Path) -> None:
    """A change by another process comes as the same notice as one's own, marked as not from here, once."""
    told = []
    desk.library.history.listeners.join(told.append)
    program = (
        "import sys; from tests.library.desk import Desk; from pathlib import Path\n"
        "desk = Desk(Path(sys.argv[1])); print(desk.mark(0, 5, 'Fact').id); desk.library.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(desk.path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(checkout / "desktop"), str(checkout)))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert desk.library.changed_outside()
    found = desk.library.history.poll()

    assert found == told
    assert [notice.highlights for notice in found] == [{done.stdout.strip()}]
    assert not found[0].here
    assert found[0].by == desk.me
    assert desk.library.history.poll() == []


def test_ones_own_changes_are_not_told_twice(desk: Desk) -> None:
    """Mixed with another's, one's own changes are told once, when they were made."""
    told = []
    desk.library.history.listeners.join(told.append)
    with open_library(desk.path) as other:
        document = queries.documents(other)[0]
        desk.mark(0, 4, "Fact")
        other.history.record(alter_document(document, title="One"))
        desk.mark(6, 9, "Fact")
        other.history.record(alter_document(document, title="Two"))
        assert [notice.kind for notice in other.history.poll()] == ["mark.add", "mark.add"]
    assert [notice.kind for notice in desk.library.history.poll()] == ["document.alter", "document.alter"]
    assert [notice.here for notice in told] == [True, True, False, False]
    assert desk.library.history.poll() == []


def test_inspecting_touches_nothing(tmp_path: Path) -> None:
    """Looking whether a library can be made makes nothing."""
    assert inspect(tmp_path / "new.tepi").missing
    assert list(tmp_path.iterdir()) == []


def test_a_strange_name_is_no_hindrance(tmp_path: Path) -> None:
    """Spaces, question marks, hashes, percent signs and letters beyond ASCII may stand in a library's name."""
    path = tmp_path / "my library? #1 100%25 é.tepi"
    with open_library(path) as library:
        assert library.connection.execute(text("SELECT 1")).scalar() == 1
    assert path.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path) -> None:
    """A pipe and a device are named as what they are; nobody waits for a pipe to be written to."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    assert f"{pipe} is not an ordinary file" in refused(pipe)
    assert "is not an ordinary file" in refused(Path(os.devnull))


@pytest.mark.parametrize("name", ["x" * 300, "nul\0nul"])
def test_an_impossible_name_is_refused(tmp_path: Path, name: str) -> None:
    """A name that no file can have is one line, not a fault."""
    assert "cannot be reached" in refused(tmp_path / name)


def test_a_folder_that_may_not_be_entered_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library in somebody else's private folder is one line that names it."""

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", denied)
    line = refused(tmp_path / "library.tepi")

    assert str(tmp_path / "library.tepi") in line
    assert "Permission denied" in line


def test_a_library_is_read_where_nothing_can_be_made_beside_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a read-only disk, where SQLite cannot make its files beside a library, it is read all the same."""
    path = desk.copy(tmp_path / "burnt.tepi")
    path.chmod(0o444)
    real = sqlite3.connect

    def on_a_read_only_disk(name: str, **how: object) -> sqlite3.Connection:
        if "mode=ro" in name:
            raise sqlite3.OperationalError("unable to open database file")
        return real(name, **how)

    monkeypatch.setattr(sqlite3, "connect", on_a_read_only_disk)
    with open_library(path) as library:
        assert "read-only" in library.read_only
        assert len(queries.documents(library)) == 1


def test_a_making_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full, no empty library is left behind, and the line says which disk."""

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("tepi.library.file._fill", full)
    path = tmp_path / "library.tepi"

    assert f"The disk that holds the library {path} is full" in refused(path)
    assert list(tmp_path.iterdir()) == []


def test_database_and_log_copied_in_the_midst_open_whole(desk: Desk, tmp_path: Path) -> None:
    """What a loss of power leaves, database and log as they lay there, opens with every mark that was made."""
    for number in range(20):
        desk.mark(number, number + 5, "Fact")
        for end in ("", "-wal"):
            (tmp_path / f"left{number}.tepi{end}").write_bytes(Path(f"{desk.path}{end}").read_bytes())

    for number in (0, 7, 19):
        with open_library(tmp_path / f"left{number}.tepi") as library:
            assert check(library) == []
            assert figures(library).marks == number + 1


def test_a_log_that_was_cut_off_costs_only_what_was_cut(desk: Desk, tmp_path: Path) -> None:
    """A log whose last pages never reached the disk gives the marks before them, whole."""
    path = tmp_path / "cut.tepi"
    for number in range(10):
        desk.mark(number, number + 5, "Fact")
    path.write_bytes(desk.path.read_bytes())
    log = Path(f"{desk.path}-wal").read_bytes()
    Path(f"{path}-wal").write_bytes(log[: len(log) - 6000])

    with open_library(path) as library:
        assert check(library) == []
        assert 0 < figures(library).marks < 10
