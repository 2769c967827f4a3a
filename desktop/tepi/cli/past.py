"""The verbs history, undo, redo and check."""

from __future__ import annotations

import argparse

from tepi.cli.shapes import past, print_json
from tepi.errors import TepiError
from tepi.library.check import check, figures
from tepi.library.file import Library

WALKED = {"undo": "Undone: ", "redo": "Redone: "}


def run_history(library: Library, arguments: argparse.Namespace) -> None:
    """List the changes, newest first."""
    entries = past(library, arguments.limit)
    if arguments.json:
        print_json(entries)
        return
    for entry in entries:
        who = f"  {entry['annotator']}" if entry["annotator"] else ""
        at = entry["at"][:19].replace("T", " ")
        print(f"{entry['seq']:>5}  {at}Z{who}  {WALKED.get(entry['kind'], '')}{entry['label']}")


def run_undo(library: Library, _: argparse.Namespace) -> None:
    """Take the last step back."""
    step = library.history.undo()
    if step is None:
        raise TepiError("There is nothing to undo", "“tepi history” lists what was done")
    print(f"Undone: {step.label}")


def run_redo(library: Library, _: argparse.Namespace) -> None:
    """Bring back the step that was undone last."""
    step = library.history.redo()
    if step is None:
        raise TepiError("There is nothing to redo", "“tepi history” lists what was done")
    print(f"Redone: {step.label}")


def run_check(library: Library, _: argparse.Namespace) -> None:
    """Say whether the library is whole."""
    problems = check(library)
    if problems:
        print("\n".join(problems))
        raise TepiError(
            f"The library {library.path} is not whole: {_many(len(problems), 'problem')}",
            "Keep it as it is, and go on with a copy from before",
        )
    held = figures(library)
    counted = zip(held, ("document", "mark", "change"), strict=True)
    print(f"The library is whole: {', '.join(_many(count, what) for count, what in counted)}")


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
