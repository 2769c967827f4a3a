"""What a mark says, in one form for three tellers: the file, the library now, the library as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from tepi.exchange.comparison.names import CodeNames
from tepi.exchange.reading import unescaping
from tepi.exchange.reading.shapes import MarkText, NoteText
from tepi.exchange.templating import filters
from tepi.library import tables as t
from tepi.library.past_state import Past
from tepi.marks.highlight import Highlight
from tepi.text.one_line import one_line

Notes = tuple[tuple[str, str], ...]  # (id, Markdown), oldest first


class MarkState(NamedTuple):
    """What is said of one mark. ``codes`` and ``second`` are ids, or NEW and a name (see ``CodeNames``)."""

    quote: str
    codes: frozenset[str] = frozenset()
    unsure: bool = False
    second: str | None = None
    said_by: tuple[str, ...] = ()
    manner: str | None = None
    reading: str = ""
    translation: str = ""
    notes: Notes = ()

    def given_today(self, codes: CodeNames) -> MarkState:
        """The same with codes that can be given: for those that are gone since, what has their names."""
        second = codes.today(self.second) if self.second else None
        return self._replace(codes=frozenset(map(codes.today, self.codes)), second=second)


def of_file(mark: MarkText, codes: CodeNames) -> MarkState:
    """What the file says; its first note still has no id."""
    said = mark.said
    given = frozenset(codes.id(name) for name in said.codes or ())
    second = codes.id(said.second) if said.second else None
    return MarkState(
        mark.quote,
        given,
        bool(second) or (said.unsure and bool(given)),
        second,
        said.said_by,
        said.manner if said.said_by else None,
        said.reading or "",
        said.translation or "",
        tuple((note.id, note.text) for note in mark.notes),
    )


def of_library(mark: Highlight, dialect: str) -> MarkState:
    """What the library says now, as it would come back from a file."""
    said = mark.attribution
    second = mark.second_code
    return MarkState(
        mark.quote,
        frozenset(mark.codes),
        mark.unsure or second is not None,
        second,
        tuple(_name(name, dialect) for name in said.names) if said else (),
        said.manner if said and said.names else None,
        _words(mark.reading, dialect),
        _words(mark.translation, dialect),
        notes_as_written(((note.id, note.text) for note in mark.notes), dialect),
    )


def fetch_past(past: Past, marks: Collection[str]) -> None:
    """Read at once all that ``of_past`` will look at for these marks."""
    past.fetch(t.highlights, "id", marks)
    for table in (t.anchors, t.codings, t.attributions):
        past.fetch(table, "highlight", marks)
    past.fetch(t.notes, "target", marks)
    claims = [claim["id"] for mark in marks for claim in past.rows(t.attributions, "highlight", mark)]
    past.fetch(t.attribution_sources, "attribution", claims)
    links = [link for claim in claims for link in past.rows(t.attribution_sources, "attribution", claim)]
    past.fetch(t.sources, "id", [link["source"] for link in links])


def of_past(past: Past, mark: str, dialect: str) -> MarkState | None:
    """What the library said then; None where there was no such mark."""
    row = past.row(t.highlights, mark)
    if row is None:
        return None
    parts = sorted(past.rows(t.anchors, "highlight", mark), key=lambda part: int(part["part"]))
    codings = past.rows(t.codings, "highlight", mark)
    second = next((each["code"] for each in codings if each["rank"] == 2), None)
    claims = sorted(past.rows(t.attributions, "highlight", mark), key=lambda claim: str(claim["id"]))
    names: list[str] = []
    if claims:
        chain = past.rows(t.attribution_sources, "attribution", claims[0]["id"])
        for each in sorted(chain, key=lambda link: int(link["position"])):
            source = past.row(t.sources, each["source"])
            names.append(_name(source["name"], dialect) if source else "")
    return MarkState(
        " … ".join(part["quote"] for part in parts),
        frozenset(each["code"] for each in codings if each["rank"] == 1),
        second is not None or any(each["certainty"] == "unsure" for each in codings if each["rank"] == 1),
        second,
        tuple(names),
        claims[0]["manner"] if names else None,
        _words(row["reading"], dialect),
        _words(row["translation"], dialect),
        past_notes(past, mark, dialect),
    )


def past_notes(past: Past, target: str, dialect: str) -> Notes:
    """The notes that hung on a thing then, as a file would have them."""
    rows = sorted(past.rows(t.notes, "target", target), key=lambda note: (note["created"], note["id"]))
    return notes_as_written(((row["id"], row["text"]) for row in rows), dialect)


def notes_as_written(notes: Iterable[tuple[str, str]], dialect: str) -> Notes:
    """Notes as they come back from a file; those of nothing but white space are not written."""
    return tuple((note, note_as_written(text, dialect)) for note, text in notes if text.strip())


def note_as_written(text: str, dialect: str) -> str:
    """A note as it comes back from a file."""
    return unescaping.note(filters.note(text, dialect).split("\n"))


def notes_of_file(notes: Iterable[NoteText]) -> Notes:
    """The notes of a file; the first may have no id."""
    return tuple((note.id, note.text) for note in notes)


def same_words(one: str, other: str) -> bool:
    """Whether two quotes are the same but for white space, which editors move."""
    return "".join(one.replace("\0", "\ufffd").split()) == "".join(other.replace("\0", "\ufffd").split())


def same_note(file: str, other: str) -> bool:
    """Whether a note in a file is unchanged; blank lines in front, and blanks an editor has trimmed, are nothing."""
    if file == other:
        return True
    file, other = file.lstrip("\n"), other.lstrip("\n")
    if file == other:
        return True
    trimmed = [line.rstrip(" \t") for line in other.split("\n")]
    return file.split("\n") == trimmed


@lru_cache(maxsize=4096)
def _name(name: str, dialect: str) -> str:
    return one_line(unescaping.plain(filters.name(name, dialect)))


def _words(text: str | None, dialect: str) -> str:
    return unescaping.plain(filters.words(text, dialect)) if text else ""
