"""Writes a document's marks as Markdown (format 1; see ``docs/formats.md`` and ``docs/markdown-format.md``).

What is written is gathered here as plain values; how it is laid out is a template's work, in a process of
its own. The same library gives the same bytes. Nothing here depends on the language of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from tepi.exchange.bibliography import file_name, library_keys
from tepi.exchange.context import around
from tepi.exchange.entries import Entry
from tepi.exchange.gathering import Gathering, Sheet
from tepi.exchange.markdown_options import NO_CONTEXT, MarkdownOptions, checked
from tepi.exchange.marked_text import Run, marked_paragraphs
from tepi.exchange.reel import Reel
from tepi.exchange.sections import Listed, Numbered, Speakers, all_marks, sections
from tepi.exchange.templating.press import Job, Press
from tepi.exchange.templating.shelf import Chosen, chosen
from tepi.library.file import Library
from tepi.library.mark_outlines import in_parts
from tepi.library.source_queries import speakers
from tepi.marks.codebook import Code
from tepi.study.counts import percent
from tepi.study.figures import Sums
from tepi.text.document import Document
from tepi.text.ranges import Range

FORMAT = "1"
_FACTS = ("title", "kind", "author", "publication", "date", "address", "source", "language", "sha256")


def pieces(
    library: Library,
    documents: Iterable[Document | str],
    filter_ids: Collection[str] | None = None,
    *,
    sums: Sums | None = None,
    **options: bool | str,
) -> Iterator[str]:
    """Write documents one after another, piece by piece.

    With ``filter_ids`` only these marks are written. ``sums`` are the figures of the one document that is
    written whole, where they are at hand: it begins sooner then. ``options`` are the fields of ``MarkdownOptions``. A
    document is read only when its turn comes, and its marks as they are asked for. While something is
    awaited, empty pieces come, so that whoever asks can do something else in between.

    Raises:
        TepiError: An option or a document that there is not, or a template with a fault.
    """
    wanted = checked(MarkdownOptions(**options))  # type: ignore[arg-type]  # each is checked there
    documents = list(documents)
    beside = bibliography_of(library, documents)
    return _pieces(library, documents, filter_ids, wanted, chosen(wanted), beside, sums)


def bibliography_of(library: Library, documents: Sequence[Document | str]) -> str:
    """The name of the bibliography that belongs beside a file of these documents."""
    known = library_keys(library)
    names = [each if isinstance(each, str) else each.id for each in documents]
    return file_name([known[name] for name in names if name in known])


def written(
    library: Library,
    documents: Sequence[Document | str],
    filter_ids: Collection[str] | None,
    options: MarkdownOptions,
    bibliography: str,
) -> Iterator[str]:
    """The same with options that have been checked, and the bibliography's name. Raises as ``pieces`` does."""
    return _pieces(library, documents, filter_ids, options, chosen(options), bibliography)


def _pieces(
    library: Library,
    documents: Sequence[Document | str],
    filter_ids: Collection[str] | None,
    options: MarkdownOptions,
    template: Chosen,
    bibliography: str,
    sums: Sums | None = None,
) -> Iterator[str]:
    if not documents:
        return
    with Press() as press:
        known = library_keys(library)
        for number, document in enumerate(documents):
            if number:
                yield "\n"
            gathered = Gathering(library, document, filter_ids, anonymous=options.anonymous, sums=sums)
            of_its_file = {"bibliography": bibliography, "number": number + 1, "of": len(documents)}
            answers = Answers(gathered, options, partial(speakers, library), partial(in_parts, library))
            values = {**answers.at_once(known.get(gathered.document.id, "")), **of_its_file}
            job = Job(template.name, template.sources, values, answers.give)
            yield from press.write(job)


class Answers:
    """What the template of one document wants to know: some of it at once, the rest when it gets there.

    ``who_speaks`` tells who speaks in marks, by id, and ``have_parts`` which marks of a revision have several.
    """

    def __init__(
        self,
        gathered: Gathering,
        options: MarkdownOptions,
        who_speaks: Speakers,
        have_parts: Callable[[str], Collection[str]],
    ) -> None:
        self._gathered, self._options = gathered, options
        self._who_speaks, self._have_parts = who_speaks, have_parts
        self._lists: tuple[Listed, ...] | None = None
        self._all: Listed | None = None
        self._text: Reel[tuple[Run, ...]] = Reel(self._paragraphs)
        self._late = {"people": self._people, "figures": self._figures, "sections": self._sections}

    def at_once(self, key: str) -> dict[str, Any]:
        """What the template sees (``docs/templates.md``) that is known without looking at a mark, in the plainest form.

        ``key`` is the document's citation key.
        """
        here = self._gathered
        document, revision = here.document, here.revision
        facts = {
            name: str(getattr(document, "file_name" if name == "source" else name, revision.source_sha256))
            for name in _FACTS
        }
        return {
            "format": FORMAT,
            "document": {
                "id": document.id,
                **facts,
                "key": key,
                "facts": tuple((name, value) for name, value in facts.items() if value),
                "fields": {str(name): str(value) for name, value in document.fields.items()},
                "notes": here.notes,
            },
            "codebook": here.codebook,
            "units": f"{revision.engine} {revision.engine_version}".strip(),
            "text": here.units.paragraph_count if self._options.with_text else 0,
            "options": asdict(self._options),
        }

    def give(self, kind: str, number: int, first: int, count: int) -> Generator[None, None, Any]:
        """Answer one question, in steps.

        ``kind`` is that of a list, "marks" (of section ``number`` from 1, or 0: all in text order) or "paragraphs",
        of which a portion is wanted; or the name of values that are known only when marks have been looked at.
        """
        if kind in self._late:
            return (yield from self._late[kind]())
        if kind == "paragraphs":
            return self._text.take(first, count)
        page = yield from self._gathered.sheet()
        if number:
            lists = yield from self._listed()
            wanted = lists[number - 1].marks.take(first, count)
        else:
            self._all = self._all or all_marks(page)
            wanted = self._all.marks.take(first, count)
        known = {each.mark: each for each in wanted}
        return [self._mark(entry, known[entry.id]) for entry in page.entries(list(known))]

    def _people(self) -> Generator[None, None, dict[str, Any]]:
        shown = yield from self._gathered.shown()
        return {"annotators": self._gathered.names(shown), "as_of": shown.as_of}

    def _figures(self) -> Generator[None, None, dict[str, Any]]:
        page = yield from self._gathered.sheet()
        decides = page.decides and page.sentences
        return {
            "chosen": page.chosen,
            "total": page.marks,
            "marks": page.chosen,
            "counts": tuple((count.name, count.marks, percent(count.share)) for count in page.counts),
            "decided": (page.sentences, page.decided, page.none, percent(page.decided / page.sentences))
            if decides
            else None,
            "nones": tuple((nones.places, nones.group, nones.annotator) for nones in page.nones),
            "guide": _guide(page) if self._options.guidelines else (),
        }

    def _sections(self) -> Generator[None, None, dict[str, Any]]:
        lists = yield from self._listed()
        return {"sections": tuple((listed.title, listed.size) for listed in lists)}

    def _listed(self) -> Generator[None, None, tuple[Listed, ...]]:
        if self._lists is None:
            page = yield from self._gathered.sheet()
            self._lists = yield from sections(page, self._options, self._who_speaks)
        return self._lists

    def _mark(self, entry: Entry, known: Numbered) -> tuple[Any, ...]:
        before, after = self._context(entry) if self._options.context != NO_CONTEXT else ("", "")
        return (entry.id, known.number, entry.quote, *entry[4:], before, after, known.again)

    def _context(self, entry: Entry) -> tuple[str, str]:
        here = self._gathered
        return around(here.text, here.units, Range(entry.start, entry.end), self._options.context)

    def _paragraphs(self) -> Iterator[tuple[Run, ...]]:
        here = self._gathered
        return marked_paragraphs(here.text, here.units, self._numbered_parts())

    def _numbered_parts(self) -> Iterator[tuple[Range, int]]:
        """Each part of each mark with the mark's number. Only of marks in several parts is the number held."""
        here = self._gathered
        parted = self._have_parts(here.revision.id)
        held = {mark: number for number, mark in enumerate(here.order, 1) if mark in parted} if parted else {}
        number = 0
        for each in here.outline():
            number += not each.part
            yield each.place, held.get(each.mark, number)


def _guide(page: Sheet) -> tuple[Any, ...]:
    """The guidelines of the codes that the marks have, in the codebook's order."""
    return tuple(_guideline(code) for code in page.used)


def _guideline(code: Code) -> tuple[Any, ...]:
    examples = sorted(code.examples, key=lambda example: (example.kind != "example", example.position))
    shown = tuple((example.kind, example.quote, example.reference) for example in examples)
    return code.name, code.guideline, shown
