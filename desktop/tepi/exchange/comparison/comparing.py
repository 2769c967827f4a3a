"""Compares a document's page of a file with the library: what it would change, and what is left out.

Three tellers are asked about each thing: the file, the library now, and the library as it was when the file
was made. What only the library has changed stays; what only the file has changed is to be taken; what both
have changed is a conflict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from tepi.exchange.comparison.coding import coded_sentences, new_codes
from tepi.exchange.comparison.documents import document_items
from tepi.exchange.comparison.finding import places_of
from tepi.exchange.comparison.marks import FIELDS, mark_items, same, too_many
from tepi.exchange.comparison.names import NEW, CodeNames, Groups, People, Speakers
from tepi.exchange.comparison.nones import none_items
from tepi.exchange.comparison.notes import note_items, parted_from_new_marks
from tepi.exchange.comparison.plan import Item, LeftOut, Plan
from tepi.exchange.comparison.progress import Progress, Tell
from tepi.exchange.comparison.standing import Standing
from tepi.exchange.comparison.states import (
    MarkState,
    fetch_past,
    of_file,
    of_library,
    of_past,
    same_note,
    same_words,
)
from tepi.exchange.reading.files import no_export
from tepi.exchange.reading.pages import read_pages
from tepi.exchange.reading.shapes import CodeLine, MarkText, NoteText, Page
from tepi.library import mark_queries, queries
from tepi.library import tables as t
from tepi.library.change import shorten
from tepi.library.file import Library
from tepi.library.past_state import Past
from tepi.marks.highlight import Highlight
from tepi.text.document import Document
from tepi.text.one_line import one_line
from tepi.text.quotations import in_marks
from tepi.text.units import Units

Tick = Callable[[], None]


def compare_files(
    library: Library, sources: Iterable[tuple[str, str]], tell: Tell | None = None
) -> list[tuple[str, Plan]]:
    """What each document of some files, (name, text) each, would change, with the name of its file.

    A document that comes a second time is left out, and said. ``tell`` hears how far it is (done, of).

    Raises:
        TepiError: A file is not of Tepi's making.
    """
    found: list[tuple[str, Plan]] = []
    seen: set[str] = set()
    sources = list(sources)
    progress = Progress(tell, (source for _, source in sources))
    for name, source in sources:
        pages = read_pages(source, progress.step)
        if not pages:
            raise no_export(name, source)
        for page in pages:
            if page.document in seen:
                left = LeftOut(page.line, "This document comes a second time; only the first is read")
                found.append((name, Plan(page.document, left_out=(left,))))
                continue
            seen.add(page.document)
            found.append((name, plan_of(library, page, progress.step)))
    return found


def plan_of(library: Library, page: Page, tick: Tick = lambda: None) -> Plan:
    """What one document of a file would change; ``tick`` is called behind each mark."""
    document = queries.document(library, page.document)
    if document is None:
        what = (
            f"This document ({(page.facts or {}).get('title', '') or page.document}) is not in this library"
        )
        return Plan(left_out=(LeftOut(page.line, what),))
    if document.trashed is not None:
        what = f"“{one_line(document.title)}” lies in the trash; bring it back first"
        return Plan(document.id, document.title, left_out=(LeftOut(page.line, what),))
    comparison = _Comparison(library, page, document)
    plan = comparison.plan(tick)
    comparison.let_go()
    return plan


class _Comparison:
    """One page beside its document."""

    def __init__(self, library: Library, page: Page, document: Document) -> None:
        self.page, self.document = page, document
        self.past = Past(library, page.as_of)
        self.known = self.past if self.past.known else None
        self.book = queries.codebook(library)
        self.text = queries.text(library, document.revision)
        self.units = Units(self.text, *queries.units(library, document.revision))
        ids = mark_queries.ids_in_text_order(library, document.id)
        found = mark_queries.highlights(library, ids, document.revision)
        self.marks: dict[str, Highlight] = {mark.id: mark for mark in found}
        were = self.past.rows_that_changed(t.codes).items()
        renamed = [(code, row["name"]) for code, row in were if row]
        self.codes = CodeNames(((code.id, code.name) for code in self.book.codes), renamed)
        self.codes.weigh(self._untouched())
        self.people = People(library, self.past)
        self.speakers = Speakers(queries.sources(library))
        fetch_past(self.past, self.past.marks & (self.marks.keys() | page.mentioned))
        self.standing = Standing(self.marks.values(), page.mentioned)
        self.library = library
        self.items: list[Item] = []
        self.left_out = [LeftOut(*problem) for problem in page.problems]
        self.claimed: set[str] = set()
        self.perhaps: set[str] = set()  # the words of entries that are left out: their marks may be meant
        self.fresh: list[MarkText] = []

    def plan(self, tick: Tick) -> Plan:
        """The items, marks first read in the order of the file; ``tick`` is called behind each."""
        for mark in self._once():
            if not mark.id:
                self.fresh.append(mark)
                continue
            if mark.id in self.marks:
                self.claimed.add(mark.id)
                self._known(mark, self.marks[mark.id])
            else:
                self._gone(mark)
            tick()
        for mark in self.fresh:
            self._fresh(mark)
            tick()
        if self.page.whole:
            self.items += self._removed()
        of_marks, self.items = self.items, []
        self.items += document_items(self.library, self.document, self.page, self.known)
        self._nones(of_marks)
        self.items += of_marks
        self.items[:0] = new_codes(self.items, self.codes)
        return Plan(
            self.document.id,
            self.document.title,
            tuple(self.items),
            tuple(sorted(set(self.left_out), key=_by_line)),
        )

    def let_go(self) -> None:
        """Let go of the marks one by one: to drop all of a book's at once would stop every thread meanwhile."""
        self.standing.let_go()
        while self.marks:
            self.marks.popitem()

    def _untouched(self) -> Iterator[tuple[Sequence[str], frozenset[str]]]:
        """Of the marks that are as they were when the file was made: the names of their codes in it, and the ids."""
        for file in self.page.marks:
            mark = self.marks.get(file.id)
            if mark is not None and file.said.codes and file.id not in self.past.marks:
                yield file.said.codes, frozenset(mark.codes)

    def _nones(self, of_marks: Sequence[Item]) -> None:
        for told in none_items(
            self.library,
            self.document,
            self.page,
            self.units,
            self.known,
            people=self.people,
            groups=Groups(self.book, self.known),
            coded=lambda: coded_sentences(self.marks.values(), of_marks, self.units, self.book, self.codes),
        ):
            if isinstance(told, Item):
                self.items.append(told)
            else:
                self.left_out.append(told)

    def _once(self) -> Iterator[MarkText]:
        """The marks of the file, those left out whose id stands there twice with different words."""
        counts = Counter(mark.id for mark in self.page.marks if mark.id)
        first: dict[str, MarkText] = {}
        for mark in self.page.marks:
            if mark.id:
                first.setdefault(mark.id, mark)
        for mark in self.page.marks:
            if not mark.id or counts[mark.id] == 1:
                yield mark
                continue
            alike = [each._replace(line=0, notes=()) for each in self.page.marks if each.id == mark.id]
            if all(each == alike[0] for each in alike):
                if mark is first[mark.id]:
                    yield mark
            else:
                self.claimed.add(mark.id)
                self.perhaps.add(mark.quote)
                what = f"{shorten(mark.quote)} has the id of another mark in this file; both are left out"
                self.left_out.append(LeftOut(mark.line, what))

    def _known(self, file: MarkText, mark: Highlight) -> None:
        """A mark that is in the file and in the library."""
        now = of_library(mark, self.page.dialect)
        said = of_file(file, self.codes)
        self._whose(file, mark)
        if said._replace(notes=()) == now._replace(notes=()) and _same_notes(said, now):
            return
        then = self._then(mark, now)
        where = shorten(mark.quote)
        if not same_words(said.quote, now.quote) and not (then and same_words(said.quote, then.quote)):
            self._moved(file, mark, then is None or now.quote != then.quote)
        if file.said != CodeLine():
            wrong = too_many(said.given_today(self.codes), self.codes, self.book)
            for item in mark_items(mark.id, file.line, said, now, then, self.codes, self.book, self.speakers):
                if wrong and item.kind == "mark.codes":
                    self.left_out.append(LeftOut(file.line, f"{where}: {wrong}"))
                else:
                    self.items.append(item)
        notes = self._without_new_marks(file.notes, now, then)
        self.items += note_items(
            "mark.note", mark.id, where, notes, now.notes, then.notes if then else None, file.line
        )

    def _then(self, mark: Highlight, now: MarkState) -> MarkState | None:
        """What was said of a mark when the file was made; None where nobody knows."""
        if not self.known:
            return None
        return of_past(self.past, mark.id, self.page.dialect) if mark.id in self.past.marks else now

    def _whose(self, file: MarkText, mark: Highlight) -> None:
        named = file.said.annotator
        if named and not self.page.coders and self.people.id(named) != mark.annotator:
            what = f"{shorten(mark.quote)} is {mark.annotator_name}'s; whose a mark is cannot be changed"
            self.left_out.append(LeftOut(file.line, what))

    def _moved(self, file: MarkText, mark: Highlight, conflict: bool) -> None:
        """A quote that was edited: the mark moves where its new words stand, once, over its old place."""
        places = places_of(self.text, self.units, file.quote, "")
        near = [place for place in places if place.overlaps(mark.range)]
        if len(mark.anchors) == 1 and len(near) == 1:
            what = f"now marks {shorten(file.quote)}"
            key = f"mark.move {mark.id}"
            self.items.append(
                Item(
                    "mark.move",
                    key,
                    shorten(mark.quote),
                    what,
                    mark.quote,
                    file.quote,
                    file.line,
                    conflict,
                    mark.id,
                    near[0],
                )
            )
            return
        self.left_out.append(
            LeftOut(
                file.line,
                f"{shorten(file.quote)} is not in the text where its mark is; the mark stays as it is",
            )
        )

    def _without_new_marks(
        self, notes: Sequence[NoteText], now: MarkState, then: MarkState | None
    ) -> list[NoteText]:
        """The notes of a mark without the marks that a hand has written below the last of them."""
        kept = list(notes)
        if not kept:
            return kept
        known = [text for _, text in (*now.notes, *(then.notes if then else ()))]
        if any(same_note(kept[-1].text, text) for text in known):
            return kept
        for note, marks in parted_from_new_marks(kept[-1], [*known, ""]):
            if all(map(self._is_meant, marks)):
                self.fresh += marks
                kept[-1:] = [note] if note.text.strip() else []
                break
        return kept

    def _is_meant(self, mark: MarkText) -> bool:
        """Whether a quote in a note is meant as a mark: it stands in the text, or has codes that there are."""
        given = of_file(mark, self.codes).codes
        coded = bool(given) and not any(code.startswith(NEW) for code in given)
        return coded or bool(places_of(self.text, self.units, mark.quote, mark.said.place))

    def _gone(self, file: MarkText) -> None:
        """A mark that is in the file and not in the library."""
        then = of_past(self.past, file.id, self.page.dialect) if self.known else None
        if then is None:
            what = f"{shorten(file.quote)} has an id that is not in this document; it was removed, or is another's"
            self.left_out.append(LeftOut(file.line, what))
            self.perhaps.add(file.quote)
            return
        said = of_file(file, self.codes)
        unchanged = same_words(said.quote, then.quote) and all(
            same(said, then, kind, self.speakers) for kind in FIELDS
        )
        notes = [text for _, text in then.notes]
        if unchanged and len(notes) == len(said.notes):
            unchanged = all(same_note(one[1], other) for one, other in zip(said.notes, notes, strict=True))
        else:
            unchanged = False
        if not unchanged and not self._added(file, said, conflict=True):
            self.left_out.append(
                LeftOut(file.line, f"{shorten(file.quote)} was removed here, and is not in the text")
            )

    def _fresh(self, file: MarkText) -> None:
        """A mark without an id: the one that stands there already, or a new one."""
        places = places_of(self.text, self.units, file.quote, file.said.place)
        if not places:
            own = any(words.line == file.line for words in self.page.quotes)
            self.left_out.append(LeftOut(file.line, f"{shorten(file.quote)} is not in the text", own))
            return
        there = self.standing.there(
            places, self.claimed, file.said.annotator, of_file(file, self.codes).codes
        )
        if not (self.page.whole or file.said.date):
            there = [mark for mark in there if self._says_so(mark, file)][:1]
        if len(there) == 1:
            self.claimed.add(there[0].id)
            self._known(file, there[0])
            return
        if len(there) > 1 or len(places) > 1:
            self.claimed.update(mark.id for mark in there)  # one of them is meant: none was removed
            what = f"{shorten(file.quote)} may be {max(len(there), len(places))} places or marks; name its place (¶2 s3)"
            self.left_out.append(LeftOut(file.line, what))
            return
        wrong = too_many(of_file(file, self.codes).given_today(self.codes), self.codes, self.book)
        if wrong:
            self.left_out.append(LeftOut(file.line, f"{shorten(file.quote)}: {wrong}"))
        else:
            self._added(file, of_file(file, self.codes), conflict=False)

    def _says_so(self, mark: Highlight, file: MarkText) -> bool:
        """Whether a mark was read from this entry before: it has the same codes and notes."""
        now, said = of_library(mark, self.page.dialect), of_file(file, self.codes)
        return now.codes == said.codes and [text for _, text in now.notes] == [text for _, text in said.notes]

    def _added(self, file: MarkText, said: MarkState, *, conflict: bool) -> bool:
        places = places_of(self.text, self.units, file.quote, file.said.place)
        if len(places) != 1:
            return False
        said = said.given_today(self.codes)
        names = ", ".join(sorted(map(self.codes.name, said.codes))) or "no code"
        what = "removed here since, and changed in the file" if conflict else f"new mark: {names}"
        person = "" if self.page.coders else self.people.id(file.said.annotator)
        if person.startswith(NEW):
            what = f"{what}; {person.removeprefix(NEW)} is a new annotator"
        key = f"mark.new {file.id or file.line}"
        after = "\n\n".join((in_marks(file.quote), names, *(text for _, text in said.notes)))
        self.items.append(
            Item(
                "mark.new",
                key,
                shorten(file.quote),
                what,
                "",
                after,
                file.line,
                conflict,
                "",
                (places[0], said, person),
            )
        )
        return True

    def _removed(self) -> Iterator[Item]:
        """The marks that are in the library and not in a file that had them all."""
        for mark in self.marks.values():
            if mark.id in self.claimed or mark.id in self.page.mentioned or mark.quote in self.perhaps:
                continue
            now = of_library(mark, self.page.dialect)
            then = self._then(mark, now)
            if self.known and then is None:
                continue  # it was made since
            names = ", ".join(sorted(map(self.codes.name, now.codes))) or "no code"
            yield Item(
                "mark.remove",
                f"mark.remove {mark.id}",
                shorten(mark.quote),
                f"mark removed ({names})",
                "\n\n".join((in_marks(now.quote), names, *(text for _, text in now.notes))),
                "",
                0,
                now != then or not self.known,
                mark.id,
            )


def _same_notes(file: MarkState, now: MarkState) -> bool:
    """Whether the notes are the same, those without an id too."""
    said = [(now.notes[0][0] if not note and now.notes else note, text) for note, text in file.notes]
    return said == list(now.notes)


def _by_line(told: LeftOut) -> tuple[int, str]:
    return told.line, told.what
