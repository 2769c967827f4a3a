"""The open document reads again just what a notice names, and says what is to be painted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.window.conftest import Reader

from tepi.library.edits.codebook import alter_group, arrange_codes
from tepi.text.ranges import Range
from tepi.window.open_document import OpenDocument, Refreshed

PAGE = "Alpha beta. Gamma delta. Epsilon."
FIRST, SECOND = Range(0, 11), Range(12, 24)


@pytest.fixture
def at(page: Callable[[str], Reader]) -> Reader:
    """A reader at the first of three sentences."""
    return page(PAGE)


@pytest.fixture
def heard(at: Reader) -> list[Refreshed]:
    """What was said to have changed."""
    found: list[Refreshed] = []
    at.desk.refreshed.join(found.append)
    return found


def test_a_new_mark(at: Reader, heard: list[Refreshed]) -> None:
    """A mark made is named, and its characters are to be painted."""
    at.press("2")

    assert heard == [Refreshed(frozenset({at.current.id}), (FIRST,))]


def test_a_moved_mark(at: Reader, heard: list[Refreshed]) -> None:
    """A mark that moved is to be painted where it was and where it is."""
    at.press("2", "Alt+Right")

    assert heard[-1].ranges == (FIRST, Range(0, 17))


def test_none_of_these(at: Reader, heard: list[Refreshed]) -> None:
    """A sentence that was decided as none is to be painted, and is named as a decision."""
    at.press("J", "0")

    assert heard == [Refreshed(frozenset(), (SECOND,), decisions=True)]
    assert at.desk.open.tally.decided == 1


def test_a_code_over_none(at: Reader, heard: list[Refreshed]) -> None:
    """A code that takes none-of-these back names both the mark and the sentence."""
    at.press("0", "2")

    assert heard[-1].decisions
    assert (at.desk.open.tally.decided, at.nones) == (1, [])


def test_joined_sentences(at: Reader, heard: list[Refreshed]) -> None:
    """Sentences that were joined are to be painted, both as they were and as they are; the count follows."""
    at.press("Ctrl+J")

    assert heard[0].units
    assert set(heard[0].ranges) == {FIRST, SECOND, Range(0, 24)}
    assert at.desk.open.tally.total == 2


def test_other_rules(at: Reader) -> None:
    """When a group's rules change, what is decided is counted anew."""
    at.press("5")
    book = at.desk.codebook
    before = at.desk.open.tally.decided
    voice = next(group for group in book.groups if group.name == "Voice")
    at.desk.record(alter_group(book, voice, decide=True))

    assert (before, at.desk.open.tally.decided) == (0, 1)


def test_whose_none(at: Reader) -> None:
    """None-of-these is asked of anybody, or of one annotator."""
    at.press("0")
    opened = at.desk.open
    me = at.desk.annotator.id

    assert opened.is_none(0) and opened.is_none(0, me)
    assert not opened.is_none(0, "somebody else") and not opened.is_none(1)


def test_a_text_shown_already_is_not_read_again(at: Reader) -> None:
    """The first frame's text is taken as it is; the rest is the same."""
    at.press("2")
    opened = at.desk.open
    text = str(opened.text)
    again = OpenDocument(at.desk.library, opened.document, at.desk.codebook, text)

    assert again.text is text
    assert sorted(again.index) == sorted(opened.index)
    assert list(again.units) == list(opened.units)


def test_marks_read_anew(at: Reader) -> None:
    """Every mark can be read again at once, with the counts."""
    at.press("2")
    opened = at.desk.open
    before = sorted(opened.index)
    opened.index.put(at.current.id, ())
    opened.reload_marks(at.desk.codebook)

    assert sorted(opened.index) == before
    assert opened.tally.decided == 1


def test_a_new_order_of_the_codebook_reaches_the_marks(at: Reader) -> None:
    """A mark of several codes shows them in codebook order, also after that order was changed and undone."""
    at.press("2", "6")
    desk = at.desk
    mark = at.current.id
    before = desk.open.index.parts(mark)[0].codes
    order = [(code.id, code.group, code.parent) for code in reversed(desk.codebook.codes)]
    desk.record(arrange_codes(desk.codebook, order))
    turned = desk.open.index.parts(mark)[0].codes
    desk.library.history.undo()

    assert len(before) == 2
    assert turned == before[::-1]
    assert desk.open.index.parts(mark)[0].codes == before
