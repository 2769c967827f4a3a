"""Writes a document's marks as Markdown (format 1; see ``docs/formats.md`` and ``docs/markdown-format.md``).

What is written is gathered here as plain values; how it is laid out is a template's work, in a process of
its own. The same library gives the same bytes. Nothing here depends on the language of the window.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from tepi.exchange.bibliography import file_name, library_keys
from tepi.exchange.context import around
from tepi.exchange.entries import Entry, Sheet, sheet_in_steps, with_rests
from tepi.exchange.markdown_options import NO_CONTEXT, MarkdownOptions, checked
from tepi.exchange.marked_text import MarkedText
from tepi.exchange.sections import Listed, sections
from tepi.exchange.templating.press import Job, Press
from tepi.exchange.templating.shelf import Chosen, chosen
from tepi.library.file import Library
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
            steps = sheet_in_steps(library, document, filter_ids, anonymous=options.anonymous, sums=sums)
            page = yield from with_rests(steps)
            of_its_file = {
                "key": known.get(page.document.id, ""),
                "bibliography": bibliography,
                "number": number + 1,
                "of": len(documents),
            }
            lists = sections(page, options, lambda page=page: speakers(library, page.revision.id))  # type: ignore[misc]
            yield from press.write(_job(page, lists, options, template, of_its_file))


def sheet_pieces(page: Sheet, options: MarkdownOptions | None = None) -> Iterator[str]:
    """Write one document; the pieces joined are the file."""
    options = options or MarkdownOptions()
    alone = {"key": "", "bibliography": "", "number": 1, "of": 1}
    with Press() as press:
        lists = sections(page, options, dict)
        yield from press.write(_job(page, lists, options, chosen(options), alone))


def _job(
    page: Sheet,
    lists: Sequence[Listed],
    options: MarkdownOptions,
    template: Chosen,
    of_its_file: dict[str, Any],
) -> Job:
    portions = _Portions(page, lists, options)
    return Job(
        template.name,
        template.sources,
        _values(page, lists, options, of_its_file, portions.paragraphs),
        portions.give,
        page.chosen + portions.paragraphs,
    )


class _Portions:
    """Marks and paragraphs of one document, made when the template asks for them."""

    def __init__(self, page: Sheet, lists: Sequence[Listed], options: MarkdownOptions) -> None:
        self._page, self._lists, self._options = page, lists, options
        ids = page.in_order or (*page.counted, *page.uncounted)
        self._numbers = _Numbers(ids)
        self._all = Listed("", ids)
        self._text = self._marked_text() if options.with_text else None
        self.paragraphs = 0 if self._text is None else len(self._text)

    def give(self, kind: int, number: int, first: int, count: int) -> list[Any]:
        """A portion of the marks of a list (0: of all, in text order), or of the paragraphs."""
        if kind:
            assert self._text is not None
            return [
                self._text.paragraph(index) for index in range(first, min(first + count, self.paragraphs))
            ]
        listed = self._lists[number - 1] if number else self._all
        wanted = listed.marks[first : first + count]
        numbers = self._numbers.of(wanted)
        return [
            self._mark(entry, numbers[entry.id], entry.id in listed.again)
            for entry in self._page.entries(wanted)
        ]

    def _mark(self, entry: Entry, number: int, again: bool) -> tuple[Any, ...]:
        before, after = self._context(entry) if self._options.context != NO_CONTEXT else ("", "")
        return (
            entry.id,
            number,
            entry.quote,
            *entry[4:],
            before,
            after,
            again,
        )

    def _context(self, entry: Entry) -> tuple[str, str]:
        assert self._page.units is not None
        return around(self._page.text, self._page.units, Range(entry.start, entry.end), self._options.context)

    def _marked_text(self) -> MarkedText:
        page = self._page
        assert page.units is not None
        numbers = self._numbers.of(self._all.marks)
        return MarkedText(
            page.text, page.units, ((each.place, numbers[each.mark]) for each in page.outline())
        )


class _Numbers:
    """The numbers of marks in text order, from 1, found as they are asked for: most often in that order."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._at = 0

    def of(self, wanted: Sequence[str]) -> dict[str, int]:
        """The numbers of these marks, all of which must be there."""
        found: dict[str, int] = {}
        missing = set(wanted)
        while missing:
            self._at %= len(self._ids)
            mark = self._ids[self._at]
            self._at += 1
            if mark in missing:
                missing.remove(mark)
                found[mark] = self._at
        return found


def _values(
    page: Sheet,
    lists: Sequence[Listed],
    options: MarkdownOptions,
    of_its_file: dict[str, Any],
    paragraphs: int,
) -> dict[str, Any]:
    """What the template sees (``docs/templates.md``), in the plainest form."""
    document, revision = page.document, page.revision
    facts = {
        name: str(getattr(document, "file_name" if name == "source" else name, revision.source_sha256))
        for name in _FACTS
    }
    decides = page.decides and page.sentences
    return {
        "format": FORMAT,
        "document": {
            "id": document.id,
            **facts,
            "key": of_its_file["key"],
            "facts": tuple((name, value) for name, value in facts.items() if value),
            "fields": {str(name): str(value) for name, value in document.fields.items()},
            "notes": page.notes,
        },
        "codebook": page.codebook,
        "annotators": page.annotators,
        "units": f"{revision.engine} {revision.engine_version}".strip(),
        "as_of": page.as_of,
        "counts": tuple((count.name, count.marks, percent(count.share)) for count in page.counts),
        "decided": (page.sentences, page.decided, page.none, percent(page.decided / page.sentences))
        if decides
        else None,
        "nones": tuple((nones.places, nones.group, nones.annotator) for nones in page.nones),
        "chosen": page.chosen,
        "total": page.marks,
        "sections": tuple((listed.title, len(listed.marks)) for listed in lists),
        "marks": page.chosen,
        "text": paragraphs,
        "guide": _guide(page) if options.guidelines else (),
        "options": asdict(options),
        "bibliography": of_its_file["bibliography"],
        "number": of_its_file["number"],
        "of": of_its_file["of"],
    }


def _guide(page: Sheet) -> tuple[Any, ...]:
    """The guidelines of the codes that the marks have, in the codebook's order."""
    return tuple(_guideline(code) for code in page.used)


def _guideline(code: Code) -> tuple[Any, ...]:
    examples = sorted(code.examples, key=lambda example: (example.kind != "example", example.position))
    shown = tuple((example.kind, example.quote, example.reference) for example in examples)
    return code.name, code.guideline, shown
