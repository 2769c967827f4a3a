"""The line over a pane while there are two: its document's name, what can be done with it, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from tepi.window.direction import draw_title, suit
from tepi.window.icons import paint_icon
from tepi.window.sidebar.icon_button import IconButton
from tepi.window.theme import Themes, q, ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from tepi.window.desk import Desk

HEIGHT = 34
LEFT, SIGN = 14, 11
LINE = 2


class PaneTitle(QWidget):
    """Slim and quiet; under that of the pane in use runs a line in the accent colour.

    Signals:
        choosing: The name was pressed: another document is wanted here.
        more: The button with the dots was pressed.
        closing: The cross was pressed.

    Attributes:
        name: The document's name, as a button.
    """

    choosing = Signal()
    more = Signal()
    closing = Signal()

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self.setObjectName("paneTitle")
        self.setFixedHeight(HEIGHT)
        self.name = _Name(desk, themes, self)
        self.name.clicked.connect(self.choosing)
        self.dots = IconButton(themes, self.tr("More about this pane"), "more", self)
        self.dots.clicked.connect(self.more)
        self.cross = IconButton(themes, self.tr("Close this pane"), "close", self)
        self.cross.clicked.connect(self.closing)
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 0, 10, LINE)
        row.setSpacing(2)
        row.addWidget(self.name, 1)
        row.addSpacing(6)
        row.addWidget(self.dots)
        row.addWidget(self.cross)
        desk.opened.join(self.refresh)
        desk.documents_changed.join(self.refresh)
        desk.seated.join(self.update)
        themes.changed.join(self.update)
        self.refresh()

    def refresh(self) -> None:
        """Show the name of what is open here."""
        opened = self._desk.open
        if opened is None:
            self.name.show_title(self.tr("No document open"), False)
            return
        of = opened.document
        self.name.show_title(of.title, of.title_guessed, of.language)

    def more_place(self) -> QRect:
        """Where the button with the dots is, on the screen."""
        return QRect(self.dots.mapToGlobal(self.dots.rect().topLeft()), self.dots.size())

    def name_place(self) -> QRect:
        """Where the name is, on the screen."""
        return QRect(self.name.mapToGlobal(self.name.rect().topLeft()), self.name.size())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, a hair line below, and the line of the pane in use over it."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.fillRect(self.rect(), q(theme.page))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), q(theme.line))
        if self._desk.is_used:
            painter.fillRect(QRectF(0, self.height() - LINE, self.width(), LINE), q(theme.accent))
        painter.end()


class _Name(QAbstractButton):
    """The name and a small sign that more can be chosen here."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._title, self._guessed, self._language = "", False, ""
        self.setObjectName("paneName")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # it shows that it can be pressed
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT - LINE - 4)
        desk.seated.join(self.update)

    def show_title(self, title: str, guessed: bool, language: str = "") -> None:
        """Show this name; italic while it is a guess."""
        self._title, self._guessed, self._language = title, guessed, language
        self.setAccessibleName(self.tr("Text in this pane: {}").format(title))
        self.setToolTip(self.tr("{}\nPress to show another text here").format(title))
        self.update()

    def sizeHint(self) -> QSize:
        """What the layout should reckon with."""
        return QSize(120, HEIGHT - LINE - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name, darker in the pane in use."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        used = self._desk.is_used
        font = ui_font(12, bold=used)
        suit(font, self._title, self._guessed, self._language)
        room = self.width() - 12 - SIGN - 6
        title = QFontMetricsF(font).elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        wide = min(QFontMetricsF(font).horizontalAdvance(title), room)
        box = QRectF(0.75, 2.75, wide + SIGN + 18, self.height() - 5.5)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.cap if self.isDown() else theme.hover))
            painter.drawRoundedRect(box, 5, 5)
        painter.setFont(font)
        painter.setPen(q(theme.ink if used or self.underMouse() else theme.soft))
        draw_title(painter, QRectF(6, 0, room + 4, self.height()), title)
        middle = QPointF(6 + wide + 6 + SIGN / 2, self.height() / 2 + 0.5)
        paint_icon(
            painter,
            "chevron-down",
            QRectF(middle.x() - SIGN / 2, middle.y() - SIGN / 2, SIGN, SIGN),
            theme.soft,
        )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(q(theme.accent), theme.focus_pen))
            painter.drawRoundedRect(box, 5, 5)
        painter.end()
