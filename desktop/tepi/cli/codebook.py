"""The verb codebook: the codebook alone, out and in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tepi.cli.export import STANDARD_OUTPUT, into, write_out
from tepi.errors import TepiError
from tepi.exchange.codebook_formats import codebook_format, read_codebook
from tepi.exchange.file_names import safe_name
from tepi.library import queries
from tepi.library.edits.codebook_import import plan_import
from tepi.library.file import Library


def run_codebook(library: Library, arguments: argparse.Namespace) -> None:
    """Write the codebook, or take in one from a file as one change."""
    if arguments.way == "export":
        _export(library, arguments)
    else:
        _import(library, arguments)


def _export(library: Library, arguments: argparse.Namespace) -> None:
    suffix = "" if arguments.output == STANDARD_OUTPUT else Path(arguments.output).suffix
    known = codebook_format(arguments.to or suffix or "markdown")
    book = queries.codebook(library)
    write_out(into(arguments.output, safe_name(book.name) + known.suffix), known.write(book))


def _import(library: Library, arguments: argparse.Namespace) -> None:
    file = read_codebook(Path(arguments.file))
    plan = plan_import(queries.codebook(library), file, replace=arguments.replace)
    if plan.change is not None and not arguments.dry_run:
        library.history.record(plan.change)
    for line in plan.done:
        print(line)
    if not plan.done:
        print("Nothing to do", flush=True)
    if plan.conflicts:
        sys.stdout.flush()
        for line in plan.conflicts:
            print(f"Left out: {line}")
        count = len(plan.conflicts)
        raise TepiError(
            f"{count} {'entry was' if count == 1 else 'entries were'} left out",
            "Correct the file, or let it win with --replace",
        )
