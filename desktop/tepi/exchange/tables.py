"""Writes a folder of tables for R and pandas: sentences, codings, speakers, documents, the codebook."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial as bound

from tepi.errors import TepiError
from tepi.exchange import codebook_table
from tepi.exchange.delimited import Cell, lines
from tepi.exchange.mark_rows import Names, Page, names, pages, records
from tepi.exchange.tables_readme import readme
from tepi.library import mark_queries, queries
from tepi.library.file import Library
from tepi.library.mark_records import codings
from tepi.marks.codebook import Code, Codebook, Group
from tepi.study.sentence_codes import ANY, RULES, SentenceCodes, sentence_codes
from tepi.text.document import Document

UNITS = (
    "document",
    "title",
    "place",
    "paragraph",
    "sentence",
    "start",
    "end",
    "text",
    "annotator",
    "annotator_id",
    "doubt",
)
CODINGS = (
    "mark",
    "document",
    "title",
    "place",
    "start",
    "end",
    "quote",
    "code",
    "group",
    "rank",
    "certainty",
    "codebook_version",
    "annotator",
    "given_by",
    "given_at",
)
ATTRIBUTIONS = (
    "attribution",
    "mark",
    "document",
    "position",
    "source",
    "source_kind",
    "manner",
    "cue_start",
    "cue_end",
)
DOCUMENTS = (
    "document",
    "title",
    "kind",
    "author",
    "publication",
    "date",
    "language",
    "address",
    "file_name",
    "sha256",
    "characters",
    "paragraphs",
    "sentences",
    "marks",
    "done",
    "created",
    "changed",
)
FILES = ("README.md", "units.csv", "codings.csv", "attributions.csv", "documents.csv", "codebook.csv")

Rows = Iterator[tuple[Cell, ...]]
Described = Sequence[tuple[str, Group | Code]]


def files(
    library: Library,
    documents: Iterable[Document | str],
    filter_ids: Collection[str] | None = None,
    *,
    partial: str = ANY,
    bom: bool = False,
    formulas: bool = False,
) -> Iterator[tuple[str, Iterator[str]]]:
    """The name of each file of FILES with its text, piece by piece; each is read as it is asked for.

    With ``filter_ids`` only these marks. ``partial`` is the rule by which a mark over a part of a
    sentence counts for it, one of ``sentence_codes.RULES``.

    Raises:
        TepiError: A rule or a document that there is not.
    """
    if partial not in RULES:
        raise TepiError(
            f"“{partial}” is no rule for a part of a sentence", f"Choose one of {', '.join(RULES)}"
        )
    wanted = list(documents)
    known = names(library)
    own = code_columns(known.codebook)
    fields = _own_fields(library, wanted)
    write = bound(lines, bom=bom, formulas=formulas)
    read: Callable[[], Iterator[Page]] = lambda: pages(library, wanted, filter_ids)  # noqa: E731
    yield "README.md", iter((readme(own, fields, partial, formulas=formulas),))
    yield (
        "units.csv",
        write((*UNITS, *(name for name, _ in own)), _units(library, read(), known, own, partial, filter_ids)),
    )
    yield "codings.csv", write(CODINGS, _codings(library, read(), known))
    yield "attributions.csv", write(ATTRIBUTIONS, _attributions(library, read(), known))
    yield (
        "documents.csv",
        write((*DOCUMENTS, *(_field(name) for name in fields)), _documents(read(), fields)),
    )
    yield "codebook.csv", codebook_table.pieces(known.codebook, bom=bom, formulas=formulas)


def code_columns(codebook: Codebook) -> Described:
    """The columns of units.csv that the codebook makes: a choose-one group, or a code of another group.

    A name that is taken gets a number, so that every column can be named.
    """
    taken = {name.casefold() for name in UNITS}
    found: list[tuple[str, Group | Code]] = []
    for group in codebook.groups:
        here: Iterable[Group | Code] = (
            (group,) if group.choose == "one" else (code for code, _ in codebook.tree(group.id))
        )
        for each in here:
            name, number = each.name, 2
            while name.casefold() in taken:
                name, number = f"{each.name} ({number})", number + 1
            taken.add(name.casefold())
            found.append((name, each))
    return found


def _field(name: str) -> str:
    return f"field: {name}"


def _own_fields(library: Library, documents: Iterable[Document | str]) -> list[str]:
    found: set[str] = set()
    for document in documents:
        known = queries.document(library, document if isinstance(document, str) else document.id)
        found.update(known.fields if known else ())
    return sorted(found)


def _units(
    library: Library,
    read: Iterator[Page],
    known: Names,
    own: Described,
    partial: str,
    chosen: Collection[str] | None,
) -> Rows:
    book = known.codebook
    deciding = {group.id for group in book.deciding}
    for page in read:
        spans = mark_queries.spans(library, page.revision.id, page.marks if chosen is not None else None)
        given = sentence_codes(page.units, page.text, spans, partial)
        nones = queries.nones(library, page.revision.id)
        people = {span.annotator for span in spans}
        people |= {annotator for pairs in nones.values() for _, annotator in pairs}
        # A text that nobody has marked is still a text: its sentences stand there, undecided.
        order = sorted(people, key=lambda each: (known.annotators[each].casefold(), each)) or [""]
        for index, unit in enumerate(page.units):
            place = page.units.place(index)
            said = nones.get(unit.start, frozenset())
            for person in order:
                here = given.get((index, person), SentenceCodes())
                none = {group for group, annotator in said if annotator == person}
                yield (
                    page.document.id,
                    page.document.title,
                    page.units.label(index),
                    place.paragraph,
                    place.sentence,
                    unit.start,
                    unit.end,
                    page.text[unit.start : unit.end],
                    known.annotators.get(person),
                    person or None,
                    int(here.doubt),
                    *(_value(each, here, none, book, deciding) for _, each in own),
                )


def _value(
    each: Group | Code, here: SentenceCodes, none: set[str], book: Codebook, deciding: set[str]
) -> Cell:
    """The code of a choose-one group, ``none`` or nothing; 1 or 0 for another code.

    Of a group that wants decisions, a sentence without one has nothing, where another has 0.
    """
    if isinstance(each, Group):
        code = here.chosen(book, each.id)
        return book.code(code).name if code else "none" if each.id in none else None
    if each.id in here.shares:
        return 1
    decided = each.group in none or here.chosen(book, each.group) is not None
    return 0 if decided or each.group not in deciding else None


def _codings(library: Library, read: Iterator[Page], known: Names) -> Rows:
    book = known.codebook
    for page in read:
        marks = iter(records(library, page))
        mark = None
        for each in codings(library, page.marks):
            while mark is None or mark.id != each.mark:
                mark = next(marks)
            code = book.code(each.code)
            yield (
                mark.id,
                page.document.id,
                page.document.title,
                page.units.label_of(mark.range),
                mark.range.start,
                mark.range.end,
                mark.quote,
                code.name,
                book.group(code.group).name,
                each.rank,
                each.certainty,
                known.versions.get(each.version or ""),
                known.annotators[mark.annotator],
                known.annotators[each.annotator],
                each.created,
            )


def _attributions(library: Library, read: Iterator[Page], known: Names) -> Rows:
    for page in read:
        for mark in records(library, page):
            for said in mark.said:
                for position, source in enumerate(said.sources, 1):
                    yield (
                        said.id,
                        mark.id,
                        page.document.id,
                        position,
                        known.sources[source].name,
                        known.sources[source].kind,
                        said.manner,
                        said.cue.start if said.cue else None,
                        said.cue.end if said.cue else None,
                    )


def _documents(read: Iterator[Page], fields: Sequence[str]) -> Rows:
    for page in read:
        document = page.document
        yield (
            document.id,
            document.title,
            document.kind,
            document.author,
            document.publication,
            document.date,
            document.language,
            document.address,
            document.file_name,
            page.revision.source_sha256,
            page.revision.characters,
            page.units.paragraph_count,
            len(page.units),
            len(page.marks),
            int(document.done),
            document.created,
            document.changed,
            *(document.fields.get(name) for name in fields),
        )
