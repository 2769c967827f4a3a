"""Brings a kept folder up to date with its library, and leaves alone what somebody edited there.

A file is Tepi's as long as its sha256 is one that Tepi wrote. Only such a file, or one in which all that was
edited is in the library or can be carried over, is replaced, and only where its bytes are other ones. Before
files are replaced the list in the folder names their new sums as well: a power cut in between makes no file
look edited.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import IO, NamedTuple

from tepi.errors import TepiError
from tepi.exchange import bibliography, library_folder
from tepi.exchange.export import exportable
from tepi.exchange.kept.files import NO_FILE, PIECE, Sums, free_name, is_of
from tepi.exchange.kept.judging import carried, carried_of_copied, carried_of_ours
from tepi.exchange.kept.lock import held
from tepi.exchange.kept.own import DIALECTS, Own, with_own
from tepi.exchange.kept.record import Record, Written, demanded, write_record
from tepi.exchange.kept.report import Report
from tepi.exchange.markdown import written
from tepi.exchange.safe_write import patiently, sync_folder, write_pieces_beside
from tepi.exchange.templating.shelf import cites
from tepi.library.file import Library
from tepi.library.since import newest, one_moment, since

AT_ONCE = 32  # files that are made before any of them is put into its place
IN_MEMORY = 1 << 20
BIBLIOGRAPHY = "bibliography"


class _Page(NamedTuple):
    """One file as it should be. ``key`` is its document's id."""

    key: str
    name: str
    pieces: Callable[[], Iterator[str]]


class _Ready(NamedTuple):
    """One file that is made and waits to be put into its place, where ``found`` was when it was made."""

    page: _Page
    sum: str
    data: IO[bytes]
    found: str | None


def keep_up(library: Library, sums: Sums, rest: Callable[[], None] = lambda: None) -> Report:
    """Write what has changed since the last time. ``rest`` is called between pieces, and may raise to end it.

    Raises:
        TepiError: The folder is not there, is not kept for this library, or cannot be written. Every file
            is whole, the old one or the new, and the next call goes on.
    """
    folder = sums.folder
    try:
        record = demanded(folder, library.id)
        with held(folder) as alone:
            if not alone:
                return Report(busy=True)
            record = demanded(folder, library.id)  # as the last holder left it
            with one_moment(library):
                return _Round(library, sums, record, rest).go()
    except OSError as error:
        reason = error.strerror or str(error)
        raise TepiError(f"The folder {folder} cannot be written ({reason})", "Tepi tries again") from error


def look(sums: Sums, library_id: str) -> Report:
    """What was edited since it was written, without asking the library. ``written`` names what asks for a pass:
    what is missing or due, and what was edited and not looked into yet.

    Raises:
        TepiError: The folder is not there, or is not kept for this library.
    """
    files = demanded(sums.folder, library_id).files
    try:
        found = {name: sums.of(name) for name, *_ in files.values()}
    except OSError as error:
        reason = error.strerror or str(error)
        raise TepiError(f"The folder {sums.folder} cannot be read ({reason})", "Allow reading it") from error
    edited = _edited(files, found)
    fresh = {name for name, total in edited.items() if sums.judged.get(name, ("",))[0] != total}
    due = {file.name for file in files.values() if file.due or found[file.name] is None}
    return Report(tuple(sorted((due - edited.keys()) | fresh)), edited=_new(sums, edited))


def _edited(files: Mapping[str, Written], found: Mapping[str, str | None]) -> dict[str, str]:
    """The files, with the sums found, whose sums are not among those that Tepi wrote."""
    return {
        file.name: total
        for file in sorted(files.values())
        if (total := found[file.name]) is not None and total not in (*file.sha256, file.copied)
    }


def _new(sums: Sums, edited: Mapping[str, str]) -> tuple[str, ...]:
    """Those of the edited files that hold something new, or were not looked into yet."""
    return tuple(name for name, total in edited.items() if sums.judged.get(name) != (total, False))


class _Round:
    """One pass over a folder that is held."""

    def __init__(self, library: Library, sums: Sums, record: Record, rest: Callable[[], None]) -> None:
        self._library, self._sums, self._record, self._rest = library, sums, record, rest
        self._folder, self._files = sums.folder, record.files
        self._ready: deque[_Ready] = deque()
        self._written: list[str] = []
        self._removed: list[str] = []
        self._foreign: list[str] = []
        self._problem = ""
        self._touched: frozenset[str] | None = None
        self._carries = record.options.flavour in DIALECTS

    def go(self) -> Report:
        before = (self._record.place, dict(self._files))
        pages = {page.key: page for page in self._pages()}
        now = newest(self._library)
        self._touched = self._documents_touched()
        try:
            self._clear(pages)
            self._move(pages)
            for page in pages.values():
                if self._is_touched(page) or self._is_due(page):
                    self._make(page)
            self._put_down()
            self._move(pages)  # those that were edited may have their new names now
            self._record.place = now
        finally:
            for left in self._ready:
                left.data.close()
            if before != (self._record.place, self._files):
                write_record(self._folder, self._record)
        found = {name: self._sums.of(name) for name, *_ in self._files.values()}
        return Report(
            tuple(self._written),
            tuple(self._removed),
            _new(self._sums, _edited(self._files, found)),
            tuple(dict.fromkeys(self._foreign)),
            problem=self._problem,
            all=True,
        )

    def _pages(self) -> Iterator[_Page]:
        library, options = self._library, self._record.options
        documents, names = exportable(library), library_folder.names(library)
        for document in documents:
            yield _Page(
                document.id,
                f"{names[document.id]}.md",
                lambda document=document: written(  # type: ignore[misc]
                    library, [document], None, options, bibliography.SEVERAL
                ),
            )
        if cites(options):
            yield _Page(BIBLIOGRAPHY, bibliography.SEVERAL, lambda: bibliography.pieces(library, documents))

    def _documents_touched(self) -> frozenset[str] | None:
        """The documents that may be written otherwise than last time; None for all."""
        found = since(self._library, self._record.place)
        if found is None or any(change.codebook or change.people or not change.documents for change in found):
            return None
        return frozenset(
            {document for change in found for document in change.documents}
            | ({BIBLIOGRAPHY} if any(change.listing for change in found) else set())
        )

    def _is_touched(self, page: _Page) -> bool:
        return self._touched is None or page.key in self._touched

    def _is_due(self, page: _Page) -> bool:
        known = self._files.get(page.key)
        if known is None or known.due or known.name != page.name:
            return True
        found = self._sums.of(page.name)
        if found is None or found in (*known.sha256, known.copied):
            return found is None
        return self._sums.judged.get(page.name, ("",))[0] != found

    def _is_ours(self, known: Written) -> bool:
        """Whether the file is there and holds only what Tepi wrote."""
        return self._sums.fresh(known.name) in known.sha256

    def _clear(self, pages: dict[str, _Page]) -> None:
        """Take the files away whose documents are gone; one with words of the reader's stays, and is theirs now."""
        for key in [key for key in self._files if key not in pages]:
            known = self._files[key]
            if self._is_ours(known) and (
                key == BIBLIOGRAPHY or carried_of_ours(self._library, self._folder / known.name, key) == Own()
            ):
                patiently((self._folder / known.name).unlink)
                self._removed.append(known.name)
            del self._files[key]  # only now: a file that could not be taken away is still ours

    def _move(self, pages: dict[str, _Page]) -> None:
        """Give files their new names; one that was edited keeps the old one."""
        waiting = {
            key: page
            for key, page in pages.items()
            if key in self._files and self._files[key].name != page.name and self._is_ours(self._files[key])
        }
        while waiting:
            free = [page for page in waiting.values() if self._is_free(page)]
            for page in free:
                known = self._files[page.key]
                patiently(partial((self._folder / known.name).rename, self._folder / page.name))
                self._files[page.key] = known._replace(name=page.name, due=True)
                del waiting[page.key]
            if not free:
                # Two that change names: one steps aside, and has its turn behind the other. Only one whose name
                # somebody waits for, so that each step lets another go on.
                wanted = {page.name for page in waiting.values()}
                key = next((key for key in waiting if self._files[key].name in wanted), None)
                if key is None:
                    break
                known = self._files[key]
                aside = free_name(self._folder, f"{known.name.removesuffix('.md')} ({key[:8]})")
                patiently(partial((self._folder / known.name).rename, self._folder / aside))
                self._files[key] = known._replace(name=aside, due=True)
        if waiting:
            self._foreign.extend(page.name for page in waiting.values())

    def _is_free(self, page: _Page) -> bool:
        target, old = self._folder / page.name, self._folder / self._files[page.key].name
        return not target.exists() or target.samefile(old)  # the same but for capitals

    def _make(self, page: _Page) -> None:
        """Lay one file out, and line it up where it is to be written."""
        known = self._files.get(page.key)
        if known is not None and known.name != page.name and self._sums.of(known.name) is not None:
            page = page._replace(name=known.name)  # it was edited, or somebody is in its way: where it was
        data: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  # closed when it is put down
        made = sha256()
        try:
            for text in page.pieces():
                piece = text.encode("utf-8")
                made.update(piece)
                data.write(piece)
                self._rest()
        except BaseException:
            data.close()
            raise
        found, total = self._sums.of(page.name), made.hexdigest()
        if found not in (None, total):
            data, total = self._over(page, found, data, total)
        if found is not None and total in ("", found):
            if total:
                self._files[page.key] = Written(page.name, (total,))
            data.close()
            return
        self._ready.append(_Ready(page, total, data, found))
        if len(self._ready) >= AT_ONCE:
            self._put_down()

    def _over(self, page: _Page, found: str, data: IO[bytes], total: str) -> tuple[IO[bytes], str]:
        """The new file and its sum, with what the reader has added to the one that is there.

        The sum is "" where the one that is there stays, and it is noted why.
        """
        known = self._files.get(page.key)
        if known is None or known.name != page.name or found == NO_FILE:
            if found == NO_FILE or not is_of(self._folder / page.name, page.key):
                self._files.pop(page.key, None)
                self._foreign.append(page.name)
                return data, ""
            known = Written(page.name, (), due=True)
        ours, own = found in known.sha256, self._own(page, found, known)
        if own is not None and own != Own():
            data.seek(0)
            text = with_own(data.read().decode("utf-8"), own, carries=self._carries)
            own = None if text is None else own
            if text is not None:
                data.close()
                data, total = _stored(text)
        if not ours:
            self._sums.judged[page.name] = found, own is None
        if total == found or (own is not None and (ours or known.due or self._is_touched(page))):
            return data, total
        before = tuple(each for each in known.sha256 if each != found)
        due = known.due or self._is_touched(page)
        self._files[page.key] = Written(page.name, before, due, known.copied)
        return data, ""

    def _own(self, page: _Page, found: str, known: Written) -> Own | None:
        """What of the file that is there has to go over into the new one; None where it must stay."""
        path = self._folder / page.name
        if page.key == BIBLIOGRAPHY or found == NO_FILE:
            return Own() if found in known.sha256 else None
        if found in known.sha256:
            return carried_of_ours(self._library, path, page.key)
        if found == known.copied:
            return carried_of_copied(self._library, path, page.key)
        return carried(self._library, path, page.key)

    def _put_down(self) -> None:
        """Put what is ready into its place, after the list knows of it."""
        if not self._ready:
            return
        for page, total, _, _ in self._ready:
            known = self._files.get(page.key, Written(page.name))
            self._files[page.key] = Written(page.name, (*known.sha256, total), True, known.copied)
        write_record(self._folder, self._record)
        while self._ready:
            page, total, data, found = self._ready[0]
            # Once more, because making the others took a while.
            if self._sums.fresh(page.name) in (None, found, total):
                try:
                    data.seek(0)
                    write_pieces_beside(self._folder / page.name, iter(partial(data.read, PIECE), b""))
                    self._files[page.key] = Written(page.name, (total,))
                    self._written.append(page.name)
                except TepiError as error:
                    if not self._folder.is_dir():
                        raise
                    self._problem = str(error)
            self._ready.popleft().data.close()
        with suppress(OSError):
            sync_folder(self._folder)


def _stored(text: str) -> tuple[IO[bytes], str]:
    """A text as a file that waits, and its sum."""
    data: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  # closed when it is put down
    encoded = text.encode("utf-8")
    data.write(encoded)
    return data, sha256(encoded).hexdigest()
