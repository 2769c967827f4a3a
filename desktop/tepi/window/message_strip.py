"""The message strip: what happened, and what to do. It floats over the text's foot and moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tepi.window.asks import Message
from tepi.window.desk import Desk
from tepi.window.icons import icon, paint_icon
from tepi.window.theme import Themes, q

REST_MS = 7000
LEAST_MS = 1500
AGAIN_MS = 2000
_SIGNS = {"info": "info", "warning": "warning", "error": "warning"}


class MessageStrip(QWidget):
    """One line with at most one button; an error stays until it is closed, the rest goes by itself.

    Not while the mouse lies on it or the keyboard is in it: who is about to press must not miss.
    """

    accessible_role = QAccessible.Role.AlertMessage

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self.setAccessibleName(self.tr("Message"))
        self._desk = desk
        self._themes = themes
        self._message: Message | None = None
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._act)
        self._close = QPushButton(self)
        self._close.setProperty("quiet", True)
        self._close.setFixedSize(26, 26)
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.clicked.connect(desk.hush)
        for button in (self._button, self._close):
            # A press with the mouse leaves the keyboard with the text.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._rested)
        self._since = QElapsedTimer()
        themes.changed.join(self._dress)
        desk.said.join(self.show_message)
        desk.moved.join(self._moved_on)
        self._dress()
        self.hide()

    @property
    def text(self) -> str:
        """The line that is shown; empty where there is none."""
        return self._message.text if self._message is not None else ""

    def show_message(self, message: Message | None) -> None:
        """Show a message in place of any before; None clears."""
        if message is None:
            self.clear()
            return
        self._message = message
        self._text.setText(message.text)
        self.setAccessibleDescription(message.text)
        self._button.setText(message.action)
        self._button.setVisible(bool(message.action))
        self._since.start()
        self._rest.stop()
        if message.kind != "error":
            self._rest.start(REST_MS * (2 if message.action else 1))
        self.settle()
        self.show()
        self.raise_()
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._message = None
        self._rest.stop()
        parent = self.parentWidget()
        if parent is not None and self._has_keyboard:
            parent.setFocus()
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether the line comes with a button."""
        return self._message is not None and bool(self._message.action)

    def take_keyboard(self) -> None:
        """Give the keyboard to the button: Enter says yes, Esc no."""
        self._button.setFocus(Qt.FocusReason.TabFocusReason)

    def settle(self) -> None:
        """Take the place at the foot of the parent, as wide as the line needs."""
        parent = self.parentWidget()
        if parent is None:
            return
        room = max(parent.width() - 48, 200)
        beside = 40 + 8 + 26 + 20 + (self._button.sizeHint().width() + 10 if self._button.text() else 0)
        wanted = self._text.fontMetrics().horizontalAdvance(self._text.text()) + beside + 12
        width = min(max(wanted, 260), room, 760)
        height = max(self._text.heightForWidth(width - beside), 26) + 16
        self.resize(width, height)
        self.move(QPoint((parent.width() - width) // 2, parent.height() - height - 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        kind = self._message.kind if self._message else "info"
        color = {"error": theme.danger, "warning": theme.line_of("#b8862b", theme.card)}.get(
            kind, theme.accent
        )
        painter.setPen(q(theme.on(theme.card, color, 0.55)))
        painter.setBrush(q(theme.on(theme.card, color, 0.07)))
        painter.drawRoundedRect(box, 8, 8)
        paint_icon(painter, _SIGNS[kind], QRectF(14, (self.height() - 16) / 2, 16, 16), color)

    def _act(self) -> None:
        message = self._message
        self.clear()
        if message is not None and message.do is not None:
            message.do()

    def _rested(self) -> None:
        if self.underMouse() or self._has_keyboard:
            self._rest.start(min(REST_MS, AGAIN_MS))
        else:
            self._desk.hush()

    @property
    def _has_keyboard(self) -> bool:
        return self._button.hasFocus() or self._close.hasFocus()

    def _moved_on(self) -> None:
        """What was said of another place has been read by now."""
        message = self._message
        said = message is not None and message.kind == "info" and not message.action
        if said and self._since.elapsed() > LEAST_MS:
            self.clear()

    def _dress(self) -> None:
        self._close.setIcon(icon("close", self._themes.current.soft))
        self.update()
