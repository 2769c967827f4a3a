"""Reads one mark of a file from its lines, and finds marks that were written by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tepi.exchange.reading import unescaping
from tepi.exchange.reading.code_lines import NotUnderstood, ends_with_a_date, is_code_line, read_code_line
from tepi.exchange.reading.shapes import CodeLine, MarkText, NoteText

OWN = re.compile(r"^[ \t]*<!-- tepi\b(.*)$")
WHOLE = re.compile(r"[ \t]+(\w+)(?:[ \t]+(.*?))?[ \t]*-->[ \t]*")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_QUOTE = re.compile(r"^ {0,3}> ?")
_CALLOUT = re.compile(r"\[!\w[^\]\n]*\]")
_BLOCK_ID = re.compile(r"\^([\w-]+)[ \t]*")
_TAGS = re.compile(r"[ \t]*#code/\S+(?:[ \t]+#code/\S+)*[ \t]*")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


class Broken(ValueError):  # noqa: N818  # it is a finding, told to people as one
    """A mark that cannot be read, with the line (from 1) where it goes wrong."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


def own_word(line: str) -> tuple[str, str] | None:
    """The word of a line of Tepi's own and what follows it; ("", "") for one that is damaged; None for others."""
    found = OWN.match(line) if "<!-- tepi" in line else None
    if found is None:
        return None
    whole = WHOLE.fullmatch(found[1])
    return (whole[1], whole[2] or "") if whole else ("", "")


def read_entry(mark: str, lines: Sequence[str], first: int) -> MarkText:
    """One mark from the lines below its comment; ``first`` is the number of the first of them.

    Raises:
        Broken: It has no quote, or its line of codes is missing or means nothing.
    """
    at = _behind_blanks(lines, 0)
    quote, at = _quote(lines, at)
    if not quote:
        raise Broken("The quote is missing", first + min(at, max(0, len(lines) - 1)))
    at = _behind_blanks(lines, at)
    while at < len(lines):
        if found := _BLOCK_ID.fullmatch(lines[at]):
            mark = mark or (found[1] if ID.fullmatch(found[1]) else "")
        elif (own_word(lines[at]) or ("",))[0] == "context":
            at = _behind_blanks(lines, at + 1)
        else:
            break
        at = _behind_blanks(lines, at + 1)
    said = CodeLine()
    line, rest = _code_line(lines, at)
    if line:
        try:
            said = read_code_line(line)
        except NotUnderstood as why:
            raise Broken(f"The line of codes is not understood: {why}", first + at) from None
        at = rest
    elif mark:
        raise Broken("The line of codes is missing", first + min(at, max(0, len(lines) - 1)))
    return MarkText(
        mark, first, unescaping.quoted(quote), said, read_notes(lines[at:], first + at, below=bool(line))
    )


def read_notes(lines: Sequence[str], first: int, *, below: bool = True) -> tuple[NoteText, ...]:
    """The notes in these lines, those that hold nothing but white space left out; ``first`` is a line's number.

    With ``below`` one blank line in front of the first note belongs to the form.
    """
    found: list[NoteText] = []
    begins = [at for at, line in enumerate(lines) if (own_word(line) or ("",))[0] == "note"]
    for begin, end in zip([-1, *begins], [*begins, len(lines)], strict=True):
        id_ = "" if begin < 0 else (own_word(lines[begin]) or ("", ""))[1]
        body = list(lines[begin + 1 : end])
        if body and not body[0].strip(" \t") and (below or begin >= 0):
            del body[0]
        text = unescaping.note(body)
        if text.strip():
            found.append(NoteText(id_, text, first + begin + 1))
    return tuple(found)


def starts_of_quotes(lines: Sequence[str]) -> list[int]:
    """Where block quotes begin at the margin, after a blank line and outside fences."""
    found, fence = [], ""
    for at, line in enumerate(lines):
        begun = _FENCE.match(line)
        if begun and not fence:
            fence = begun[1]
        elif begun and begun[1].startswith(fence):
            fence = ""
        elif not fence and _QUOTE.match(line) and (at == 0 or not lines[at - 1].strip(" \t")):
            found.append(at)
    return found


def has_code_line(lines: Sequence[str], at: int) -> bool:
    """Whether the block quote that begins at ``at`` has a line of codes below it."""
    _, behind = _quote(lines, at)
    behind = _behind_blanks(lines, behind)
    while behind < len(lines) and _BLOCK_ID.fullmatch(lines[behind]):
        behind = _behind_blanks(lines, behind + 1)
    return behind < len(lines) and is_code_line(lines[behind])


def _quote(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """The lines of the block quote at ``at`` without their sign, and where it ends."""
    quoted: list[str] = []
    while at < len(lines) and lines[at].strip(" \t"):
        line = lines[at]
        if found := _QUOTE.match(line):
            quoted.append(line[found.end() :])
        elif not quoted or is_code_line(line) or OWN.match(line) or _BLOCK_ID.fullmatch(line):
            break
        else:
            quoted.append(line.lstrip(" \t"))  # an editor has wrapped the line before it
        at += 1
    if quoted and _CALLOUT.match(quoted[0]):
        del quoted[0]
        if quoted and not quoted[0].strip(" \t"):
            del quoted[0]
    while quoted and not quoted[-1].strip(" \t"):
        quoted.pop()
    return quoted, at


def _code_line(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The line of codes at ``at``, wrapped or not, and where it ends; ("", at) where there is none."""
    if at >= len(lines) or OWN.match(lines[at]):
        return "", at
    if is_code_line(lines[at]) and ends_with_a_date(lines[at]):
        return lines[at], _behind_tags(lines, at + 1)
    end = at
    while end < len(lines) and lines[end].strip(" \t") and not OWN.match(lines[end]):
        end += 1
    joined = " ".join(line.strip(" \t") for line in lines[at:end])
    if is_code_line(joined) and ends_with_a_date(joined):
        return joined, end
    return (lines[at], at + 1) if is_code_line(lines[at]) else ("", at)


def _behind_tags(lines: Sequence[str], at: int) -> int:
    """Behind the tags of a line of codes that an editor has wrapped before them."""
    while at < len(lines) and _TAGS.fullmatch(lines[at]):
        at += 1
    return at


def _behind_blanks(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip(" \t"):
        at += 1
    return at
