"""Counts: what "decided", "share of the text" and "marks" mean, once for window, shell and files.

*Decided*: a sentence with a decision by the annotators shown: a code of a deciding group over at
least one of its words, or none-of-these. *Share of the text*: the characters under a code's marks
(overlaps once) among all characters; on both sides only those that are not white space. *Marks*:
their number. Groups that are not counted are in no total and have no share.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from tepi.marks.codebook import Codebook
from tepi.marks.index import RangeIndex, Span
from tepi.study.cover import Cover
from tepi.text.ranges import Range
from tepi.text.units import Units

UNDECIDED, CODED, NONE = 0, 1, 2
Pairs = Collection[tuple[str, str]]

WORD = re.compile(r"[^\W_]")
INK = re.compile(r"\S")


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
        index: Where somebody else keeps the same marks, and changes them before each ``put``; then everybody's
            marks count, and ``put`` is to be told of all parts of a mark.
    """

    def __init__(
        self,
        units: Units,
        text: str,
        codebook: Codebook,
        spans: Iterable[Span],
        nones: Mapping[int, Pairs],
        annotators: Collection[str] | None = None,
        index: RangeIndex | None = None,
    ) -> None:
        self._units = units
        self._text = text
        self._annotators = None if annotators is None else frozenset(annotators)
        self._groups, self._deciding, self._counted = _rules_of(codebook)
        self._combinations: dict[tuple[str, ...], tuple[bool, bool]] = {}
        self._coded = array("l", bytes(array("l").itemsize * len(units)))
        self._said = array("l", bytes(array("l").itemsize * len(units)))
        self._states = bytearray(len(units))
        self._marks: Counter[str] = Counter()
        self._marks_total = 0
        self._index = RangeIndex() if index is None else index
        self._own = index is None
        self._cover: Cover | None = None
        self._decided = self._none = 0
        self.put((), spans)
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

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that marks have."""
        return tuple(code for code, count in self._marks.items() if count)

    def marks(self, code: str) -> int:
        """How many marks have this code; also of a code that is not counted."""
        return self._marks[code]

    def share(self, code: str) -> float:
        """The share of the text under this code's marks, from 0 to 1; 0 for a code that is not counted."""
        if code not in self._counted:
            return 0.0
        return self._whole_cover.share(code)

    def weigh(self) -> bool:
        """Count a stretch of what ``share`` needs (a few milliseconds); False where nothing is left of it."""
        return self._whole_cover.go_on()

    def adopt(self, codebook: Codebook) -> bool:
        """Go on with another state of the codebook; False where its rules give other figures: count anew then."""
        groups, deciding, counted = _rules_of(codebook)
        used = {code for code, count in self._marks.items() if count}
        alike = deciding & used == self._deciding & used and counted & used == self._counted & used
        if groups != self._groups or not alike:
            return False
        self._deciding, self._counted = deciding, counted
        self._combinations.clear()
        return True

    def put(self, before: Iterable[Span], after: Iterable[Span]) -> range:
        """Take in that marks changed: all the parts they had, and all that they have now.

        Returns the sentences from the first to the last whose state may be another.
        """
        old = [span for span in before if not self._own or span in self._index.parts(span.highlight)]
        new = [span for span in after if self._shown(span.annotator)]
        touched = [self._touch(span, -1) for span in old] + [self._touch(span, 1) for span in new]
        self._exchange(old, new)
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

    def recut(self, units: Units, nones: Mapping[int, Pairs]) -> None:
        """Take in that sentences were joined or split; ``nones`` are those of now.

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
            for span in self._index.overlapping(*unit):
                if self._rules(span.codes)[0]:
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

    @property
    def _whole_cover(self) -> Cover:
        if self._cover is None:
            self._cover = Cover(self._text, self._index)
        return self._cover

    def _exchange(self, old: list[Span], new: list[Span]) -> None:
        """Take parts of marks out of the index and put others in, and count the marks."""
        if not self._own:
            if self._cover is not None:
                self._cover.put(old, new)
            self._count({span.highlight: span for span in old}.values(), -1)
            self._count({span.highlight: span for span in new}.values(), 1)
            return
        index = self._index
        had = {
            span.highlight: index.parts(span.highlight) for span in (*old, *new) if span.highlight in index
        }
        if not had and self._cover is None:
            index.add(new)
            self._count({span.highlight: span for span in new}.values(), 1)
            return
        have = {each: [part for part in parts if part not in old] for each, parts in had.items()}
        for span in new:
            have.setdefault(span.highlight, []).append(span)
        if self._cover is not None:
            self._cover.put(list(chain(*had.values())), list(chain(*have.values())))
        for highlight, spans in have.items():
            index.put(highlight, spans)
        self._count((parts[0] for parts in had.values()), -1)
        self._count((spans[0] for spans in have.values() if spans), 1)

    def _count(self, firsts: Iterable[Span], weight: int) -> None:
        """Count marks, of each of which a part is given, or count them no more."""
        for span in firsts:
            for code in span.codes:
                self._marks[code] += weight
            self._marks_total += weight * self._rules(span.codes)[1]

    def _touch(self, span: Span, weight: int) -> range:
        if not self._rules(span.codes)[0]:
            return range(0)
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


def _rules_of(codebook: Codebook) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The groups that decide, the codes that do, and the codes that count."""
    groups = frozenset(group.id for group in codebook.deciding)
    return (
        groups,
        frozenset(code.id for code in codebook.codes if code.group in groups),
        frozenset(code.id for code in codebook.codes if codebook.group(code.group).counted),
    )
