"""Finds what a reader's Markdown leaves open, so that what follows it is read as it is.

Only two things of CommonMark outlive a blank line at the top of a document: a code fence, and an HTML
block of the kinds that end with a sign of their own. Whether a line opens one depends on the list items
and quotes around it, so these are followed here, as the first phase of the specification's parsing
strategy does (CommonMark 0.31, appendix).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_BULLET = re.compile(r"[-+*](?=[ \t]|$)")
_NUMBER = re.compile(r"(\d{1,9})[.)](?=[ \t]|$)")
_TICKS = re.compile(r"`+")
# (how an HTML block begins, how it ends, the shortest line that ends it)
_HTML = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?:[\s>]|$)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
        "</pre>",
    ),
    (re.compile(r"<!--"), re.compile(r"-->"), "-->"),
    (re.compile(r"<\?"), re.compile(r"\?>"), "?>"),
    (re.compile(r"<![A-Za-z]"), re.compile(r">"), ">"),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>"), "]]>"),
)
_BLOCK_TAGS = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir "
    "div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html "
    "iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section "
    "summary table tbody td tfoot th thead title tr track ul"
)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK_TAGS.replace(' ', '|')})(?:\s|/?>|$)", re.IGNORECASE)
_ATTRIBUTE = r"""\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
_LONE_TAG = re.compile(rf"(?:<[a-zA-Z][a-zA-Z0-9-]*(?:{_ATTRIBUTE})*\s*/?>|</[a-zA-Z][a-zA-Z0-9-]*\s*>)\s*$")


def closing_line(note: str) -> str | None:
    """The line that ends the fence or HTML block which ``note`` leaves open, or None where it leaves none."""
    blocks = _Blocks()
    for line in note.split("\n"):
        blocks.read(line)
    if blocks.containers:
        return None  # a line at the margin ends the list or quote, and what is open in it
    return blocks.leaf.closer or None


def outside_code(note: str) -> Iterator[str]:
    """The lines of ``note`` that lie in no code block (the line that closes one does), without the code in them."""
    blocks = _Blocks()
    for line in note.split("\n"):
        blocks.read(line)
        if blocks.leaf.kind not in {"fence", "code"}:
            yield _without_code(line)


def _without_code(line: str) -> str:
    """The line without its code spans: a span ends at the next run of as many backticks as began it."""
    runs = [(found.start(), found.end()) for found in _TICKS.finditer(line)]
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        start, end = runs[number]
        later.setdefault(end - start, []).append(number)
    kept, at, number = [], 0, 0
    while number < len(runs):
        start, end = runs[number]
        alike = later[end - start]
        while alike and alike[-1] <= number:
            alike.pop()
        if alike:
            kept.append(line[at:start])
            number = alike[-1]
            at = runs[number][1]
        number += 1
    return "".join((*kept, line[at:]))


@dataclass
class _Container:
    """A quote, or a list item whose content begins ``indent`` columns in. ``empty``: nothing in it yet."""

    quote: bool
    indent: int = 0
    empty: bool = False


@dataclass
class _Leaf:
    """The innermost block: ``kind`` is none, paragraph, fence, html or code; ``closer`` would end it."""

    kind: str = "none"
    closer: str = ""
    end: re.Pattern[str] | None = None


@dataclass
class _Blocks:
    """The blocks that are open behind the lines read so far."""

    containers: list[_Container] = field(default_factory=list)
    leaf: _Leaf = field(default_factory=_Leaf)

    def read(self, source: str) -> None:
        line = _Line(source)
        kept = self._kept(line)
        if kept == len(self.containers) and self._continues(line):
            return
        before = self.leaf
        opened = self._open(line, kept, paragraph=before.kind == "paragraph")
        if line.blank():
            if not opened:
                del self.containers[kept:]
                self.leaf = _Leaf()
            return
        goes_on = before.kind == "paragraph" and not opened
        if goes_on and kept < len(self.containers) and not self._begins_leaf(line, interrupting=True):
            return  # words that lazily go on with the paragraph further in
        if not opened:
            del self.containers[kept:]
        self._begin(line, goes_on)

    def _kept(self, line: _Line) -> int:
        """How many of the open containers this line still belongs to; the line is read up to there."""
        for number, container in enumerate(self.containers):
            if container.quote:
                if line.indent() > 3 or line.peek() != ">":
                    return number
                line.quote()
            elif line.blank():
                if container.empty:
                    return number
            elif line.indent() >= container.indent:
                line.skip(container.indent)
            else:
                return number
        return len(self.containers)

    def _continues(self, line: _Line) -> bool:
        """Whether the line belongs to an open fence or HTML block, which takes every line as it is."""
        if self.leaf.kind == "fence":
            if line.indent() <= 3:
                rest = line.rest().strip(" \t")
                if rest.startswith(self.leaf.closer) and not rest.strip(self.leaf.closer[0]):
                    self.leaf = _Leaf()
            return True
        if self.leaf.kind == "html":
            if self.leaf.end is None:
                if line.blank():
                    self.leaf = _Leaf()
            elif self.leaf.end.search(line.rest()):
                self.leaf = _Leaf()
            return True
        return False

    def _open(self, line: _Line, kept: int, paragraph: bool) -> bool:
        """Open the quotes and list items that begin on this line; whether there are any."""
        opened = False
        while not line.blank():
            goes_on = paragraph and not opened and kept == len(self.containers)
            if line.indent() > 3:
                break
            rest = line.rest()
            if rest.startswith(">"):
                container = _Container(quote=True)
                line.quote()
            elif goes_on and _UNDERLINE.match(rest):
                break  # under a paragraph a row of dashes makes it a heading
            elif _RULE.match(rest) or not (found := line.item(goes_on)):
                break
            else:
                container = found
            if not opened:
                del self.containers[kept:]
                opened = True
                self.leaf = _Leaf()
            self.containers.append(container)
        return opened

    def _begin(self, line: _Line, goes_on: bool) -> None:
        """Begin, or go on with, the leaf that this line is."""
        for container in self.containers:
            container.empty = False
        if goes_on and (line.indent() > 3 or _UNDERLINE.match(line.rest())):
            self.leaf = _Leaf("paragraph") if line.indent() > 3 else _Leaf()
            return
        leaf = self._begins_leaf(line, interrupting=goes_on)
        self.leaf = leaf or _Leaf("paragraph")

    @staticmethod
    def _begins_leaf(line: _Line, *, interrupting: bool) -> _Leaf | None:
        """The leaf other than a paragraph that begins here, or None."""
        if line.indent() > 3:
            return None if interrupting else _Leaf("code")
        rest = line.rest()
        fence = _FENCE.match(rest)
        if fence:
            return _Leaf("fence", fence[1] or fence[3])
        if _HEADING.match(rest) or _RULE.match(rest):
            return _Leaf()
        for begin, end, closer in _HTML:
            if begin.match(rest):
                return _Leaf() if end.search(rest) else _Leaf("html", closer, end)
        if _BLOCK_TAG.match(rest) or (not interrupting and _LONE_TAG.match(rest)):
            return _Leaf("html")
        return None


class _Line:
    """One line, read from the left; columns count as if tabs stopped at every fourth."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._column = 0
        self._spare = 0  # columns of a tab that are still to be read

    def peek(self) -> str:
        """The first sign that is no blank, or ""."""
        return self.rest()[:1]

    def rest(self) -> str:
        """What is left, without blanks in front."""
        return self._source[self._at :].lstrip(" \t")

    def blank(self) -> bool:
        return not self.rest()

    def indent(self) -> int:
        """How many columns of blanks come next."""
        column, at = self._column + self._spare, self._at
        while at < len(self._source) and self._source[at] in " \t":
            column += 4 - column % 4 if self._source[at] == "\t" else 1
            at += 1
        return column - self._column

    def skip(self, columns: int) -> None:
        """Read so many columns of blanks; a tab may be read in part."""
        while columns > 0:
            if not self._spare:
                if self._at >= len(self._source) or self._source[self._at] not in " \t":
                    return
                self._spare = 4 - self._column % 4 if self._source[self._at] == "\t" else 1
                self._at += 1
            step = min(columns, self._spare)
            self._spare -= step
            self._column += step
            columns -= step

    def quote(self) -> None:
        """Read a quote's sign with the blank that belongs to it."""
        self.skip(self.indent())
        self._sign(1)
        self.skip(1)

    def item(self, goes_on: bool) -> _Container | None:
        """Read a list item's sign, if there is one that may stand here, with its blanks."""
        rest = self.rest()
        number = _NUMBER.match(rest)
        sign = number or _BULLET.match(rest)
        if not sign:
            return None
        empty = not rest[sign.end() :].strip(" \t")
        if goes_on and (empty or (number and int(number[1]) != 1)):
            return None  # neither interrupts a paragraph
        before = self.indent()
        self.skip(before)
        self._sign(sign.end())
        blanks = self.indent()
        width = blanks if 1 <= blanks <= 4 and not empty else 1
        self.skip(width)
        return _Container(quote=False, indent=before + sign.end() + width, empty=empty)

    def _sign(self, length: int) -> None:
        self._at += length
        self._column += length
