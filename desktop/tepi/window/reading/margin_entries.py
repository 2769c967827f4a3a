"""What stands beside the text for one mark: the names of its codes, its signs, the beginning of its note."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from tepi.window.icons import paint_icon
from tepi.window.reading.margin_blocks import NAME_HEIGHT, SetBlock
from tepi.window.theme import Theme, q, ui_font

if TYPE_CHECKING:
    from tepi.marks.index import Span
    from tepi.window.panel.text_block import TextBlock

At = Callable[[float, float], float]

NAME_SIZE, NAME_LINE = 12, 14
LEADING = 4.0  # so much of a line of names is air, which two entries may share
SIGN = 13
BETWEEN, ON, CUT = " · ", " ·", " · …"
MOVED = 6.0  # as far off its line a block needs no line to it


class Entry(NamedTuple):
    """A mark's block with its names in their colours, and its signs.

    ``first_lines`` says how many names stand in each line before the last one; none where all stand in one.
    """

    span: Span
    block: SetBlock
    words: list[tuple[str, str]]
    signs: list[str]
    first_lines: tuple[int, ...] = ()

    @property
    def names_height(self) -> float:
        """How high the names are, in pixels."""
        return NAME_HEIGHT + len(self.first_lines) * NAME_LINE


def signs(span: Span, shows_note: bool) -> list[str]:
    """The small signs behind the names; none for a note that can be read below them."""
    there = (("note", span.note and not shows_note), ("doubt", span.unsure), ("speaker", span.said))
    return [name for name, here in there if here]


def spread_names(entry: Entry, width: float, free: float) -> Entry:
    """The entry with its names in several lines where one is too short and ``free`` pixels below it are."""
    lines: list[int] = []
    behind = len(entry.signs) * (SIGN + 4) + (_count_width(entry) + 6 if entry.block.more else 0)
    x, begun = 0.0, 0
    for number, (word, _) in enumerate(entry.words):
        last = number == len(entry.words) - 1
        wide = _width(word, True)
        if x > 0 and x + wide + (behind if last else _width(ON, True)) > width:
            lines.append(number - begun)
            x, begun = 0.0, number
        x += wide + _width(BETWEEN, True)
    if behind and x - _width(BETWEEN, True) + behind > width:
        lines.append(len(entry.words) - begun)  # one long name: its signs stand below it
    fitting = lines[: max(int((free + LEADING) // NAME_LINE), 0)]
    if not fitting:
        return entry
    taller = entry.block._replace(height=entry.block.height + len(fitting) * NAME_LINE)
    return entry._replace(block=taller, first_lines=tuple(fitting))


def paint_entry(
    painter: QPainter, entry: Entry, near: float, width: float, at: At, theme: Theme, *, current: bool
) -> QRectF | None:
    """Paint an entry that begins ``near`` pixels from the words; returns where its count of others stands.

    ``at`` gives the left edge of what begins so far from the words and is so wide.
    """
    if current and entry.block.note is not None:
        painter.setBrush(q(theme.card))
        painter.setPen(QPen(q(theme.accent), 1.0))
        box = QRectF(at(near - 6.5, width + 8), entry.block.top - 1.5, width + 8, entry.block.height + 4)
        painter.drawRoundedRect(box, 5, 5)
    counted = _paint_names(painter, entry, near, width, at, theme, current=current)
    if entry.block.note is not None:
        color = theme.ink if current else theme.soft
        left = note_left(entry.block.note, near, width, at)
        entry.block.note.draw(painter, left, entry.block.top + entry.names_height - 1, color)
    return counted


def note_left(note: TextBlock, near: float, width: float, at: At) -> float:
    """Where a note is drawn so that it begins below its names, whichever way it and the page run."""
    mirrored_page = at(1, 0) < at(0, 0)
    if note.mirrored == mirrored_page:
        return at(near, width)
    wide = note.wide
    return at(near, wide) - (width - wide if note.mirrored else 0)


def paint_line_to(painter: QPainter, start: QPointF, turn: float, end: QPointF, color: str) -> None:
    """A thin line from a mark's bracket to its block: level as far as ``turn``, then straight to it."""
    path = QPainterPath(start)
    path.lineTo(turn, start.y())
    path.lineTo(end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(q(color), 1.0))
    painter.drawPath(path)


def _paint_names(
    painter: QPainter, entry: Entry, near: float, width: float, at: At, theme: Theme, *, current: bool
) -> QRectF | None:
    font, metrics = _face(current)
    painter.setFont(font)
    top, begun = entry.block.top, 0
    y = round(top + (NAME_HEIGHT - metrics.height()) / 2 + metrics.ascent())
    for some in entry.first_lines:
        words = entry.words[begun : begun + some]
        x = _paint_line(painter, words, near, y, width, at, theme, current=current)
        top, y, begun = top + NAME_LINE, y + NAME_LINE, begun + some
        if begun < len(entry.words):
            painter.setPen(q(theme.soft))
            _put(painter, ON, x, y - NAME_LINE, width, at, current)
    room = width - len(entry.signs) * (SIGN + 4) - (_count_width(entry) + 6 if entry.block.more else 0)
    x = _paint_line(painter, entry.words[begun:], near, y, room, at, theme, current=current)
    x += 6 if begun < len(entry.words) else 0
    for sign in entry.signs:
        place = QRectF(at(x, SIGN), top + (NAME_HEIGHT - SIGN) / 2, SIGN, SIGN)
        paint_icon(painter, sign, place, theme.soft)
        x += SIGN + 4
    if not entry.block.more:
        return None
    wide = _count_width(entry)
    cap = QRectF(at(x, wide), top + 1, wide, NAME_HEIGHT - 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(q(theme.cap))
    painter.drawRoundedRect(cap, 5, 5)
    painter.setPen(q(theme.ink_of(theme.soft, theme.cap)))
    painter.drawText(QPointF(cap.left() + 4, y), _count(entry))
    return cap


def _paint_line(
    painter: QPainter,
    words: list[tuple[str, str]],
    x: float,
    y: float,
    room: float,
    at: At,
    theme: Theme,
    *,
    current: bool,
) -> float:
    """Write names side by side as far as there is room; returns where they end."""
    for number, (word, color) in enumerate(words):
        last = number == len(words) - 1
        painter.setPen(q(color))
        fits = _width(word, current) <= room - (0 if last else _width(CUT, current))
        wide = _put(painter, word, x, y, room, at, current)
        x, room = x + wide, room - wide
        if last or not fits:
            break
        # Where the next name is not to be read at all, a sign says that there are more.
        painter.setPen(q(theme.soft))
        wide = _put(painter, BETWEEN, x, y, room, at, current)
        x, room = x + wide, room - wide
    return x


def _count(entry: Entry) -> str:
    return f"+{len(entry.block.more)}"


def _count_width(entry: Entry) -> float:
    return _width(_count(entry), True) + 8


@cache
def _face(current: bool) -> tuple[QFont, QFontMetricsF]:
    """The face of a name, a little heavier for the current mark's."""
    font = ui_font(NAME_SIZE, bold=True)
    if not current:
        font.setWeight(QFont.Weight.Medium)
    return font, QFontMetricsF(font)


@lru_cache(maxsize=1024)
def _width(words: str, current: bool) -> float:
    return _face(current)[1].horizontalAdvance(words)


def _put(
    painter: QPainter, words: str, near: float, baseline: float, room: float, at: At, current: bool
) -> float:
    """Write a name, shortened where there is too little room; returns how wide it came out."""
    if _width(words, current) > max(room, 0):
        words = _face(current)[1].elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
    width = _width(words, current)
    painter.drawText(QPointF(at(near, width), baseline), words)
    return width
