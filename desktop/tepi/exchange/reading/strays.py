"""Which lines between Tepi's own are the reader's: words beside the marks, as a vault's pages have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tepi.exchange.reading.above import COUNTED_MARKS, DECIDED, HEADING, TABLE
from tepi.exchange.reading.entries import own_word
from tepi.exchange.reading.shapes import Words
from tepi.exchange.sections import MARKS, UNCOUNTED


def strays(lines: Sequence[str], first: int, *, behind: bool) -> list[Words]:
    """The words in lines that hold no mark, each run as it stands; ``first`` is the first line's number.

    ``behind`` the end of the document nothing is computed. Elsewhere a heading is Tepi's if it is called as
    Tepi calls its lists, or if the marks follow it.
    """
    ours = {at for at, line in enumerate(lines) if own_word(line) is not None}
    if not behind:
        ours |= set(_computed(lines))
    found: list[Words] = []
    begin: int | None = None
    for at in range(len(lines) + 1):
        if at < len(lines) and at not in ours:
            if begin is None and lines[at].strip(" \t"):
                begin = at
            continue
        if begin is not None:
            found.append(Words(first + begin, trimmed(lines[begin:at])))
            begin = None
    return found


def trimmed(lines: Sequence[str]) -> str:
    """The lines as one text without blank lines at its edges."""
    kept = list(lines)
    while kept and not kept[-1].strip(" \t"):
        kept.pop()
    while kept and not kept[0].strip(" \t"):
        del kept[0]
    return "\n".join(kept)


def _computed(lines: Sequence[str]) -> Iterator[int]:
    """The lines that Tepi computes above a list of marks."""
    filled = [at for at, line in enumerate(lines) if line.strip(" \t") and own_word(line) is None]
    inside = False
    for at, line in enumerate(lines):
        inside = bool(TABLE.fullmatch(line)) or (inside and line.startswith("|"))
        if inside or COUNTED_MARKS.fullmatch(line) or DECIDED.fullmatch(line):
            yield at
    headings = [at for at in filled if HEADING.match(lines[at])]
    named = [at for at in headings if lines[at].removeprefix("## ").strip(" \t") in (MARKS, UNCOUNTED)]
    if named:
        yield named[-1]
    elif headings and headings[-1] == filled[-1]:
        yield headings[-1]
