"""Which marks of a document a filter leaves: the panel's filter as questions to the library.

Words are looked for without capitals and accents in quote, note, reading, translation, and in the
names of speakers and codes. SQLite compares pure ASCII itself; only rows that hold anything else are
folded here, so that twenty thousand marks answer within a few hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Select, and_, exists, or_, select, true

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.mark_queries import ids_in_text_order
from tepi.marks.codebook import Codebook
from tepi.marks.filter import WORD, Filter, Term, fold, names_meant
from tepi.marks.todo import open_questions, tags
from tepi.text.units import Units

_BEYOND_ASCII = "*[^\x01-\x7f]*"


def matching(
    library: Library,
    document_id: str,
    sought: Filter,
    codebook: Codebook,
    units: Units,
) -> list[str]:
    """The ids of the marks that ``sought`` leaves of a document, in text order."""
    ids = ids_in_text_order(library, document_id)
    if not sought:
        return ids
    question = _Question(library, document_id, codebook, units)
    for clause in sought.clauses:
        found: set[str] = set().union(*(question.answer(term) for term in clause))
        wanted = not clause[0].negated
        ids = [highlight for highlight in ids if (highlight in found) is wanted]
        if not ids:
            break
    return ids


class _Question:
    """One document, asked for the marks for which a term, taken as not negated, is true."""

    def __init__(self, library: Library, document_id: str, codebook: Codebook, units: Units) -> None:
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
        query = self._places().where(t.anchors.c.start < end, t.anchors.c.end > start)
        return self._ids(query)

    def _with_word(self, term: Term) -> set[str]:
        word = term.value
        found = self._holding(self._places(), t.anchors.c.quote, word)
        found |= self._holding(self._notes(), t.notes.c.text, word)
        for column in (t.highlights.c.reading, t.highlights.c.translation):
            found |= self._holding(self._marks().where(column.is_not(None)), column, word)
        codes = {code.id for code in self._codebook.codes if word in fold(code.name)}
        speakers = {source for source, name in self._speakers() if word in fold(name)}
        return found | self._coded(codes) | self._speaking(speakers)

    def _holding(self, query: Select[Any], column: Any, word: str) -> set[str]:
        """The marks with ``word`` (folded) in ``column``."""
        beyond = column.op("GLOB")(_BEYOND_ASCII)
        plain = column.contains(word, autoescape=True) if word.isascii() else None
        found = self._ids(query.where(plain)) if plain is not None else set()
        rows = self._run(query.with_only_columns(t.highlights.c.id, column).where(beyond))
        return found | {highlight for highlight, text in rows if word in fold(text)}

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

    def _places(self) -> Select[Any]:
        """The marks with their places in the document's current text."""
        here = and_(
            t.documents.c.id == t.highlights.c.document, t.anchors.c.revision == t.documents.c.revision
        )
        return self._marks().where(t.anchors.c.highlight == t.highlights.c.id, here)

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
