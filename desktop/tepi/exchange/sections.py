"""Orders the marks of a file, and puts them under headings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tepi.exchange.entries import Sheet
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.library.mark_outlines import Outline

MARKS, UNCOUNTED = "Marks", "Marks that are not counted"
NO_CODE, NO_SPEAKER = "No code", "No speaker"


class Listed(NamedTuple):
    """The marks under one heading, by id. Those in ``again`` stand under an earlier one too."""

    title: str
    marks: tuple[str, ...]
    again: frozenset[str] = frozenset()


def sections(
    page: Sheet, options: MarkdownOptions, speakers: Callable[[], Mapping[str, str]]
) -> tuple[Listed, ...]:
    """The lists of marks that the options ask for; ``speakers`` tells who speaks in which mark, by id.

    A mark of several codes stands under each. Marks of groups that are not counted come last.
    """
    known: Mapping[str, Outline] = {}
    if options.order != "text" or options.group_by in {"code", "annotator"}:
        known = {each.mark: each for each in page.outline() if not each.part}
    counted, uncounted = (
        _ordered(page, known, marks, options.order) for marks in (page.counted, page.uncounted)
    )
    if options.group_by == "code":
        return _by_code(page, known, (*counted, *uncounted))
    if options.group_by == "speaker":
        who = speakers()
        found = _by_name(counted, lambda mark: who.get(mark, ""), NO_SPEAKER)
    elif options.group_by == "annotator":
        found = _by_name(counted, lambda mark: page.people[known[mark].annotator], "")
    else:
        found = [Listed(MARKS, counted)] if counted else []
    return (*found, *([Listed(UNCOUNTED, uncounted)] if uncounted else ()))


def _ordered(
    page: Sheet, known: Mapping[str, Outline], marks: tuple[str, ...], order: str
) -> tuple[str, ...]:
    if order == "time":
        return tuple(sorted(marks, key=lambda mark: (known[mark].created, mark)))
    if order == "code":
        return tuple(sorted(marks, key=lambda mark: _first_code(page, known[mark])))
    return marks


def _first_code(page: Sheet, mark: Outline) -> int:
    assert page.book is not None
    return page.book.order(mark.codes[0]) if mark.codes else len(page.book.codes)


def _by_code(page: Sheet, known: Mapping[str, Outline], marks: Iterable[str]) -> tuple[Listed, ...]:
    assert page.book is not None
    under: defaultdict[str, list[str]] = defaultdict(list)
    again: defaultdict[str, set[str]] = defaultdict(set)
    for mark in marks:
        codes = known[mark].codes
        for code in codes or ("",):
            under[code].append(mark)
            if code and code != codes[0]:
                again[code].add(mark)
    places = sorted(under, key=lambda code: (not code, page.book.order(code) if page.book else 0))
    return tuple(
        Listed(
            page.book.code(code).name if code else NO_CODE,
            tuple(under[code]),
            frozenset(again[code]),
        )
        for code in places
    )


def _by_name(marks: Iterable[str], name_of: Callable[[str], str], without: str) -> list[Listed]:
    under: defaultdict[str, list[str]] = defaultdict(list)
    for mark in marks:
        under[name_of(mark)].append(mark)
    names = sorted(under, key=lambda name: (not name, name.casefold(), name))
    return [Listed(name or without, tuple(under[name])) for name in names]
