"""Texts that are versions of one another: tied, shown beside, scrolled together, paired by hand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from tepi.window.tie_sides import LEFT, RIGHT

if TYPE_CHECKING:
    from tepi.library.changed import Changed
    from tepi.marks.tie import Tie
    from tepi.text.document import Document
    from tepi.window.main_window import MainWindow
    from tepi.window.paired import Paired
    from tepi.window.reading.pair_marks import PairMarks
    from tepi.window.reading.spread import Side

SLICE_SECONDS = 0.006
AT_ONCE = 150  # lines
OFFER_AFTER_MS = 300


class Tying(QObject):
    """What the rows of the action table mean by ``tying.…``.

    Attributes:
        together: Whether tied texts scroll together.
        paired: The two texts that are shown, where they are tied; else None.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._spread = window.spread
        self.together = True
        self.paired: Paired | None = None
        self._offered = ("", "")
        self._marks: dict[Side, PairMarks] = {}
        self._following = False
        self._wheeled: QObject | None = None
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._go_on)
        self._spread.made.connect(self._watch)
        self._watch(self._spread.side)
        self._desk.recorded.join(self._recorded)
        self._desk.seated.join(self._point)

    # Commands

    def tie(self, kind: str = "translation", *, left: bool = True) -> None:
        """Say that the two texts are versions; of a translation the left (else the right) one is the original."""
        from tepi.library.edits.ties import tie_documents

        shown = self._two_texts()
        if shown is None or self._desk.annotator is None:
            return
        if self.paired is not None:
            self._desk.say(self.tr("These two are tied already"))
            return
        one, other = shown if left else shown[::-1]
        if self._desk.record(tie_documents(one, other, kind, self._desk.annotator.id)):
            said = self.tr("Tied as versions: “{0}” and “{1}”. They scroll together now")
            self._desk.say(said.format(one.title, other.title))

    def ask_tie(self) -> None:
        """Ask in what way the two texts are versions, and tie them."""
        from tepi.window.pane_menu import tie_menu

        if self._two_texts() is None:
            return
        if self.paired is not None:
            self._desk.say(self.tr("These two are tied already"))
            return
        tie_menu(self, self._spread).popup(self._spread.side.title.name_place().bottomLeft())

    def untie(self) -> None:
        """Say that the two texts are no versions; undo brings the tie back with its pairs."""
        from tepi.library.edits.ties import untie

        tie = self._tie_or_say()
        if tie is None or self._desk.annotator is None:
            return
        left, right = self._document(tie.left), self._document(tie.right)
        if left and right and self._desk.record(untie(tie, left, right, self._desk.annotator.id)):
            self._desk.say(self.tr("No longer tied"))

    def toggle_together(self) -> None:
        """Scroll tied texts together, or each by itself."""
        self.together = not self.together
        self._desk.options_changed.tell()
        if self.together:
            self._bring_along(self._spread.side)

    def show_version(self) -> None:
        """Show the version of the text in use beside it."""
        found = self.versions()
        if not found:
            self._desk.say(self.tr("This text is tied to no other. Show two side by side, then tie them"))
        else:
            self._window.splitting.open_beside(found[0])

    def pair(self) -> None:
        """Say that the two paragraphs at the carets belong together."""
        from tepi.library.edits.ties import say_pair

        paired, tie = self.paired, self._tie_or_say()
        if paired is None or tie is None or self._desk.annotator is None:
            return
        sides = self._by_tie()
        left, right = (paired.number_at(at, sides[at].seat.caret) for at in (LEFT, RIGHT))
        if left < 0 or right < 0:
            self._desk.say(self.tr("There is no paragraph to pair"), "warning")
            return
        places = (paired.place(LEFT, left), paired.place(RIGHT, right))
        if any(paired.points_of(LEFT, left)) and paired.points_of(LEFT, left) == paired.points_of(
            RIGHT, right
        ):
            self._desk.say(self.tr("{0} and {1} are paired already").format(*places))
            return
        change = say_pair(
            tie,
            self._revisions(),
            (paired.start(LEFT, left), paired.start(RIGHT, right)),
            places,
            self._desk.annotator.id,
            [point.id for point in paired.against((left, right))],
        )
        if self._desk.record(change):
            self._desk.say(self.tr("Paired: {0} and {1}").format(*places))

    def unpair(self) -> None:
        """Take back what was said of the paragraph at the caret; where nothing was, say that it stands alone."""
        from tepi.library.edits.ties import say_pair, unsay_pairs

        paired, tie = self.paired, self._tie_or_say()
        if paired is None or tie is None or self._desk.annotator is None:
            return
        me, side = self._desk.annotator.id, self._side_of(self._spread.side)
        number = paired.number_at(side, self._desk.caret)
        if number < 0:
            self._desk.say(self.tr("There is no paragraph to pair"), "warning")
            return
        place, said = paired.place(side, number), paired.points_of(side, number)
        if said:
            if self._desk.record(unsay_pairs(tie, [point.id for point in said], place, me)):
                self._desk.say(self.tr("{0} is paired by its length again").format(place))
            return
        start = paired.start(side, number)
        starts = (start, None) if side == LEFT else (None, start)
        places = (place, "") if side == LEFT else ("", place)
        if self._desk.record(say_pair(tie, self._revisions(), starts, places, me)):
            self._desk.say(self.tr("{0} stands alone: nothing answers to it").format(place))

    # What there is

    def versions(self) -> list[Document]:
        """The documents that the one in use is tied to."""
        from tepi.library.tie_queries import ties_of

        opened, library = self._desk.open, self._desk.library
        if opened is None or library is None:
            return []
        others = (
            self._document(tie.other(opened.document.id)) for tie in ties_of(library, opened.document.id)
        )
        return [each for each in others if each is not None]

    def _document(self, document: str) -> Document | None:
        from tepi.library import queries

        return queries.document(self._desk.library, document) if self._desk.library is not None else None

    def _two_texts(self) -> tuple[Document, Document] | None:
        """The two documents side by side, from left to right; where there are not two, the strip says so."""
        shown = [side.seat.open.document for side in self._spread.sides if side.seat.open is not None]
        if len(shown) < 2 or shown[0].id == shown[1].id:
            self._desk.say(self.tr("Show two different texts side by side first"))
            return None
        return shown[0], shown[1]

    def _tie_or_say(self) -> Tie | None:
        if self.paired is None:
            self._desk.say(self.tr("These texts are not tied as versions"))
            return None
        return self.paired.tie

    def _by_tie(self) -> list[Side]:
        """The two sides, that of the tie's left document first."""
        return sorted(self._spread.sides, key=self._side_of)

    def _side_of(self, side: Side) -> int:
        opened = side.seat.open
        return LEFT if self.paired and opened and opened.document.id == self.paired.tie.left else RIGHT

    def _revisions(self) -> tuple[str, str]:
        left, right = (side.seat.open for side in self._by_tie())
        assert left is not None
        assert right is not None
        return left.revision, right.revision

    # What happens

    def _watch(self, side: Side) -> None:
        side.seat.opened.join(lambda: self._opened(side))
        side.seat.moved.join(self._point)
        side.pane.view.viewport().installEventFilter(self)
        side.pane.view.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled(side))

    def _opened(self, side: Side) -> None:
        self._look()
        self._withdraw(side)
        if side.seat.in_use and side.seat.open is not None:
            # Later: a second text may be on its way, and what is said about this opening goes before.
            QTimer.singleShot(OFFER_AFTER_MS, self, self._offer)

    def _withdraw(self, side: Side) -> None:
        """What was offered of one text is not asked over another, nor once both are shown."""
        said, text = self._offered
        opened = side.seat.open
        if opened is not None and opened.document.id != text and self._window.strip.text == said:
            self._desk.hush()

    def _marks_of(self, side: Side) -> PairMarks:
        """What is painted of the pairs on one side, made when it is first needed."""
        if side not in self._marks:
            from tepi.window.reading.pair_marks import PairMarks

            self._marks[side] = PairMarks(side.pane.view, self._window.themes)
        return self._marks[side]

    def _look(self) -> None:
        """Another text is shown, or a tie changed: see whether the two are tied."""
        from tepi.library.tie_queries import tie_between

        tie, shown = None, [side.seat.open for side in self._spread.sides]
        if (
            self._desk.library is not None
            and len(shown) == 2
            and shown[0] is not None
            and shown[1] is not None
        ):
            tie = tie_between(self._desk.library, shown[0].document.id, shown[1].document.id)
        if tie is None:
            self.paired = None
            self._more.stop()
        else:
            from tepi.window.paired import Paired

            texts = {opened.document.id: opened.text for opened in shown if opened is not None}
            both = (texts[tie.left], texts[tie.right])
            if self.paired is not None and self.paired.tie.id == tie.id and self.paired.texts == both:
                self.paired.renew(tie)
            else:
                self.paired = Paired(tie, *both)
            self._more.start()
            self._go_on()
        if self.paired is None:
            for marks in self._marks.values():
                marks.show_pairs(None, LEFT)

    def _go_on(self) -> None:
        ready = self.paired is None or self.paired.advance(math.inf if self._is_short() else SLICE_SECONDS)
        if ready:
            self._more.stop()
        if ready and self.paired is not None:
            for side in self._spread.sides:
                self._marks_of(side).show_pairs(self.paired, self._side_of(side))
            self._point()
            self._bring_along(self._spread.side)

    def _is_short(self) -> bool:
        """Whether the texts are paired sooner than anybody would notice."""
        return self.paired is not None and all(text.count("\n") < AT_ONCE for text in self.paired.texts)

    def _point(self) -> None:
        """Tint on the other side what answers to the focus of the side in use."""
        other = self._spread.other
        if self.paired is None or other is None:
            return
        self._marks_of(self._spread.side).answer(None)
        here = self._side_of(self._spread.side)
        self._marks_of(other).answer(self.paired.counterpart(here, self._desk.focus.start))

    def _scrolled(self, side: Side) -> None:
        # A text that moves by itself, while it is being opened, takes none along that is being read.
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton and side.pane.underMouse()
        if side.seat.in_use or pressed or self._wheeled is side.pane.view.viewport():
            self._bring_along(side)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See which text the wheel scrolls."""
        if event.type() == QEvent.Type.Wheel:
            self._wheeled = watched
            QTimer.singleShot(0, self, self._wheel_rests)
        return False

    def _wheel_rests(self) -> None:
        self._wheeled = None

    def _bring_along(self, side: Side) -> None:
        other = next((each for each in self._spread.sides if each is not side), None)
        if self.paired is None or other is None or not self.together or self._following:
            return
        from tepi.window.scrolling_together import bring_along

        self._following = True
        try:
            bring_along(self.paired, self._side_of(side), side.pane.view, other.pane.view)
        finally:
            self._following = False

    def _recorded(self, changed: Changed) -> None:
        if changed.ties or changed.listing:
            self._look()

    def _offer(self) -> None:
        """A tied text was opened: offer its version, where that does not stand beside it."""
        if self._window.strip.text:
            return
        shown = {side.seat.open.document.id for side in self._spread.sides if side.seat.open is not None}
        version = next((each for each in self.versions() if each.id not in shown), None)
        if version is not None:
            said = self.tr("“{}” is a version of this text").format(version.title)
            opened = self._spread.side.seat.open
            self._offered = (said, opened.document.id if opened is not None else "")
            self._desk.say(
                said, "info", self.tr("Show beside"), lambda: self._window.splitting.open_beside(version)
            )
