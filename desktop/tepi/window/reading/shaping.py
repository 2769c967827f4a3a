"""Gives each paragraph the shape that its structure asks for: only when it is set, and only its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextFormat, QTextLayout

from tepi.window.reading.page import Measures, Shape, Signs
from tepi.window.theme import MONO, family

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from tepi.text.document import Structure
    from tepi.text.structure import Structures
    from tepi.window.reading.geometry import Geometry

# By the level of a heading: its letters' size in that of the text, the space over it in lines.
HEADINGS = ((1.6, 1.0), (1.34, 0.8), (1.16, 0.55), (1.0, 0.4), (1.0, 0.4), (1.0, 0.4))
HEADING_PITCH = 1.32
HEADING_BELOW, ITEM_BELOW = 0.6, 0.4  # in gaps between paragraphs
LIST_INDENT, QUOTE_INDENT, CODE_INDENT = 1.75, 1.5, 0.7  # in sizes
MOST_INDENT = 0.5  # of the column
CODE_SIZE, CODE_PITCH = 0.86, 1.5
CODE_PADDING, ROW_PADDING = 8, 4
PAGE_ABOVE = 0.8  # in lines
SHOWN = ("link", "image", "page")


class Shaping:
    """Answers how a paragraph of the text that ``geometry`` knows is to be set.

    Attributes:
        structures: What its parts mean; None where it has no structure.
    """

    def __init__(self, geometry: Geometry) -> None:
        self._geometry = geometry
        self.structures: Structures | None = None
        self._styles = _Styles(geometry.measures)

    def __call__(self, block: QTextBlock) -> Shape:
        """The shape of a paragraph that is about to be set."""
        measures = self._geometry.measures
        if self.structures is None and not measures.typography.indent:
            return measures.plain
        if self._styles.measures is not measures:
            self._styles = _Styles(measures)
        where = self._geometry.map
        start = where.code_point(block.position())
        end = where.code_point(block.position() + block.length() - 1)
        parts = self.structures.over(start, end) if self.structures is not None else []
        if not parts:
            return self._running(start)
        return self._styled(parts, start, end, block.position())

    def _running(self, start: int) -> Shape:
        """Running text: its first line is indented where it follows running text."""
        measures, text = self._geometry.measures, self._geometry.text
        if not measures.typography.indent or start < 2 or text[start - 2 : start].isspace():
            return measures.plain
        before = self.structures.over(start - 2, start - 1) if self.structures is not None else []
        return measures.plain if any(part.kind == "heading" for part in before) else measures.indented

    def _styled(self, parts: list[Structure], start: int, end: int, utf16: int) -> Shape:
        styles, measures = self._styles, self._geometry.measures
        after = self._after(end)
        blocks = {part.kind: part for part in parts if part.start <= start and part.end >= end}
        indent, bars, marker = self._inside(parts, start)
        level = blocks.get("heading")
        code = blocks.get("code")
        table = blocks.get("table")
        if level is not None:
            shape = styles.heading(_level(level), first=start == 0)
        elif code is not None and code.value:
            shape = styles.code(begins=code.start >= start, ends=code.end <= end)
            indent += shape.indent
        elif table is not None:
            shape = measures.plain
            if table.end > end:
                shape = shape._replace(below=ROW_PADDING)
        elif not (indent or marker or any(part.kind == "paragraph" for part in parts)):
            shape = self._running(start)
        else:
            shape = measures.plain
        lines = blocks.get("paragraph")
        if lines is not None and lines.end > end:
            shape = shape._replace(below=0)
        elif any(part.kind == "list" for part in parts) and any(part.kind == "list" for part in after):
            shape = shape._replace(below=round(shape.below * ITEM_BELOW))
        if start and any(page_begins(part, start, self._geometry.text) for part in parts):
            shape = shape._replace(above=shape.above + round(measures.pitch * PAGE_ABOVE))
        quotes = sum(part.kind == "quote" for part in after)
        block = code if code is not None and code.value else table
        signs = Signs(
            marker=marker,
            bars=bars,
            going_on=min(quotes, len(bars)),
            block="" if block is None else block.kind,
            begins=block is not None and block.start >= start,
            ends=block is not None and block.end <= end,
            parts=tuple(part for part in parts if part.kind in SHOWN),
        )
        return shape._replace(
            indent=indent,
            formats=tuple(self._formats(parts, start, end, utf16)),
            signs=None if signs == Signs() else signs,
        )

    def _after(self, end: int) -> list[Structure]:
        """What the next paragraph lies in together with this one."""
        assert self.structures is not None
        if end + 1 >= len(self._geometry.text):
            return []
        return [part for part in self.structures.over(end + 1, end + 2) if part.kind in ("list", "quote")]

    def _inside(self, parts: list[Structure], start: int) -> tuple[int, tuple[int, ...], str]:
        """How far lists and quotes indent a paragraph, where their rules stand, and the item's sign."""
        size = self._geometry.measures.size
        indent, depth, marker = 0.0, 0, ""
        bars: list[int] = []
        for part in parts:
            if part.start > start and part.kind in ("list", "quote"):
                continue
            if part.kind == "quote":
                bars.append(round(indent + QUOTE_INDENT * size * 0.25))
                indent += QUOTE_INDENT * size
            elif part.kind == "list":
                told, _, sign = part.value.partition(" ")
                deeper = int(told) if told.isdecimal() else depth + 1
                indent += max(deeper - depth, 0) * LIST_INDENT * size
                depth = deeper
                marker = sign if part.start == start else ""
        left, right = self._geometry.column
        most = (right - left) * MOST_INDENT
        # What is nested without an end would leave no room for its words.
        return round(min(indent, most)), tuple(bar for bar in bars if bar <= most), marker

    def _formats(
        self, parts: list[Structure], start: int, end: int, utf16: int
    ) -> list[QTextLayout.FormatRange]:
        """The faces of stretches; Qt lays the inner one's over the outer one's."""
        where, styles = self._geometry.map, self._styles
        found: list[QTextLayout.FormatRange] = []
        for part in parts:
            style = styles.of(part)
            if style is None:
                continue
            first, last = max(part.start, start), min(part.end, end)
            if first >= last:
                continue
            made = QTextLayout.FormatRange()
            made.start = where.utf16(first) - utf16
            made.length = where.utf16(last) - utf16 - made.start
            made.format = style
            found.append(made)
        return found


def page_begins(part: Structure, start: int, text: str) -> bool:
    """Whether a part is a page that begins with the paragraph that starts at ``start``."""
    return part.kind == "page" and not text[start : part.start].strip()


class _Styles:
    """The faces that one set of measures makes, each made once."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures
        self._shapes: dict[tuple[int, bool], Shape] = {}
        self._formats: dict[str, QTextCharFormat] = {}

    def heading(self, level: int, *, first: bool) -> Shape:
        """The shape of a heading; over the first there is no space."""
        key = (level, first)
        if key not in self._shapes:
            scale, above = HEADINGS[level - 1]
            plain = self.measures.plain
            size = round(self.measures.size * scale)
            font = QFont(self.measures.font)
            font.setPixelSize(size)
            font.setBold(True)
            pitch = round(size * HEADING_PITCH)
            self._shapes[key] = Shape(
                above=0 if first else round(plain.pitch * above),
                pitch=pitch,
                baseline=round(QFontMetricsF(font).xHeight() / 2 + pitch / 2),
                below=round(max(plain.below * HEADING_BELOW, plain.pitch * 0.2)),
                size=float(size),
            )
        return self._shapes[key]

    def code(self, *, begins: bool, ends: bool) -> Shape:
        """The shape of a line of code."""
        plain = self.measures.plain
        size = round(self.measures.size * CODE_SIZE)
        pitch = round(size * CODE_PITCH)
        font = QFont(family(MONO))
        font.setPixelSize(size)
        return Shape(
            above=CODE_PADDING if begins else 0,
            pitch=pitch,
            baseline=round(QFontMetricsF(font).xHeight() / 2 + pitch / 2),
            below=plain.below + CODE_PADDING if ends else 0,
            size=float(size),
            indent=round(CODE_INDENT * self.measures.size),
        )

    def of(self, part: Structure) -> QTextCharFormat | None:
        """The face of a part; None where it is that of the text."""
        key = part.kind + part.value if part.kind == "heading" else part.kind
        if key not in self._formats and part.kind in ("heading", "emphasis", "strong", "code"):
            self._formats[key] = self._made(part)
        return self._formats.get(key)

    def _made(self, part: Structure) -> QTextCharFormat:
        made = QTextCharFormat()
        if part.kind == "heading":
            made.setProperty(
                QTextFormat.Property.FontPixelSize,
                round(self.measures.size * HEADINGS[_level(part) - 1][0]),
            )
            made.setFontWeight(QFont.Weight.Bold)
        elif part.kind == "strong":
            made.setFontWeight(QFont.Weight.Bold)
        elif part.kind == "emphasis":
            made.setFontItalic(True)
        else:
            made.setFontFamilies([family(MONO)])
            made.setProperty(QTextFormat.Property.FontPixelSize, round(self.measures.size * CODE_SIZE))
        return made


def _level(part: Structure) -> int:
    """The level of a heading, 1 to 6."""
    return min(max(int(part.value), 1), len(HEADINGS)) if part.value.isdecimal() else 1
