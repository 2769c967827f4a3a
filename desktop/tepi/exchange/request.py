"""One wish to export: what of the library, in which format, with which options. Window and threads pass it on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange import library_folder
from tepi.exchange.companion import companion, write_companion
from tepi.exchange.export import export_bytes, export_files, export_pieces, exportable
from tepi.exchange.file_names import HEADING, safe_name
from tepi.exchange.markdown_options import MarkdownOptions, checked
from tepi.exchange.registry import format_named
from tepi.exchange.safe_write import write_pieces_beside
from tepi.exchange.tables import FILES
from tepi.exchange.unread_edits import own_words, with_own_words
from tepi.exchange.update_folder import update_folder
from tepi.exchange.write_folder import write_folder_beside
from tepi.library import queries
from tepi.library.code_queries import marked_with
from tepi.library.file import Library
from tepi.study.figures import Sums
from tepi.text.document import Document

DOCUMENT, MARK, CODE, FILTERED, LIBRARY = REACHES = ("document", "mark", "code", "filter", "library")

Tick = Callable[[int, int], None]
Files = Iterator[tuple[str, Iterator[str]]]


@dataclass(frozen=True, slots=True)
class Request:
    """What a reader wants to have written.

    ``reach`` is one of REACHES: a document, one mark of it, a code in all documents, what a filter leaves of
    a document, or every document but the example. ``marks`` are the ids where a mark or a filter is meant,
    ``code`` is a code's id. ``options`` are those that the format knows.
    """

    format: str = "markdown"
    reach: str = DOCUMENT
    document: str = ""
    marks: frozenset[str] | None = None
    code: str = ""
    options: Mapping[str, bool | str] = field(default_factory=dict)

    @property
    def is_folder(self) -> bool:
        """Whether several files are written: tables, or a whole library as Markdown."""
        return format_named(self.format).files is not None or self._is_linked

    @property
    def _is_linked(self) -> bool:
        return self.reach == LIBRARY and self.format == "markdown"

    @property
    def is_text(self) -> bool:
        """Whether it is one text, which can be copied."""
        return not self.is_folder and format_named(self.format).data is None

    @property
    def language(self) -> str:
        """What the text is written in: the format's id, or "files" where several stand one after another."""
        return "files" if self.is_folder else self.format

    @property
    def own_names(self) -> tuple[str, ...]:
        """The names of the files of a folder that holds nothing else; empty where others may lie beside."""
        return FILES if self.is_folder and not self._is_linked else ()

    def pieces(self, library: Library, sums: Sums | None = None) -> Iterator[str]:
        """The text, piece by piece; of a folder its files one after another, each under its name.

        ``sums`` are the figures of the whole document where they are at hand; they count where it alone is meant.

        Raises:
            TepiError: There is nothing of that kind, or it cannot be made; also while it is made.
        """
        if self.is_folder:
            return self._one_after_another(library)
        documents, marks = self._chosen(library)
        if format_named(self.format).data is not None:
            raise TepiError(
                f"A file for {format_named(self.format).name} is not shown here", "Save it, and open it there"
            )
        at_hand = sums if self.reach in (DOCUMENT, MARK, FILTERED) else None
        return export_pieces(
            library, documents, to=self.format, filter_ids=marks, sums=at_hand, **self.options
        )

    def write(self, library: Library, path: Path, tick: Tick) -> Path:
        """Write to ``path``, all or nothing, and return where it lies; a folder of others' files is kept whole.

        ``tick`` is told how many bytes and how many files are made; what it raises ends the writing, and
        leaves everything as it was.

        Raises:
            TepiError: It cannot be made, or the place cannot be written. What was there is as it was.
        """
        count = _Count(tick)
        documents, marks = self._chosen(library)
        if self.is_folder:
            return self._write_folder(library, documents, path, count)
        beside = companion(library, documents, self._markdown(), path) if self.format == "markdown" else None
        pieces = export_bytes(library, documents, to=self.format, filter_ids=marks, **self.options)
        where = write_pieces_beside(path, count.encoded(pieces))
        if beside is not None:
            write_companion(library, documents, beside)
        return where

    def _write_folder(self, library: Library, documents: list[Document], path: Path, count: _Count) -> Path:
        texts = self._files(library)
        if self._is_linked:
            own = own_words(library, path, documents)
            texts = with_own_words(texts, own, path, self._markdown().flavour)
        files = ((name, count.encoded(text)) for name, text in texts)
        if not self._is_linked:
            return write_folder_beside(path, files, FILES)
        names = library_folder.file_list(library, documents, self._markdown())
        before = library_folder.written_before(path)
        if not path.is_dir() or not any(path.iterdir()):
            return update_folder(path, files, names, before)
        # Into a folder with other things each file goes by itself: so all are made before one is replaced.
        try:
            with tempfile.TemporaryDirectory(prefix="tepi-") as aside:
                made = write_folder_beside(Path(aside) / "made", files, ())
                ready = ((name, ((made / name).read_bytes(),)) for name in names)
                return update_folder(path, ready, names, before)
        except OSError as error:
            raise TepiError(
                f"{path} cannot be written ({error.strerror or error})", "Make room on the disk"
            ) from error

    def _files(self, library: Library) -> Files:
        documents, marks = self._chosen(library)
        if self._is_linked:
            return library_folder.files(library, documents, marks, self._markdown())
        return export_files(library, documents, to=self.format, filter_ids=marks, **self.options)

    def _one_after_another(self, library: Library) -> Iterator[str]:
        for number, (name, text) in enumerate(self._files(library)):
            yield f"{chr(10) if number else ''}{HEADING} {name}\n\n"
            yield from text

    def _markdown(self) -> MarkdownOptions:
        return checked(replace(MarkdownOptions(), **self.options))  # type: ignore[arg-type]  # checked there

    def _chosen(self, library: Library) -> tuple[list[Document], frozenset[str] | None]:
        if self.reach == LIBRARY:
            found = exportable(library)
            if not found:
                raise TepiError("There is only the example, which a whole library leaves out", "Add a text")
            return found, None
        if self.reach == CODE:
            return self._with_code(library)
        if self.reach in (MARK, FILTERED) and not self.marks:
            raise TepiError(
                *(
                    ("No mark is chosen", "Click one, or press [ or ]")
                    if self.reach == MARK
                    else ("The filter shows no mark", "Change it")
                )
            )
        document = queries.document(library, self.document)
        if document is None:
            raise TepiError("No text is open", "Open one")
        return [document], None if self.reach == DOCUMENT else self.marks

    def _with_code(self, library: Library) -> tuple[list[Document], frozenset[str]]:
        found = marked_with(library, self.code)
        documents = [each for each in queries.documents(library) if each.id in found]
        # The example is named where it is the text being read.
        documents = [each for each in documents if not each.example or each.id == self.document]
        if not documents:
            raise TepiError("No mark has this code", "Choose another")
        return documents, frozenset().union(*(found[each.id] for each in documents))


def suggested_name(library: Library, request: Request) -> str:
    """A file or folder name for the export that every system takes, with the format's ending."""
    suffix = "" if request.is_folder else format_named(request.format).suffix
    if request.reach == LIBRARY:
        return f"{'Tables' if request.own_names else 'Library'}{suffix}"
    if request.reach == CODE:
        book = queries.codebook(library)
        name = next((code.name for code in book.codes if code.id == request.code), "code")
        return safe_name(name) + suffix
    document = queries.document(library, request.document)
    if document is None:
        return "export" + suffix
    extra = " (mark)" if request.reach == MARK else " (tables)" if request.is_folder else ""
    return safe_name(document.title) + extra + suffix


class _Count:
    """Turns text into bytes, and tells how much there is."""

    def __init__(self, tick: Tick) -> None:
        self._tick = tick
        self._size = self._files = 0

    def encoded(self, pieces: Iterable[str] | Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            data = piece if isinstance(piece, bytes) else piece.encode("utf-8")
            self._size += len(data)
            self._tick(self._size, self._files)
            if data:
                yield data
        self._files += 1
