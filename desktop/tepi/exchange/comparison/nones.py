"""Compares which sentences are none of these: in the file, in the library now, and as they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from tepi.exchange.comparison.names import NEW, Groups, People
from tepi.exchange.comparison.plan import Item, LeftOut
from tepi.exchange.reading.shapes import NoneText, Page
from tepi.library import queries
from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.past_state import Past
from tepi.text.document import Document
from tepi.text.units import Units

Side = tuple[str, str]  # group, annotator
Said = tuple[int, str, str]  # start of the sentence, group, annotator
Coded = Callable[[], dict[Side, dict[int, str]]]


@dataclass(slots=True)
class _Told:
    """What a file's lines say. Of the ``unclear`` something could not be read: nothing of theirs is taken back."""

    said: set[Said] = field(default_factory=set)
    unclear: set[Side] = field(default_factory=set)
    all_unclear: bool = False
    left_out: list[LeftOut] = field(default_factory=list)

    def by_side(self) -> dict[Side, set[int]]:
        """The starts of the sentences that each group and annotator decide."""
        found: defaultdict[Side, set[int]] = defaultdict(set)
        for start, group, who in self.said:
            found[group, who].add(start)
        return found


def none_items(
    library: Library,
    document: Document,
    page: Page,
    units: Units,
    past: Past | None,
    *,
    people: People,
    groups: Groups,
    coded: Coded,
) -> Iterator[Item | LeftOut]:
    """Which sentences the file decides otherwise; ``past`` is None where nobody knows how they were.

    Places in the file count the sentences as they were when it was made. Where some were joined or split
    since, what both cuts agree about is taken, as joining and splitting itself would; the rest is left out.
    ``coded`` gives the sentences (by start, with a code's name) that have a code when the file is read back.
    """
    if page.coders:
        return
    now = _decided_now(library, document, units, groups)
    units_then, then = _as_it_was(document, units, past, groups)
    told = _read(page, groups, people, units_then)
    yield from told.left_out
    base = now if then is None else then
    changed: defaultdict[tuple[str, str, bool], list[int]] = defaultdict(list)
    had: dict[Side, dict[int, str]] | None = None
    of_sides = told.by_side() if units_then is not units else {}
    for said in sorted(told.said ^ base):
        cited, group, who = said
        comes = said in told.said
        if not comes and (told.all_unclear or (group, who) in told.unclear):
            continue
        line = page.nones[0].line if page.nones else 0
        if group not in groups.deciding_now:
            yield LeftOut(line, f"None of these: {groups.names.get(group)} asks for no decisions any more")
            continue
        starts = _where_now(cited, units_then, units, of_sides.get((group, who), ()), comes=comes)
        if isinstance(starts, str):
            yield LeftOut(line, starts)
            continue
        for start in starts:
            if ((start, group, who) in now) == comes or start in changed[group, who, comes]:
                continue
            had = coded() if had is None and comes else had
            if comes and had and (code := had.get((group, who), {}).get(start)):
                place = units.label(units.at(start))
                what = f"None of these: {place} has the code {code}; take that off first"
                yield LeftOut(line, what)
            else:
                changed[group, who, comes].append(start)
    yield from _items(changed, page, document, units, people, conflict=then is None)


def _items(
    changed: dict[tuple[str, str, bool], list[int]],
    page: Page,
    document: Document,
    units: Units,
    people: People,
    *,
    conflict: bool,
) -> Iterator[Item]:
    line = page.nones[0].line if page.nones else page.line
    for (group, who, comes), starts in changed.items():
        if not starts:
            continue
        places = ", ".join(units.label(units.at(start)) for start in sorted(starts))
        yield Item(
            "none",
            f"none {group} {who} {comes}",
            people.names[who],
            f"none of these: {places}" if comes else f"no longer none of these: {places}",
            "" if comes else places,
            places if comes else "",
            line,
            conflict,
            document.id,
            (group, who, tuple(sorted(starts)), comes),
        )


def _decided_now(library: Library, document: Document, units: Units, groups: Groups) -> set[Said]:
    return {
        (start, group, who)
        for start, pairs in queries.nones(library, document.revision).items()
        for group, who in pairs
        if group in groups.deciding_now | groups.deciding and _begins(units, start)
    }


def _as_it_was(
    document: Document, units: Units, past: Past | None, groups: Groups
) -> tuple[Units, set[Said] | None]:
    """The sentences and the decisions when the file was made; None for decisions that nobody knows."""
    if past is None:
        return units, None
    before = units
    if past.rows_that_changed(t.units):
        cut = sorted((row["start"], row["end"]) for row in past.rows(t.units, "revision", document.revision))
        before = units.recut([start for start, _ in cut], [end for _, end in cut])
    rows = past.rows(t.decisions, "revision", document.revision)
    return before, {
        (row["start"], row["group"], row["annotator"])
        for row in rows
        if row["group"] in groups.deciding and _begins(before, row["start"])
    }


def _begins(units: Units, start: int) -> bool:
    return len(units) > 0 and units[units.at(start)].start == start


def _read(page: Page, groups: Groups, people: People, units: Units) -> _Told:
    """The decisions behind the lines of a file, each place by itself."""
    told = _Told(all_unclear=not page.ended)
    for none in page.nones:
        try:
            group, who = _side(none, page, groups, people)
        except ValueError as why:
            told.left_out.append(LeftOut(none.line, f"None of these: {why}"))
            told.all_unclear = True
            continue
        for cited in none.places:
            try:
                told.said.add((units[units.find(cited)].start, group, who))
            except ValueError as why:
                told.unclear.add((group, who))
                told.left_out.append(LeftOut(none.line, f"None of these: {why}"))
    return told


def _side(none: NoneText, page: Page, groups: Groups, people: People) -> Side:
    """The group and the annotator of one line. Raises ValueError where they are not plain."""
    names = list(none.who)
    group = ""
    if len(names) > 1 or (names and groups.id(names[0]) and _is_no_person(names[0], groups, people)):
        group = groups.id(names.pop(0))
    elif not none.who or names:
        group = groups.only()
    if not group:
        raise ValueError(
            "it is not plain which group is meant; name it behind the places, as in ¶1 s1 · Group"
        )
    if not names:
        names = list(page.annotators) or list(people.names.values())
    who = people.id(names[0]) if len(names) == 1 else ""
    if not who or who.startswith(NEW):
        raise ValueError(
            "it is not plain whose decision it is; name the annotator behind the places, as in ¶1 s1 · Name"
        )
    return group, who


def _is_no_person(name: str, groups: Groups, people: People) -> bool:
    """Whether a lone name is a group's: where it is an annotator's too, several groups must ask for decisions."""
    return people.id(name).startswith(NEW) or len(groups.deciding) > 1


def _where_now(start: int, then: Units, now: Units, said: Collection[int], *, comes: bool) -> list[int] | str:
    """The sentences of today (their starts) that one of then stands for, or why it stands for none."""
    if then is now:
        return [start]
    index = then.at(start)
    place = then[index]
    today = [now[each] for each in now.within(place)]
    if all(place.start <= unit.start and unit.end <= place.end for unit in today):
        return [unit.start for unit in today]
    if len(today) == 1 and today[0].start <= place.start and place.end <= today[0].end:
        parts = [then[each] for each in then.within(today[0])]
        whole = all(today[0].start <= part.start and part.end <= today[0].end for part in parts)
        if whole and (not comes or all(part.start in said for part in parts)):
            return [today[0].start]
        return (
            f"None of these: {then.label(index)} of the file is a part of {now.label_of(place)} today, and the"
            " file does not say it of all of that; it stays as it is"
        )
    return (
        f"None of these: {then.label(index)} of the file was cut otherwise since ({now.label_of(place)}"
        " today); it stays as it is"
    )
