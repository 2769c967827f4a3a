"""All keys on one sheet, made from the action table; a key is changed by pressing another."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tepi.window.actions import ACTIONS, BY_ID, MENUS
from tepi.window.commands import Commands
from tepi.window.overlay import Overlay
from tepi.window.theme import BODY, SMALL, Themes, q, ui_font

ROW = 24
_LONE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


def shown(key: str) -> str:
    """A key as people write it."""
    return key.replace("Return", "Enter").replace("PgDown", "PgDn").replace("Right", "→").replace("Left", "←")


class KeyRow(QWidget):
    """One action with its keys; a press (or Enter) waits for another key."""

    wanted = Signal(str)

    def __init__(self, action_id: str, commands: Commands, themes: Themes) -> None:
        super().__init__()
        self.action_id = action_id
        self.waiting = False
        self._commands = commands
        self._themes = themes
        action = BY_ID[action_id]
        self.setToolTip(action.help)
        self.setFixedHeight(ROW)  # a scroll area would rather squeeze than scroll
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(
            f"{action.title}: {', '.join(commands.keys_of(action_id)) or self.tr('no key')}"
        )

    def sizeHint(self) -> QSize:
        """What the layout should reckon with."""
        return QSize(300, ROW)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press of the mouse."""
        self.wanted.emit(self.action_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self.action_id)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus() or self.waiting:
            painter.setPen(q(theme.accent) if self.hasFocus() or self.waiting else Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        metrics = QFontMetrics(ui_font(SMALL))
        x = 6.0
        keys = [self.tr("press a key…")] if self.waiting else self._commands.keys_of(self.action_id)
        painter.setFont(ui_font(SMALL))
        for key in keys[:2]:
            width = max(metrics.horizontalAdvance(shown(key)) + 11, 19)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.cap))
            painter.drawRoundedRect(QRectF(x, 4, width, 17), 4, 4)
            painter.setPen(q(theme.ink))
            painter.drawText(QRectF(x, 4, width, 17), Qt.AlignmentFlag.AlignCenter, shown(key))
            x += width + 4
        left = max(x + 4, 112.0)
        painter.setFont(ui_font(BODY))
        painter.setPen(q(theme.ink))
        title = QFontMetrics(ui_font(BODY)).elidedText(
            BY_ID[self.action_id].title, Qt.TextElideMode.ElideRight, int(self.width() - left - 4)
        )
        painter.drawText(QRectF(left, 0, self.width() - left, 25), Qt.AlignmentFlag.AlignVCenter, title)


class KeyOverview(Overlay):
    """The sheet: every action by its menu, in columns."""

    changed = Signal()

    def __init__(self, commands: Commands, themes: Themes, parent: QWidget) -> None:
        super().__init__(themes, parent, 1080)
        self.setObjectName("keyOverview")
        self.setAccessibleName(self.tr("All keys"))
        self._commands = commands
        self._waiting: KeyRow | None = None
        title = QLabel(self.tr("Keys"), self.card)
        title.setFont(ui_font(15, bold=True))
        self._hint = QLabel(self.card)
        self._hint.setProperty("soft", True)
        self._hint.setWordWrap(True)
        self._reset = QPushButton(self.tr("All as they were"), self.card)
        self._reset.clicked.connect(self._all_as_they_were)
        self._area = QScrollArea(self.card)
        self._area.setWidgetResizable(True)
        self._area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        self.body.addWidget(title)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignRight)

    def open(self) -> None:
        """Show the keys as they are now."""
        super().open()
        self._say()
        self._fill()
        self._area.setFocus()

    def wanted_height(self) -> int:
        """As high as the window allows."""
        return 2000

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key."""
        if self._waiting is None:
            super().keyPressEvent(event)
            return
        if event.key() in _LONE:
            return
        row, self._waiting = self._waiting, None
        if event.key() == Qt.Key.Key_Escape:
            self._say()
        elif event.key() == Qt.Key.Key_Backspace:
            self._commands.change_keys(row.action_id, None)
            self._say(self.tr("{0} has its own key again").format(BY_ID[row.action_id].title))
        else:
            key = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
            former = self._commands.change_keys(row.action_id, [key])
            told = self.tr("{0} is now {1}").format(shown(key), BY_ID[row.action_id].title)
            if former is not None:
                told += self.tr("; before it was {0}").format(BY_ID[former].title)
            self._say(told)
        self.changed.emit()
        self._fill()
        self.setFocus()

    def _say(self, told: str = "") -> None:
        self._hint.setText(told or self.tr("Press a row to give it another key; Esc closes."))

    def _wait(self, action_id: str) -> None:
        for row in self._area.findChildren(KeyRow):
            row.waiting = row.action_id == action_id
            self._waiting = row if row.waiting else self._waiting
            row.update()
        title = BY_ID[action_id].title
        self._say(
            self.tr(
                "Press the new key for “{0}”. Esc keeps it as it is, Backspace gives back its own."
            ).format(title)
        )
        self.setFocus()

    def _all_as_they_were(self) -> None:
        for action_id in list(self._commands.changed_keys):
            self._commands.change_keys(action_id, None)
        self.changed.emit()
        self._say(self.tr("Every key is as it was at first"))
        self._fill()

    def _fill(self) -> None:
        place = self._area.verticalScrollBar().value()
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(22)
        columns: list[QVBoxLayout] = []
        for column in range(3):
            made = QVBoxLayout()
            made.setSpacing(1)
            columns.append(made)
            grid.addLayout(made, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        homes = {"Document": 0, "Edit": 0, "Codebook": 0, "Go": 1, "Help": 1, "Mark": 2, "View": 1}
        for menu in MENUS:
            column_of = columns[homes[menu]]
            heading = QLabel(menu.upper())
            heading.setProperty("small", True)
            heading.setContentsMargins(6, 10, 0, 3)
            column_of.addWidget(heading)
            for action in ACTIONS:
                if action.menu == menu and (
                    self._commands.keys_of(action.id) or action.id in self._commands.changed_keys
                ):
                    row = KeyRow(action.id, self._commands, self.themes)
                    row.wanted.connect(self._wait)
                    column_of.addWidget(row)
        self._area.setWidget(sheet)
        self._area.verticalScrollBar().setValue(place)
        self._reset.setVisible(bool(self._commands.changed_keys))
