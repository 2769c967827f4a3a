"""Runs one verb: reads the arguments, opens the library, turns what goes wrong into one line."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TextIO

from tepi.cli.arguments import Usage, parse
from tepi.cli.verbs import VERBS
from tepi.errors import TepiError

NO_ROOM = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT})
DONE, FAILED, NOT_UNDERSTOOD, INTERRUPTED = 0, 1, 2, 130

# Verb: the module whose ``run_<verb>(library, arguments)`` does it, imported on use.
HOMES = {
    "add": "documents",
    "list": "documents",
    "show": "show",
    "mark": "mark",
    "none": "none",
    "export": "export",
    "import": "reading_back",
    "codebook": "codebook",
    "history": "past",
    "undo": "past",
    "redo": "past",
    "check": "past",
}


def run(
    arguments: Sequence[str],
    *,
    open_window: Callable[[str | None, Sequence[str]], int],
    tour: Callable[[Path], int],
    to_png: Callable[[str], bytes],
) -> int:
    """Do what the arguments ask and return the exit code.

    ``open_window`` and ``tour`` are what the door does where there is no verb or this one, and ``to_png``
    makes pixels of SVG; so nothing here knows the window.
    """
    speak_utf8()
    try:
        found = parse(arguments)
        if found.verb is None:
            return open_window(found.library, found.files)
        if found.verb == "tour":
            return tour(Path(found.output))
        if found.verb == "formats":  # the same whatever the library: none is opened, or made
            import_module("tepi.cli.formats").list_formats(found)
        else:
            found.to_png = to_png
            _do(found)
        sys.stdout.flush()
    except Usage as usage:
        print(usage, file=sys.stderr)
        return NOT_UNDERSTOOD
    except SystemExit as asked:  # --help and --version
        return int(asked.code or 0)
    except TepiError as error:
        print(f"tepi: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        _let_output_go()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return _unwritten(error)
    except Exception as error:  # noqa: BLE001  # a traceback helps no reader: it goes to the log
        return _fault(error)
    return DONE


def no_such_file(name: str) -> int:
    """Say that a file to open is not there; a bare word was perhaps meant as a verb."""
    speak_utf8()
    if os.sep in name or "." in name:
        error = TepiError(f"There is no file “{name}”", "Check its name and folder")
        print(f"tepi: {error}", file=sys.stderr)
        return FAILED
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), VERBS, n=1)
    print(f"tepi: “{name}” is neither a file nor a verb", file=sys.stderr)
    print(f"Did you mean “tepi {near[0]}”?" if near else "“tepi --help” lists the verbs.", file=sys.stderr)
    return NOT_UNDERSTOOD


def speak_utf8() -> None:
    """Make standard output and error write UTF-8, whatever the locale says.

    Where a shell has closed one of them (``>&-``), Python has none: what is written there goes nowhere.
    """
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    """An output that goes nowhere, there until the process ends."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _do(found: argparse.Namespace) -> None:
    from tepi.library.file import open_library
    from tepi.library.places import library_path
    from tepi.library.refusals import in_words

    verb = getattr(import_module(f"tepi.cli.{HOMES[found.verb]}"), f"run_{found.verb}")
    path = library_path(found.library)
    with open_library(path) as library:
        if library.kept is not None:
            # Beside the output, which may be for another program.
            print(
                f"tepi: the library was brought up to date; as it was it lies at {library.kept}",
                file=sys.stderr,
            )
        try:
            verb(library, found)
        except Exception as error:
            worded = in_words(path, error)
            if worded is None:
                raise
            raise worded from error


def _fault(error: Exception) -> int:
    from tepi.library.fault_log import as_one_line

    print(f"tepi: {as_one_line(error)}", file=sys.stderr)
    return FAILED


def _unwritten(error: OSError) -> int:
    """Say why the output was not written, if there is anybody left to tell."""
    if _has_gone(error):
        _let_output_go()
        return DONE
    if error.errno not in NO_ROOM:
        return _fault(error)
    _let_output_go()
    print(f"tepi: the output cannot be written ({error.strerror}); make room and try again", file=sys.stderr)
    return FAILED


def _has_gone(error: OSError) -> bool:
    """Whether the program that reads the output has ended, which Windows calls an invalid argument."""
    if sys.platform == "win32" and error.errno == errno.EINVAL:
        try:
            sys.stdout.flush()
        except OSError:
            return True
    return False


def _let_output_go() -> None:
    """What is still unwritten has nowhere to go, and must not fail once more at the exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
