"""Reads where somebody wants to go in a text: “¶12”, “12 s3”, “s40”, “page 4”, “40 %”, or a heading's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from tepi.text.document import Structure
from tepi.text.folding import fold
from tepi.text.one_line import one_line
from tepi.text.units import Units

_PARAGRAPH = re.compile(r"[¶p]?\s*(\d{1,9})", re.IGNORECASE)
_SENTENCE = re.compile(r"s(?:entence)?\.?\s*(\d{1,9})", re.IGNORECASE)
_IN_PARAGRAPH = re.compile(r"[¶p]?\s*\d{1,9}\s*(?:[.,:]\s*s?|\s+s?|s)\s*\d{1,9}", re.IGNORECASE)
_PAGE = re.compile(r"(?:page|pp?\.?|pg\.?)\s*([^\s.]+)", re.IGNORECASE)
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*%")
_ROMAN = re.compile("[ivxlcdm]+", re.IGNORECASE)
_MOST_HEADINGS = 12
LEAST_LETTERS = 2


class Destination(NamedTuple):
    """A place to go to (``offset`` in code points).

    ``kind`` is paragraph, sentence, page, share or heading; ``label`` is what the place is called:
    "¶12", "¶12 s3", "4", "40 %", the heading.
    """

    kind: str
    label: str
    offset: int


class Reading(NamedTuple):
    """What written words may mean, the likeliest first, and else in one sentence why they mean nothing.

    ``fault`` is "" where the words are no place at all: they may be words of a mark.
    """

    found: tuple[Destination, ...]
    fault: str = ""


def read(written: str, units: Units, length: int, landmarks: Sequence[Structure], text: str = "") -> Reading:
    """Read where somebody wants to go in a text of ``length`` code points.

    ``landmarks`` are its pages and headings, ``text`` is asked for the words of those.
    """
    reader = _Reader(" ".join(written.split()), units, length)
    reader.share()
    reader.sentence_of_paragraph()
    reader.paragraph()
    reader.sentence()
    reader.page([mark for mark in landmarks if mark.kind == "page"])
    reader.headings(landmarks, text)
    found = reader.found
    return Reading(tuple(found), "" if found or not reader.faults else reader.faults[0])


class _Reader:
    """Tries what the words may mean, one meaning after the other."""

    def __init__(self, written: str, units: Units, length: int) -> None:
        self._written = written
        self._units = units
        self._length = length
        self.found: list[Destination] = []
        self.faults: list[str] = []

    def share(self) -> None:
        asked = _SHARE.fullmatch(self._written)
        if not asked:
            return
        share = float(asked[1].replace(",", "."))
        if share > 100:
            self.faults.append("A text ends at 100 %")
            return
        at = self._units.at(min(int(self._length * share / 100), max(self._length - 1, 0)))
        start = self._units[at].start if at >= 0 else 0
        self.found.append(Destination("share", f"{asked[1]} %", start))

    def sentence_of_paragraph(self) -> None:
        if not _IN_PARAGRAPH.fullmatch(self._written):
            return
        try:
            at = self._units.find(self._written)
        except ValueError as error:
            self.faults.append(str(error)[:1].upper() + str(error)[1:])
        else:
            self.found.append(Destination("sentence", self._units.label(at), self._units[at].start))

    def paragraph(self) -> None:
        asked = _PARAGRAPH.fullmatch(self._written)
        if not asked:
            return
        number, count = int(asked[1]), self._units.paragraph_count
        if 1 <= number <= count:
            at = self._units.at(self._units.paragraph_range(number).start)
            self.found.append(Destination("paragraph", f"¶{number}", self._units[at].start))
        else:
            self.faults.append(f"There is no ¶{number}: {_count(count, 'paragraph')}")

    def sentence(self) -> None:
        asked = _SENTENCE.fullmatch(self._written)
        if not asked:
            return
        number, count = int(asked[1]), len(self._units)
        if 1 <= number <= count:
            self.found.append(Destination("sentence", f"s{number}", self._units[number - 1].start))
        else:
            self.faults.append(f"There is no sentence {number}: {_count(count, 'sentence')}")

    def page(self, pages: Sequence[Structure]) -> None:
        asked = _PAGE.fullmatch(self._written)
        if not asked and not self._written.isdecimal():
            return
        wanted = asked[1] if asked else self._written
        named = [
            Destination("page", page.value, page.start) for page in pages if fold(page.value) == fold(wanted)
        ]
        # A plain number means the paragraph first; “p4” the page, where there is one.
        self.found = [*named, *self.found] if asked else [*self.found, *named]
        if asked and not named and (wanted.isdecimal() or _ROMAN.fullmatch(wanted)):
            self.faults.insert(0, f"There is no page {wanted}" if pages else "This text has no page numbers")

    def headings(self, landmarks: Sequence[Structure], text: str) -> None:
        wanted = fold(self._written)
        if len(wanted) < LEAST_LETTERS:
            return
        headings = ((mark, text[mark.start : mark.end]) for mark in landmarks if mark.kind != "page")
        fitting = ((mark, words) for mark, words in headings if wanted in fold(words))
        self.found += [
            Destination("heading", one_line(words), mark.start)
            for mark, words in islice(fitting, _MOST_HEADINGS)
        ]


def _count(number: int, name: str) -> str:
    return f"the text has {number:,} {name}{'' if number == 1 else 's'}"
