"""none: sentences that were seen and to which no code applies."""

from __future__ import annotations

import pytest
from tests.cli.shell import Shell


@pytest.fixture
def document(shell: Shell) -> str:
    """A text in the library; its id."""
    return shell.add()


@pytest.mark.parametrize(
    "places",
    [
        ["¶1 s2", "¶2 s1"],
        ["1.2", "2.1"],
        ["¶2", "s1", "¶1", "s2"],
        ["¶1 s2, ¶2 s1"],
        ["p1 s2;p2 s1"],
        ["¶1s2 ¶2s1", "1.2"],
    ],
)
def test_places_in_every_spelling(shell: Shell, document: str, places: list[str]) -> None:
    """Sentences may be cited as the app does, or shorter, together or apart."""
    assert shell.done("none", document, *places) == "None of these: ¶1 s2, ¶2 s1\n"
    assert shell.json("show", document)["none"] == ["¶1 s2", "¶2 s1"]


def test_it_is_said_once_and_taken_back_once(shell: Shell, document: str) -> None:
    """Said again it stays said; --off takes it back; each is one step; what is so already is not recorded."""
    shell.done("none", document, "1.2")
    last = shell.json("history")[0]["seq"]
    again = shell("none", document, "1.2")
    assert (again.code, again.out) == (0, "None of these: ¶1 s2\n")
    assert "already" in again.err
    assert shell.json("history")[0]["seq"] == last

    assert shell.done("none", document, "1.2", "--off") == "Taken back: ¶1 s2\n"
    assert shell.json("show", document)["none"] == []
    assert "already" in shell("none", document, "1.2", "--off").err
    shell.done("undo")
    assert shell.json("show", document)["none"] == ["¶1 s2"]


def test_it_is_kept_per_annotator(shell: Shell, document: str) -> None:
    """One annotator's none is not another's."""
    shell.done("none", document, "1.2", "--by", "Sari")
    shell.done("none", document, "1.2", "--by", "Budi")
    shell.done("none", document, "1.2", "--by", "Sari", "--off")

    assert shell.json("show", document)["none"] == ["¶1 s2"]


def test_a_coded_sentence_is_not_none(shell: Shell, document: str) -> None:
    """Where the annotator gave a code of the deciding group, none-of-these is refused, for all the places."""
    shell.done("mark", document, "--quote", "a shame", "--code", "Opinion")

    assert "has the code Opinion" in shell.refused("none", document, "2.1", "2.2")
    assert shell.json("show", document)["none"] == []
    assert shell("none", document, "2.2", "--by", "Budi").code == 0


def test_other_codes_leave_it_open(shell: Shell, document: str) -> None:
    """A code of a group that decides nothing does not stand in the way."""
    shell.done("mark", document, "--quote", "a shame", "--code", "Loaded word")
    shell.done("none", document, "2.2")

    assert shell.json("show", document)["none"] == ["¶2 s2"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("¶9 s1", "no sentence ¶9 s1"),
        ("¶1 s9", "no sentence ¶1 s9"),
        ("0.1", "no sentence"),
        ("first", "“first” is not a place"),
        ("¶1 s1 and more", "is not a place"),
        ("", "is not a place"),
        ("1", "is not a place"),
    ],
)
def test_what_is_no_place_is_refused(shell: Shell, document: str, place: str, said: str) -> None:
    """One line names it, and no sentence is decided, not even a good one beside it."""
    assert said in shell.refused("none", document, "1.1", place)
    assert shell.json("show", document)["none"] == []


def test_no_place_is_bad_usage(shell: Shell, document: str) -> None:
    """A sentence must be named."""
    assert "PLACE" in shell.misused("none", document)
