"""What stands between a document's front matter and its first mark: title, note, and what is computed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tepi.exchange.reading.entries import has_code_line, own_word, read_notes, starts_of_quotes
from tepi.exchange.reading.shapes import NoteText
from tepi.exchange.reading.unescaping import plain

UNTITLED = "*Untitled*"
_TITLE = re.compile(r"# +(.+?)[ \t]*")
HEADING = re.compile(r"## ")
COUNTED_MARKS = re.compile(r"\d+ of \d+ marks are in this file\.[ \t]*")
TABLE = re.compile(r"\| *Code *\| *Marks *\| *Share of the text *\|.*")
DECIDED = re.compile(r"\d+ of \d+ sentences decided \(.*\).*")
_COMPUTED = re.compile("|".join(each.pattern for each in (COUNTED_MARKS, TABLE, DECIDED)))


class Above(NamedTuple):
    """``heading`` is None where there is none; ``rest`` is where the lines behind the note begin."""

    heading: str | None
    notes: tuple[NoteText, ...]
    rest: int


def read_above(lines: Sequence[str], first: int) -> Above:
    """Read the lines up to the first mark or list; ``first`` is the number of the first of them."""
    at = _behind_blanks(lines, 0)
    heading = None
    if at < len(lines) and (found := _TITLE.fullmatch(lines[at])):
        heading = "" if found[1] == UNTITLED else plain(found[1])
        at += 1
    begin, end, rest = at, *_note_ends(lines, at)
    return Above(heading, read_notes(lines[begin:end], first + begin), rest)


def is_computed(line: str) -> bool:
    """Whether a line is of those that Tepi computes and no reader's word."""
    return bool(_COMPUTED.fullmatch(line) or HEADING.match(line) or line.startswith("|"))


def _note_ends(lines: Sequence[str], at: int) -> tuple[int, int]:
    """Where the note ends and where the lines behind it begin."""
    words = [(number, own_word(lines[number])) for number in range(at, len(lines))]
    figures = next((number for number, word in words if word and word[0] == "figures"), None)
    if figures is not None:
        return figures, figures + 1
    computed = next((number for number, word in words if word and word[0] == "none"), len(lines))
    for number in range(at, computed):
        if _COMPUTED.fullmatch(lines[number]) and (number == 0 or not lines[number - 1].strip(" \t")):
            computed = number
            break
    if computed < len(lines):
        return computed, computed
    quotes = [at + each for each in starts_of_quotes(lines[at:]) if has_code_line(lines, at + each)]
    before = quotes[0] if quotes else len(lines)
    last = next((n for n in range(before - 1, at - 1, -1) if HEADING.match(lines[n])), None)
    if last is not None and not any(line.strip(" \t") for line in lines[last + 1 : before]):
        return last, last
    return before, before


def _behind_blanks(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip(" \t"):
        at += 1
    return at
