"""``check`` finds what is broken, in words, and nothing where nothing is."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.library.desk import Desk

from tepi.library.check import MOST, check, figures
from tepi.library.edits.marks import decide_none, set_reading
from tepi.library.edits.notes import write_note
from tepi.library.edits.units import join_units


@contextmanager
def stranger(desk: Desk) -> Iterator[sqlite3.Connection]:
    """Another program's hand on the file, without any of Tepi's care."""
    hand = sqlite3.connect(desk.path)
    with hand:
        yield hand
    hand.close()


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A library in which something of every kind was done, undone and redone."""
    mark = desk.mark(0, 12, "Fact", "Loaded word")
    desk.record(write_note("highlight", mark.id, "first", desk.me, None))
    desk.record(write_note("highlight", mark.id, "second", desk.me, desk.get(mark.id).note))
    desk.record(set_reading(desk.get(mark.id), "sic", desk.me))
    units, group = desk.units, desk.codebook.groups[0].id
    place = [(units[3].start, units.label(3))]
    desk.record(decide_none(desk.document.id, desk.revision, place, desk.me, group))
    desk.record(join_units(desk.document.id, desk.revision, units[0], units[1], {}, "¶1 s1"))
    for _ in range(4):
        desk.library.history.undo()
    for _ in range(3):
        desk.library.history.redo()
    return desk


def test_a_whole_library_has_no_problem(worked: Desk) -> None:
    """After any work, also reopened, nothing is found, and nothing is changed by looking."""
    state = worked.snapshot()
    assert check(worked.library) == []
    worked.reopen()
    assert check(worked.library) == []
    assert worked.snapshot() == state


def test_what_is_held_is_counted(worked: Desk) -> None:
    """The figures are those of the library."""
    assert figures(worked.library) == (1, 1, worked.library.history.last_seq())


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE anchors SET quote = 'other words'", "does not stand on the words"),
        ('UPDATE anchors SET start = 100000, "end" = 100001', "lies outside the text"),
        ("UPDATE anchors SET start = start + 1", "does not stand on the words"),
        ("UPDATE contents SET data = x'00'", "cannot be unpacked"),
        (f"UPDATE contents SET data = x'{zlib.compress(b'other').hex()}'", "is not what it was"),
        ("UPDATE contents SET size = size + 1", "is not what it was"),
        ("UPDATE revisions SET characters = 5", "but 5 are noted"),
        ('UPDATE units SET "end" = 100000 WHERE start > 80', "lies outside its text"),
        ('UPDATE units SET "end" = "end" + 5 WHERE start = 0', "overlap"),
        ("DELETE FROM codes WHERE name = 'Fact'", "names a row of codes that is not there"),
        ("DELETE FROM changes WHERE seq = 3", "from change 2 to change 4"),
        ("UPDATE changes SET rows = 'nonsense' WHERE seq = 3", "Change 3 of the history cannot be read"),
        ("UPDATE changes SET \"values\" = '[]' WHERE seq = 3", "Change 3 of the history cannot be read"),
        ("UPDATE changes SET rows = '[]' WHERE kind = 'mark.add'", "does not fit what was there before"),
        ("UPDATE highlights SET reading = 'else'", "is not as the history left it"),
        ("UPDATE notes SET text = 'else'", "A row of notes"),
        ("DELETE FROM codings", "is missing"),
        ("UPDATE codings SET certainty = 'unsure'", "is not as the history left it"),
        (
            "INSERT INTO annotators VALUES ('x', 'Nobody', '')",
            "A row of annotators (x) is not of the history's making",
        ),
    ],
)
def test_every_damage_is_found(worked: Desk, damage: str, said: str) -> None:
    """Whatever another program breaks is said in one sentence that names it."""
    with stranger(worked) as hand:
        assert hand.execute(damage).rowcount > 0
    problems = check(worked.library)

    assert any(said in problem for problem in problems), problems
    assert not any("\n" in problem for problem in problems)


def test_a_none_where_no_sentence_begins_is_found(worked: Desk) -> None:
    """A decision belongs to a sentence."""
    group = worked.codebook.groups[0].id
    place = [(1, "nowhere")]
    worked.record(decide_none(worked.document.id, worked.revision, place, worked.me, group))

    assert [problem for problem in check(worked.library) if "where no sentence begins" in problem]


def test_a_damaged_page_is_found(worked: Desk) -> None:
    """Bytes written over in the file are found by SQLite's own check, and looking further does not fail."""
    worked.library.connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    size = int(worked.library.connection.exec_driver_sql("PRAGMA page_size").scalar() or 0)
    pages = worked.path.stat().st_size // size
    root = int(
        worked.library.connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'anchors_of_revision'"
        ).scalar()
        or 0
    )
    assert 1 < root <= pages
    worked.library.close()
    with worked.path.open("r+b") as file:
        file.seek((root - 1) * size + size // 2)
        file.write(b"\xff" * (size // 2))
    worked.reopen()

    assert any("damaged" in problem for problem in check(worked.library))


def test_the_list_ends(desk: Desk) -> None:
    """A library in ruins gives a hundred problems and no more."""
    for number in range(MOST + 5):
        desk.mark(number % 90, number % 90 + 2, "Fact")
    with stranger(desk) as hand:
        hand.execute("UPDATE anchors SET quote = 'other'")

    assert len(check(desk.library)) == MOST
