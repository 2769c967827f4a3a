"""Brings texts in beside the window: it stays awake, says how far it is, and opens the first as soon as it is in.

A few small texts are read at once: that takes less than a process needs to start.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from tepi.errors import TepiError
from tepi.window.asks import Message

if TYPE_CHECKING:
    from tepi.library.add_apart import Apart, Wanted
    from tepi.library.adding import Outcome
    from tepi.library.changed import Changed
    from tepi.window.main_window import MainWindow

LOOK_MS, TELL_MS, EVERY_MS = 30, 300, 400
READY_MS = 60_000  # a process that got ready for nothing is let go
AT_ONCE = 0.04  # seconds
# About how long a byte takes, in seconds: to be read, cut into sentences and recorded.
PLAIN, RICH = 0.25e-6, 1.2e-6
LONGEST_LINE = 2_000
RICH_SUFFIXES = (".md", ".markdown", ".html", ".htm", ".xhtml")


class Adding(QObject):
    """One list of texts at a time; what comes while one is worked on joins it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._apart: Apart | None = None
        self._wanted: list[Wanted] = []
        self._outcomes: list[Outcome] = []
        self._until = 0  # so many of the list the process was asked for
        self._share = 0.0
        self._place: tuple[object, ...] = ()
        self._shown = ""
        self._mine: Message | None = None
        self._free = True
        self._warned = False
        self._since, self._told = QElapsedTimer(), QElapsedTimer()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._see)
        self._unused = QTimer(self)
        self._unused.setSingleShot(True)
        self._unused.setInterval(READY_MS)
        self._unused.timeout.connect(self.stop)
        self._desk.said.join(self._heard)
        self._desk.recorded.join(self._recorded)
        QApplication.instance().aboutToQuit.connect(self.stop)  # type: ignore[union-attr]

    @property
    def is_busy(self) -> bool:
        """Whether texts are being read."""
        return bool(self._wanted)

    def get_ready(self) -> None:
        """Start the process: files are being chosen, or lie over the window."""
        if self._apart is not None:
            return
        from tepi.library.add_apart import Apart

        with suppress(TepiError):  # said when it is needed
            self._apart = Apart()
            self._unused.start()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add these files: small ones at once."""
        if self.is_busy or not can_be_read_at_once(paths):
            self._begin([("file", str(path.absolute())) for path in paths])
            return
        outcomes = self._desk.add_files(paths)
        if len(outcomes) > 1:
            self._say_all(outcomes)

    def add_text(self, text: str) -> None:
        """Add a text that has no file."""
        if self.is_busy or len(text) * PLAIN > AT_ONCE:
            self._begin([("text", text)])
        else:
            self._desk.add_text(text)

    def may_end(self) -> bool:
        """Whether the window may close: while texts are read only when that is asked again."""
        if not self.is_busy or self._warned:
            return True
        self._warned = True
        self._say_progress()
        return False

    def stop(self) -> None:
        """Let go of the process; what is not in by now does not come in."""
        self._look.stop()
        self._unused.stop()
        apart, self._apart = self._apart, None
        if apart is not None:
            apart.kill()
        self._wanted, self._outcomes, self._until, self._warned = [], [], 0, False

    def _begin(self, wanted: list[Wanted]) -> None:
        fresh = not self.is_busy
        self._wanted += wanted
        if not fresh:
            return  # asked for when those before are done
        self._shown, self._free, self._place = "", True, self._here()
        self._since.start()
        self._told.start()
        self._ask()

    def _ask(self) -> None:
        """Have what is left of the list read by a process that is ready, or by a new one."""
        library = self._desk.library
        self.get_ready()
        if self._apart is None or library is None:
            self.stop()
            line = self.tr(
                "The process that reads texts cannot be started. Close other programs and try again."
            )
            self._desk.say(line, "error")
            return
        self._unused.stop()
        self._until, self._share = len(self._wanted), 0.0
        self._apart.add(library.path, library.id, self._wanted[len(self._outcomes) :])
        self._look.start()

    def _see(self) -> None:
        """Take what the process has said since."""
        if self._apart is None:
            return
        for _, share, outcome in self._apart.news():
            self._share = share
            if outcome is not None:
                self._take(outcome)
        if len(self._outcomes) == len(self._wanted):
            self._finish()
        elif self._apart.has_ended:
            self._go_on()
        else:
            self._tell()

    def _take(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self._share = 0.0
        if not outcome.document:
            return
        self._desk.look_outside()
        if not self._shown and self._place == self._here():
            self._shown = outcome.document
            self._show(outcome.document)

    def _go_on(self) -> None:
        """With what has joined the list, or without a text that took more memory than there is."""
        from tepi.library.adding import FAILED, Outcome, too_large

        assert self._apart is not None
        self._apart.kill()
        self._apart = None
        if len(self._outcomes) < self._until:
            kind, value = self._wanted[len(self._outcomes)]
            name = Path(value).name if kind == "file" else self.tr("The text")
            self._outcomes.append(Outcome(name, FAILED, problem=str(too_large(name))))
        if len(self._outcomes) < len(self._wanted):
            self._ask()
        else:
            self._finish()

    def _finish(self) -> None:
        outcomes, shown, mine = self._outcomes, self._shown, self._mine
        self.stop()
        if len(outcomes) > 1:
            self._say_all(outcomes)
            return
        from tepi.window.outcomes import in_one_line, kind_of

        alone = outcomes[0]
        if alone.document and not shown:
            # The reader went on with something else meanwhile, and is not taken away from it.
            line = in_one_line(outcomes) or self.tr("“{0}” is added").format(alone.title)
            self._desk.say(line, "info", self.tr("Open"), lambda: self._show(alone.document))
        elif line := in_one_line(outcomes):
            self._desk.say(line, kind_of(outcomes))
        elif mine is not None:
            self._desk.hush()

    def _say_all(self, outcomes: Sequence[Outcome]) -> None:
        """Say in a line what became of several texts, with the list behind a press."""
        from tepi.window.outcomes import in_one_line, kind_of

        self._desk.say(
            in_one_line(outcomes), kind_of(outcomes), self.tr("Show the list"), lambda: self._list(outcomes)
        )

    def _list(self, outcomes: Sequence[Outcome]) -> None:
        from tepi.window.popovers.added import AddedPopover

        AddedPopover(self._desk, self._window.themes, self._window, outcomes).open_for(self._show)

    def _show(self, document: str) -> None:
        from tepi.library import queries

        library = self._desk.library
        found = queries.document(library, document) if library is not None else None
        if found is not None:
            self._desk.show(found)

    # How far it is

    def _tell(self) -> None:
        """Say how far it is, where nothing else is to be read in the strip."""
        if self._since.elapsed() < TELL_MS or self._told.elapsed() < EVERY_MS or not self._free:
            return
        self._say_progress()

    def _say_progress(self) -> None:
        self._told.restart()
        at, every = len(self._outcomes), len(self._wanted)
        kind, value = self._wanted[at]
        name = Path(value).name if kind == "file" else self.tr("the pasted text")
        line = self.tr("Reading “{0}”: {1} %").format(name, f"{100 * self._share:.0f}")
        if every > 1:
            line = self.tr("Text {0} of {1}. {2}").format(f"{at + 1:,}", f"{every:,}", line)
        if self._warned:
            line = self.tr("{0}. Close again, and what is not in yet is left out").format(line)
        self._mine = Message(line, "info", self.tr("Cancel"), self._cancel)
        self._desk.said.tell(self._mine)

    def _cancel(self) -> None:
        outcomes = self._outcomes
        self.stop()
        self._desk.look_outside()
        if not outcomes:
            self._desk.say(self.tr("Cancelled. Nothing was added"))
            return
        from tepi.window.outcomes import in_one_line

        line = in_one_line(outcomes) or self.tr("“{0}” is added").format(outcomes[0].title)
        self._desk.say(self.tr("Cancelled; nothing more is added. {0}").format(line))

    def _heard(self, message: Message | None) -> None:
        """Another message is not pushed away; a question that it asks would be taken back."""
        self._free = message is None or message is self._mine
        if not self._free:
            self._mine = None

    def _recorded(self, changed: Changed) -> None:
        """Who marks meanwhile stays where they are."""
        if changed.here:
            self._place = ()

    def _here(self) -> tuple[object, ...]:
        """Where the reader is: whoever is elsewhere by the time a text is in, or types, is not taken there."""
        desk, focus = self._desk, QApplication.focusWidget()
        fields = isinstance(focus, (QLineEdit, QPlainTextEdit)) or (
            isinstance(focus, QTextEdit) and not focus.isReadOnly()
        )
        return desk.open and desk.open.document.id, desk.caret, desk.anchor, desk.current, fields and object()


def can_be_read_at_once(paths: Sequence[Path]) -> bool:
    """Whether these files surely take no longer than a moment together."""
    return sum(map(_seconds, paths)) <= AT_ONCE


def _seconds(path: Path) -> float:
    """About how long a file takes; one that cannot be had takes none, as that is said at once."""
    with suppress(OSError, ValueError):
        if not path.is_file():
            return 0.0
        size = path.stat().st_size
        if path.suffix.lower() not in RICH_SUFFIXES:
            return size * PLAIN
        seconds = size * RICH
        return 1.0 if seconds <= AT_ONCE and _may_be_tangled(path) else seconds
    return 0.0


def _may_be_tangled(path: Path) -> bool:
    """Whether signs may be nested in it by the thousand: what they mean takes a time that grows with their square."""
    return max(map(len, path.read_bytes().split(b"\n"))) > LONGEST_LINE
