"""One mark as a card: laid out once for a width, then drawn wherever the list wants it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from tepi.window.icons import paint_icon
from tepi.window.panel.text_block import TextBlock
from tepi.window.ribbon import paint_ribbon
from tepi.window.theme import SMALL, Theme, q, reading_font, ui_font

if TYPE_CHECKING:
    from tepi.marks.codebook import Codebook
    from tepi.marks.highlight import Highlight
    from tepi.window.open_document import OpenDocument
    from tepi.window.panel.rendered_note import RenderedNote
    from tepi.window.script_faces import ScriptFaces

LEFT, RIGHT, TOP, BOTTOM = 18, 16, 10, 11
HEAD, GAP, RADIUS, EDGE = 17, 6, 8, 4
QUOTE, QUOTE_LINE, SIDE_LINE = 13, 18, 17
FEW_QUOTE, FEW_NOTE, MANY_QUOTE = 3, 4, 12
ICON = 12
NEUTRAL = "#8a8579"


@dataclass(frozen=True, slots=True)
class CardLook:
    """What every card of the list has in common."""

    theme: Theme
    codebook: Codebook
    width: float
    several: bool
    opened: OpenDocument | None = None


class _Piece(NamedTuple):
    text: str
    font: QFont
    color: str
    icon: str = ""
    line: int = 0
    x: float = 0.0


class Card:
    """The layout of one card. Lengths in device-independent pixels.

    A card that is ``current`` shows the whole quote and note. ``typing`` is the height of the
    note editor that lies on it, in place of the note, or None.
    """

    def __init__(
        self, mark: Highlight, place: str, look: CardLook, *, current: bool = False, typing: int | None = None
    ) -> None:
        self.mark = mark
        self._look = look
        theme = look.theme
        inner = look.width - LEFT - RIGHT
        codes = [code for code in map(look.codebook.find, mark.codes) if code is not None]
        self._color = codes[0].color if codes else NEUTRAL
        self._place_of_code = look.codebook.order(codes[0].id) if codes else -1
        self._place = _Piece(
            f"{mark.annotator_name} · {place}" if look.several else place, ui_font(SMALL), theme.soft
        )
        place_width = QFontMetricsF(self._place.font).horizontalAdvance(self._place.text)
        head = _head(mark, look)
        # A long chain of speakers is cut, but not on the card that is being read.
        self._said: TextBlock | None = None
        said = said_by(mark) if current else ""
        if said and QFontMetricsF(ui_font(SMALL)).horizontalAdvance(said) > inner:
            head = [piece for piece in head if piece.text != said]
            self._said = TextBlock(said, ui_font(SMALL), inner, most=MANY_QUOTE, spacing=SIDE_LINE)
        self._head = _flow(head, inner, place_width + 10)
        lines = 1 + max((piece.line for piece in self._head), default=0)
        self._quote = TextBlock(
            quoted(mark.quote),
            reading_font(QUOTE),
            inner,
            most=MANY_QUOTE if current else FEW_QUOTE,
            spacing=QUOTE_LINE,
            ending="”",
            faces=_faces(mark.quote, look.opened),
        )
        self._asides = _asides(mark, inner, current)
        self._said_top = TOP + lines * HEAD
        y = self._said_top + (self._said.height if self._said is not None else 0) + GAP - 2
        self._quote_top = y
        y += self._quote.height
        for aside in self._asides:
            y += 2 + aside.height
        self._line_top: float | None = None
        self._note: RenderedNote | None = None
        note = mark.note.text if mark.note else ""
        self.note_top = y + GAP + 1 + GAP
        if typing is not None:
            self._line_top = y + GAP
            y = self.note_top + typing - 3
        elif note.strip():
            self._line_top = y + GAP
            from tepi.window.panel.rendered_note import RenderedNote

            self._note = RenderedNote(note, theme, inner, most=None if current else FEW_NOTE)
            y = self.note_top + self._note.height
        self.height = round(y + BOTTOM)

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        *,
        current: bool = False,
        pointed: bool = False,
        keyboard: bool = False,
    ) -> None:
        """Draw the card into ``box``."""
        theme = self._look.theme
        line = (
            theme.accent
            if current or keyboard
            else (theme.on(theme.card, theme.ink, 0.25) if pointed else theme.line)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(q(line), max(2.0, theme.focus_pen) if keyboard else (1.25 if current else 1.0)))
        painter.setBrush(q(theme.card))
        inset = max(2.0, theme.focus_pen) / 2 if keyboard else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        edge = QRectF(box.left(), box.top() + RADIUS - 1, EDGE, box.height() - 2 * RADIUS + 2)
        color = theme.line_of(self._color, theme.card)
        if theme.patterns and self._place_of_code >= 0:
            painter.fillRect(edge, q(theme.card))
            paint_ribbon(painter, edge, color, self._place_of_code, upright=True)
        else:
            painter.setBrush(q(color))
            painter.drawRoundedRect(edge, EDGE / 2, EDGE / 2)
        self._draw_head(painter, box)
        x = box.left() + LEFT
        if self._said is not None:
            self._said.draw(painter, x, box.top() + self._said_top, theme.soft)
        y = box.top() + self._quote_top
        self._quote.draw(painter, x, y, theme.ink)
        y += self._quote.height
        for aside in self._asides:
            aside.draw(painter, x, y + 2, theme.soft)
            y += 2 + aside.height
        if self._line_top is not None:
            painter.setPen(QPen(q(theme.line), 1.0))
            across = box.top() + self._line_top + 0.5
            painter.drawLine(QPointF(x, across), QPointF(box.right() - RIGHT, across))
        if self._note is not None:
            self._note.draw(painter, x, box.top() + self.note_top)

    def task_at(self, x: float, y: float) -> int | None:
        """Which task box of the note lies at this point of the card, or None."""
        if self._note is None:
            return None
        return self._note.task_at(x - LEFT, y - self.note_top)

    def _draw_head(self, painter: QPainter, box: QRectF) -> None:
        theme = self._look.theme
        for piece in self._head:
            x = box.left() + LEFT + piece.x
            area = QRectF(x, box.top() + TOP + piece.line * HEAD, box.right() - x, HEAD)
            if piece.icon:
                drawn = QRectF(x, area.top() + (HEAD - ICON) / 2, ICON, ICON)
                paint_icon(painter, piece.icon, drawn, piece.color)
                area.setLeft(x + ICON + 3)
            _write(painter, area, piece, Qt.AlignmentFlag.AlignLeft)
        area = QRectF(box.left() + LEFT, box.top() + TOP, box.width() - LEFT - RIGHT, HEAD)
        _write(painter, area, self._place, Qt.AlignmentFlag.AlignRight)
        painter.setPen(q(theme.ink))


def said_by(mark: Highlight) -> str:
    """Who says it, outermost first, and how; "" where nobody was named."""
    if mark.attribution is None:
        return ""
    said = _tr("said by {}").format(" < ".join(mark.attribution.names))
    return f"{said} · {_tr(mark.attribution.manner)}" if mark.attribution.manner else said


def quoted(quote: str) -> str:
    """The quote's beginning in typographic quotation marks; one that brings its own gets no second pair."""
    if quote.startswith("“") and quote.rstrip().endswith("”") and quote.count("“") == 1:
        return quote.rstrip()[:-1]
    return "“" + quote


def _write(painter: QPainter, area: QRectF, piece: _Piece, align: Qt.AlignmentFlag) -> None:
    painter.setFont(piece.font)
    painter.setPen(QColor(piece.color))
    painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, piece.text)


def _head(mark: Highlight, look: CardLook) -> list[_Piece]:
    """The parts of a card's head line: codes, doubt, speaker, state."""
    theme, book = look.theme, look.codebook
    bold, small = ui_font(12, bold=True), ui_font(SMALL)
    codes = [code for code in map(book.find, mark.codes) if code is not None]
    pieces = [
        _Piece(
            code.name + ("," if place + 1 < len(codes) else ""), bold, theme.ink_of(code.color, theme.card)
        )
        for place, code in enumerate(codes)
    ]
    if not codes:
        name = _tr("Note") if mark.note else _tr("Mark")
        pieces.append(_Piece(name, bold, theme.soft))
    second = book.find(mark.second_code) if mark.second_code else None
    if second is not None:
        pieces.append(_Piece(_tr("unsure, perhaps {}").format(second.name), small, theme.soft, "doubt"))
    elif mark.unsure:
        pieces.append(_Piece(_tr("unsure"), small, theme.soft, "doubt"))
    if mark.attribution is not None:
        pieces.append(_Piece(said_by(mark), small, theme.soft))
    if mark.state == "orphaned":
        pieces.append(
            _Piece(_tr("not found in this text"), small, theme.ink_of(theme.danger, theme.card), "warning")
        )
    return pieces


def _asides(mark: Highlight, width: float, current: bool) -> list[TextBlock]:
    """The lines under the quote: what it should say, and its translation."""
    most = MANY_QUOTE if current else 2
    found = []
    if mark.reading:
        text = _tr("[sic: {}]").format(mark.reading)
        found.append(TextBlock(text, ui_font(12), width, most=most, spacing=SIDE_LINE))
    if mark.translation:
        slanted = ui_font(12)
        slanted.setItalic(True)
        found.append(TextBlock(mark.translation, slanted, width, most=most, spacing=SIDE_LINE))
    return found


def _flow(pieces: list[_Piece], width: float, reserved: float) -> list[_Piece]:
    """Set the parts in lines; ``reserved`` pixels of the first one belong to the place."""
    placed: list[_Piece] = []
    x, line = 0.0, 0
    for piece in pieces:
        room = width - (reserved if line == 0 else 0.0)
        extra = ICON + 3 if piece.icon else 0
        metrics = QFontMetricsF(piece.font)
        wide = metrics.horizontalAdvance(piece.text) + extra
        if x > 0 and x + wide > room:
            x, line = 0.0, line + 1
            room = width
        text = piece.text
        if wide > room - x:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - x - extra)
            wide = metrics.horizontalAdvance(text) + extra
        placed.append(piece._replace(text=text, line=line, x=x))
        x += wide + (5 if piece.text.endswith(",") else 10)
    return placed


def _tr(text: str) -> str:
    return QCoreApplication.translate("Card", text)


def _faces(quote: str, opened: OpenDocument | None) -> ScriptFaces | None:
    """The faces in which the text sets what is not Latin; None where the quote needs none."""
    if opened is None or quote.isascii():
        return None
    from tepi.window.script_faces import ScriptFaces

    return ScriptFaces(opened.text, opened.document.language)
