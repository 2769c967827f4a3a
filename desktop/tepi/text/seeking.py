"""Looks for words in a text, some thousandths of a second at a time, from the reader's place on.

A search is made, then told to ``advance`` until it is ``done``; ``hits`` may be asked at any time. It
begins at the reader's paragraph, goes to the end, and then from the beginning to where it began.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from time import perf_counter
from typing import NamedTuple, Protocol

from tepi.text.folding import fold, fold_with_starts
from tepi.text.hits import Hits, joined

MOST = 1_000_000
CHUNK = 1 << 14
A_FEW = 32
FIRST_UNSPACED = "\u0e01"


class Wanted(NamedTuple):
    """What is sought, and how.

    Without ``case`` neither capitals nor accents make a difference. ``whole`` leaves out parts of words.
    ``expression`` says that ``words`` are a regular expression.
    """

    words: str
    case: bool = False
    whole: bool = False
    expression: bool = False


class Search(Protocol):
    """A search under way.

    Attributes:
        done: Whether it has ended, of itself or by ``stop``.
        fault: In one sentence why it could not begin or gave up; "" where nothing is wrong.
        cut: Whether it ended at the largest number of hits.
    """

    done: bool
    fault: str
    cut: bool

    @property
    def hits(self) -> Hits:
        """What has been found by now."""

    def advance(self, seconds: float) -> None:
        """Go on for about so long."""

    def stop(self) -> None:
        """Look no further; what was found stays."""


def search(text: str, wanted: Wanted, caret: int) -> Search:
    """Begin to look for what is wanted, from the paragraph of ``caret`` (code points) on."""
    start = text.rfind("\n", 0, caret) + 1
    if wanted.expression:
        from tepi.text.expressions import ExpressionSearch

        return ExpressionSearch(text, wanted, start)
    return WordSearch(text, wanted, start)


class Found:
    """Hits as they come in: from the reader's place on, and then those before it."""

    def __init__(self) -> None:
        self._parts = ((array("i"), array("i")), (array("i"), array("i")))

    def __len__(self) -> int:
        return len(self._parts[0][1]) + len(self._parts[1][1])

    def add(self, part: int, start: int, end: int) -> None:
        """Take a hit of part 0, from the reader's place on, or 1, before it."""
        starts, ends = self._parts[part]
        starts.append(start)
        ends.append(end)

    def hits(self) -> Hits:
        """All of them in text order. May be asked while another thread adds."""
        ahead, behind = (Hits(starts[: len(ends)], ends[:]) for starts, ends in self._parts)
        return joined(behind, ahead) if len(behind) else ahead


class WordSearch:
    """Looks for words as they are written, or as they are folded. See ``Search``.

    A line break or a tab in the text counts as a space.
    """

    def __init__(self, text: str, wanted: Wanted, start: int) -> None:
        self.done = False
        self.fault = ""
        self.cut = False
        self._text = text
        self._whole = wanted.whole
        words = _in_one_line(wanted.words)
        # What is nothing but accents is looked for as it is.
        self._exact = wanted.case or not fold(words)
        self._words = words if self._exact else fold(words)
        self._found = Found()
        self._steps = self._look(start)

    @property
    def hits(self) -> Hits:
        """What has been found by now."""
        return self._found.hits()

    def advance(self, seconds: float) -> None:
        """Go on for about so long; at least one piece of the text is looked through."""
        end = perf_counter() + seconds
        while not self.done:
            self.done = next(self._steps, True)
            if perf_counter() >= end:
                break

    def stop(self) -> None:
        """Look no further; what was found stays."""
        self.done = True

    def _look(self, start: int) -> Iterator[bool]:
        """Look through a piece of the text with each step."""
        if not self._words:
            return
        for part, (first, stop) in enumerate(((start, len(self._text)), (0, start))):
            last = first
            for at in range(first, stop, CHUNK):
                for begin, end in self._in_piece(at, min(at + CHUNK, stop)):
                    if begin >= last and (not self._whole or is_whole(self._text, begin, end)):
                        self._found.add(part, begin, end)
                        last = end
                        # Where words part in a script without spaces takes a while to tell.
                        if self._whole and not len(self._found) % A_FEW:
                            yield False
                        if len(self._found) >= MOST:
                            self.cut = True
                            return
                yield False

    def _in_piece(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """The places that begin in [start, stop) of the text; each begins behind the one before."""
        words, reach = self._words, 2 * len(self._words) + 8
        while True:
            piece = _in_one_line(self._text[start : stop + reach])
            folded, starts = (piece, None) if self._exact else fold_with_starts(piece)
            # Where signs vanish in folding, more of the text may be needed for as many letters.
            room = len(folded) - (starts[min(stop - start, len(piece))] if starts else stop - start)
            if room >= len(words) or stop + reach >= len(self._text):
                break
            reach *= 2
        at = folded.find(words)
        while at >= 0:
            begin, end = (at, at + len(words)) if starts is None else _signs(starts, at, at + len(words))
            if start + begin >= stop:
                return
            yield start + begin, start + end
            at = folded.find(words, at + 1)


def _in_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _signs(starts: array[int], begin: int, end: int) -> tuple[int, int]:
    """The signs to which a stretch of the folded text belongs, with the accents behind them."""
    last = bisect_right(starts, end) - 1
    return bisect_right(starts, begin) - 1, last if starts[last] == end else last + 1


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on over either end of a range."""
    return not (_inside(text, start) or _inside(text, end))


def _inside(text: str, at: int) -> bool:
    if not (0 < at < len(text) and _in_word(text[at - 1]) and _in_word(text[at])):
        return False
    if text[at] < FIRST_UNSPACED and text[at - 1] < FIRST_UNSPACED:
        return True
    from tepi.text.unspaced import script_of, word_starts

    script = script_of(text[at])
    if script != script_of(text[at - 1]):
        return False  # a name in Latin letters stands right against Chinese ones
    return not script or at not in word_starts(text, at - 1, at + 1)


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or (sign > "\x7f" and unicodedata.category(sign)[0] == "M")
