"""Who says it: a name, or a chain of names, one key for the manner, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from tepi.marks.highlight import MANNERS, Highlight
from tepi.text.ranges import Range
from tepi.window import remarks
from tepi.window.key_names import spelled
from tepi.window.popovers.chips import Chips
from tepi.window.popovers.popover import Popover
from tepi.window.popovers.rows import Choice, ChoiceList
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.marks.people import Source
    from tepi.window.desk import Desk

# How far from the mark its cue is looked for, in code points.
CUE_REACH = 600


class SpeakerPopover(Popover):
    """Type a name, press Enter. ``<`` or Tab goes on to who speaks inside that; Alt+1 to 6 say the manner.

    A chain begins outermost: "Reuters < Robert Wood" is what Reuters says that Robert Wood says.
    """

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, 470, "")
        self.setObjectName("speaker")
        self.title.setText(self.tr("Who says it?"))
        self.title.show()
        self.setAccessibleName(self.tr("Who says it?"))
        self._mark: Highlight | None = None
        self._register: list[Source] = []
        self._outer: list[str] = []
        self.chain = QLabel(self)
        self.chain.setTextFormat(Qt.TextFormat.PlainText)
        self.chain.setProperty("soft", True)
        self.field = QLineEdit(self)
        self.field.setObjectName("speakerField")
        self.field.setAccessibleName(self.tr("Name of the speaker"))
        self.field.setPlaceholderText(self.tr("Name"))
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.list = ChoiceList(themes, self, 5)
        self.list.setAccessibleName(self.tr("Sources that fit"))
        self.list.chosen.connect(self._take)
        self.manner = Chips(themes, self, [(each, self.tr(each)) for each in MANNERS], numbered=True)
        self.manner.setAccessibleName(self.tr("Manner"))
        self.manner.setToolTip(self.tr("How the text gives the words; Alt and the number from any field"))
        self.cue = QLineEdit(self)
        self.cue.setObjectName("cueField")
        self.cue.setAccessibleName(self.tr("Cue: the words near the mark that say so"))
        self.cue.setPlaceholderText(self.tr("Cue: the words that say so (optional)"))
        self.cue.textEdited.connect(self._forgive)
        self.cue.installEventFilter(self)
        self.cue.installEventFilter(self)
        self.wrong = QLabel(self)
        self.wrong.setProperty("small", True)
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.chain)
        row.addWidget(self.field, 1)
        self.body.addLayout(row)
        for part in (self.list, self.manner, self.cue, self.wrong):
            self.body.addWidget(part)
        self.off = QPushButton(self.tr("Take off"), self)
        self.off.clicked.connect(self.take_off)
        self.save = self.add_buttons(self.tr("Save"), self.off)
        self.save.clicked.connect(self.enter)
        told = self.tr("< or Tab: who speaks inside that · Alt+1–6 manner · Ctrl+Del takes it off")
        self.say_keys(spelled(told))

    def open_for(self, mark: Highlight) -> None:
        """Say who says this mark's words; what was said before is in the fields."""
        from tepi.library import queries

        self._mark = mark
        self._register = queries.sources(self.desk.library) if self.desk.library else []
        said = mark.attribution
        if said is not None:
            self._outer = list(said.names[:-1])
            self.field.setText(said.names[-1] if said.names else "")
            self.field.selectAll()
            self.manner.set_value(said.manner or "")
        self.cue.setText(self._cue_text())
        self.off.setVisible(said is not None)
        self._show_chain()
        self._fill("")
        self.open(self.field)

    def enter(self) -> None:
        """Save what the fields say."""
        if self._mark is None:
            return
        names = self.names
        if not names:
            if self._mark.attribution:
                self.take_off()
            else:
                self.dismiss()
            return
        cue = self._cue_range()
        if cue is None and self.cue.text().strip():
            self.wrong.setText(self.tr("These words are not near the mark"))
            self.wrong.show()
            self.cue.setFocus()
            return
        if remarks.set_speaker(self.desk, self._mark.id, names, self.manner.value or None, cue):
            self.dismiss()

    def take_off(self) -> None:
        """Nobody else says it."""
        if self._mark is not None and remarks.set_speaker(self.desk, self._mark.id, [], None):
            self.dismiss()

    @property
    def names(self) -> list[str]:
        """The chain as it stands, outermost first."""
        typed = " ".join(self.field.text().split())
        return [*self._outer, typed] if typed else list(self._outer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the fields: manner and taking off from both, the list and the chain from the name's."""
        if watched in (self.field, self.cue) and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if self._anywhere(event) or (watched is self.field and self._in_name(event)):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and a digit say the manner, Ctrl+Del takes the speaker off."""
        if not self._anywhere(event):
            super().keyPressEvent(event)

    def _anywhere(self, event: QKeyEvent) -> bool:
        digit = event.key() - Qt.Key.Key_0
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and 1 <= digit <= len(MANNERS):
            return self.manner.press(digit)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Delete:
            self.take_off()
            return True
        return False

    def _in_name(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.text() == "<" or (key == Qt.Key.Key_Tab and self._typed_something()):
            self._inwards()
        elif key == Qt.Key.Key_Backspace and not self.field.text() and self._outer:
            self.field.setText(self._outer.pop())
            self._show_chain()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.list.isHidden():
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.isVisible() and self.list.current:
            self._take(self.list.current)
        else:
            return False
        return True

    def _forgive(self, _typed: str) -> None:
        self.wrong.hide()

    def _typed(self, typed: str) -> None:
        self._fill(typed)

    def _typed_something(self) -> bool:
        return bool(self.field.text().strip()) and self.field.text() not in self._known_names()

    def _known_names(self) -> list[str]:
        said = self._mark.attribution if self._mark else None
        return list(said.names[-1:]) if said else []

    def _inwards(self) -> None:
        """The name typed is an outer source; the next one speaks inside it."""
        row = self.list.current
        name = row.value if row and not self.list.isHidden() else " ".join(self.field.text().split())
        if name:
            self._outer.append(name)
            self.field.clear()
            self._show_chain()
            self._fill("")

    def _take(self, row: Choice) -> None:
        """A source of the register: its name goes into the field, and Enter saves at once."""
        self.field.setText(row.value)
        self._fill("")
        self.enter()

    def _show_chain(self) -> None:
        self.chain.setText("".join(f"{name} < " for name in self._outer).rstrip())
        self.chain.setVisible(bool(self._outer))

    def _fill(self, typed: str) -> None:
        """Offer the sources whose name, or another name of theirs, fits; the exact one needs no row."""
        from tepi.window.palette import score

        wanted = " ".join(typed.split())
        rows = []
        if wanted:
            for source in self._register:
                best = max(score(wanted, name) for name in (source.name, *source.aliases))
                if best:
                    alias = next(
                        (a for a in source.aliases if score(wanted, a) > score(wanted, source.name)), ""
                    )
                    hint = alias or (self.tr("{} ×").format(source.uses) if source.uses else "")
                    rows.append((best, source.uses, Choice(source.name, source.name, hint, icon="person")))
        rows.sort(key=lambda each: (-each[0], -each[1], each[2].name.casefold()))
        fitting = [row for _, _, row in rows[:5]]
        exact = len(fitting) == 1 and fitting[0].name.casefold() == wanted.casefold()
        self.list.setVisible(bool(fitting) and not exact)
        # A name of its own must be possible beside one that begins like it: only Down takes a row.
        begins = (
            bool(fitting) and fitting[0].name.casefold().startswith(wanted.casefold()) and len(wanted) > 1
        )
        self.list.show_rows(fitting, 0 if begins else -1)

    def _cue_text(self) -> str:
        """The cue saved before, or what is selected beside the mark."""
        if self._mark is None or self.desk.open is None:
            return ""
        said, selected = self._mark.attribution, self.desk.selection
        cue = said.cue if said else None
        if selected is not None and selected != self._mark.range:
            cue = selected
        return self.desk.open.text[cue.start : cue.end] if cue else ""

    def _cue_range(self) -> Range | None:
        """The place of the cue nearest to the mark, or None where its words are not there."""
        words = self.cue.text().strip()
        if not words or self._mark is None or self.desk.open is None:
            return None
        return nearest(self.desk.open.text, words, self._mark.range)


def nearest(text: str, words: str, mark: Range) -> Range | None:
    """Where ``words`` stand in ``text``, as near to ``mark`` as can be and within CUE_REACH (code points)."""
    low, high = max(mark.start - CUE_REACH, 0), min(mark.end + CUE_REACH, len(text))
    for haystack, needle in ((text, words), (text.casefold(), words.casefold())):
        if len(haystack) != len(text) or len(needle) != len(words):
            continue
        found: list[Range] = []
        at = haystack.find(needle, low, high)
        while at >= 0:
            found.append(Range(at, at + len(words)))
            at = haystack.find(needle, at + 1, high)
        if found:
            return min(found, key=lambda place: max(mark.start - place.end, place.start - mark.end, 0))
    return None
