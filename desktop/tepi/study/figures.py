"""The figures of a text whose marks come one by one, in text order: what a large export can afford.

They are those of ``counts`` (decided, marks, share of the text). Only sums are kept, never the marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tepi.marks.codebook import Codebook
from tepi.study.counts import CODED, NONE, UNDECIDED, over_a_word
from tepi.study.cover import Ink
from tepi.text.ranges import Range
from tepi.text.units import Units


@dataclass(frozen=True, slots=True)
class Sums:
    """The figures of a whole text as somebody has them at hand; asked like ``Figures``.

    ``by_code`` holds of each code that marks have, by id, how many have it and its share of the text.
    ``every`` is how many marks there are, where that is known.
    """

    by_code: Mapping[str, tuple[int, float]]
    decided: int
    none: int
    total: int
    every: int | None = None

    def marks(self, code: str) -> int:
        """How many marks have this code."""
        return self.by_code.get(code, (0, 0.0))[0]

    def share(self, code: str) -> float:
        """The share of the text under this code's marks, from 0 to 1; 0 for a code that is not counted."""
        return self.by_code.get(code, (0, 0.0))[1]


class Figures:
    """Sums over the marks of one document, of all annotators.

    Args:
        units: The document's sentences.
        text: Its text.
        codebook: Which groups decide and which count.
        nones: Where none-of-these was said: start of a sentence -> (group, annotator) pairs.
    """

    def __init__(
        self,
        units: Units,
        text: str,
        codebook: Codebook,
        nones: Mapping[int, Collection[tuple[str, str]]],
    ) -> None:
        self._units, self._text, self._ink = units, text, Ink(text)
        groups = {group.id for group in codebook.deciding}
        self._deciding = frozenset(code.id for code in codebook.codes if code.group in groups)
        self._counted = frozenset(code.id for code in codebook.codes if codebook.group(code.group).counted)
        self._rules: dict[tuple[str, ...], tuple[bool, tuple[str, ...]]] = {}
        self._marks: Counter[str] = Counter()
        self._reached: dict[str, int] = {}
        self._covered: Counter[str] = Counter()
        self._states = bytearray(len(units))
        for start, pairs in nones.items():
            index = units.at(start)
            if index >= 0 and units[index].start == start and any(group in groups for group, _ in pairs):
                self._states[index] = NONE

    def add(self, place: Range, codes: tuple[str, ...], *, first: bool = True) -> None:
        """Take in a part of a mark (code points); parts come by their starts. ``first`` of its mark, or a further one."""
        rules = self._rules.get(codes)
        if rules is None:
            counted = tuple(code for code in codes if code in self._counted)
            rules = self._rules[codes] = not self._deciding.isdisjoint(codes), counted
        decides, counted = rules
        if first:
            self._marks.update(codes)
        for code in counted:
            begin = max(place.start, self._reached.get(code, 0))
            if begin < place.end:
                self._covered[code] += self._ink.between(begin, place.end)
                self._reached[code] = place.end
        if decides:
            for index in self._units.within(place):
                if self._states[index] != CODED and over_a_word(self._text, place, self._units[index]):
                    self._states[index] = CODED

    def aside(self, codes: tuple[str, ...]) -> bool:
        """Whether a mark with these codes counts in no figure: it has some, and none of them is counted."""
        return bool(codes) and self._counted.isdisjoint(codes)

    def is_counted(self, code: str) -> bool:
        """Whether the code lies in a group that counts."""
        return code in self._counted

    def marks(self, code: str) -> int:
        """How many marks have this code."""
        return self._marks[code]

    def share(self, code: str) -> float:
        """The share of the text under this code's marks, from 0 to 1; 0 for a code that is not counted."""
        return self._covered[code] / self._ink.total if self._ink.total else 0.0

    @property
    def total(self) -> int:
        """How many sentences there are."""
        return len(self._states)

    @property
    def decided(self) -> int:
        """How many of them have a decision; those decided as none are among them."""
        return len(self._states) - self._states.count(UNDECIDED)

    @property
    def states(self) -> bytes:
        """UNDECIDED, CODED or NONE for every sentence."""
        return bytes(self._states)

    @property
    def none(self) -> int:
        """How many were decided as none of these, and have no code."""
        return self._states.count(NONE)
