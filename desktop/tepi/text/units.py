"""The units of a text: its paragraphs and sentences, and how a place among them is cited."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from tepi.text.paragraphs import Paragraphs
from tepi.text.ranges import Range

ENGINE = "sentencex"
# The name where Tepi's own rules had something to add.
MENDED = "sentencex+tepi"
PLACE = re.compile(r"\s*[¶pP]?\s*(\d{1,9})\s*[.,:\s]?\s*[sS]?\s*(?<!\d)(\d{1,9})\s*")


class Segmentation(NamedTuple):
    """The sentences of a text (code points, in order) and the engine that found them."""

    starts: array[int]
    ends: array[int]
    engine: str
    version: str


class Place(NamedTuple):
    """Where a sentence stands: its paragraph, and its number in it; both count from 1."""

    paragraph: int
    sentence: int


def paragraphs(text: str) -> list[Range]:
    """Give the lines that hold more than white space, each without its line break, spaces included."""
    return Paragraphs(text).every()


def segment(text: str, language: str) -> Segmentation:
    """Find the sentences of ``text``, paragraph by paragraph, with sentencex and ``sentence_rules``.

    The rules are named beside the engine where they changed its answer. ``language`` is an ISO 639-1 code, with or without a region ("pt-BR"); an unknown one or "" gets the general rules. Whatever the engine
    answers, units are in order, never overlap, stay in their paragraph, begin and end with something
    other than white space, tear no grapheme cluster, and together hold every character that is not
    white space.
    """
    from importlib.metadata import version

    from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]  # it ships no types

    from tepi.text.sentence_rules import VERSION, mended
    from tepi.text.stretches import in_stretches

    starts: array[int] = array("l")
    ends: array[int] = array("l")
    code = re.split("[-_]", language.strip().lower())[0] or "en"
    engine, release = ENGINE, version(ENGINE)

    def find(line: str) -> set[int]:
        nonlocal engine, release
        cuts = {int(boundary["start_index"]) for boundary in get_sentence_boundaries(code, line)}
        better = mended(line, cuts, code)
        if engine == ENGINE and better != {cut for cut in cuts if 0 < cut < len(line)}:
            engine, release = MENDED, f"{release}+{VERSION}"
        return better

    for paragraph in paragraphs(text):
        line = text[paragraph.start : paragraph.end]
        for unit in _whole(line, in_stretches(line, find)):
            starts.append(paragraph.start + unit.start)
            ends.append(paragraph.start + unit.end)
    return Segmentation(starts, ends, engine, release)


def _whole(line: str, cuts: Iterable[int]) -> Iterator[Range]:
    """Cut a line at ``cuts`` into trimmed pieces that leave nothing out.

    Only where the pieces begin is taken from the engine, so a gap in its answer falls to the piece
    before it.
    """
    from tepi.text.offsets import previous_boundary, snap

    inner = {previous_boundary(line, cut) for cut in cuts if 0 < cut < len(line)} - {0}
    edges = [0, *sorted(inner), len(line)]
    for start, end in pairwise(edges):
        piece = line[start:end]
        body = piece.strip()
        if body:
            first = start + len(piece) - len(piece.lstrip())
            yield snap(line, Range(first, first + len(body)))


class Units:
    """The sentences of one revision, held compactly and searched in log n.

    ``starts`` and ``ends`` are code points, in order and without overlaps. A unit may reach over a
    line break after two were joined; it is counted in the paragraph where it starts.
    """

    __slots__ = ("_ends", "_near", "_paragraphs", "_starts", "_text")

    def __init__(self, text: str, starts: Iterable[int], ends: Iterable[int]) -> None:
        self._text = text
        self._starts: array[int] = array("l", starts)
        self._ends: array[int] = array("l", ends)
        self._paragraphs = Paragraphs(text)
        self._near = (
            0,
            0,
            0,
        )  # a paragraph, its first unit and that behind its last: who asks goes on near there

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> Range:
        return Range(self._starts[index], self._ends[index])

    def __iter__(self) -> Iterator[Range]:
        return map(Range, self._starts, self._ends)

    def recut(self, starts: Iterable[int], ends: Iterable[int]) -> Units:
        """Give the same text cut into other sentences."""
        return Units(self._text, starts, ends)

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs the text has."""
        return len(self._paragraphs)

    def find_paragraphs(self) -> bool:
        """Find some more paragraphs before anybody asks for a place far in the text; False where all are known."""
        return self._paragraphs.find_more()

    def at(self, offset: int) -> int:
        """Give the index of the unit that holds ``offset``, or of the nearest one.

        Between units that is the one before on the same line, else the next, else the last; -1 where
        there are none.
        """
        before = bisect_right(self._starts, offset) - 1
        if before < 0:
            return 0 if self._starts else -1
        if offset < self._ends[before] or before + 1 == len(self._starts):
            return before
        return before if self._text.find("\n", self._ends[before], offset) < 0 else before + 1

    def within(self, span: Range) -> range:
        """Give the indices of the units that share at least one character with ``span``."""
        first = bisect_right(self._ends, span.start)
        if span.end <= span.start:
            return range(first, first)
        return range(first, max(first, bisect_left(self._starts, span.end)))

    def difference(self, before: Units) -> tuple[range, range]:
        """Give the indices here, and in ``before``, of the units between those that both share at each end."""
        mine = (self._starts.tobytes(), self._ends.tobytes())
        theirs = (before._starts.tobytes(), before._ends.tobytes())
        size, most = self._starts.itemsize, min(len(self), len(before))
        first = _shared(
            most, lambda n: all(a[: n * size] == b[: n * size] for a, b in zip(mine, theirs, strict=True))
        )
        last = _shared(
            most - first,
            lambda n: all(
                a[len(a) - n * size :] == b[len(b) - n * size :] for a, b in zip(mine, theirs, strict=True)
            ),
        )
        return range(first, len(self) - last), range(first, len(before) - last)

    def place(self, index: int) -> Place:
        """Give the paragraph of a unit and its number in that paragraph."""
        paragraph, first, end = self._near
        if not first <= index < end:
            index = range(len(self._starts))[index]
            paragraph = self.paragraph_of(self._starts[index])
            first = self._first_of(paragraph)
            more = self._paragraphs.has(paragraph + 1)
            self._near = paragraph, first, self._first_of(paragraph + 1) if more else len(self._starts)
        return Place(paragraph, index - first + 1)

    def label(self, index: int) -> str:
        """Cite a unit, as in "¶4 s2"."""
        place = self.place(index)
        return f"¶{place.paragraph} s{place.sentence}"

    def label_of(self, span: Range) -> str:
        """Cite a range: "¶4 s2", "¶4 s2–s3" or "¶4 s3–¶5 s1"; "" in a text without units.

        A range that touches no unit is cited by the nearest one.
        """
        touched = self.within(span)
        first = touched[0] if touched else self.at(span.start)
        last = touched[-1] if touched else first
        return self.label_between(first, last) if first >= 0 else ""

    def label_between(self, first: int, last: int) -> str:
        """Cite the units from one to another in the same way."""
        start = self.place(first)
        cited = f"¶{start.paragraph} s{start.sentence}"
        if first == last:
            return cited
        end = self.place(last)
        same = start.paragraph == end.paragraph
        return f"{cited}–s{end.sentence}" if same else f"{cited}–¶{end.paragraph} s{end.sentence}"

    def find(self, place_text: str) -> int:
        """Give the index of the unit cited by "¶2 s1", "2.1" or "p2 s1".

        Raises ValueError when the words are no place or the text has no such sentence.
        """
        read = PLACE.fullmatch(place_text)
        if read is None:
            raise ValueError(f"“{place_text}” is not a place such as ¶2 s1")
        paragraph, sentence = int(read[1]), int(read[2])
        if self._paragraphs.has(paragraph):
            first = self._first_of(paragraph)
            end = self._first_of(paragraph + 1) if self._paragraphs.has(paragraph + 1) else len(self._starts)
            if 1 <= sentence <= end - first:
                return first + sentence - 1
        raise ValueError(f"the text has no sentence ¶{paragraph} s{sentence}")

    def paragraph_of(self, offset: int) -> int:
        """Give the number of the paragraph that holds ``offset``, or of the nearest, counted from 1.

        Between paragraphs that is the one before; before the first, the first; 0 where there are none.
        """
        return self._paragraphs.at(offset)

    def paragraph_range(self, number: int) -> Range:
        """Give the characters of paragraph ``number`` (from 1); IndexError when there is none."""
        return self._paragraphs[number]

    def _first_of(self, paragraph: int) -> int:
        """The index of the first unit that starts in a paragraph, or behind it."""
        return bisect_left(self._starts, self._paragraphs[paragraph].start)


def _shared(most: int, alike: Callable[[int], bool]) -> int:
    """The largest number up to ``most`` for which ``alike`` holds; it holds for all smaller ones too."""
    return bisect_left(range(1, most + 1), True, key=lambda n: not alike(n))


LETTER = "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
UNSPACED = re.compile(LETTER)
STRETCH = 50_000
# Where counting can be broken off: each of two such letters is a word.
BREAK = re.compile(rf"\s|(?<={LETTER}){LETTER}")
WORDLESS = re.compile(r"(?<!\S)(?:[^\w\s]|_)+(?!\S)")


def word_count(text: str) -> int:
    """Count words as ``wc`` does: every stretch between white space is one, a lone dash too.

    Han and kana have no spaces between words: there each character is one, as word processors count,
    and the punctuation round it none. Thai, Lao, Khmer and Burmese count by their spaces.
    """
    return sum(word_counts(text))


def word_counts(text: str) -> Iterator[int]:
    """Count the same words stretch by stretch, some milliseconds for each: the sum is ``word_count``."""
    start = 0
    while start < len(text):
        space = BREAK.search(text, start + STRETCH)
        end = space.start() if space else len(text)
        yield _counted(text[start:end])
        start = end


def _counted(text: str) -> int:
    rest, characters = UNSPACED.subn(" ", text)
    if not characters:
        return len(text.split())
    return characters + len(rest.split()) - _wordless(rest) + _wordless(text)


def _wordless(text: str) -> int:
    """Count the stretches between white space that hold no letter or digit."""
    return sum(1 for _ in WORDLESS.finditer(text))
