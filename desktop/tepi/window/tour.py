"""The tour: the real window on a throw-away library, driven through the whole main job and pictured.

It has no door of its own into the window: it presses, types and drags, and then looks whether
desk, cards and library file say what they should.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QMessageLogContext, QPointF, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit

from tepi.errors import TepiError
from tepi.window.hands import Hands, StepError
from tepi.window.main_window import MainWindow
from tepi.window.tour_checks import Checks

MARKDOWN = "editorial.md"
WIDTH, HEIGHT = 1440, 900
DRAGGED = "sebanyak 1.200 tentara tewas atau terluka setiap hari"


def run(output: Path) -> int:
    """Perform the tour and save its pictures and the Markdown in a folder, which is made where it is missing.

    Returns 0, or 1 after one line on stderr that names the step that failed.

    Raises:
        TepiError: The folder cannot be made.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        (output / MARKDOWN).unlink(missing_ok=True)
    except OSError as error:
        raise TepiError(
            f"The folder {output} cannot be used for pictures ({error.strerror})",
            "Name another with --output",
        ) from error
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = QApplication.instance() or QApplication(["tepi"])
    app.setApplicationName("Tepi")
    heard = qInstallMessageHandler(_pass_on)
    with tempfile.TemporaryDirectory(prefix="tepi-tour-", ignore_cleanup_errors=True) as folder, _own(folder):
        tour = Tour(Path(folder) / "library.tepi", output)
        try:
            tour.perform()
        except StepError as failed:
            sys.stderr.write(f"tepi: the tour stopped at “{tour.step}”: {failed}\n")
            return 1
        finally:
            tour.end()
            qInstallMessageHandler(heard)
    for file in tour.made:
        sys.stdout.write(f"{file}\n")
    return 0


class Tour:
    """The steps, in order; ``step`` names the one at work, ``made`` the files written so far."""

    def __init__(self, library: Path, output: Path) -> None:
        from tepi.window import open_window

        self.step = "open the window"
        self.made: list[Path] = []
        self._output = output
        self._faults: list[str] = []
        sys.excepthook = self._fault
        self.window: MainWindow = open_window(library)
        self.window.resize(WIDTH, HEIGHT)
        self.hands = Hands(self.window)
        self.checks = Checks(self.window, self.hands, library)

    def perform(self) -> None:
        """Do every step.

        Raises:
            StepError: A step did not do what it should.
        """
        for name, step in self._steps():
            self.step = name
            step()
            self.hands.rest()
            if self._faults:
                raise StepError(self._faults[0])

    def end(self) -> None:
        """Close the window, and with it the library."""
        self.window.close()
        self.hands.rest()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _steps(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield "open the window", self._open
        yield "name the annotator", self._annotator
        yield "mark phrases by keys", self._phrases
        yield "mark sentences by keys", self._sentences
        yield "say who speaks", self._speaker
        yield "none of these", self._none
        yield "mark clauses and write a note", self._clauses
        yield "mark with the mouse", self._mouse
        yield "go on with keys", self._onwards
        yield "undo and redo", self._undo
        yield "filter the marks", self._filter
        yield "light", self._light
        yield "note editor", self._note_editor
        yield "dark", self._dark
        yield "focus mode", self._focus_mode
        yield "palette", self._palette
        yield "two places side by side", self._side_by_side
        yield "keys", self._keys
        yield "export", self._export

    # The steps

    def _open(self) -> None:
        window, hands = self.window, self.hands
        window.activateWindow()
        hands.until(lambda: window.desk.open is not None, "the editorial does not open")
        hands.until(window.isActiveWindow, "the window does not get the keyboard")
        hands.until(window.pane.view.hasFocus, "the text does not get the keyboard")
        self._choose("light colours")
        self.checks.holds(not window.themes.current.dark, "the colours are not light")
        hands.press("Esc")
        self.checks.focused("¶1 s1")

    def _annotator(self) -> None:
        self.hands.click(self.window.header.annotator)
        self.hands.until(QApplication.activePopupWidget, "the annotator's menu does not open")
        self.hands.press("Up", "Up", "Return")
        self.hands.find("lineField")
        self.hands.write("Sari")
        self.hands.press("Return")
        desk = self.window.desk
        self.hands.until(
            lambda: desk.annotator is not None and desk.annotator.name == "Sari", "the name was not changed"
        )

    def _phrases(self) -> None:
        self.hands.press(*["Ctrl+Shift+Right"] * 8, "1")
        self.checks.marked("TPengiriman sekitar 10.000 tentara Korea Utara ke Rusia", "Fact")
        self.hands.press(*["Ctrl+Right"] * 11, "Ctrl+Shift+Right", "6")
        self.checks.marked("perang ilegal", "Loaded word")
        self.hands.press("Shift+Right", "2")
        opinion = self.checks.marked("perang ilegal yang dilakukan", "Opinion", whole=False)
        note = "Evaluative adjectives carry the judgement: ilegal, mengkhawatirkan. Compare the wire report."
        self._note(note)
        self.checks.noted(opinion, note)
        self.hands.press("J", "J", "Right", "Right", "3")
        self.checks.marked("berpotensi memperburuk keduanya.", "Prediction")

    def _sentences(self) -> None:
        self.hands.press("J", "2")
        self.checks.marked("AS jelas sangat prihatin.", "Opinion")
        self.hands.press("J", "5")
        self.checks.marked("Antony Blinken, Menteri Luar Negeri,", "Reported", whole=False)

    def _speaker(self) -> None:
        self.hands.press("J", '"', "5")
        quoted = self.checks.marked("“memasuki Ukraina untuk mendukung Rusia", "Reported", whole=False)
        self.hands.press("S")
        self.hands.find("speakerField")
        self.hands.write("Robert Wood")
        self.hands.press("Alt+1")
        self._picture("08-speaker.png")
        self.hands.press("Return")
        self.checks.said_by(quoted, ["Robert Wood"], "direct")
        self._note("A threat, quoted. Is it reported or an argument? See guideline 3.")
        self.checks.noted(quoted, "A threat, quoted.")

    def _none(self) -> None:
        self.hands.press("J")
        self.checks.focused("¶3 s1")
        self.hands.press("0")
        self.checks.none_at("¶3 s1")

    def _clauses(self) -> None:
        self.hands.press("J", "Right", "Right", "Shift+Right", "1")
        fact = self.checks.marked("Kyiv kehilangan lebih banyak wilayah", "Fact", whole=False)
        self._note("Verify: which source counts the Donbas losses?\n\n- [ ] ask the archive")
        self.checks.noted(fact, "- [ ] ask the archive")
        self.hands.press("J", "2")
        self.checks.marked("Kerugian yang harus ditanggung Rusia sangat besar.", "Opinion")

    def _mouse(self) -> None:
        view = self.window.pane.view
        assert self.window.desk.open is not None
        start = self.window.desk.open.text.index(DRAGGED)
        first = view.geometry_of.caret(start).center()
        last = view.geometry_of.caret(start + len(DRAGGED)).center()
        up = QPointF(0, view.scrolled)
        self.hands.drag(view.viewport(), (first - up).toPoint(), (last - up).toPoint())
        bar = self.hands.find("selectionBar")
        self._picture("09-mouse.png")
        self.hands.click(bar.findChildren(QAbstractButton)[0])
        self.checks.marked(DRAGGED, "Fact")

    def _onwards(self) -> None:
        self.hands.press("J", "2")
        self.checks.marked("Namun terbukti bahwa penderitaan", "Opinion", whole=False)
        self.hands.press("J", "2", "J", "3")
        self.checks.marked("Pertimbangan politik yang lebih luas juga berperan.", "Opinion")
        self.checks.marked("Jika Rusia secara efektif menginternasionalkan", "Prediction", whole=False)
        self.hands.press("J", "J", "2", "J", "J", "1")
        self.checks.marked("Motif Kim tidak sulit dibaca.", "Opinion")
        self.checks.marked("Dia dan Putin menandatangani perjanjian", "Fact", whole=False)
        self.hands.press("J", "J", "J", "1")
        self.checks.marked("Minggu lalu, Korea Utara melakukan uji tembak", "Fact", whole=False)
        self.hands.press("Ctrl+End", "K", "Right", "Right", "4", "J", "7")
        self.checks.marked("izin itu harus diberikan.", "Call to action")
        self.checks.marked("Mengapa Ukraina harus terus berperang", "Rhetorical question", whole=False)

    def _undo(self) -> None:
        before = self.checks.count()
        self.hands.press("Ctrl+Z")
        self.checks.counts(before - 1)
        self.hands.press("Ctrl+Shift+Z")
        self.checks.counts(before)
        self.checks.marked("Mengapa Ukraina harus terus berperang", "Rhetorical question", whole=False)

    def _filter(self) -> None:
        everything = self.checks.count()
        self.hands.press("F")
        self.hands.write("code:Fact has:todo")
        self.checks.cards(1)
        self.hands.press("Esc")
        self.checks.cards(everything)
        self.hands.until(self.window.pane.view.hasFocus, "Esc does not lead back to the text")

    def _light(self) -> None:
        self.hands.press("Ctrl+Home", "]")
        bar = self.window.panel.marks_view.verticalScrollBar()
        self.hands.until(lambda: bar.value() == 0, "the first mark's card does not come into view")
        for _ in range(self.checks.count()):
            self.hands.press("]")
            if self.checks.current_quote() == DRAGGED:
                break
        self.checks.holds(self.checks.current_quote() == DRAGGED, "] does not go through the marks")
        mark = self.checks.marked(DRAGGED, "Fact")
        self._note("Numbers use Indonesian thousands points.")
        self.checks.noted(mark, "Numbers use Indonesian thousands points.")
        self.hands.until(lambda: not self.window.strip.isVisible() or self._hush(), "the strip stays")
        self._picture("01-light.png")

    def _note_editor(self) -> None:
        self.hands.press("N")
        self.hands.find("noteEditor")
        self.hands.press("Ctrl+End")
        self.hands.write(
            "\n\n- [ ] *sebanyak*: **at most**, or only “as many as”?\n\n> compare the `wire report`"
        )
        self._picture("04-note-editor.png")
        self.hands.press("Esc")
        self.hands.gone("noteEditor")
        self.checks.noted(self.checks.marked(DRAGGED, "Fact"), "> compare the `wire report`")
        self.hands.press("Ctrl+Z")
        self._hush()
        self.checks.noted(self.checks.marked(DRAGGED, "Fact"), "Numbers use Indonesian thousands points.")

    def _dark(self) -> None:
        self._choose("dark colours")
        self.checks.holds(self.window.themes.current.dark, "the colours are not dark")
        self._picture("02-dark.png")
        self._choose("light colours")

    def _focus_mode(self) -> None:
        self.hands.press("F11")
        self.checks.holds(
            not self.window.panel.isVisible() and not self.window.sidebar.isVisible(),
            "more than the text shows",
        )
        self._picture("03-focus-mode.png")
        self.hands.press("F11")
        self.checks.holds(self.window.panel.isVisible(), "the panel does not come back")

    def _palette(self) -> None:
        self.hands.press("Ctrl+K")
        self.hands.find("palette")
        self.hands.write("sent")
        self._picture("05-palette.png")
        self.hands.press("Esc")
        self.hands.gone("palette")

    def _side_by_side(self) -> None:
        self.hands.press("F8", "Ctrl+End", "K")
        self.checks.holds(len(self.window.spread.sides) == 2, "there is one text only")
        self._picture("10-side-by-side.png")
        self.hands.press("Ctrl+Tab", "F8")
        self.checks.holds(len(self.window.spread.sides) == 1, "the second text does not go")

    def _keys(self) -> None:
        self.hands.press("?")
        self._picture("07-keys.png")
        self.hands.press("Esc")
        self.hands.until(self.window.pane.view.hasFocus, "Esc does not lead back to the text")

    def _export(self) -> None:
        self.hands.press("Ctrl+E")
        preview = self.hands.find("exportPreview")
        self.hands.until(lambda: DRAGGED in preview.toPlainText(), "the preview stays empty")  # type: ignore[attr-defined]
        self._picture("06-export-preview.png")
        path = self._output.absolute() / MARKDOWN
        asked = QTimer(self.window)
        asked.timeout.connect(lambda: self._name_file(path))
        asked.start(50)
        self.hands.press("Space")
        asked.stop()
        self.hands.until(path.exists, "the Markdown was not saved")
        written = path.read_text(encoding="utf-8")
        self.hands.until(
            lambda: written.strip() == preview.toPlainText().strip(),  # type: ignore[attr-defined]
            "the file holds other words than the preview",
        )
        for word in ("Sari", "Robert Wood", "ask the archive", "Rhetorical question"):
            self.checks.holds(word in written, f"“{word}” is missing in the Markdown")
        self.made.append(path)

    # Ways

    def _choose(self, command: str) -> None:
        """Do a command through the palette."""
        self.hands.press("Ctrl+K")
        self.hands.find("palette")
        self.hands.write(command)
        self.hands.press("Return")

    def _note(self, words: str) -> None:
        """Open the note of the mark that is meant, write, and close it."""
        self.hands.press("N")
        self.hands.find("noteEditor")
        self.hands.write(words)
        self.hands.press("Esc")
        self.hands.gone("noteEditor")

    def _name_file(self, path: Path) -> None:
        """Type the path into the dialog, and save, as soon as its field has the keyboard."""
        dialog, field = QApplication.activeModalWidget(), QApplication.focusWidget()
        if isinstance(dialog, QFileDialog) and isinstance(field, QLineEdit):
            field.selectAll()
            QTest.keyClicks(field, str(path))
            QTest.keyClick(field, Qt.Key.Key_Return)

    def _picture(self, name: str) -> None:
        path = self._output / name
        self.hands.picture(path)
        self.made.append(path)

    def _hush(self) -> bool:
        """Close what the strip says, so that pictures show the work and not a message."""
        self.hands.rest()
        self.window.desk.hush()
        return True

    def _fault(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An error that nobody awaited ends the tour at this step."""
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "somewhere"
        self._faults.append(f"{kind.__name__} at {where}: {error}")


def _pass_on(_kind: QtMsgType, _place: QMessageLogContext, line: str) -> None:
    """What Qt says goes on to stderr, except that a system without a screen cannot do what only a screen can."""
    if not line.startswith("This plugin does not support"):
        sys.stderr.write(line + "\n")


@contextmanager
def _own(folder: str) -> Iterator[None]:
    """Let everything that is kept lie in the tour's own folder; give the process back as it was."""
    before, hook = os.environ.get("TEPI_DATA"), sys.excepthook
    os.environ["TEPI_DATA"] = folder
    try:
        yield
    finally:
        sys.excepthook = hook
        if before is None:
            del os.environ["TEPI_DATA"]
        else:
            os.environ["TEPI_DATA"] = before
