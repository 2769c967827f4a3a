"""The door: a verb goes to the shell, all else to the window, and what a window lacks is said in one line."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tepi import display
from tepi.__main__ import main
from tepi.errors import TepiError
from tepi.library.places import log_path


class Window:
    """Stands for the window: remembers with what it was opened."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.opened: list[tuple[Path, list[Path]]] = []
        self.toured: list[Path] = []
        self.error = error

    def run(self, library: Path, files: list[Path]) -> int:
        """Open, or fail as told."""
        if self.error:
            raise self.error
        self.opened.append((library, files))
        return 0

    def tour(self, output: Path) -> int:
        """Drive the window."""
        self.toured.append(output)
        return 3


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Window:
    """A window in place of the real one, which has tests of its own."""
    stand_in = Window()
    app, tour = ModuleType("tepi.window.app"), ModuleType("tepi.window.tour")
    app.run, tour.run = stand_in.run, stand_in.tour
    package = ModuleType("tepi.window")
    package.app, package.tour = app, tour
    quick = ModuleType("tepi.window.quick_imports")
    quick.spare_the_reading = lambda: True
    for module in (package, app, tour, quick):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return stand_in


def test_nothing_and_files_open_the_window(window: Window, tmp_path: Path) -> None:
    """Without words the usual library opens; files are opened in it, in their order."""
    a, b = tmp_path / "a.txt", tmp_path / "list"
    for path in (a, b):
        path.write_text("text")
    assert main([]) == 0
    assert main([str(a), str(b)]) == 0
    assert main(["--library", str(tmp_path / "l.tepi"), str(a)]) == 0
    assert main(["--library", str(tmp_path / "l.tepi")]) == 0

    assert [files for _, files in window.opened] == [[], [a, b], [a], []]
    assert window.opened[2][0] == window.opened[3][0] == tmp_path / "l.tepi"
    assert window.opened[0][0].name == "library.tepi"


def test_a_file_called_like_a_verb_can_be_opened(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With ``--`` or a path before it."""
    (tmp_path / "list").write_text("text")
    monkeypatch.chdir(tmp_path)
    assert main(["--", "list"]) == 0
    assert main(["./list"]) == 0
    assert [files for _, files in window.opened] == [[Path("list")], [Path("list")]]


def test_the_arguments_are_those_of_the_process(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """Called without any, as an installed command is, it takes them from there."""
    monkeypatch.setattr(sys, "argv", ["tepi"])
    assert main() == 0
    assert len(window.opened) == 1


def test_a_missing_file_is_named(window: Window, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No window opens on a file that is not there."""
    assert main([str(tmp_path / "missing.txt")]) == 1
    err = capsys.readouterr().err
    assert "missing.txt" in err
    assert err.count("\n") == 1
    assert window.opened == []


def test_what_the_window_refuses_is_one_line(window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    """A library that cannot be opened is said where there is no window yet."""
    window.error = TepiError("The library is a folder", "Name a file")
    assert main([]) == 1
    assert capsys.readouterr().err == "tepi: The library is a folder. Name a file.\n"


def test_a_fault_before_the_window_is_one_line(window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback: the line names the log, and quotes no word of the error's."""
    window.error = RuntimeError("secret words")
    assert main([]) == 1
    err = capsys.readouterr().err
    assert "RuntimeError" in err
    assert str(log_path()) in err
    assert "secret" not in err
    assert err.count("\n") == 1


def test_an_interrupted_window_is_quiet(window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C in the terminal behind the window ends it without words."""
    window.error = KeyboardInterrupt()
    assert main([]) == 130
    assert capsys.readouterr() == ("", "")


def test_without_a_display_it_is_said(
    window: Window, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says what is missing and what can be done, and nothing is opened."""
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("there is always a display")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    err = capsys.readouterr().err
    assert "no display" in err
    assert "--help" in err
    assert err.count("\n") == 1
    assert window.opened == []


def test_the_tour_needs_no_display(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is none it runs off the screen; its exit code is passed on."""
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.setenv(name, "")
    assert main(["tour", "--output", "pictures"]) == 3
    assert main(["tour"]) == 3
    assert window.toured == [Path("pictures"), Path("tour-pictures")]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            ImportError("libEGL.so.1: cannot open shared object file: No such file or directory"),
            ["libEGL.so.1", "apt-get install libegl1"],
        ),
        (ModuleNotFoundError("No module named 'PySide6'", name="PySide6"), ["PySide6", "pip install"]),
    ],
)
def test_a_missing_piece_of_qt_is_named(
    window: Window, error: ImportError, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The line names the library and the package to install."""
    window.error = error
    assert main([]) == 1
    err = capsys.readouterr().err
    assert [word for word in said if word not in err] == []
    assert err.count("\n") == 1


def test_on_windows_without_a_console_a_box_says_it(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who started the window by its icon would else see nothing at all."""
    shown: list[tuple[object, ...]] = []
    user32 = SimpleNamespace(MessageBoxW=lambda *given: shown.append(given))
    monkeypatch.setattr(ctypes, "WinDLL", {"user32": user32}.get, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "stderr", None)
    window.error = TepiError("The library is a folder", "Name a file")
    assert main([]) == 1
    assert shown == [(None, "The library is a folder. Name a file.", "Tepi", 16)]


def test_on_windows_a_pattern_opens_its_files(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its shells leave that to the program."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).touch()
    monkeypatch.setattr(sys, "platform", "win32")
    assert main(["*.txt"]) == 0
    assert window.opened[0][1] == [Path("a.txt"), Path("b.txt")]


def test_the_pieces_named_are_debians() -> None:
    """Every package that Tepi's set-up installs for a shared library is known to the message."""
    assert {"libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libglib2.0-0", "libdbus-1-3"} <= set(
        display.PACKAGES.values()
    )
