"""Makes one change of the items that a reader has chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from tepi.exchange.comparison.names import NEW, folded
from tepi.exchange.comparison.plan import Item, Plan
from tepi.exchange.comparison.states import MarkState
from tepi.library import mark_queries, queries
from tepi.library.change import Change, Edit, alter
from tepi.library.edits.codebook import add_code, add_group
from tepi.library.edits.documents import alter_document
from tepi.library.edits.marks import add_highlight, decide_none, move_edges, remove_highlight, undecide
from tepi.library.edits.notes import write_note
from tepi.library.edits.people import add_annotator
from tepi.library.edits.restating import restate_codes, unsay
from tepi.library.edits.speakers import attribute
from tepi.library.file import Library
from tepi.marks.codebook import Code, Codebook, Group
from tepi.marks.highlight import Anchor, Coding, Highlight
from tepi.marks.identity import now
from tepi.marks.note import Note
from tepi.marks.people import Source
from tepi.text.describe import describe
from tepi.text.one_line import one_line
from tepi.text.ranges import Range
from tepi.text.units import Units

GROUP = "From Markdown"
COLORS = ("#0072B2", "#D55E00", "#009E73", "#E69F00", "#CC79A7", "#56B4E9")


def change_of(
    library: Library,
    chosen: Iterable[tuple[Plan, Sequence[Item]]],
    annotator: str,
    tick: Callable[[], None] = lambda: None,
) -> Change | None:
    """One change that does what the items say; None where that is nothing.

    ``annotator`` is the id of whoever reads back: new codes on a mark and notes are theirs. ``tick`` is called
    behind each mark.
    """
    work = _Work(library, annotator, tick)
    count = 0
    titles: dict[str, str] = {}
    for plan, items in chosen:
        if items:
            count += len(items)
            titles[plan.document] = one_line(plan.title)
            work.take(plan, items)
    if not work.edits:
        return None
    first, *others = titles.values()
    about = (
        f"{first or 'Markdown'} and {counted(len(others), 'other text')}" if others else first or "Markdown"
    )
    label = f"Read {about} back ({counted(count, 'change')})"
    values = {"title": first, "count": count, "documents": len(titles)}
    document = None if others else next(iter(titles))
    return Change("markdown.import", label, tuple(work.edits), values, document, annotator)


def counted(number: int, thing: str) -> str:
    """A number of things, grouped by thousands."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


class _Work:
    """Collects row edits; what earlier ones make, later ones know."""

    def __init__(self, library: Library, annotator: str, tick: Callable[[], None]) -> None:
        self.library, self.me, self.tick = library, annotator, tick
        self.edits: list[Edit] = []
        self.book: Codebook = queries.codebook(library)
        self.register: list[Source] = queries.sources(library)
        self.people: dict[str, str] = {}  # NEW and a name: the annotator who has got it
        self.new: dict[str, str] = {}  # NEW and a name: the id it has got
        self.at = now()

    def take(self, plan: Plan, items: Sequence[Item]) -> None:
        document = queries.document(self.library, plan.document)
        assert document is not None
        self.document = document
        self.text = queries.text(self.library, document.revision)
        self.units = Units(self.text, *queries.units(self.library, document.revision))
        self.nones = queries.nones(self.library, document.revision)
        for item in items:
            if item.kind == "code.new":
                self._code(item.value)
        self._facts(items)
        for item in items:
            if item.kind == "document.note":
                notes = queries.notes_on(self.library, document.id)
                self._note("document", document.id, notes, item.value)
            elif item.kind == "none":
                self._none(item.value)
        of_mark: defaultdict[str, list[Item]] = defaultdict(list)
        for item in items:
            if item.kind.startswith("mark.") and item.target:
                of_mark[item.target].append(item)
        for mark in mark_queries.highlights(self.library, of_mark, document.revision):
            self._mark(mark, of_mark[mark.id])
            self.tick()
        for item in items:
            if item.kind == "mark.new":
                self._new_mark(*item.value)
                self.tick()

    def _code(self, wanted: str) -> None:
        """Make a code that the codebook does not have: in a group of which many are chosen."""
        if wanted in self.new:
            return
        free = (group for group in self.book.groups if group.choose == "many" and group.unit == "free")
        group = next((each for each in free if each.counted and not each.decide), None)
        if group is None:
            named = {each.name.casefold() for each in self.book.groups}
            name = next(
                name
                for n in range(1, 1000)
                if (name := GROUP if n == 1 else f"{GROUP} {n}").casefold() not in named
            )
            made = add_group(self.book, name)
            self.edits += made.edits
            row = made.edits[0].values
            group = Group(str(row["id"]), name, position=int(row["position"]))
            self.book = replace(self.book, groups=(*self.book.groups, group))
        color = COLORS[len(self.book.codes) % len(COLORS)]
        change = add_code(self.book, group.id, wanted.removeprefix(NEW), color)
        self.edits += change.edits
        row = change.edits[-1].values
        code = Code(str(row["id"]), group.id, str(row["name"]), color, position=int(row["position"]))
        self.book = replace(self.book, codes=(*self.book.codes, code))
        self.new[wanted] = code.id

    def _codes(self, wanted: Iterable[str]) -> list[str]:
        """The ids of codes, in the codebook's order; new ones that were not chosen are left out."""
        found = [self.new.get(code, code) for code in wanted]
        return sorted((code for code in found if self.book.find(code)), key=self.book.order)

    def _facts(self, items: Sequence[Item]) -> None:
        facts: dict[str, Any] = {item.value[0]: item.value[1] for item in items if item.kind == "fact"}
        fields = dict(self.document.fields)
        for item in items:
            if item.kind == "field":
                name, told = item.value
                fields[name] = told
                if not told:
                    del fields[name]
        if fields != self.document.fields:
            facts["fields"] = fields
        if facts:
            self.edits += alter_document(self.document, self.me, **facts).edits

    def _none(self, value: tuple[str, str, tuple[int, ...], bool]) -> None:
        group, who, starts, comes = value
        places = [(start, "") for start in starts]
        edit = decide_none if comes else undecide
        self.edits += edit(self.document.id, self.document.revision, places, who, group).edits
        for start in starts:
            before = self.nones.get(start, frozenset())
            self.nones[start] = before | {(group, who)} if comes else before - {(group, who)}

    def _note(self, kind: str, target: str, notes: Sequence[Note], value: tuple[str, str]) -> None:
        note, text = value
        before = next((each for each in notes if each.id == note), None)
        if text.strip() or before is not None:
            self.edits += write_note(kind, target, text, self.me, before).edits

    def _mark(self, mark: Highlight, items: Sequence[Item]) -> None:
        said = {item.kind: item.value for item in items if item.kind != "mark.note"}
        if "mark.remove" in said:
            self.edits += remove_highlight(mark, self.me).edits
            return
        if "mark.move" in said:
            place: Range = said["mark.move"]
            self.edits += move_edges(mark, self.text, place, self.me).edits
        if "mark.codes" in said or "mark.doubt" in said:
            unsure, second = said.get("mark.doubt", (mark.unsure or bool(mark.second_code), mark.second_code))
            codes = self._codes(said["mark.codes"]) if "mark.codes" in said else list(mark.codes)
            self._restate(mark, codes, unsure, second)
        if "mark.speaker" in said:
            self._speaker(mark, *said["mark.speaker"])
        self._words(mark, said)
        for item in items:
            if item.kind == "mark.note":
                self._note("highlight", mark.id, mark.notes, item.value)

    def _restate(self, mark: Highlight, codes: Sequence[str], unsure: bool, second: str | None) -> None:
        second = next(iter(self._codes([second])), None) if second else None
        added = {self.book.code(code).group for code in codes if code not in mark.codes}
        nones = [
            (start, group)
            for start in (self.units[index].start for index in self.units.within(mark.range))
            for group, who in sorted(self.nones.get(start, frozenset()))
            if who == self.me and group in added
        ]
        self.edits += restate_codes(mark, codes, unsure, second, self.book, self.me, nones)

    def _speaker(self, mark: Highlight, names: Sequence[str], manner: str | None) -> None:
        if not names:
            self.edits += unsay(mark, self.at)
            return
        cue = mark.attribution.cue if mark.attribution else None
        edits = attribute(mark, names, manner, self.me, self.register, cue).edits
        made = [edit.values for edit in edits if edit.table == "sources"]
        self.register += [Source(str(row["id"]), str(row["name"])) for row in made]
        self.edits += edits

    def _words(self, mark: Highlight, said: dict[str, Any]) -> None:
        words = {
            name: said[f"mark.{name}"] or None
            for name in ("reading", "translation")
            if f"mark.{name}" in said
        }
        if words:
            self.edits.append(alter("highlights", {"id": mark.id}, **words, changed=self.at))

    def _new_mark(self, place: Range, state: MarkState, person: str) -> None:
        who = self._person(person)
        codes = self._codes(state.codes)
        said_none = [
            (start, group)
            for start in (self.units[index].start for index in self.units.within(place))
            for group, annotator in sorted(self.nones.get(start, frozenset()))
            if annotator == who and group in {self.book.code(code).group for code in codes}
        ]
        change = add_highlight(
            self.document.id,
            self.document.revision,
            self.text,
            place,
            who,
            self.book,
            codes,
            kept=not codes,
            unsure=state.unsure,
            nones=said_none,
        )
        self.edits += change.edits
        quote = describe(self.text, place)
        anchor = Anchor(self.document.revision, 0, *place, quote.exact, quote.prefix, quote.suffix)
        given = tuple(Coding(code, certainty="unsure" if state.unsure else "sure") for code in codes)
        mark = Highlight(
            str(change.values["highlight"]), self.document.id, who, person, (anchor,), given, created=self.at
        )
        if state.second:
            self._restate(mark, codes, state.unsure, state.second)
        if state.said_by:
            self._speaker(mark, state.said_by, state.manner)
        self._words(mark, {"mark.reading": state.reading, "mark.translation": state.translation})
        for _, text in state.notes:
            self._note("highlight", mark.id, (), ("", text))

    def _person(self, wanted: str) -> str:
        """The id of an annotator, made where it is NEW and a name; "" is whoever reads back."""
        if not wanted.startswith(NEW):
            return wanted or self.me
        made = self.people.get(folded(wanted))
        if made is None:
            change = add_annotator(wanted.removeprefix(NEW))
            self.edits += change.edits
            made = self.people[folded(wanted)] = str(change.values["annotator"])
        return made
