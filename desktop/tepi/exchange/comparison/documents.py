"""Compares what is said of a document as a whole: facts, the reader's own facts, notes, none-of-these."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tepi.exchange.comparison.notes import note_items
from tepi.exchange.comparison.plan import Item, LeftOut
from tepi.exchange.comparison.states import notes_as_written, past_notes
from tepi.exchange.reading.shapes import NoneText, Page
from tepi.library import queries
from tepi.library import tables as t
from tepi.library.edits.documents import FACTS
from tepi.library.file import Library
from tepi.library.past_state import Past
from tepi.marks.codebook import Codebook
from tepi.text.document import Document
from tepi.text.one_line import one_line
from tepi.text.units import Units

Said = tuple[int, str, str]  # start of the sentence, group, annotator


def document_items(library: Library, document: Document, page: Page, past: Past | None) -> Iterator[Item]:
    """What the front matter and the note under the title say otherwise; ``past`` is None where nobody knows."""
    row = past.row(t.documents, document.id) if past else None
    if page.facts is not None:
        yield from _fact_items(document, page, row)
    now = notes_as_written(
        ((note.id, note.text) for note in queries.notes_on(library, document.id)), page.dialect
    )
    then = past_notes(past, document.id, page.dialect) if past else None
    where = f"“{one_line(document.title)}”" if document.title else "The document"
    yield from note_items("document.note", document.id, where, page.notes, now, then, page.line)


def _fact_items(document: Document, page: Page, row: dict[str, Any] | None) -> Iterator[Item]:
    facts = dict(page.facts or {})
    title = one_line(document.title)
    was = one_line(str(row["title"])) if row else title
    heading = None if page.heading is None else one_line(page.heading)
    if one_line(facts.get("title", "")) in (title, was) and heading not in (None, title, was):
        facts["title"] = str(heading)
    where = f"“{title}”" if title else "The document"
    for name in FACTS:
        told = _tidy(name, facts.get(name, ""))
        yield from _fact(
            "fact",
            name,
            where,
            told,
            _tidy(name, getattr(document, name)),
            _tidy(name, row[name]) if row else None,
            page,
        )
    before: dict[str, str] = document.fields
    then: dict[str, str] | None = json.loads(row["fields"]) if row else None
    for name in sorted({*page.fields, *before}):
        yield from _fact(
            "field",
            name,
            where,
            page.fields.get(name, ""),
            str(before.get(name, "")),
            None if then is None else str(then.get(name, "")),
            page,
        )


def _fact(
    kind: str, name: str, where: str, told: str, now: str, then: str | None, page: Page
) -> Iterator[Item]:
    if told == now or (then is not None and told == then):
        return
    what = f"{name}: {one_line(now) or 'nothing'} → {one_line(told) or 'nothing'}"
    conflict = then is None or now != then
    yield Item(kind, f"{kind} {name}", where, what, now, told, 0, conflict, page.document, (name, told))


def _tidy(name: str, told: str) -> str:
    return one_line(told) if name == "title" else told.strip()


def none_items(
    library: Library, document: Document, page: Page, book: Codebook, units: Units, past: Past | None
) -> Iterator[Item | LeftOut]:
    """Which sentences the file decides otherwise as none of these."""
    if page.coders:
        return
    people = {each.id: each.name for each in queries.annotators(library)}
    found: set[Said] = set()
    for none in page.nones:
        try:
            found |= set(_said(none, page, book, people, units))
        except ValueError as why:
            yield LeftOut(none.line, f"None of these: {why}")
            return
    now = {
        (start, group, who)
        for start, pairs in queries.nones(library, document.revision).items()
        for group, who in pairs
        if any(each.id == group for each in book.deciding) and units[units.at(start)].start == start
    }
    if found == now:
        return
    if past and any(row is None or row["revision"] == document.revision for row in past.touched(t.units)):
        yield LeftOut(0, "Sentences were joined or split since; what is none of these stays as it is")
        return
    then = None
    if past:
        rows = past.rows(t.decisions, "revision", document.revision)
        then = {(row["start"], row["group"], row["annotator"]) for row in rows}
    changed: defaultdict[tuple[str, str, bool, bool], list[int]] = defaultdict(list)
    for said in sorted(found ^ now):
        start, group, who = said
        if then is not None and (said in found) == (said in then):
            continue
        changed[group, who, said in found, then is None].append(start)
    line = page.nones[0].line if page.nones else page.line
    for (group, who, comes, conflict), starts in changed.items():
        places = ", ".join(units.label(units.at(start)) for start in starts)
        what = f"none of these: {places}" if comes else f"no longer none of these: {places}"
        key = f"none {group} {who} {comes}"
        yield Item(
            "none",
            key,
            people[who],
            what,
            "" if comes else places,
            places if comes else "",
            line,
            conflict,
            document.id,
            (group, who, tuple(starts), comes),
        )


def _said(none: NoneText, page: Page, book: Codebook, people: dict[str, str], units: Units) -> Iterator[Said]:
    """The decisions behind one line. Raises ValueError where it names what is not there."""
    groups = {one_line(group.name).casefold(): group.id for group in book.deciding}
    whose = {one_line(name).casefold(): person for person, name in people.items()}
    names = [name.casefold() for name in none.who]
    group = next(iter(groups.values()), "") if len(groups) == 1 else ""
    if names and (len(groups) > 1 or len(names) > 1):
        group = groups.get(names[0], "")
        names = names[1:]
    if not names:
        names = [one_line(name).casefold() for name in page.annotators] or [*whose]
    if not group:
        raise ValueError("it is not plain which group is meant")
    if len(names) != 1 or names[0] not in whose:
        raise ValueError("it is not plain whose decision it is")
    for cited in none.places:
        yield units[units.find(cited)].start, group, whose[names[0]]
