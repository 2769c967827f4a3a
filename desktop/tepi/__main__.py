"""The one door: a verb goes to the command line; a file, nothing or ``tour`` opens the window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tepi import display
from tepi.cli.verbs import VERBS
from tepi.cli.wildcards import files_named
from tepi.errors import TepiError

FAILED, INTERRUPTED = 1, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask (those of the process where none are given) and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if any(argument.startswith("-") for argument in arguments) or (arguments and arguments[0] in VERBS):
        from tepi.cli.run import run

        return run(arguments, open_window=open_window, tour=tour, to_png=to_png)
    return open_window(None, files_named(arguments))


def open_window(library: str | None, files: Sequence[str]) -> int:
    """Open the window on a library (None: the usual one) with these files; returns the exit code."""
    missing = next((name for name in files if not os.path.lexists(name)), None)
    if missing is not None:
        from tepi.cli.run import no_such_file

        return no_such_file(missing)

    def start() -> int:
        display.check()
        # Nothing made while starting becomes waste, and looking for some costs a tenth of the time.
        gc.disable()
        from tepi.library.places import library_path
        from tepi.window.quick_imports import spare_the_reading

        spare_the_reading()
        from tepi.window import app

        return app.run(library_path(library), [Path(name) for name in files])

    return _with_qt(start)


def tour(output: Path) -> int:
    """Drive the real window through its main job and save pictures; without a display off the screen."""

    def start() -> int:
        if not display.is_there():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        display.check()
        from tepi.window import tour as driven

        return driven.run(output)

    return _with_qt(start)


def to_png(svg: str) -> bytes:
    """A drawing in SVG as a PNG, without a display.

    Raises:
        TepiError: Qt cannot be started here.
    """
    if sys.platform not in {"win32", "darwin"}:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        display.check()
        from tepi.window.drawing import png_of

        return png_of(svg)
    except ImportError as error:
        raise _worded(error) from error


def _with_qt(start: Callable[[], int]) -> int:
    """Run what needs a window; whatever hinders it is said in one line."""
    try:
        return start()
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # a traceback helps no reader: it goes to the log
        problem = _worded(error)
    if sys.platform == "win32" and sys.stderr is None:  # started without a console: nobody would hear
        _say_in_a_box(str(problem))
        return FAILED
    from tepi.cli.run import speak_utf8

    speak_utf8()
    print(f"tepi: {problem}", file=sys.stderr)
    return FAILED


def _say_in_a_box(line: str) -> None:
    """Show one line where there is neither a window nor a console."""
    import ctypes

    error = 0x10  # the sign beside the line
    ctypes.WinDLL("user32").MessageBoxW(None, line, "Tepi", error)  # type: ignore[attr-defined,unused-ignore]


def _worded(error: Exception) -> TepiError:
    """Any error as something that the reader can understand and act on."""
    if isinstance(error, TepiError):
        return error
    if isinstance(error, ImportError) and display.is_of_qt(error):
        return display.lacking(error)
    from tepi.library.fault_log import as_one_line

    return as_one_line(error)


if __name__ == "__main__":
    sys.exit(main())
