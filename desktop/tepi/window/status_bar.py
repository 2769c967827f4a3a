"""The status bar: saved, where the reader is, what is decided, the keys that matter here."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tepi.window.actions import own_keys
from tepi.window.desk import Desk
from tepi.window.icons import paint_icon
from tepi.window.key_names import spelled
from tepi.window.theme import Themes, q, ui_font

HEIGHT = 30
_SIGNS = {"Right": "→", "Left": "←"}


class StatusBar(QWidget):
    """Painted in one piece; its words are also its accessible description."""

    accessible_role = QAccessible.Role.StatusBar

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAccessibleName(self.tr("Status"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._desk = desk
        self._themes = themes
        self.left_edge = 276
        self.keys_of = own_keys
        self.saving = False
        self.problem = ""
        self._folder = ""
        for event in (
            desk.moved,
            desk.opened,
            desk.refreshed,
            desk.prepared,
            desk.options_changed,
            themes.changed,
            desk.recorded,
        ):
            event.join(lambda *_: self.update())
        desk.codebook_changed.join(self.update)

    def sizeHint(self) -> QSize:
        """What the layout should reckon with."""
        return QSize(400, HEIGHT)

    def set_saving(self, saving: bool) -> None:
        """Say that something typed is not in the library yet, or that all is."""
        if saving != self.saving:
            self.saving = saving
            self.update()

    def set_folder(self, words: str) -> None:
        """What to say behind "All changes saved" of the folder that the library is kept written to."""
        if words != self._folder:
            self._folder = words
            self.update()

    @property
    def saved_text(self) -> str:
        """What the left end says."""
        if self.problem:
            return self.problem
        if self._desk.library is None:
            return self.tr("Opening the library…")
        return self.tr("Saving…") if self.saving else self.tr("All changes saved") + self._folder

    @property
    def place_parts(self) -> list[str]:
        """What the middle says, part by part; the first is where the reader is."""
        opened, book = self._desk.open, self._desk.codebook
        if opened is None or book is None or not len(opened.units):
            return []
        # Not above: the first frame asks here too, before a text is open.
        from tepi.study.counts import percent

        at = opened.units.at(self._desk.focus.start)
        total = len(opened.units)
        parts = [
            opened.units.label_of(self._desk.focus) or opened.units.label(at),
            self.tr("sentence {0:,} of {1:,}").format(at + 1, total),
            self.tr("{0} decided").format(percent(opened.counts.share_decided))
            if opened.counts is not None
            else self.tr("counting…"),
        ]
        if opened.is_none(at):
            parts.append(self.tr("none of these"))
        # From the index: a paint never asks the library.
        spans = opened.index.parts(self._desk.current) if self._desk.current else ()
        if spans:
            names = ", ".join(book.code(code).name for code in spans[0].codes if book.find(code))
            parts.append(self.tr("current mark: {0}").format(names or self.tr("no code")))
        elif self._desk.selection is not None:
            parts.append(self.tr("{0:,} characters selected").format(self._desk.selection.length))
        if self._desk.move_on:
            parts.append(self.tr("move on after a code"))
        return parts

    def hints(self) -> list[tuple[str, str]]:
        """The keys that matter here: (keys, what they do)."""
        digits, keys = self._keys("code.1", "code.9", between="–"), (self._keys("help.keys"), self.tr("keys"))
        if self._desk.open is None and self._desk.library is not None:
            found = [
                (self._keys("document.add"), self.tr("add texts")),
                (self._keys("view.palette"), self.tr("all commands")),
                keys,
            ]
        elif self._desk.second_wanted:
            found = [
                (digits, self.tr("second-best code")),
                (self._keys("mark.doubt"), self.tr("sure")),
                (self._keys("view.back"), self.tr("done")),
            ]
        elif self._desk.current is not None:
            found = [
                (digits, self.tr("code")),
                (self._keys("mark.note"), self.tr("note")),
                (self._keys("mark.speaker"), self.tr("speaker")),
                (self._keys("mark.doubt"), self.tr("doubt")),
                (self._keys("mark.remove"), self.tr("remove")),
                keys,
            ]
        else:
            found = [
                (self._keys("sentence.next", "sentence.previous"), self.tr("sentence")),
                (self._keys("clause.next", "clause.previous"), self.tr("clause")),
                (digits, self.tr("mark")),
                (self._keys("none.toggle"), self.tr("none")),
                (self._keys("sentence.undecided"), self.tr("undecided")),
                (self._keys("mark.note"), self.tr("note")),
                keys,
            ]
        return [hint for hint in found if hint[0]]

    def _keys(self, *ids: str, between: str = "/") -> str:
        """The first key of each action, as it is now; nothing for one that has none."""
        first = [key for action_id in ids for key in self.keys_of(action_id)[:1]]
        return between.join(spelled(_SIGNS.get(key, key)) for key in first)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.fillRect(self.rect(), q(theme.panel))
        painter.fillRect(0, 0, self.width(), 1, q(theme.line))
        font, bold = ui_font(11), ui_font(11, bold=True)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        metrics, strong = QFontMetricsF(font), QFontMetricsF(bold)
        if self.problem:
            painter.setPen(q(theme.danger))
        else:
            painter.setPen(q(theme.soft))
            if not self.saving and self._desk.library is not None:
                paint_icon(painter, "check", QRectF(19, HEIGHT / 2 - 5.5, 12, 12), theme.soft)
        width = min(metrics.horizontalAdvance(self.saved_text), self.width() / 2)
        saved = metrics.elidedText(self.saved_text, Qt.TextElideMode.ElideRight, width + 1)
        painter.drawText(QRectF(36, 1, width + 2, HEIGHT - 1), middle, saved)
        x = float(max(self.left_edge, 36 + width + 24))
        for place, part in enumerate(self.place_parts):
            painter.setFont(bold if place == 0 else font)
            painter.setPen(q(theme.ink if place == 0 else theme.soft))
            width = (strong if place == 0 else metrics).horizontalAdvance(part)
            painter.drawText(QRectF(x, 1, width + 2, HEIGHT - 1), middle, part)
            x += width + 16
        self._paint_hints(painter, x, metrics)
        self.setAccessibleDescription(" · ".join([self.saved_text, *self.place_parts]))

    def _paint_hints(self, painter: QPainter, left: float, metrics: QFontMetricsF) -> None:
        theme = self._themes.current
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        x = self.width() - 18.0
        for keys, what in reversed(self.hints()):
            wide, narrow = metrics.horizontalAdvance(what), metrics.horizontalAdvance(keys)
            if x - wide - narrow - 4 < left + 16:
                return
            painter.setPen(q(theme.soft))
            painter.drawText(QRectF(x - wide, 1, wide + 2, HEIGHT - 1), middle, what)
            painter.setPen(q(theme.ink))
            painter.drawText(QRectF(x - wide - 4 - narrow, 1, narrow + 2, HEIGHT - 1), middle, keys)
            x -= wide + narrow + 4 + 14
