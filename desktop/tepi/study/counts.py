"""Counts: what "decided", "share of the text" and "marks" mean, once for window, shell and files.

*Decided*: a sentence with a decision by the annotators shown: a code of a deciding group over at
least one of its words, or none-of-these. *Share of the text*: the characters under a code's marks
(overlaps once) among all characters; on both sides only those that are not white space. *Marks*:
their number. Groups that are not counted are in no total and have no share.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from tepi.marks.codebook import Codebook
from tepi.marks.index import RangeIndex, Span
from tepi.text.ranges import Range
from tepi.text.units import Units

UNDECIDED, CODED, NONE = 0, 1, 2
Pairs = Collection[tuple[str, str]]

WORD = re.compile(r"[^\W_]")
INK = re.compile(r"\S")
_SPACE = re.compile(r"\s")


class Ink:
    """The characters of a text that are not white space, counted between any two offsets in log n."""

    def __init__(self, text: str) -> None:
        self._spaces = array("l", (space.start() for space in _SPACE.finditer(text)))
        self.total = len(text) - len(self._spaces)

    def between(self, start: int, end: int) -> int:
        """How many there are from ``start`` up to, not including, ``end`` (code points)."""
        spaces = bisect_left(self._spaces, end) - bisect_left(self._spaces, start)
        return end - start - spaces


def share_of_text(ink: Ink, ranges: Iterable[tuple[int, int]]) -> float:
    """The share of a text under ``ranges`` (code points), from 0 to 1; overlaps count once.

    White space counts neither as covered nor as text, so that a mark over every word covers all.
    """
    covered = sum(ink.between(start, end) for start, end in merged(ranges))
    return covered / ink.total if ink.total else 0.0


def merged(ranges: Iterable[tuple[int, int]]) -> list[Range]:
    """The same characters as ranges in order that neither overlap nor touch."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1].end:
            if end > found[-1].end:
                found[-1] = Range(found[-1].start, end)
        elif start < end:
            found.append(Range(start, end))
    return found


def percent(share: float) -> str:
    """A share from 0 to 1 in words: "34 %"; "0 %" and "100 %" only where nothing, or all, is meant."""
    rounded = round(share * 100)
    if share <= 0:
        return "0 %"
    if rounded < 1:
        return "< 1 %"
    if rounded >= 100 and share < 1:
        return "> 99 %"
    return f"{rounded} %"


def over_a_word(text: str, span: Range, unit: Range) -> bool:
    """Whether a mark on ``span`` lies over at least one word of the sentence: only then its code decides.

    A sentence of signs alone ("…", "🙂") has no word: there any sign stands for one.
    """
    start, end = max(span.start, unit.start), min(span.end, unit.end)
    if (start, end) == unit or WORD.search(text, start, end):
        return True
    return WORD.search(text, unit.start, unit.end) is None and INK.search(text, start, end) is not None


def decided(
    units: Units,
    text: str,
    spans: Iterable[Span],
    codebook: Codebook,
    nones: Mapping[int, Pairs],
    annotators: Collection[str] | None = None,
) -> bytes:
    """Say of every sentence whether it is UNDECIDED (0), CODED (1) or decided as NONE (2).

    The arguments are those of ``Tally``. A sentence that one annotator coded and another decided as
    none is CODED.
    """
    return Tally(units, text, codebook, spans, nones, annotators).states


class Tally:
    """The figures of one document, kept right from change to change at the price of the change.

    Args:
        units: The document's sentences.
        text: Its text.
        codebook: Which groups decide and which count.
        spans: All parts of all marks.
        nones: Where none-of-these was said: start of a sentence -> (group, annotator) pairs.
        annotators: Whose decisions and marks count; None means everybody's.
    """

    def __init__(
        self,
        units: Units,
        text: str,
        codebook: Codebook,
        spans: Iterable[Span],
        nones: Mapping[int, Pairs],
        annotators: Collection[str] | None = None,
    ) -> None:
        self._units = units
        self._text = text
        self._ink: Ink | None = None
        self._annotators = None if annotators is None else frozenset(annotators)
        self._groups = frozenset(group.id for group in codebook.deciding)
        self._deciding = frozenset(code.id for code in codebook.codes if code.group in self._groups)
        self._counted = frozenset(code.id for code in codebook.codes if codebook.group(code.group).counted)
        self._combinations: dict[tuple[str, ...], tuple[bool, bool]] = {}
        self._coded = array("l", bytes(array("l").itemsize * len(units)))
        self._said = array("l", bytes(array("l").itemsize * len(units)))
        self._states = bytearray(len(units))
        self._marks: Counter[str] = Counter()
        self._marks_total = 0
        self._spans: dict[str, tuple[Span, ...]] = {}
        self._covers: dict[str, _Cover] = {}
        self._decided = self._none = 0
        for span in spans:
            self._add(span)
        for start, pairs in nones.items():
            self.set_none(start, pairs)

    @property
    def total(self) -> int:
        """How many sentences there are."""
        return len(self._states)

    @property
    def decided(self) -> int:
        """How many of them have a decision; those decided as none are among them."""
        return self._decided

    @property
    def none(self) -> int:
        """How many were decided as none of these, and have no code."""
        return self._none

    @property
    def share_decided(self) -> float:
        """The share of the sentences that is decided, from 0 to 1; 0 where there are none."""
        return self._decided / len(self._states) if self._states else 0.0

    @property
    def states(self) -> bytes:
        """UNDECIDED, CODED or NONE for every sentence."""
        return bytes(self._states)

    @property
    def marks_total(self) -> int:
        """How many marks there are, without those whose codes all lie in groups that are not counted."""
        return self._marks_total

    def state(self, index: int) -> int:
        """UNDECIDED, CODED or NONE for one sentence."""
        return self._states[index]

    def is_decided(self, index: int) -> bool:
        """Whether the sentence with this index has a decision."""
        return self._states[index] != UNDECIDED

    def is_counted(self, code: str) -> bool:
        """Whether the code lies in a group that counts."""
        return code in self._counted

    def next_undecided(self, index: int, step: int = 1) -> int | None:
        """The nearest undecided sentence behind ``index`` (before it with ``step=-1``), or None.

        Goes round at the end of the text; ``index`` itself comes last, -1 stands before the first.
        """
        if step > 0:
            found = self._states.find(UNDECIDED, index + 1)
            found = self._states.find(UNDECIDED) if found < 0 else found
        else:
            found = self._states.rfind(UNDECIDED, 0, max(index, 0))
            found = self._states.rfind(UNDECIDED) if found < 0 else found
        return found if found >= 0 else None

    def marks(self, code: str) -> int:
        """How many marks have this code; also of a code that is not counted."""
        return self._marks[code]

    def share(self, code: str) -> float:
        """The share of the text under this code's marks, from 0 to 1; 0 for a code that is not counted."""
        if code not in self._counted:
            return 0.0
        cover = self._covers.get(code)
        if cover is None:
            if self._ink is None:
                self._ink = Ink(self._text)
            spans = [span for parts in self._spans.values() for span in parts if code in span.codes]
            cover = self._covers[code] = _Cover(self._ink, spans)
        return cover.share

    def put(self, before: Iterable[Span], after: Iterable[Span]) -> range:
        """Take in that marks changed: all the parts they had, and all that they have now.

        Returns the sentences from the first to the last whose state may be another.
        """
        old, new = list(before), list(after)
        touched = [self._remove(span) for span in old] + [self._add(span) for span in new]
        near = [indices for indices in touched if indices]
        return range(min(i.start for i in near), max(i.stop for i in near)) if near else range(0)

    def set_none(self, start: int, pairs: Pairs) -> None:
        """Take in who now says none-of-these of the sentence that begins at ``start``, for which groups."""
        index = self._units.at(start)
        if index < 0 or self._units[index].start != start:
            return
        self._said[index] = sum(
            group in self._groups and self._shown(annotator) for group, annotator in pairs
        )
        self._settle(index)

    def recut(self, units: Units, marks: RangeIndex, nones: Mapping[int, Pairs]) -> None:
        """Take in that sentences were joined or split; ``marks`` and ``nones`` are those of now.

        Only the sentences that are not as before are counted again.
        """
        fresh, gone = units.difference(self._units)
        for index in gone:
            self._decided -= self._states[index] != UNDECIDED
            self._none -= self._states[index] == NONE
        self._units = units
        for row in (self._coded, self._said):
            row[gone.start : gone.stop] = array("l", bytes(row.itemsize * len(fresh)))
        self._states[gone.start : gone.stop] = bytes(len(fresh))
        for index in fresh:
            unit = units[index]
            for span in marks.overlapping(*unit):
                if self._shown(span.annotator) and self._rules(span.codes)[0]:
                    self._coded[index] += over_a_word(self._text, span.range, unit)
            self.set_none(unit.start, nones.get(unit.start, ()))

    def _shown(self, annotator: str) -> bool:
        return self._annotators is None or annotator in self._annotators

    def _rules(self, codes: tuple[str, ...]) -> tuple[bool, bool]:
        """Whether a mark with these codes decides, and whether it counts."""
        rules = self._combinations.get(codes)
        if rules is None:
            decides = not self._deciding.isdisjoint(codes)
            counts = not codes or not self._counted.isdisjoint(codes)
            rules = self._combinations[codes] = decides, counts
        return rules

    def _add(self, span: Span) -> range:
        if not self._shown(span.annotator):
            return range(0)
        parts = self._spans.get(span.highlight)
        self._spans[span.highlight] = (*parts, span) if parts else (span,)
        decides, counts = self._rules(span.codes)
        if not parts:
            self._marks.update(span.codes)
            self._marks_total += counts
        if self._covers:
            self._recover(span)
        return self._weigh(span, 1) if decides else range(0)

    def _remove(self, span: Span) -> range:
        parts = self._spans.get(span.highlight, ())
        if span not in parts:
            return range(0)
        rest = tuple(part for part in parts if part != span)
        decides, counts = self._rules(span.codes)
        if rest:
            self._spans[span.highlight] = rest
        else:
            del self._spans[span.highlight]
            self._marks.subtract(span.codes)
            self._marks_total -= counts
        if self._covers:
            self._recover(span)
        return self._weigh(span, -1) if decides else range(0)

    def _weigh(self, span: Span, weight: int) -> range:
        touched = self._units.within(span.range)
        for index in touched:
            if over_a_word(self._text, span.range, self._units[index]):
                self._coded[index] += weight
                self._settle(index)
        return touched

    def _settle(self, index: int) -> None:
        before = self._states[index]
        state = CODED if self._coded[index] else NONE if self._said[index] else UNDECIDED
        self._states[index] = state
        self._decided += (state != UNDECIDED) - (before != UNDECIDED)
        self._none += (state == NONE) - (before == NONE)

    def _recover(self, span: Span) -> None:
        for code in span.codes:
            cover = self._covers.get(code)
            if cover is not None:
                parts = self._spans.get(span.highlight, ())
                cover.put(span.highlight, [part for part in parts if code in part.codes])


class _Cover:
    """What the marks of one code cover, counted again only where a mark changes."""

    def __init__(self, ink: Ink, spans: Iterable[Span]) -> None:
        self._ink = ink
        self._index = RangeIndex(spans)
        self._covered = sum(ink.between(*place) for place in merged(span[:2] for span in self._index))

    @property
    def share(self) -> float:
        return self._covered / self._ink.total if self._ink.total else 0.0

    def put(self, highlight: str, spans: list[Span]) -> None:
        places = merged(span[:2] for span in (*self._index.parts(highlight), *spans))
        before = sum(map(self._inside, places))
        self._index.put(highlight, spans)
        self._covered += sum(map(self._inside, places)) - before

    def _inside(self, place: Range) -> int:
        near = self._index.overlapping(*place)
        clipped = ((max(span.start, place.start), min(span.end, place.end)) for span in near)
        return sum(self._ink.between(*part) for part in merged(clipped))
