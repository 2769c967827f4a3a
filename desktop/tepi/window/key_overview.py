"""All keys on one sheet, made from the action table; a key is changed by pressing another."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tepi.window.actions import ACTIONS, BY_ID
from tepi.window.commands import Commands
from tepi.window.key_names import spelled
from tepi.window.overlay import Overlay
from tepi.window.theme import BODY, SMALL, Themes, q, ui_font

ROW = 22
# Where the words of a column begin at the earliest; further right where it has many or long keys.
WORDS = 112
MOST_KEYS = 2
# Which menus stand under each other, by how many columns there is room for: (least width, columns).
LAYOUTS = (
    (1190, (("Document", "Edit"), ("Go",), ("Mark", "Codebook"), ("View", "Help"))),
    (930, (("Document", "View"), ("Go", "Codebook", "Help"), ("Mark", "Edit"))),
    (0, (("Document", "Edit", "Codebook", "View"), ("Go", "Mark", "Help"))),
)
_LONE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


def shown(key: str) -> str:
    """A key as people write it."""
    return (
        spelled(key)
        .replace("Return", "Enter")
        .replace("PgDown", "PgDn")
        .replace("Right", "→")
        .replace("Left", "←")
    )


def _cap_width(key: str) -> int:
    """How wide a key is drawn."""
    return max(QFontMetrics(ui_font(SMALL)).horizontalAdvance(shown(key)) + 11, 19)


class KeyRow(QWidget):
    """One line: keys, and what they do."""

    waiting = False
    words_at = WORDS

    def __init__(self, keys: list[str], title: str, told: str, themes: Themes) -> None:
        super().__init__()
        self.title = title
        self._keys = keys
        self._themes = themes
        self.setToolTip(told)
        self.setFixedHeight(ROW)  # a scroll area would rather squeeze than scroll
        self.setAccessibleName(f"{title}: {', '.join(keys) or self.tr('no key')}")

    def sizeHint(self) -> QSize:
        """What the layout should reckon with."""
        return QSize(300, ROW)

    def keys_end(self) -> int:
        """Where the keys end, in pixels from the left."""
        return round(6 + sum(_cap_width(key) + 4 for key in self._keys[:MOST_KEYS]))

    def words_width(self) -> int:
        """How wide what they do is."""
        return QFontMetrics(ui_font(BODY)).horizontalAdvance(self.title)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.focusPolicy() and (self.underMouse() or self.hasFocus() or self.waiting):
            held = self.hasFocus() or self.waiting
            painter.setPen(QPen(q(theme.accent), theme.focus_pen) if held else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(q(theme.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        x = 6.0
        keys = [self.tr("press a key…")] if self.waiting else self._keys
        painter.setFont(ui_font(SMALL))
        for key in keys[:MOST_KEYS]:
            width = _cap_width(key)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.cap))
            painter.drawRoundedRect(QRectF(x, 3, width, 17), 4, 4)
            painter.setPen(q(theme.ink))
            painter.drawText(QRectF(x, 3, width, 17), Qt.AlignmentFlag.AlignCenter, shown(key))
            x += width + 4
        left = max(x + 4, float(self.words_at))
        painter.setFont(ui_font(BODY))
        painter.setPen(q(theme.ink))
        title = QFontMetrics(ui_font(BODY)).elidedText(
            self.title, Qt.TextElideMode.ElideRight, int(self.width() - left - 4)
        )
        painter.drawText(QRectF(left, 0, self.width() - left, ROW), Qt.AlignmentFlag.AlignVCenter, title)


class ActionRow(KeyRow):
    """One action with its keys; a press (or Enter) waits for another key."""

    wanted = Signal(str)
    accessible_role = QAccessible.Role.Button

    def __init__(self, action_id: str, commands: Commands, themes: Themes) -> None:
        action = BY_ID[action_id]
        super().__init__(commands.keys_of(action_id), action.title, action.help, themes)
        self.action_id = action_id
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press of the mouse."""
        self.wanted.emit(self.action_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self.action_id)
        else:
            super().keyPressEvent(event)


class KeyOverview(Overlay):
    """The sheet: every action by its menu, in columns."""

    changed = Signal()
    air = 40  # all rows at once, without scrolling, are worth more

    def __init__(self, commands: Commands, themes: Themes, parent: QWidget) -> None:
        super().__init__(themes, parent, 1240)
        self.setObjectName("keyOverview")
        self.setAccessibleName(self.tr("All keys"))
        self._commands = commands
        self._shown: tuple[tuple[str, ...], ...] = ()
        self._waiting: ActionRow | None = None
        self._title = QLabel(self.tr("Keys"), self.card)
        self._title.setFont(ui_font(15, bold=True))
        self._hint = QLabel(self.card)
        self._hint.setProperty("soft", True)
        self._hint.setWordWrap(True)
        self._reset = QPushButton(self.tr("All as they were"), self.card)
        self._reset.clicked.connect(self._all_as_they_were)
        self._area = QScrollArea(self.card)
        self._area.setWidgetResizable(True)
        self._area.setObjectName("keyArea")
        self._area.setAccessibleName(self.tr("Keys by menu"))
        self._area.accessible_role = QAccessible.Role.Pane  # type: ignore[attr-defined]
        self._area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        self.body.addWidget(self._title)
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
        """As high as its rows, where the window allows."""
        parts = [self._title, self._hint, self._area.widget(), self._reset]
        shown = [part for part in parts if part is not None and not part.isHidden()]
        edges = self.body.contentsMargins()
        between = self.body.spacing() * (len(shown) - 1)
        return edges.top() + sum(part.sizeHint().height() for part in shown) + between + edges.bottom() + 2

    def settle(self) -> None:
        """Take the size of the parent, with as many columns as there is room for."""
        super().settle()
        if self.isVisible() and self._layout() is not self._shown:
            self._fill()

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

    def _layout(self) -> tuple[tuple[str, ...], ...]:
        return next(columns for least, columns in LAYOUTS if self.card.width() >= least)

    def _say(self, told: str = "") -> None:
        self._hint.setText(
            told or self.tr("Press a row, or Tab to it and Enter, to give it another key. Esc closes.")
        )

    def _wait(self, action_id: str) -> None:
        for row in self._area.findChildren(ActionRow):
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
        grid.setHorizontalSpacing(18)
        self._shown = self._layout()
        for column, menus in enumerate(self._shown):
            made = QVBoxLayout()
            made.setSpacing(0)
            grid.addLayout(made, 0, column, Qt.AlignmentFlag.AlignTop)
            rows: list[KeyRow] = []
            for menu in menus:
                heading = QLabel(menu.upper())
                heading.setProperty("small", True)
                heading.setContentsMargins(6, 8, 0, 3)
                made.addWidget(heading)
                for row in self._rows(menu):
                    made.addWidget(row)
                    rows.append(row)
            words_at = max([WORDS, *(row.keys_end() + 6 for row in rows)])
            for row in rows:
                row.words_at = words_at
            grid.setColumnStretch(column, words_at + max(row.words_width() for row in rows))
        self._area.setWidget(sheet)
        self._area.verticalScrollBar().setValue(place)
        self._reset.setVisible(bool(self._commands.changed_keys))
        super().settle()

    def _rows(self, menu: str) -> Iterator[KeyRow]:
        """The rows of a menu; the digits are two, as long as no other key was given to one of them."""
        if menu == "Mark":
            told = self.tr("Each code has its key in the codebook")
            yield KeyRow(["1–9"], self.tr("The code with that key"), told, self.themes)
            yield KeyRow(["Shift+1–9"], self.tr("The same, and stay"), BY_ID["code.1.stay"].help, self.themes)
        for action in ACTIONS:
            changed = action.id in self._commands.changed_keys
            together = action.id.startswith("code.") and action.id[5].isdigit() and not changed
            if action.menu == menu and not together and (changed or self._commands.keys_of(action.id)):
                row = ActionRow(action.id, self._commands, self.themes)
                row.wanted.connect(self._wait)
                yield row
