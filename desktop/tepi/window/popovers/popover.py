"""A small card over the window that asks for one thing: keyboard first, closed by Esc, never modal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from tepi.window.stops_inside import step_inside
from tepi.window.theme import SMALL, Themes, q, ui_font

if TYPE_CHECKING:
    from tepi.window.desk import Desk

SHADOW = 12
EDGE = 8
# A range that fills more of the view than this cannot be kept clear: the caret's line is.
MOST_OF_VIEW = 0.5


class Popover(QWidget):
    """A rounded card in its window; ``closed`` tells that it went, whatever was chosen.

    It stands where the pointer or the caret was, gives the keyboard back to who had it, and is
    made anew each time. Another popover closes it.
    """

    closed = Signal()

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget, width: int, title: str = "") -> None:
        super().__init__(parent.window())
        self.ground = parent.window()
        self.desk = desk
        self.themes = themes
        self._leave = themes.changed.join(self._dress)
        # Who gets the keyboard back. Asked now, not when the card is shown: a field of its own may take it first.
        self.before = self._who_has_it()
        self._near: QRect | None = None
        self._closing = False
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 12, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(8)
        self.setFixedWidth(min(width + 2 * SHADOW, max(self.ground.width() - 16, 240)))
        self.title = QLabel(title, self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setStyleSheet("font-weight: 600;")
        self.body.addWidget(self.title)
        self.title.setVisible(bool(title))
        self.hide()

    def say_keys(self, words: str) -> QLabel:
        """A quiet last line that names the keys that matter here."""
        label = QLabel(words, self)
        label.setProperty("small", True)
        label.setFont(ui_font(SMALL))
        label.setWordWrap(True)
        self.body.addWidget(label)
        return label

    def add_buttons(self, yes: str, *more: QPushButton) -> QPushButton:
        """The last row: ``more`` at the left, Cancel and ``yes`` at the right; returns the last."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in more:
            button.setProperty("quiet", True)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setProperty("quiet", True)
        cancel.clicked.connect(self.dismiss)
        row.addWidget(cancel)
        save = QPushButton(yes, self)
        save.setProperty("primary", True)
        row.addWidget(save)
        self.body.addLayout(row)
        return save

    def open(self, first: QWidget | None = None, near: QRect | None = None) -> None:
        """Show the card beside ``near`` (global; else the caret), with the keyboard in ``first``."""
        window = self.ground
        for other in window.findChildren(Popover):
            if other is not self:
                other.dismiss()
        self._near = near or self._caret()
        self.settle()
        self.show()
        self.raise_()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        (first or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close the card for good and give the keyboard back."""
        if self._closing:
            return
        self._closing = True
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._leave()
        focused = QApplication.focusWidget()
        mine = focused is not None and (focused is self or self.isAncestorOf(focused))
        self.hide()
        if mine and self.before is not None and isValid(self.before):
            self.before.setFocus()
        self.closed.emit()
        self.deleteLater()

    def _who_has_it(self) -> QWidget | None:
        """Who has the keyboard; behind another card, who had it before that."""
        focused = self.ground.focusWidget()
        for other in self.ground.findChildren(Popover):
            inside = focused is not None and (other is focused or other.isAncestorOf(focused))
            if inside and other is not self:
                return other.before
        return focused

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the card."""
        return step_inside(self, forward)

    def settle(self) -> None:
        """Take the height of what is inside and a place in the window that hides as little as can be."""
        window = self.ground
        self.body.activate()
        # Not the larger of both: what lines that are broken need in a column of any width is no measure of this one.
        wraps = self.body.hasHeightForWidth()
        height = self.body.heightForWidth(self.width()) if wraps else self.body.sizeHint().height()
        height = min(height, window.height() - 2 * EDGE)
        self.setFixedHeight(height)
        if self._near is None:
            self.move((window.width() - self.width()) // 2, min(72, (window.height() - height) // 2))
            return
        near = QRect(window.mapFromGlobal(self._near.topLeft()), self._near.size())
        x = min(max(near.left() - SHADOW, EDGE - SHADOW), window.width() - self.width() - EDGE + SHADOW)
        y = near.bottom() + 6 - SHADOW
        if y + height > window.height() - EDGE + SHADOW:
            above = near.top() - 6 - height + SHADOW
            y = above if above >= EDGE - SHADOW else window.height() - height - EDGE + SHADOW
        self.move(x, max(y, 0))

    def event(self, event: QEvent) -> bool:
        """Let keys reach the fields here before the window's own commands take them."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.settle()
        return bool(super().event(event))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press beside the card closes it, and does nothing else."""
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(event, QMouseEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self.window():
            return False
        inside = watched is self or self.isAncestorOf(watched)
        if inside and not (watched is self and not self._card().contains(event.position())):
            return False
        self.dismiss()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Enter does what the card is for; no other key goes through to the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = self.focusWidget()
            if isinstance(button, QPushButton):
                button.click()
            else:
                self.enter()
        event.accept()

    def enter(self) -> None:
        """What Enter does in this card, wherever in it the keyboard is; fields of many lines want Ctrl with it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shadow and the card."""
        theme = self.themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        card = self._card()
        for spread in range(1, SHADOW - 1):
            painter.setBrush(q("#000000", 0.026 if theme.dark else 0.011))
            grown = card.adjusted(-spread, -spread + 2, spread, min(spread + 2, SHADOW - 1))
            painter.drawRoundedRect(grown, 10 + spread, 10 + spread)
        painter.setPen(q(theme.line))
        painter.setBrush(q(theme.card))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def elided(self, words: str, width: int) -> str:
        """The words in one line of this width."""
        line = " ".join(words.split())
        return QFontMetricsF(self.font()).elidedText(line, Qt.TextElideMode.ElideRight, width)

    def inner_width(self) -> int:
        """The width between the margins."""
        margins = self.body.contentsMargins()
        return self.width() - margins.left() - margins.right()

    def sizeHint(self) -> QSize:
        """As the body wants it."""
        return self.body.sizeHint()

    def _card(self) -> QRectF:
        return QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)

    def _caret(self) -> QRect | None:
        """Where on the screen the lines of the range are, which the card should not hide; None unseen."""
        views = self.ground.findChildren(QWidget, "readingView")
        view = next((each for each in views if each.desk.is_used), None)  # type: ignore[attr-defined]
        if not isinstance(view, QAbstractScrollArea) or not view.isVisible() or self.desk.open is None:
            return None
        shown = view.viewport().rect()
        box = _box(view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle))
        geometry = getattr(view, "geometry_of", None)
        if geometry is not None and self.desk.range.length:
            top, bottom = geometry.extent(self.desk.range)
            lines = QRect(box.left(), round(top) - view.verticalScrollBar().value(), 2, round(bottom - top))
            if lines.intersected(shown).height() < shown.height() * MOST_OF_VIEW:
                box = lines
        box = box.intersected(shown)
        return None if box.isEmpty() else QRect(view.viewport().mapToGlobal(box.topLeft()), box.size())

    def _dress(self) -> None:
        self.update()


def beside(widget: QWidget, point: QPoint | None = None) -> QRect:
    """The place of a widget (or of a point in it) on the screen, for ``Popover.open``."""
    if point is not None:
        return QRect(widget.mapToGlobal(point), QSize(1, 1))
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _box(rectangle: object) -> QRect:
    """A box of whole pixels, at least one wide and high, of what Qt says of the caret."""
    if isinstance(rectangle, QRectF):
        rectangle = rectangle.toRect()
    if not isinstance(rectangle, QRect):
        return QRect()
    return QRect(rectangle.topLeft(), rectangle.size().expandedTo(QSize(1, 1)))
