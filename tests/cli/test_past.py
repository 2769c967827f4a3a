"""history, undo, redo and check: what was done, and the way back and forth through it."""

from __future__ import annotations

import sqlite3

import pytest
from tests.cli.shell import Shell

ENTRY = {"seq", "id", "at", "kind", "label", "values", "document", "annotator", "step", "undoes", "origin"}


@pytest.fixture
def document(shell: Shell) -> str:
    """A text with one mark of Sari's; its id."""
    document = shell.add()
    shell.done("mark", document, "--quote", "a shame", "--code", "Opinion", "--by", "Sari")
    return document


def test_the_json_of_history(shell: Shell, document: str) -> None:
    """Newest first, each entry with its fields; the annotator by name, what is absent null."""
    entries = shell.json("history")

    assert [entry["kind"] for entry in entries] == [
        "mark.add",
        "annotator.add",
        "document.add",
        "library.create",
    ]
    assert all(set(entry) == ENTRY for entry in entries)
    assert [entry["seq"] for entry in entries] == [4, 3, 2, 1]
    assert (entries[0]["annotator"], entries[0]["document"]) == ("Sari", document)
    assert entries[0]["values"]["codes"] == ["Opinion"]
    assert (entries[-1]["annotator"], entries[-1]["document"], entries[-1]["undoes"]) == (None, None, None)
    assert shell.json("history", "--limit", "2") == entries[:2]


def test_the_history_to_read(shell: Shell, document: str) -> None:
    """A line for each change: number, time, who, what; undo and redo say so."""
    shell.done("undo")
    shell.done("redo")
    lines = shell.done("history", "--limit", "3").splitlines()

    assert lines[0].endswith("Sari  Redone: Opinion on “a shame”")
    assert lines[1].endswith("Sari  Undone: Opinion on “a shame”")
    assert lines[2].endswith("Sari  Opinion on “a shame”")
    assert lines[2].split()[0] == "4"


def test_undo_and_redo_say_what_they_did(shell: Shell, document: str) -> None:
    """Each prints what was undone or redone; each process goes on where the last one was."""
    assert shell.done("undo") == "Undone: Opinion on “a shame”\n"
    assert shell.json("show", document)["highlights"] == []
    assert shell.done("redo") == "Redone: Opinion on “a shame”\n"
    assert len(shell.json("show", document)["highlights"]) == 1


def test_nothing_to_undo_or_redo_is_bad_input(shell: Shell, document: str) -> None:
    """Where there is nothing, that is said, with exit code 1."""
    assert "nothing to redo" in shell.refused("redo")
    shell.done("undo")
    assert "nothing to undo" in shell.refused("undo")
    shell.done("redo")
    assert "nothing to redo" in shell.refused("redo")


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5", "²"])
def test_a_limit_is_a_number_from_one_up(shell: Shell, limit: str) -> None:
    """Anything else is bad usage."""
    assert "--limit" in shell.misused("history", "--limit", limit)


def test_a_whole_library_is_whole(shell: Shell, document: str) -> None:
    """``check`` counts what is there."""
    assert shell.done("check") == "The library is whole: 1 document, 1 mark, 4 changes\n"


def test_a_broken_library_is_not(shell: Shell, document: str) -> None:
    """``check`` prints each problem, says how many on stderr, and fails."""
    with sqlite3.connect(shell.library) as hand:
        hand.execute("UPDATE anchors SET quote = 'x'")
    hand.close()
    answer = shell("check")

    assert answer.code == 1
    assert answer.out.count("\n") == 2
    assert "does not stand on the words" in answer.out
    assert answer.err.count("\n") == 1
    assert "is not whole: 2 problems" in answer.err


def test_damage_met_on_the_way_is_worded(shell: Shell, document: str) -> None:
    """A verb that meets a damaged page says so in one line."""
    with sqlite3.connect(shell.library) as hand:
        (root,) = hand.execute("SELECT rootpage FROM sqlite_master WHERE name = 'anchors'").fetchone()
        (size,) = hand.execute("PRAGMA page_size").fetchone()
        hand.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    hand.close()
    data = bytearray(shell.library.read_bytes())
    data[(root - 1) * size : root * size] = b"\xff" * size
    shell.library.write_bytes(data)

    assert str(shell.library) in shell.refused("show", document)
    answer = shell("check")
    assert answer.code == 1
    assert "The file is damaged" in answer.out
    assert "is not whole" in answer.err
