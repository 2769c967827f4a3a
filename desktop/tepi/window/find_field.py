"""The find field: words or an expression, how to look for them, and how many places there are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from tepi.window.actions import BY_ID, own_keys
from tepi.window.find_note import FindNote
from tepi.window.key_names import spelled
from tepi.window.own_escape import keeps_escape
from tepi.window.theme import SMALL, Themes, q, ui_font

OPTIONS = ("case", "whole", "expression")
_SIGNS = {"case": "Aa", "whole": "ab|", "expression": ".*"}
_WIDE, _HIGH, _BETWEEN = 25, 22, 2
_EDGE = 5


class FindToggle(QAbstractButton):
    """A way of looking that is on or off: a sign on a tinted ground, or a quiet sign."""

    def __init__(self, themes: Themes, option: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.option = option
        self.keys_of = own_keys
        self.setObjectName(f"find.{option}")
        self.setText(_SIGNS[option])
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # it shows that it can be pressed
        self.setAccessibleName(BY_ID[f"find.{option}"].title)

    def sizeHint(self) -> QSize:
        """Small enough for three of them in the field."""
        return QSize(_WIDE, _HIGH)

    def event(self, event: QEvent) -> bool:
        """The tooltip names the key as it is now."""
        if event.type() == QEvent.Type.ToolTip:
            action = BY_ID[f"find.{self.option}"]
            keys = spelled(", ".join(self.keys_of(action.id)))
            self.setToolTip(f"{action.title}. {action.help}" + (f" ({keys})" if keys else ""))
        return bool(super().event(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = theme.chosen if self.isChecked() else theme.hover if self.underMouse() else theme.field
        pen = QPen(q(theme.accent), theme.focus_pen if self.hasFocus() else 1)
        painter.setPen(pen if self.hasFocus() or self.isChecked() else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(q(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
        painter.setFont(ui_font(SMALL, bold=self.isChecked()))
        painter.setPen(q(theme.ink if self.isChecked() else theme.ink_of(theme.soft, ground)))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class FindField(QLineEdit):
    """Where words to find are typed; says how many places there are, and below it what is wrong.

    Signals:
        step: Go to the next (1) or previous (-1) place.
        left: Esc: back to the text.
        optioned: One of ``OPTIONS`` was switched.
        stopped: The search under way is to end.
    """

    step = Signal(int)
    left = Signal()
    optioned = Signal(str)
    stopped = Signal()

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._count = ""
        self.keys_of = own_keys
        self.setObjectName("findField")
        self.setAccessibleName(self.tr("Find in this text"))
        self.setPlaceholderText(self.tr("Find in this text"))
        self.setMaximumWidth(300)
        self.setMinimumWidth(190)
        self.toggles = {option: FindToggle(themes, option, self) for option in OPTIONS}
        for option, toggle in self.toggles.items():
            toggle.clicked.connect(lambda _checked=False, name=option: self.optioned.emit(name))
            toggle.installEventFilter(self)
        self.note = FindNote(themes, self)
        self.note.stopped.connect(self.stopped)
        self.textChanged.connect(self._settle)
        self._settle()

    def sizeHint(self) -> QSize:
        """As wide as there is room for, up to the largest width."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def show_count(self, count: str) -> None:
        """Say “3 of 12” or “none” before the toggles."""
        self._count = count
        self._describe()
        self._settle()

    def show_note(self, words: str, *, fault: bool = False, stop: bool = False) -> None:
        """Say a sentence below the field, with a button that ends the search; "" takes it away."""
        self.note.show_words(words, fault=fault, stop=stop)
        self._describe()

    def show_options(self, on: frozenset[str]) -> None:
        """Show which ways of looking are on."""
        for option, toggle in self.toggles.items():
            toggle.setChecked(option in on)

    def event(self, event: QEvent) -> bool:
        """Esc in here is the field's own."""
        return keeps_escape(event) or bool(super().event(event))

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Esc and Enter on a toggle mean what they mean in the field."""
        if keeps_escape(event):
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._settle()
        return bool(super().eventFilter(watched, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ways of looking."""
        super().focusInEvent(event)
        self._settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """An empty field is quiet again."""
        super().focusOutEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the toggles at the end."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Place the toggles, and leave the words the room that is left."""
        focused = QApplication.focusWidget()
        used = bool(self.text()) or (focused is not None and (focused is self or self.isAncestorOf(focused)))
        x = self.width() - _EDGE
        for option in reversed(OPTIONS):
            toggle = self.toggles[option]
            toggle.setVisible(used)
            if used:
                x -= _WIDE
                toggle.setGeometry(x, (self.height() - _HIGH) // 2, _WIDE, _HIGH)
                x -= _BETWEEN
        label = self._label()
        room = QFontMetrics(ui_font(SMALL)).horizontalAdvance(label) + 14 if label else 4
        margin = self.width() - x + room
        if self.textMargins().right() != margin:
            self.setTextMargins(0, 0, margin, 0)
        self.update()

    def _label(self) -> str:
        """The count; in a field that is not in use the key that leads here."""
        if self.text() or self.toggles["case"].isVisibleTo(self):
            return self._count
        return spelled(" ".join(self.keys_of("find.open")[:1])).replace("+", " ")

    def _describe(self) -> None:
        said = ". ".join(part for part in (self._count, self.note.words) if part)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        super().paintEvent(event)
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(SMALL))
        label = self._label()
        width = QFontMetrics(ui_font(SMALL)).horizontalAdvance(label) + 10
        first = self.toggles[OPTIONS[0]]
        right = first.x() - 2 if first.isVisibleTo(self) else self.width() - 8
        box = QRectF(right - width, (self.height() - 18) / 2, width, 18)
        if not label:
            return
        key = label != self._count
        if key:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.cap))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(q(theme.ink_of(theme.soft, theme.cap if key else theme.field)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
