"""The verb mark: a passage gets codes, a note, a speaker, in one step of the history."""

from __future__ import annotations

import argparse
import sys
from typing import NamedTuple

from tepi.cli import finding
from tepi.cli.arguments import Usage
from tepi.cli.passage import passage
from tepi.errors import TepiError
from tepi.library import mark_queries, queries
from tepi.library.change import Change, Edit, shorten
from tepi.library.edits.marks import add_highlight, give_code, set_certainty
from tepi.library.edits.notes import write_note
from tepi.library.edits.speakers import attribute
from tepi.library.file import Library
from tepi.library.whoami import annotator
from tepi.marks.codebook import Code, Codebook
from tepi.marks.highlight import MANNERS, Anchor, Highlight
from tepi.marks.people import Annotator
from tepi.text.describe import describe
from tepi.text.document import Document
from tepi.text.ranges import Range
from tepi.text.units import Units


class Wish(NamedTuple):
    """What is to be put on which passage, and by whom."""

    document: Document
    text: str
    units: Units
    place: Range
    codebook: Codebook
    codes: list[Code]
    me: Annotator


def run_mark(library: Library, arguments: argparse.Namespace) -> None:
    """Mark a passage and print the mark's id.

    A mark of the same annotator on exactly the same passage gets the codes too (in a
    choose-one group in place of the one it has) instead of a second mark being made.
    """
    _understand(arguments)
    document = finding.document(library, arguments.document)
    text = queries.text(library, document.revision)
    units = Units(text, *queries.units(library, document.revision))
    codebook = queries.codebook(library)
    codes = finding.codes(codebook, arguments.code or ())
    whole_sentences = any(codebook.group(code.group).unit == "sentence" for code in codes)
    asked, place = passage(document.title, text, units, arguments, whole_sentences=whole_sentences)
    me = annotator(library, arguments.by)
    wish = Wish(document, text, units, place, codebook, codes, me)
    same = mark_queries.ids_at(library, document.revision, place, me.id)
    if same:
        mark = mark_queries.highlights(library, same[:1], document.revision)[0]
        change = _more(library, wish, mark, arguments)
    else:
        change, mark = _new(library, wish, arguments)
    if asked != place:
        reason = "whole sentences" if whole_sentences else "whole characters"
        print(f"tepi: the passage was widened to {reason}: {place.start} to {place.end}", file=sys.stderr)
    if change is None:
        print("tepi: that was so already, and nothing was changed", file=sys.stderr)
    else:
        library.history.record(change)
    print(mark.id)


def _understand(arguments: argparse.Namespace) -> None:
    """Refuse what argparse cannot see to be wrong."""
    by_offsets = arguments.start is not None or arguments.end is not None
    if by_offsets == (arguments.quote is not None) or (
        by_offsets and (arguments.start is None or arguments.end is None)
    ):
        raise Usage(
            "tepi mark: name the passage by --quote TEXT, or by --start N and --end N\n“tepi mark --help” shows how it is used."
        )
    if not (arguments.code or arguments.note or arguments.said_by):
        raise Usage(
            "tepi mark: give the passage a --code, a --note or a speaker (--said-by)\n“tepi mark --help” shows how it is used."
        )
    if arguments.manner is not None and not arguments.said_by:
        raise Usage("tepi mark: --manner belongs to --said-by\n“tepi mark --help” shows how it is used.")
    if arguments.unsure and not arguments.code:
        raise Usage("tepi mark: --unsure belongs to --code\n“tepi mark --help” shows how it is used.")
    if arguments.manner is not None and arguments.manner not in MANNERS:
        raise TepiError(
            f"“{arguments.manner}” is no manner of speaking", f"Choose one of {', '.join(MANNERS)}"
        )


def _new(library: Library, wish: Wish, arguments: argparse.Namespace) -> tuple[Change, Highlight]:
    change = add_highlight(
        wish.document.id,
        wish.document.revision,
        wish.text,
        wish.place,
        wish.me.id,
        wish.codebook,
        [code.id for code in wish.codes],
        unsure=arguments.unsure,
        nones=_nones(library, wish),
    )
    quote = describe(wish.text, wish.place)
    anchor = Anchor(wish.document.revision, 0, *wish.place, quote.exact, quote.prefix, quote.suffix)
    mark = Highlight(
        str(change.values["highlight"]), wish.document.id, wish.me.id, wish.me.name, anchors=(anchor,)
    )
    return change.with_edits(*_beside(library, wish, mark, arguments)), mark


def _more(library: Library, wish: Wish, mark: Highlight, arguments: argparse.Namespace) -> Change | None:
    """What a mark that is there already is still lacking, as one change; None where it is nothing."""
    lacking = [code for code in wish.codes if code.id not in mark.codes]
    changes = [give_code(mark, code.id, wish.codebook, wish.me.id, _nones(library, wish)) for code in lacking]
    edits = [edit for change in changes for edit in change.edits]
    kind = "code.give"
    if arguments.unsure and (lacking or not mark.unsure):
        edits.extend(set_certainty(mark, True, wish.me.id).edits)
        kind = "code.give" if lacking else "code.doubt"
    beside = _beside(library, wish, mark, arguments)
    if not edits and not beside:
        return None
    if not edits:
        kind = "note.write" if arguments.note else "said.set"
    names = [code.name for code in lacking]
    what = ", ".join(names) or ("Unsure" if edits else "Note" if arguments.note else "Speaker")
    values = {"highlight": mark.id, "quote": shorten(mark.quote, 60)[1:-1], "codes": names}
    label = f"{what} on {shorten(mark.quote)}"
    return Change(kind, label, (*edits, *beside), values, wish.document.id, wish.me.id)


def _beside(library: Library, wish: Wish, mark: Highlight, arguments: argparse.Namespace) -> list[Edit]:
    """The edits for note and speaker. A note that is there goes on; a speaker takes the place of another."""
    edits: list[Edit] = []
    if arguments.note and not (mark.note and arguments.note in mark.note.text):
        text = f"{mark.note.text.rstrip()}\n\n{arguments.note}" if mark.note else arguments.note
        note = write_note("highlight", mark.id, text, wish.me.id, mark.note, document=wish.document.id)
        edits.extend(note.edits)
    if arguments.said_by and not _says_so(mark, arguments):
        register = queries.sources(library)
        edits.extend(attribute(mark, arguments.said_by, arguments.manner, wish.me.id, register).edits)
    return edits


def _says_so(mark: Highlight, arguments: argparse.Namespace) -> bool:
    said = mark.attribution
    names = [name.strip().casefold() for name in arguments.said_by]
    return (
        said is not None
        and [name.casefold() for name in said.names] == names
        and arguments.manner in (None, said.manner)
    )


def _nones(library: Library, wish: Wish) -> list[tuple[int, str]]:
    """Where the annotator had said none-of-these, in a group of which a code now comes."""
    groups = {code.group for code in wish.codes}
    said = queries.nones(library, wish.document.revision)
    return [
        (start, group)
        for start in (wish.units[index].start for index in wish.units.within(wish.place))
        for group, annotator_id in sorted(said.get(start, frozenset()))
        if annotator_id == wish.me.id and group in groups
    ]
