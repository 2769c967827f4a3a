"""Which marks of a document a filter leaves: the panel's filter as questions to the library.

Words are looked for without capitals and accents in quote, note, reading, translation, and in the
names of speakers and codes. Quotes are looked for in the text itself, which is folded once; of other
fields SQLite compares pure ASCII, and only what holds anything else is folded here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from json import dumps
from typing import Any

from sqlalchemy import LargeBinary, Select, cast, exists, func, or_, select, true

from tepi.library import queries
from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.mark_queries import start_of_next
from tepi.library.queries import driver_rows
from tepi.marks.codebook import Codebook
from tepi.marks.filter import WORD, Filter, Term, names_meant
from tepi.marks.todo import open_questions, tags
from tepi.text.folding import Folded, Places, fold
from tepi.text.units import Units

PORTION = 800  # marks looked at between two looks at the clock: some milliseconds

_Parts = Mapping[str, Sequence[tuple[int, int]]]  # of each mark the start and end of its parts (code points)


def matching(
    library: Library, document_id: str, sought: Filter, codebook: Codebook, units: Units
) -> list[str]:
    """The ids of the marks that ``sought`` leaves of a document, in text order."""
    portions = Sieve(library, document_id, sought, codebook, units).portions()
    return [mark for portion in portions for mark in portion]


# The last text that was folded, by its sha256: a word is typed letter by letter into one filter.
_folded: dict[str, Folded] = {}


def _folded_text(library: Library, revision_id: str, text: str | None) -> Folded:
    revision = queries.revision(library, revision_id)
    found = _folded.get(revision.text_sha256)
    if found is None:
        found = Folded(queries.text(library, revision_id) if text is None else text)
        _folded.clear()
        _folded[revision.text_sha256] = found
    return found


class Sieve:
    """A filter laid over one document: asked portion by portion, or of some marks.

    Each answer is of the moment in which it is asked. Who takes every portion, and asks ``among`` again of
    every mark that has changed since the first, has what the filter leaves at the end. Another codebook,
    other people or other sentences want another sieve.
    """

    def __init__(
        self,
        library: Library,
        document_id: str,
        sought: Filter,
        codebook: Codebook,
        units: Units,
        text: str | None = None,
    ) -> None:
        self._library = library
        self._clauses = sought.clauses
        self._asks_places = any(term.key in (WORD, "¶") for term in sought.terms)
        self._codebook = codebook
        self._units = units
        self._text = text
        self._run = library.connection.execute
        here = select(t.documents.c.revision).where(t.documents.c.id == document_id)
        self._revision: str | None = self._run(here).scalar()
        self._places: dict[str, Places] = {}
        self._meant: dict[tuple[str, str], frozenset[str]] = {}
        self._by_key: dict[str, Callable[[Term, _Parts], set[str]]] = {
            "code": lambda term, marks: self._coded(self._codes(term), marks),
            "group": lambda term, marks: self._coded(self._grouped(term), marks),
            "by": self._made_by,
            "said": lambda term, marks: self._speaking(self._speakers(term), marks),
            "manner": self._in_manner,
            "has": self._having,
            "tag": self._tagged,
            "¶": self._in_paragraphs,
            WORD: self._with_word,
        }

    def portions(self) -> Iterator[list[str]]:
        """The marks that are left, in text order; some milliseconds of work each, empty where none came out."""
        start: int | None = 0 if self._revision is not None else None
        scattered = self._asks_places and self._has_scattered()
        while start is not None and self._revision is not None:
            next_start = start_of_next(self._library, self._revision, start, PORTION)
            end = None if next_start is None else max(next_start, start + 1)
            marks = self._beginning(start, end)
            for first in range(0, len(marks), PORTION):
                yield from self._left(marks[first : first + PORTION], scattered)
            start = end

    def among(self, marks: Iterable[str]) -> set[str]:
        """Those of these marks that are in the document and that the filter leaves."""
        anchors, found = t.anchors.c, set[str]()
        for some in queries.chunks(marks):
            query = select(anchors.highlight, anchors.start, anchors.end).where(
                anchors.revision == self._revision, _one_of(anchors.highlight, some), anchors.part == 0
            )
            for left in self._left([*driver_rows(self._library, query)], self._asks_places):
                found.update(left)
        return found

    def _beginning(self, start: int, end: int | None) -> list[tuple[str, int, int]]:
        """The first parts of the marks that begin there: by start, then longer first, then id."""
        anchors = t.anchors.c
        query = select(anchors.highlight, anchors.start, anchors.end)
        query = query.where(anchors.revision == self._revision, anchors.start >= start, anchors.part == 0)
        if end is not None:
            query = query.where(anchors.start < end)
        return [
            *driver_rows(self._library, query.order_by(anchors.start, anchors.end.desc(), anchors.highlight))
        ]

    def _has_scattered(self) -> bool:
        """Whether any mark has several parts. One that comes meanwhile is one to ask ``among`` of."""
        anchors = t.anchors.c
        some = select(anchors.highlight).where(anchors.revision == self._revision, anchors.part > 0).limit(1)
        return self._run(some).scalar() is not None

    def _left(self, marks: Sequence[tuple[str, int, int]], scattered: bool) -> Iterator[list[str]]:
        """What is left of some marks, last of all; before it an empty list now and then.

        ``scattered``: some may have several parts, and these are asked for.
        """
        parts = {mark: [(start, end)] for mark, start, end in marks}
        if scattered:
            anchors = t.anchors.c
            query = select(anchors.highlight, anchors.start, anchors.end)
            query = query.where(_one_of(anchors.highlight, parts), anchors.part > 0)
            query = query.where(anchors.revision == self._revision)
            for mark, start, end in driver_rows(self._library, query):
                parts[mark].append((start, end))
        left: _Parts = parts
        for clause in self._clauses:
            if not left:
                break
            found: set[str] = set()
            for term in clause:
                yield from self._look_through(term, left)
                found |= self._by_key[term.key](term, left)
            wanted = not clause[0].negated
            left = {mark: places for mark, places in left.items() if (mark in found) is wanted}
        yield list(left)

    def _look_through(self, term: Term, marks: _Parts) -> Iterator[list[str]]:
        """Search the text for a word as far as these marks reach, a piece at a time."""
        if term.key == WORD:
            end = max(end for parts in marks.values() for _, end in parts)
            while self._where(term.value).reach(end):
                yield []

    def _where(self, word: str) -> Places:
        if word not in self._places:
            assert self._revision is not None
            self._places[word] = _folded_text(self._library, self._revision, self._text).places(word)
        return self._places[word]

    def _made_by(self, term: Term, marks: _Parts) -> set[str]:
        meant = self._once(term, lambda: names_meant(term.value, self._annotators()))
        return self._ids(self._marks(marks).where(t.highlights.c.annotator.in_(meant)))

    def _in_manner(self, term: Term, marks: _Parts) -> set[str]:
        said = t.attributions.c
        return self._ids(
            select(said.highlight).where(_one_of(said.highlight, marks), said.manner == term.value)
        )

    def _having(self, term: Term, marks: _Parts) -> set[str]:
        if term.value == "todo":
            notes = driver_rows(self._library, self._notes(marks).where(t.notes.c.text.contains("[ ]")))
            return {mark for mark, text in notes if open_questions(text)}
        return self._ids(self._marks(marks).where(_has(term.value)))

    def _tagged(self, term: Term, marks: _Parts) -> set[str]:
        notes = driver_rows(self._library, self._notes(marks).where(t.notes.c.text.contains("#")))
        return {mark for mark, text in notes if term.value in map(fold, tags(text))}

    def _in_paragraphs(self, term: Term, marks: _Parts) -> set[str]:
        first, last = term.paragraphs
        last = min(last, self._units.paragraph_count)
        first = max(first, 1)
        if first > last:
            return set()
        start = self._units.paragraph_range(first).start
        end = self._units.paragraph_range(last).end
        return {mark for mark, parts in marks.items() if any(a < end and b > start for a, b in parts)}

    def _with_word(self, term: Term, marks: _Parts) -> set[str]:
        word, places = term.value, self._where(term.value)
        found: set[str] = set()
        first = min(start for parts in marks.values() for start, _ in parts)
        last = max(end for parts in marks.values() for _, end in parts)
        if places.inside(first, last):
            found = {mark for mark, parts in marks.items() if any(places.inside(*part) for part in parts)}
        highlights = t.highlights.c
        found |= self._holding(self._notes(marks), (t.notes.c.text,), word)
        found |= self._holding(self._marks(marks), (highlights.reading, highlights.translation), word)
        return found | self._coded(self._codes(term), marks) | self._speaking(self._speakers(term), marks)

    def _holding(self, query: Select[Any], columns: Sequence[Any], word: str) -> set[str]:
        """The marks with ``word`` (folded) in one of ``columns``."""
        likely = [column.contains(word, autoescape=True) for column in columns if word.isascii()]
        # More bytes than characters: there is something that only folding can compare.
        likely += [func.length(cast(column, LargeBinary)) > func.length(column) for column in columns]
        rows = self._run(query.with_only_columns(t.highlights.c.id, *columns).where(or_(*likely)))
        return {row[0] for row in rows if any(text and word in fold(text) for text in row[1:])}

    def _coded(self, codes: Collection[str], marks: _Parts) -> set[str]:
        if not codes:
            return set()
        codings = t.codings.c
        # Compared here: by its own index of codes SQLite would look at marks all over the library.
        query = select(codings.highlight, codings.code).where(
            _one_of(codings.highlight, marks), codings.rank == 1
        )
        return {mark for mark, code in driver_rows(self._library, query) if code in codes}

    def _speaking(self, sources: Collection[str], marks: _Parts) -> set[str]:
        if not sources:
            return set()
        chain, said = t.attribution_sources.c, t.attributions.c
        query = select(said.highlight, chain.source).where(
            _one_of(said.highlight, marks), chain.attribution == said.id
        )
        return {mark for mark, source in driver_rows(self._library, query) if source in sources}

    # What names mean is asked once

    def _once(self, term: Term, find: Callable[[], Iterable[str]]) -> frozenset[str]:
        key = term.key, term.value
        if key not in self._meant:
            self._meant[key] = frozenset(find())
        return self._meant[key]

    def _codes(self, term: Term) -> frozenset[str]:
        """The codes that a term names; a plain word, wherever it stands in their names."""
        names = [(code.id, code.name) for code in self._codebook.codes]
        if term.key == WORD:
            return frozenset(code for code, name in names if term.value in fold(name))
        return self._once(term, lambda: names_meant(term.value, names))

    def _grouped(self, term: Term) -> frozenset[str]:
        groups = names_meant(term.value, ((group.id, group.name) for group in self._codebook.groups))
        return self._once(term, lambda: {code.id for code in self._codebook.codes if code.group in groups})

    def _speakers(self, term: Term) -> frozenset[str]:
        """The sources with such a name; for a plain word, with the word in any of theirs."""

        def find() -> Iterable[str]:
            names = [*driver_rows(self._library, select(t.sources.c.id, t.sources.c.name))]
            names += driver_rows(self._library, select(t.source_aliases.c.source, t.source_aliases.c.alias))
            if term.key == WORD:
                return (source for source, name in names if term.value in fold(name))
            return names_meant(term.value, names)

        return self._once(term, find)

    def _annotators(self) -> list[tuple[str, str]]:
        return [*driver_rows(self._library, select(t.annotators.c.id, t.annotators.c.name))]

    def _marks(self, marks: _Parts) -> Select[Any]:
        return select(t.highlights.c.id).where(_one_of(t.highlights.c.id, marks))

    def _notes(self, marks: _Parts) -> Select[Any]:
        query = select(t.highlights.c.id, t.notes.c.text).where(t.notes.c.target == t.highlights.c.id)
        return query.where(_one_of(t.highlights.c.id, marks))

    def _ids(self, query: Select[Any]) -> set[str]:
        return {row[0] for row in driver_rows(self._library, query)}


def _one_of(column: Any, marks: Iterable[str]) -> Any:
    """Whether it is one of these: one value for all of them, which costs less than naming each."""
    return column.in_(select(func.json_each(dumps(list(marks))).table_valued("value").c.value))


def _its(table: Any) -> Any:
    return table.c.highlight == t.highlights.c.id


def _has(value: str) -> Any:
    """The condition under which a mark has a note, a doubt, a speaker, a reading, a translation or a code."""
    codings = t.codings.c
    doubt = or_(codings.certainty == "unsure", codings.rank == 2)
    conditions = {
        "note": exists().where(t.notes.c.target == t.highlights.c.id),
        "doubt": exists().where(_its(t.codings), doubt),
        "speaker": exists().where(_its(t.attributions)),
        "reading": t.highlights.c.reading.is_not(None),
        "translation": t.highlights.c.translation.is_not(None),
        "code": exists().where(_its(t.codings), codings.rank == 1),
    }
    return conditions.get(value, true())
