"""Orders the marks of a file, and puts them under headings; the lists are read as they are gone through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from tepi.exchange.gathering import Sheet
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.exchange.reel import Reel
from tepi.library.mark_outlines import Outline
from tepi.library.sorted_marks import Laid, SortedMarks

MARKS, UNCOUNTED = "Marks", "Marks that are not counted"
NO_CODE, NO_SPEAKER = "No code", "No speaker"
AT_ONCE = 500

Speakers = Callable[[Collection[str]], Mapping[str, str]]


class Numbered(NamedTuple):
    """One mark in a list: its id, its number in text order from 1, whether it stands under an earlier heading too."""

    mark: str
    number: int
    again: bool


class Listed(NamedTuple):
    """The marks under one heading: how many they are, and the list of them."""

    title: str
    size: int
    marks: Reel[Numbered]


def all_marks(page: Sheet) -> Listed:
    """Every mark of the file in text order, under no heading."""
    return Listed("", page.chosen, Reel(lambda: (each for each, _ in _in_text(page))))


def sections(
    page: Sheet, options: MarkdownOptions, speakers: Speakers
) -> Generator[None, None, tuple[Listed, ...]]:
    """The lists of marks that the options ask for, found in steps; ``speakers`` tells who speaks in marks, by id.

    A mark of several codes stands under each. Marks of groups that are not counted come last.

    Raises:
        TepiError: The disk has no room for another order than the text's.
    """
    if options.order == "text" and options.group_by == "none":
        counted = page.chosen - page.aside
        found = (
            Listed(MARKS, counted, Reel(lambda: (each for each, aside in _in_text(page) if not aside))),
            Listed(UNCOUNTED, page.aside, Reel(lambda: (each for each, aside in _in_text(page) if aside))),
        )
        return tuple(listed for listed in found if listed.size)
    sorting = _Sorting(page, options, speakers)
    for some in _portions(each for each in page.outline() if not each.part):
        sorting.add(some)
        yield
    return sorting.lists()


def _in_text(page: Sheet) -> Iterator[tuple[Numbered, bool]]:
    """The marks in text order, each with whether it is in no group that counts."""
    number = 0
    for some in page.order.pages():
        aside = page.aside_of(some, number + 1) if page.aside else ()
        for mark in some:
            number += 1
            yield Numbered(mark, number, again=False), mark in aside


class _Heading(NamedTuple):
    """What marks stand under, in the order in which headings come."""

    rank: int
    folded: str
    title: str


class _Sorting:
    """Lays marks under their headings, in the order asked, as they come by in text order."""

    def __init__(self, page: Sheet, options: MarkdownOptions, speakers: Speakers) -> None:
        assert page.book is not None
        self._page, self._book, self._speakers = page, page.book, speakers
        self._order, self._group_by = options.order, options.group_by
        self._laid = SortedMarks()
        self._lists: dict[_Heading, int] = {}
        self._counts: Counter[int] = Counter()
        self._number = 0

    def add(self, some: Sequence[Outline]) -> None:
        """Lay some more."""
        who = self._speakers([each.mark for each in some]) if self._group_by == "speaker" else {}
        self._laid.add(laid for each in some for laid in self._placed(each, who.get(each.mark, "")))

    def lists(self) -> tuple[Listed, ...]:
        """The lists that there are now, in their order."""
        return tuple(
            Listed(heading.title, self._counts[self._lists[heading]], self._reel(self._lists[heading]))
            for heading in sorted(self._lists)
        )

    def _reel(self, number: int) -> Reel[Numbered]:
        return Reel(lambda: (Numbered(*laid) for laid in self._laid.of(number)))

    def _placed(self, mark: Outline, speaker: str) -> Iterator[Laid]:
        self._number += 1
        aside = bool(mark.codes) and self._page.counting.isdisjoint(mark.codes)
        key: str | int = 0
        tie: str | int = self._number
        if self._order == "time":
            key, tie = mark.created, mark.mark
        elif self._order == "code":
            key = self._book.order(mark.codes[0]) if mark.codes else len(self._book.codes)
        for place, heading in enumerate(self._headings(mark, speaker, aside=aside)):
            number = self._lists.setdefault(heading, len(self._lists))
            self._counts[number] += 1
            yield Laid(number, aside, key, tie, mark.mark, self._number, bool(place))

    def _headings(self, mark: Outline, speaker: str, *, aside: bool) -> Sequence[_Heading]:
        if self._group_by == "code":
            if not mark.codes:
                return (_Heading(len(self._book.codes), "", NO_CODE),)
            return [_Heading(self._book.order(code), code, self._book.code(code).name) for code in mark.codes]
        if aside:
            return (_Heading(2, "", UNCOUNTED),)
        if self._group_by == "none":
            return (_Heading(0, "", MARKS),)
        name = speaker if self._group_by == "speaker" else self._page.people[mark.annotator]
        if not name:
            return (_Heading(1, "", NO_SPEAKER if self._group_by == "speaker" else ""),)
        return (_Heading(0, name.casefold(), name),)


def _portions(marks: Iterable[Outline]) -> Iterator[list[Outline]]:
    waiting = iter(marks)
    while some := list(islice(waiting, AT_ONCE)):
        yield some
