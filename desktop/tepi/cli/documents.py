"""The verbs add and list."""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tepi.cli.arguments import Usage
from tepi.cli.meter import Meter
from tepi.cli.shapes import listed, print_json
from tepi.errors import TepiError
from tepi.exchange.own_files import what_it_is
from tepi.library.adding import BACK, THERE, add_reading
from tepi.library.file import Library
from tepi.text.document import Reading
from tepi.text.readers.registry import bytes_of, read_bytes, shown

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)


def run_add(library: Library, arguments: argparse.Namespace) -> None:
    """Add files; each prints its id and title. All are read before the first is recorded."""
    if arguments.title is not None and len(arguments.files) > 1:
        raise Usage("tepi add: --title names one text, and several files are given\nAdd them one by one.")
    if arguments.language is not None and not LANGUAGE.fullmatch(arguments.language):
        raise TepiError(f"“{arguments.language}” is not a language code", "Give one such as id or en")
    if not arguments.as_text:
        _refuse_exports([Path(name) for name in arguments.files])
    collects = gc.isenabled()
    gc.disable()  # a book makes a million things that all stay until it is in the library
    try:
        readings = [_read(Path(name), arguments.title, arguments.language) for name in arguments.files]
        for reading in readings:
            _add(library, reading, named=arguments.title is not None)
    finally:
        if collects:
            gc.enable()


def _read(path: Path, title: str | None, language: str | None) -> Reading:
    with Meter(shown(path.name)) as tell:
        return read_bytes(bytes_of(path), path, title, language, tell)


def _refuse_exports(paths: Sequence[Path]) -> None:
    """An export would come in as a text with its own figures, ids and notes as its words."""
    for path in paths:
        if found := what_it_is(path):
            raise TepiError(found.what, f"{found.remedy}; --as-text adds it nevertheless")


def _add(library: Library, reading: Reading, *, named: bool) -> None:
    added = add_reading(library, reading)
    print(f"{added.document}  {added.title}", flush=True)
    if added.how == BACK:
        print(f"tepi: “{added.title}” was in the trash and is back", file=sys.stderr)
    elif added.how == THERE and named and reading.title != added.title:
        print(f"tepi: “{added.title}” was there already and keeps its title", file=sys.stderr)


def run_list(library: Library, arguments: argparse.Namespace) -> None:
    """List the documents, oldest first."""
    rows = listed(library)
    if arguments.json:
        print_json(rows)
        return
    if not rows:
        print("tepi: there is no document yet; “tepi add FILE” adds one", file=sys.stderr)
    for row in rows:
        signs = "".join(f" ({word})" for word in ("example", "done") if row[word])
        print(f"{row['id']}  {row['sentences']:>5} sentences  {row['marks']:>5} marks  {row['title']}{signs}")
