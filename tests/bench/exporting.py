"""How long marks take to be written, against the least that reading the same values could cost; and the preview."""

from __future__ import annotations

import gc
import json
import os
import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from report import Line, median, milliseconds, ratio
from sqlalchemy import select

from tepi.exchange.export import export_files, export_pieces
from tepi.library import queries
from tepi.library import tables as t
from tepi.library.change import Change, lay
from tepi.library.edits.documents import add_document
from tepi.library.edits.people import add_annotator
from tepi.library.file import Library, open_library
from tepi.marks.identity import new_id, now
from tepi.text.readers.plain import read

FEW, MANY, MOST, RUNS = 5_000, 20_000, 100_000, 5
PROGRAM = Path(__file__).parent / "programs" / "first_screen.py"
WARM = 40
FORMS = ("markdown", "csv", "tsv", "json", "jsonl")


@dataclass(frozen=True, slots=True)
class Bare:
    """One row of the bare SELECT: what a table of marks shows of a mark, as the library has it."""

    mark: str
    document: str
    title: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    state: str
    code: str | None
    certainty: str | None
    reading: str | None
    translation: str | None
    note: str | None
    annotator: str
    created: str
    changed: str


def measure(folder: Path) -> list[Line]:
    """Time each format against the bare SELECT in turn, and look at the memory of few and many marks."""
    paths = {count: folder / f"{count}.tepi" for count in (FEW, MANY, MOST)}
    for count, path in paths.items():
        with open_library(path) as library:
            _fill(library, count)
    lines = [*_speed(paths[MANY]), *_memory(paths)]
    for count, path in paths.items():
        lines += _first_screens(path, count, folder)
    return lines


def _speed(path: Path) -> list[Line]:
    with open_library(path) as many:
        base = _seconds(lambda: _bare(many))
        lines = [Line(f"bare SELECT of {MANY:,} marks, and str.join", milliseconds(base))]
        for form in FORMS:
            taken, against = [], []
            for _ in range(RUNS):
                against.append(_seconds(lambda: _bare(many), 1))
                taken.append(_seconds(lambda form=form: "".join(_pieces(many, form)), 1))
            value = min(taken) / min(against)
            lines.append(ratio(value, 3, f"{form}, as a ratio", f" ({milliseconds(median(taken))})"))
        took = _seconds(lambda: _tables(many), 1)
        lines.append(Line(f"tables of {MANY:,} marks", milliseconds(took)))
    return lines


def _memory(paths: dict[int, Path]) -> list[Line]:
    peaks: dict[tuple[str, int], int] = {}
    for count, path in paths.items():
        with open_library(path) as library:
            for form in FORMS:
                peaks[form, count] = _peak(library, form)
    return [
        ratio(
            peaks[form, count] / peaks[form, FEW],
            1.1,
            f"{form}: memory of {count:,} marks to that of {FEW:,}",
            f" of {peaks[form, FEW] / 1e6:.1f} MB",
        )
        for form in FORMS
        for count in (MANY, MOST)
    ]


def _first_screens(path: Path, count: int, folder: Path) -> list[Line]:
    """From the press to the first words in the preview; and, without a target, until they fill the view."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TEPI_DATA": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        Line(
            f"preview of {count:,} marks, {name}",
            f"{milliseconds(first)} (full view {milliseconds(full)})",
            "≤ 50.0 ms",
            first <= 0.05,
        )
        for name, (first, full) in json.loads(done.stdout.splitlines()[-1]).items()
    ]


def _pieces(library: Library, form: str):
    return export_pieces(library, queries.documents(library), to=form)


def _tables(library: Library) -> None:
    for _, text in export_files(library, queries.documents(library), to="tables"):
        for _ in text:
            pass


def _bare(library: Library) -> str:
    marks, first = t.highlights.c, t.anchors.c
    query = (
        select(
            marks.id,
            marks.document,
            t.documents.c.title,
            first.start,
            first.end,
            first.quote,
            first.prefix,
            first.suffix,
            first.state,
            t.codes.c.name,
            t.codings.c.certainty,
            marks.reading,
            marks.translation,
            t.notes.c.text,
            t.annotators.c.name,
            marks.created,
            marks.changed,
        )
        .select_from(t.highlights)
        .join(t.anchors, first.highlight == marks.id)
        .join(t.documents, t.documents.c.id == marks.document)
        .join(t.annotators, t.annotators.c.id == marks.annotator)
        .outerjoin(t.codings, t.codings.c.highlight == marks.id)
        .outerjoin(t.codes, t.codes.c.id == t.codings.c.code)
        .outerjoin(t.notes, t.notes.c.target == marks.id)
        .order_by(first.start, first.end.desc(), marks.id)
    )
    rows = [Bare(*row) for row in library.connection.execute(query)]
    return "\n".join(
        ",".join(
            (
                row.mark,
                row.document,
                row.title,
                str(row.start),
                str(row.end),
                row.quote,
                row.prefix,
                row.suffix,
                row.state,
                row.code or "",
                row.certainty or "",
                row.reading or "",
                row.translation or "",
                row.note or "",
                row.annotator,
                row.created,
                row.changed,
            )
        )
        for row in rows
    )


def _seconds(job: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        job()
        times.append(time.perf_counter() - begun)
    return min(times)


def _peak(library: Library, form: str) -> int:
    """The most memory that Python held while the pieces were made and let go.

    What is made once for a library, such as statements, is made before by a text that is left half-way.
    """
    for _ in islice(_pieces(library, form), WARM):
        pass
    gc.collect()
    tracemalloc.start()
    for _ in _pieces(library, form):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def _fill(library: Library, count: int) -> None:
    text = "\n".join(f"The minister said that {n} soldiers had left. Nobody knows why!" for n in range(5_000))
    library.history.record(add_document(read(text.encode(), "long.txt")))
    library.history.record(add_annotator("Sari"))
    document, me = queries.documents(library)[0], queries.annotators(library)[0].id
    codes = [code.id for code in queries.codebook(library).codes]
    chance, at = random.Random(1), now()
    marks, anchors, codings, notes = [], [], [], []
    for number in range(count):
        mark, start = new_id(), chance.randrange(len(text) - 80)
        end = start + chance.randrange(5, 70)
        marks.append({"id": mark, "document": document.id, "annotator": me, "kept": 0, "reading": None})
        marks[-1].update(translation=None, created=at, changed=at)
        anchor = {"highlight": mark, "revision": document.revision, "part": 0, "start": start, "end": end}
        words = {"quote": text[start:end], "prefix": text[max(0, start - 32) : start]}
        rest = {"suffix": text[end : end + 32], "state": "anchored", "confidence": 1.0}
        anchors.append({**anchor, **words, **rest})
        coding = {"highlight": mark, "code": chance.choice(codes), "rank": 1, "certainty": "sure"}
        codings.append({**coding, "version": None, "annotator": me, "created": at})
        if number % 4 == 0:
            note = {"id": new_id(), "target_kind": "highlight", "target": mark, "annotator": me}
            notes.append(
                {**note, "text": "A note.\n\nIt goes on.", "written": 0, "created": at, "changed": at}
            )
    rows = (("highlights", marks), ("anchors", anchors), ("codings", codings), ("notes", notes))
    library.history.record(Change("x", "Filled", tuple(lay(table, each) for table, each in rows)))
