"""An older library opens with all that is in it, and a copy of it as it was lies beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from tepi.errors import TepiError
from tepi.library import mark_queries, migrations, queries, tie_queries
from tepi.library.check import check
from tepi.library.edits.ties import tie_documents
from tepi.library.file import Library, open_library
from tepi.library.first_page import first_page
from tepi.library.header import LENGTH, SCHEMA, stamps
from tepi.library.history import History

OLD = Path(__file__).with_name("scheme_1.sql")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of the first scheme: two texts, two marks, a note that was written, altered and undone."""
    made = tmp_path / "library.tepi"
    with sqlite3.connect(made) as hand:
        hand.executescript(OLD.read_text(encoding="utf-8"))
        hand.execute("PRAGMA application_id = 0x54455049")
        hand.execute("PRAGMA user_version = 1")
    hand.close()
    return made


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the first scheme."""
    hand = sqlite3.connect(path)
    names = [name for (name,) in hand.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        name: sorted(hand.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
        for name in names
        if name not in ("ties", "tie_pairs")
    }
    hand.close()
    return found


def layout(connection: object) -> dict[str, object]:
    """Columns, keys, references and indexes of the tables."""
    seen = inspect(connection)
    return {
        name: (
            [
                (each["name"], str(each["type"]), each["nullable"], each["default"])
                for each in seen.get_columns(name)
            ],
            seen.get_pk_constraint(name)["constrained_columns"],
            sorted(
                (each["constrained_columns"], each["referred_table"], each["referred_columns"])
                for each in seen.get_foreign_keys(name)
            ),
            sorted((each["name"], each["column_names"]) for each in seen.get_indexes(name)),
        )
        for name in sorted(seen.get_table_names())
    }


def test_everything_survives(path: Path) -> None:
    """Every row is as it was; the history has one entry more; the note's undone text can be had again."""
    before = rows(path)
    with open_library(path) as library:
        assert library.read_only == "" and check(library) == []
        assert [entry["kind"] for entry in library.history.entries(1)] == ["library.update"]
        document = queries.documents(library)[0]
        marks = mark_queries.highlights(library, mark_queries.ids_in_text_order(library, document.id))
        assert [mark.note.text for mark in marks if mark.note] == ["Who is he?"]
        library.history.redo()
        marks = mark_queries.highlights(library, [mark.id for mark in marks])
        assert [mark.note.text for mark in marks if mark.note] == ["Who is he? **Ask.**"]
        library.history.undo()
        assert check(library) == []
    after = rows(path)
    for name in before:
        if name not in ("changes", "notes"):
            assert after[name] == before[name]
    assert set(before["changes"]) < set(after["changes"])


def test_it_is_as_a_new_one(path: Path, tmp_path: Path) -> None:
    """Tables, references and indexes are those of a library made by this Tepi, and so is the header."""
    with open_library(path) as old, open_library(tmp_path / "new.tepi") as new:
        assert layout(old.connection) == layout(new.connection)
    found = stamps(path.read_bytes()[:LENGTH])
    assert found is not None and found.schema == SCHEMA and found.readable


def test_a_copy_lies_beside(path: Path) -> None:
    """The copy is the library as it was, can be opened itself, and is made once."""
    before = rows(path)
    with open_library(path) as library:
        kept = library.kept
    assert kept == path.with_name("library (scheme 1).tepi") and rows(kept) == before
    found = stamps(kept.read_bytes()[:LENGTH])
    assert found is not None and found.schema == 1
    with open_library(path) as library:
        assert library.kept is None
    assert sorted(each.name for each in path.parent.iterdir()) == [kept.name, path.name]

    with open_library(kept) as library:
        assert library.kept == path.with_name("library (scheme 1) (scheme 1).tepi")


def test_what_is_there_already_is_left(path: Path) -> None:
    """A file that has the copy's name keeps its bytes."""
    taken = path.with_name("library (scheme 1).tepi")
    taken.write_bytes(b"mine")
    with open_library(path) as library:
        assert library.kept == path.with_name("library (scheme 1, 2).tepi")
    assert taken.read_bytes() == b"mine"


def test_a_step_that_fails_leaves_all_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a statement fails the older library opens for reading, whole, and no copy is left behind."""
    before = rows(path)
    monkeypatch.setitem(migrations.STEPS, 1, (*migrations.STEPS[1], "CREATE TABLE documents (id TEXT)"))
    with open_library(path) as library:
        assert "older Tepi" in library.read_only and library.kept is None
        assert len(queries.documents(library)) == 2 and check(library) == []
        with pytest.raises(TepiError, match="open for reading only"):
            library.history.undo()
    assert rows(path) == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_an_older_one_that_may_not_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It opens to be read, lists no ties, is found whole, and keeps every byte."""
    data = path.read_bytes()
    path.chmod(0o444)
    with open_library(path) as library:
        assert "read-only" in library.read_only
        document = queries.documents(library)[0]
        assert tie_queries.ties_of(library, document.id) == []
        assert check(library) == []
    assert path.read_bytes() == data
    page = first_page(path)
    assert page is not None and page.document == document.id


def test_another_program_was_first(path: Path) -> None:
    """Two at once: the second finds the work done, adds nothing, and leaves no second copy."""
    with open_library(path) as first:
        assert first.kept is not None
        late = create_engine(
            "sqlite://", creator=lambda: sqlite3.connect(path, isolation_level=None)
        ).connect()
        seq = first.history.last_seq()
        assert migrations.bring_up_to_date(path, late, History(late, first.id)) is None
        assert first.history.last_seq() == seq
        late.close()
    assert sorted(each.name for each in path.parent.glob("*.tepi")) == [first.kept.name, path.name]


def test_a_locked_one_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, the older library is opened for reading and nothing is half done."""
    monkeypatch.setattr("tepi.library.file.BUSY_MS", 20)
    hand = sqlite3.connect(path)
    hand.execute("PRAGMA journal_mode = WAL")
    hand.execute("BEGIN IMMEDIATE")
    with open_library(path) as library:
        assert "locked" in library.read_only
        assert migrations.scheme_of(library.connection) == 1
    hand.rollback()
    hand.close()
    with open_library(path) as library:
        assert library.read_only == ""


def test_work_goes_on(path: Path) -> None:
    """What is new can be used at once in a library that was brought up to date."""

    def tied(library: Library) -> int:
        return len(tie_queries.ties_of(library, queries.documents(library)[0].id))

    with open_library(path) as library:
        left, right = queries.documents(library)
        me = queries.annotators(library)[0].id
        library.history.record(tie_documents(left, right, "translation", me))
        assert tied(library) == 1
        library.history.undo()
        assert tied(library) == 0 and check(library) == []
