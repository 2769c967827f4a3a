"""The steps that keys take inside a sentence: by clause, by word, by quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tepi.text.offsets import next_boundary, next_grapheme, previous_boundary, snap
from tepi.text.quotations import ALWAYS_OPEN, pairs, quoted
from tepi.text.ranges import Range
from tepi.text.unspaced import LETTERS, SCRIPTS, script_of, word_starts

__all__ = [
    "clauses",
    "letters",
    "letters_near",
    "next_word",
    "previous_word",
    "quoted",
    "trimmed",
    "word_at",
    "words",
    "words_near",
]

OPENING = ALWAYS_OPEN.replace("‘", "").replace("‚", "") + "([{（［【〔"
CLOSING = "”»›」』｣》〉)]}）］】〕"
COMMAS = ",;:،؛，；：、､՝၊፣፤፥፦៖"
# Thai, Lao, Khmer and Burmese write a space between phrases, and round a few signs that end none.
PHRASED = "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1780-\u17dd"
CUT = re.compile(
    rf"""[{COMMAS}–—―⸺()\[\]{{}}（）［］【】〔〕“”„‟«»‹›「」『』｢｣《》〈〉"'‘’‚]|--+|(?<=\s)-(?=\s)"""
    rf"|[·\u0387](?=\s)|(?<=[{PHRASED}])(?<![ๆฯໆៗ])[ \u00a0]+(?=[{PHRASED}])(?![ๆฯໆៗ])|(?<=[\u3041-\u9fff])\u3000+(?=[\u3041-\u9fff])"
)
WHOLE = re.compile(r"\S(?:.*\S)?", re.DOTALL)
SPACE = re.compile(r"\s")
WINDOW = 256
# Where no word is torn: after white space, and somewhere in so many letters of a script without spaces.
EDGE = re.compile(r"\s|" + "|".join(f"[{letters}]{{2,64}}" for letters in SCRIPTS.values()))


@cache
def _patterns() -> tuple[Any, Any]:
    """Compile once what a word is and what shows that a piece holds more than punctuation."""
    import regex  # type: ignore[import-untyped]  # it ships no types

    word = rf"[\w--[{LETTERS}]]"
    # An Armenian word bears its accent inside; a Hebrew one, that something is left out.
    joint = rf"(?:['’ʼ‑‐·՛՜՞׳״-]|(?<=\p{{N}})[.,:/٫٬](?=\p{{N}})|(?<=[א-ת])\"(?=[א-ת](?![א-ת])))(?={word})"
    # Letters of a script without spaces make one stretch, which is divided afterwards.
    stretches = "|".join(rf"[{letters}][{letters}\p{{M}}]*" for letters in SCRIPTS.values())
    return (
        regex.compile(
            rf"(?V1){stretches}|[[\p{{L}}\p{{N}}\p{{M}}_]--[{LETTERS}]]{word}*(?:{joint}{word}+)*"
            r"|\p{Extended_Pictographic}|\p{Regional_Indicator}"
        ),
        regex.compile(r"[\p{L}\p{N}\p{M}\p{S}]"),
    )


def trimmed(text: str, span: Range) -> Range:
    """Give ``span`` without the white space at its ends; an empty range at its start if all is white."""
    match = WHOLE.search(text, span.start, span.end)
    return snap(text, Range(*match.span())) if match else Range(span.start, span.start)


def clauses(text: str, span: Range) -> list[Range]:
    """Cut a sentence into its clauses: at , ; : – — at brackets and at quotation marks of every script.

    A comma, semicolon, colon or dash is in no clause. Brackets and quotation marks belong to the clause
    that they open or close, and the sentence's own full stop to the last one unless a mark was closed
    before it. Nothing is cut inside a number (10,5), a time (12:30), an address (https:) or a compound
    (timur–barat). In Thai, Lao, Khmer and Burmese the space between two phrases cuts too. Clauses are trimmed, in order, hold more than punctuation, and tear no grapheme
    cluster; a sentence of nothing but punctuation is one clause.
    """
    holds_words = _patterns()[1]
    found: list[Range] = []
    start = span.start
    for end, following in [*_cuts(text, span), (span.end, span.end)]:
        if end > start and holds_words.search(text, start, end):
            found.append(trimmed(text, Range(start, end)))
        start = following
    if not found:
        whole = trimmed(text, span)
        return [whole] if whole.length else []
    return found


def _cuts(text: str, span: Range) -> Iterator[tuple[int, int]]:
    """Give where a clause ends and where the one after it begins, for each cut."""
    passages = pairs(text, span)
    opens = {passage.start for passage in passages}
    closes = {passage.end - 1 for passage in passages}
    for match in CUT.finditer(text, span.start, span.end):
        mark, (start, end) = match[0], match.span()
        if previous_boundary(text, start) != start or next_boundary(text, end) != end:
            continue
        if start in opens or (mark in OPENING and start not in closes):
            yield start, start
        elif start in closes or mark in CLOSING:
            yield end, end
        elif mark in "\"'‘’‚" or not _divides(text, mark, start, end, span):
            continue
        elif end == span.end or (end not in closes and text[end] not in CLOSING):
            # What stands before a closing mark stays with it: “…ancaman ini,” is one clause.
            yield start, end


def _divides(text: str, mark: str, start: int, end: int, span: Range) -> bool:
    """Say whether this comma, colon or dash parts clauses here, and not the parts of one word."""
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    if before.isdigit() and after.isdigit():
        return False
    if mark == ":":
        return not (after.isalnum() or after in "/\\")
    if mark == "–":
        return before.isspace() or after.isspace() or not (before.isalnum() and after.isalnum())
    return True


def letters(text: str, span: Range) -> list[Range]:
    """Give the characters inside ``span`` as readers see them, in order, white space left out."""
    found = []
    offset = previous_boundary(text, span.start)
    while offset < span.end:
        end = next_grapheme(text, offset)
        if not text[offset:end].isspace():
            found.append(Range(offset, end))
        offset = end
    return found


def letters_near(text: str, span: Range, offset: int) -> list[Range]:
    """Give some of ``letters`` in a row: those round ``offset``, with one beyond it on either side if there is one."""
    offset, width = min(max(offset, span.start), span.end), WINDOW
    while True:
        around = Range(max(offset - width, span.start), min(offset + width, span.end))
        found = letters(text, around)
        if around == span:
            return found
        enough_before = around.start == span.start or (found and found[0].end < offset)
        if enough_before and (around.end == span.end or (found and found[-1].start > offset)):
            return found
        width *= 4


def words(text: str, span: Range) -> list[Range]:
    """Give the words inside ``span``, in order.

    Numbers, compounds and words with an apostrophe are whole (1.200, timur-barat, Jong-un, don't), and a
    picture and a flag are each a word. Where a script writes no spaces see ``unspaced``. No word tears a
    grapheme cluster.
    """
    return list(_words(text, span))


def words_near(text: str, span: Range, offset: int) -> list[Range]:
    """Give some of ``words`` in a row: those round ``offset``, with one beyond it on either side if there is one."""
    offset, width = min(max(offset, span.start), span.end), WINDOW
    while True:
        start = _word_edge(text, offset - width, span.start, offset)
        found = []
        for word in _words(text, Range(start, span.end)):
            found.append(word)
            if word.start > offset:
                break
        if start == span.start or (found and found[0].end < offset):
            return found
        width *= 4


def _words(text: str, span: Range) -> Iterator[Range]:
    search = _patterns()[0].search
    offset = span.start
    while match := search(text, offset, span.end):
        # From the end of the whole cluster, because a sign that belongs to it could begin a word.
        word = snap(text, Range(*match.span()))
        offset = max(word.end, match.end())
        start = word.start
        if script_of(match[0][0]):
            for part in word_starts(text, match.start(), match.end()):
                if part > start:
                    yield Range(start, part)
                    start = part
        yield Range(start, word.end)


def next_word(text: str, offset: int, limit: int) -> int:
    """Give the end of the next word after ``offset``; ``limit`` when no word ends before it."""
    for word in _words(text, Range(offset, limit)):
        if word.end > offset:
            return min(word.end, limit)
    return limit


def previous_word(text: str, offset: int, limit: int) -> int:
    """Give the start of the word before ``offset``, or of the word it is in; ``limit`` when none."""
    width = WINDOW
    while True:
        start = _word_edge(text, offset - width, limit, offset)
        found = [word.start for word in _words(text, Range(start, offset)) if word.start < offset]
        if found:
            return max(found[-1], limit)
        if start <= limit:
            return limit
        width *= 4


def word_at(text: str, offset: int) -> Range | None:
    """Give the word that holds the character at ``offset``, or that ends there; None beside words."""
    start = _word_edge(text, offset - WINDOW, 0, offset)
    touching = None
    for word in _words(text, Range(start, _space_after(text, offset))):
        if word.start <= offset < word.end:
            return word
        if word.start > offset:
            break
        if word.end == offset:
            touching = word
    return touching


def _space_after(text: str, offset: int) -> int:
    """Give where the next white space begins that carries no mark: with one it could begin a word."""
    for space in SPACE.finditer(text, offset):
        if next_grapheme(text, space.start()) == space.end():
            return space.start()
    return len(text)


def _word_edge(text: str, offset: int, limit: int, end: int) -> int:
    """Give a place from ``offset`` to ``end`` where no word is torn, or else ``limit``."""
    if offset <= limit:
        return limit
    for found in EDGE.finditer(text, offset, end):
        if found[0].isspace():
            return found.end()
        for start in word_starts(text, *found.span()):
            return start
    return limit
