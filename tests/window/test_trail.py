"""Back and forward over the reader's jumps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.window.conftest import Reader

from tepi.library.edits.documents import trash_document
from tepi.text.document import Document
from tepi.window.trail import Trail

PAGE = "One alpha. Two beta. Three gamma. Four delta. Five zeta. Six iota."


@pytest.fixture
def at(page: Callable[[str], Reader]) -> Reader:
    """A reader at the first of six sentences."""
    made = page(PAGE)
    assert len(made.desk.open.units) == 6
    return made


def test_back_and_forward(at: Reader) -> None:
    """Alt+PgUp goes back over each jump, Alt+PgDown forward again."""
    at.click("Four")
    at.click("Six")
    found = []
    for key in ("Alt+PgUp", "Alt+PgUp", "Alt+PgDown", "Alt+PgDown"):
        at.press(key)
        found.append(at.focus)

    assert found == ["Four delta.", "One alpha.", "Four delta.", "Six iota."]


def test_reading_on_leaves_no_trail(at: Reader, editorial: Document) -> None:
    """J and K are no jumps: back goes to where the last jump began."""
    at.click("Three")
    at.press("J", "J", "K", "Alt+PgUp")

    assert at.focus == "One alpha."


def test_another_text(at: Reader, editorial: Document) -> None:
    """Another text is a jump too; one in the trash is passed by."""
    mine = at.desk.open.document
    at.desk.show(editorial)
    there = at.desk.caret
    at.press("Alt+PgUp")
    back = at.desk.open.document.id
    at.press("Alt+PgDown")

    assert (back, at.desk.open.document.id, at.desk.caret) == (mine.id, editorial.id, there)
    at.desk.record(trash_document(mine))
    at.press("Alt+PgUp")
    assert at.desk.open.document.id == editorial.id


def test_a_new_jump_ends_the_way_forward(at: Reader, said: list[str]) -> None:
    """Who jumps elsewhere after going back cannot go forward; the strip says so."""
    at.click("Four")
    at.press("Alt+PgUp")
    at.click("Six")
    at.press("Alt+PgDown")

    assert said == ["There is no place to go forward to"]
    assert at.focus == "Six iota."


def test_nowhere_to_go(at: Reader, said: list[str]) -> None:
    """At the beginning of the trail the strip says so and nothing moves."""
    at.desk.trail = Trail(at.desk)
    at.press("Alt+PgUp")

    assert said == ["There is no place to go back to"]
    assert at.focus == "One alpha."
