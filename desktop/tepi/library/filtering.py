"""Which marks of a document a filter leaves: the panel's filter as questions to the library.

Words are looked for without capitals and accents in quote, note, reading, translation, and in the
names of speakers and codes. Quotes are looked for in the text itself, which is folded once; of other
fields SQLite compares pure ASCII, and only what holds anything else is folded here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import LargeBinary, Select, cast, exists, func, or_, select, true

from tepi.library import queries
from tepi.library import tables as t
from tepi.library.file import Library
from tepi.marks.codebook import Codebook
from tepi.marks.filter import WORD, Filter, Term, names_meant
from tepi.marks.todo import open_questions, tags
from tepi.text.folding import Folded, fold
from tepi.text.units import Units


class _Part(NamedTuple):
    """One part of a mark in the document's current text (code points)."""

    highlight: str
    start: int
    end: int
    part: int


def matching(
    library: Library, document_id: str, sought: Filter, codebook: Codebook, units: Units
) -> list[str]:
    """The ids of the marks that ``sought`` leaves of a document, in text order."""
    parts = _parts(library, document_id)
    ids = [highlight for highlight, _, _, part in parts if not part]
    if not ids or not sought:
        return ids
    question = _Question(library, document_id, codebook, units, parts)
    for clause in sought.clauses:
        found: set[str] = set().union(*(question.answer(term) for term in clause))
        wanted = not clause[0].negated
        ids = [highlight for highlight in ids if (highlight in found) is wanted]
        if not ids:
            break
    return ids


def _parts(library: Library, document_id: str) -> Sequence[_Part]:
    """Every part of every mark: by start, then longer first, then id."""
    anchors = t.anchors.c
    here = select(t.documents.c.revision).where(t.documents.c.id == document_id).scalar_subquery()
    query = (
        select(anchors.highlight, anchors.start, anchors.end, anchors.part)
        .where(anchors.revision == here)
        .order_by(anchors.start, anchors.end.desc(), anchors.highlight)
    )
    # The driver's own tuples: making a row object of each would cost more than the question.
    return library.connection.execute(query).cursor.fetchall()


# The last text that was folded, by its sha256: a word is typed letter by letter into one filter.
_folded: dict[str, Folded] = {}


def _folded_text(library: Library, document_id: str) -> Folded:
    document = queries.document(library, document_id)
    assert document is not None, "a document with marks is there"
    revision = queries.revision(library, document.revision)
    found = _folded.get(revision.text_sha256)
    if found is None:
        found = Folded(queries.text(library, revision.id))
        _folded.clear()
        _folded[revision.text_sha256] = found
    return found


class _Question:
    """One document, asked for the marks for which a term, taken as not negated, is true."""

    def __init__(
        self,
        library: Library,
        document_id: str,
        codebook: Codebook,
        units: Units,
        parts: Sequence[_Part],
    ) -> None:
        self._library = library
        self._parts = parts
        self._run = library.connection.execute
        self._document = document_id
        self._codebook = codebook
        self._units = units
        self._by_key: dict[str, Callable[[Term], set[str]]] = {
            "code": self._with_code,
            "group": self._with_group,
            "by": self._made_by,
            "said": self._said_by,
            "manner": self._in_manner,
            "has": self._having,
            "tag": self._tagged,
            "¶": self._in_paragraphs,
            WORD: self._with_word,
        }

    def answer(self, term: Term) -> set[str]:
        return self._by_key[term.key](term)

    def _with_code(self, term: Term) -> set[str]:
        return self._coded(names_meant(term.value, ((code.id, code.name) for code in self._codebook.codes)))

    def _with_group(self, term: Term) -> set[str]:
        groups = names_meant(term.value, ((group.id, group.name) for group in self._codebook.groups))
        return self._coded({code.id for code in self._codebook.codes if code.group in groups})

    def _made_by(self, term: Term) -> set[str]:
        names = self._run(select(t.annotators.c.id, t.annotators.c.name)).all()
        return self._ids(self._marks().where(t.highlights.c.annotator.in_(names_meant(term.value, names))))

    def _said_by(self, term: Term) -> set[str]:
        return self._speaking(names_meant(term.value, self._speakers()))

    def _in_manner(self, term: Term) -> set[str]:
        return self._ids(self._marks().where(_its(t.attributions), t.attributions.c.manner == term.value))

    def _having(self, term: Term) -> set[str]:
        return (
            self._having_todo() if term.value == "todo" else self._ids(self._marks().where(_has(term.value)))
        )

    def _having_todo(self) -> set[str]:
        notes = self._run(self._notes().where(t.notes.c.text.contains("[ ]")))
        return {highlight for highlight, text in notes if open_questions(text)}

    def _tagged(self, term: Term) -> set[str]:
        notes = self._run(self._notes().where(t.notes.c.text.contains("#")))
        return {highlight for highlight, text in notes if term.value in map(fold, tags(text))}

    def _in_paragraphs(self, term: Term) -> set[str]:
        first, last = term.paragraphs
        last = min(last, self._units.paragraph_count)
        first = max(first, 1)
        if first > last:
            return set()
        start = self._units.paragraph_range(first).start
        end = self._units.paragraph_range(last).end
        return {highlight for highlight, begin, stop, _ in self._parts if begin < end and stop > start}

    def _with_word(self, term: Term) -> set[str]:
        word = term.value
        found = self._quoting(word)
        highlights = t.highlights.c
        found |= self._holding(self._notes(), (t.notes.c.text,), word)
        found |= self._holding(self._marks(), (highlights.reading, highlights.translation), word)
        codes = {code.id for code in self._codebook.codes if word in fold(code.name)}
        speakers = {source for source, name in self._speakers() if word in fold(name)}
        return found | self._coded(codes) | self._speaking(speakers)

    def _quoting(self, word: str) -> set[str]:
        """The marks whose quote holds ``word`` (folded), found in the text itself."""
        places = _folded_text(self._library, self._document).places(word)
        if not places:
            return set()
        return {highlight for highlight, start, end, _ in self._parts if places.inside(start, end)}

    def _holding(self, query: Select[Any], columns: Sequence[Any], word: str) -> set[str]:
        """The marks with ``word`` (folded) in one of ``columns``."""
        likely = [column.contains(word, autoescape=True) for column in columns if word.isascii()]
        # More bytes than characters: there is something that only folding can compare.
        likely += [func.length(cast(column, LargeBinary)) > func.length(column) for column in columns]
        rows = self._run(query.with_only_columns(t.highlights.c.id, *columns).where(or_(*likely)))
        return {row[0] for row in rows if any(text and word in fold(text) for text in row[1:])}

    def _coded(self, codes: Iterable[str]) -> set[str]:
        wanted = sorted(codes)
        if not wanted:
            return set()
        given = _its(t.codings), t.codings.c.rank == 1, t.codings.c.code.in_(wanted)
        return self._ids(self._marks().where(*given))

    def _speaking(self, sources: Iterable[str]) -> set[str]:
        wanted = sorted(sources)
        if not wanted:
            return set()
        chain = t.attribution_sources.c.attribution == t.attributions.c.id
        return self._ids(
            self._marks().where(_its(t.attributions), chain, t.attribution_sources.c.source.in_(wanted))
        )

    def _speakers(self) -> list[tuple[str, str]]:
        """Every source with each of its names."""
        names = self._run(select(t.sources.c.id, t.sources.c.name)).all()
        aliases = self._run(select(t.source_aliases.c.source, t.source_aliases.c.alias)).all()
        return [*names, *aliases]

    def _marks(self) -> Select[Any]:
        return select(t.highlights.c.id).where(t.highlights.c.document == self._document)

    def _notes(self) -> Select[Any]:
        query = select(t.highlights.c.id, t.notes.c.text).where(t.notes.c.target == t.highlights.c.id)
        return query.where(t.highlights.c.document == self._document)

    def _ids(self, query: Select[Any]) -> set[str]:
        return set(self._run(query).scalars())


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
