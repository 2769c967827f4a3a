"""The header: the wordmark (it opens the menu), the document's name and facts, find, annotator, Export."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tepi.window.desk import Desk
from tepi.window.direction import draw_title, suit
from tepi.window.find_field import FindField
from tepi.window.icons import icon, paint_icon
from tepi.window.key_names import spelled
from tepi.window.theme import SMALL, Themes, q, reading_font, ui_font

HEIGHT = 52
ROOM_FOR_LETTERS = 940
# In a narrower window the title needs what the field can spare.
ROOM_FOR_FIELD, FIELD, SHORT_FIELD = 1360, 300, 230
_LANGUAGES = {
    "ar": "Arabic", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "km": "Khmer", "ko": "Korean", "lo": "Lao", "ms": "Malay", "my": "Burmese", "nl": "Dutch",
    "pt": "Portuguese", "ru": "Russian", "th": "Thai", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


def language_name(code: str) -> str:
    """The language in words; a code that has no word here stays as it is."""
    return _LANGUAGES.get(code.split("-")[0].lower(), code)


class Wordmark(QPushButton):
    """“Tepi”: a press opens the main menu."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setProperty("quiet", True)
        self.setAccessibleName(self.tr("Main menu"))
        self.setToolTip(self.tr("Menu: everything Tepi can do"))
        self.setFixedSize(72, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(
                QPen(q(theme.accent), theme.focus_pen) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
            )
            painter.setBrush(q(theme.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        font = reading_font(18)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(q(theme.ink))
        painter.drawText(self.rect().adjusted(9, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "Tepi")
        if self.underMouse() or self.hasFocus():
            paint_icon(painter, "chevron-down", QRectF(54, 11, 12, 12), theme.soft)


class Letters(QPushButton):
    """“Aa”: a press opens the typography of the text."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setProperty("quiet", True)
        self.setAccessibleName(self.tr("Typography"))
        self.setToolTip(self.tr("Typography: face, size, lines, column"))
        self.setFixedSize(36, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the letters over the button."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(reading_font(16))
        painter.setPen(q(self._themes.current.soft))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Aa")


class TitleBlock(QWidget):
    """The document's title (italic while it is a guess) over its facts; a press opens them."""

    pressed = Signal()
    accessible_role = QAccessible.Role.Button

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.title, self.facts, self.guessed, self.language = "", "", False, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """What the layout should reckon with."""
        return QSize(300, 40)

    def show_title(self, title: str, facts: str, guessed: bool, language: str = "") -> None:
        """Show another title and other facts."""
        if (title, facts, guessed, language) != (self.title, self.facts, self.guessed, self.language):
            self.title, self.facts, self.guessed, self.language = title, facts, guessed, language
            self.setAccessibleName(f"{title}. {facts}")
            self.setToolTip(f"{title}\n{facts}")
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press of the mouse."""
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter press it."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        theme = self._themes.current
        painter = QPainter(self)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(q(theme.accent), theme.focus_pen))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        font = ui_font(14, bold=True)
        suit(font, self.title, self.guessed, self.language)
        for text, face, color, top in (
            (self.title, font, theme.ink, 0),
            (self.facts, ui_font(SMALL), theme.soft, 21),
        ):
            painter.setFont(face)
            painter.setPen(q(color))
            elided = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 4)
            draw_title(painter, QRectF(0, top, self.width(), 20), elided)


class Header(QWidget):
    """Three parts that keep in line with sidebar, text and panel."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self.setFixedHeight(HEIGHT)
        self.wordmark = Wordmark(themes, self)
        self.title = TitleBlock(themes, self)
        self.typography = Letters(themes, self)
        self.find_field = FindField(themes, self)
        self.who = QLabel(self.tr("Annotator"), self)
        self.who.setProperty("small", True)
        self.annotator = QPushButton(self)
        self.annotator.setAccessibleName(self.tr("Annotator: who marks"))
        # Room for a short name, so that its place is steady from the first frame.
        self.annotator.setMinimumWidth(88)
        self.annotator.setIconSize(QSize(17, 12))
        self.annotator.setToolTip(self.tr("Who marks: press to change"))
        self.export = QPushButton(self.tr("Export"), self)
        self.export.setProperty("primary", True)
        self.export.setAccessibleName(self.tr("Export"))
        for button in (self.wordmark, self.typography, self.annotator, self.export):
            # A press with the mouse leaves the keyboard with the text.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._left, self._right = QWidget(self), QWidget(self)
        left = QHBoxLayout(self._left)
        left.setContentsMargins(11, 0, 8, 0)
        left.addWidget(self.wordmark)
        left.addStretch(1)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(16, 0, 16, 0)
        right.setSpacing(8)
        right.addWidget(self.who)
        right.addWidget(self.annotator)
        right.addStretch(1)
        right.addWidget(self.export)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addSpacing(28)
        row.addWidget(self.title, 1)
        row.addSpacing(12)
        row.addWidget(self.typography)
        row.addSpacing(8)
        row.addWidget(self.find_field)
        row.addSpacing(20)
        row.addWidget(self._right)
        for event in (desk.opened, desk.documents_changed, desk.people_changed, desk.codebook_changed):
            event.join(self.refresh)
        desk.refreshed.join(lambda refreshed: self.refresh() if refreshed.units else None)
        desk.prepared.join(lambda prepared: self.refresh() if prepared.done else None)
        themes.changed.join(self._dress)
        self._sides = (0, 0)
        self._dress()

    def keep_in_line(self, left: int, right: int) -> None:
        """Give the outer parts the widths of sidebar and panel, or what they need where those are hidden."""
        self._sides = (left, right)
        self._left.setFixedWidth(max(left, 96) if left else 96)
        self._right.setFixedWidth(max(right, self._right.sizeHint().width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the field is shorter, and the letters give way: the menu and a key do the same."""
        super().resizeEvent(event)
        wide = event.size().width() >= ROOM_FOR_FIELD
        self.find_field.setMaximumWidth(FIELD if wide else SHORT_FIELD)
        self.typography.setVisible(event.size().width() >= ROOM_FOR_LETTERS)

    def show_first(self, title: str, facts: str) -> None:
        """Show a title before the library is ready."""
        self.title.show_title(title, facts, False)

    def refresh(self) -> None:
        """Show what is open and who marks."""
        opened = self._desk.open
        if self._desk.annotator is not None:
            name = self._desk.annotator.name
            room = QFontMetrics(self.annotator.font()).elidedText(name, Qt.TextElideMode.ElideRight, 110)
            self.annotator.setText(room)
            self.keep_in_line(*self._sides)
        if opened is None:
            self.title.show_title(self.tr("No document open"), self._how_to_add(), False)
            return
        document = opened.document
        parts = [document.kind, language_name(document.language), self._word_text(), self._sentence_text()]
        self.title.show_title(
            document.title,
            " · ".join(part for part in parts if part),
            document.title_guessed,
            document.language,
        )

    def _word_text(self) -> str:
        assert self._desk.open is not None
        words = self._desk.open.words
        if words is None:
            return self.tr("counting words…")
        return self.tr("1 word") if words == 1 else self.tr("{0:,} words").format(words)

    def _how_to_add(self) -> str:
        keys = self.find_field.keys_of("document.add")
        return self.tr("{0} adds texts").format(spelled(keys[0])) if keys else ""

    def _sentence_text(self) -> str:
        assert self._desk.open is not None
        sentences = len(self._desk.open.units)
        return self.tr("1 sentence") if sentences == 1 else self.tr("{0:,} sentences").format(sentences)

    def _dress(self) -> None:
        theme = self._themes.current
        self.annotator.setIcon(icon("chevron-down", theme.soft, 12, air=5))
        self.annotator.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.export.setIcon(icon("save", theme.on_accent, 14))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.panel))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))

    def menu_place(self) -> QPoint:
        """Where the main menu opens, on the screen."""
        return self.wordmark.mapToGlobal(QPoint(0, self.wordmark.height() + 2))
