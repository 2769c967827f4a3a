"""The verb none: sentences that were seen, and to which no code of the deciding groups applies."""

from __future__ import annotations

import argparse
import sys

from tepi.cli import finding
from tepi.errors import TepiError
from tepi.library import mark_queries, queries
from tepi.library.change import Change
from tepi.library.edits.marks import decide_none, undecide
from tepi.library.file import Library
from tepi.library.whoami import annotator
from tepi.marks.codebook import Codebook
from tepi.marks.index import RangeIndex
from tepi.marks.people import Annotator
from tepi.text.document import Document
from tepi.text.units import Units


def run_none(library: Library, arguments: argparse.Namespace) -> None:
    """Say none-of-these for sentences in every deciding group, or take it back; once said it stays said."""
    document = finding.document(library, arguments.document)
    text = queries.text(library, document.revision)
    units = Units(text, *queries.units(library, document.revision))
    wanted = finding.sentences(units, arguments.places)
    codebook = queries.codebook(library)
    if not codebook.deciding:
        raise TepiError(
            "No group of the codebook asks for a decision on every sentence",
            "Let one decide every sentence, in the window",
        )
    me = annotator(library, arguments.by)
    if not arguments.off:
        _refuse_coded(library, document, units, wanted, codebook, me)
    change = _change(library, document, units, wanted, codebook, me, off=arguments.off)
    if change is None:
        print("tepi: that was so already, and nothing was changed", file=sys.stderr)
    else:
        library.history.record(change)
    said = "Taken back" if arguments.off else "None of these"
    print(f"{said}: {', '.join(units.label(index) for index in wanted)}")


def _change(
    library: Library,
    document: Document,
    units: Units,
    wanted: list[int],
    codebook: Codebook,
    me: Annotator,
    *,
    off: bool,
) -> Change | None:
    """One change for all groups; None where there is nothing to do."""
    before = queries.nones(library, document.revision)
    say = undecide if off else decide_none
    whole: Change | None = None
    for group in codebook.deciding:
        places = [
            (units[index].start, units.label(index))
            for index in wanted
            if ((group.id, me.id) in before.get(units[index].start, frozenset())) == off
        ]
        if places:
            change = say(document.id, document.revision, places, me.id, group.id)
            whole = whole.with_edits(*change.edits) if whole else change
    return whole


def _refuse_coded(
    library: Library, document: Document, units: Units, wanted: list[int], codebook: Codebook, me: Annotator
) -> None:
    """None-of-these and a code of a deciding group exclude each other on a sentence."""
    index = RangeIndex(mark_queries.spans(library, document.revision))
    deciding = {group.id for group in codebook.deciding}
    for unit in wanted:
        for span in index.overlapping(*units[unit]):
            codes = [codebook.code(code) for code in span.codes if codebook.group_of(code).id in deciding]
            if codes and span.annotator == me.id:
                raise TepiError(
                    f"{units.label(unit)} has the code {codes[0].name} already, so it cannot be none of these",
                    "Take the code off first",
                )
