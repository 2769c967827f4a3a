"""What items would do to codes: those that they make, and the sentences that have one when they are done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tepi.exchange.comparison.names import NEW, CodeNames
from tepi.exchange.comparison.plan import Item
from tepi.exchange.comparison.states import MarkState
from tepi.marks.codebook import Codebook
from tepi.marks.highlight import Highlight
from tepi.text.ranges import Range
from tepi.text.units import Units

Side = tuple[str, str]  # group, annotator


def new_codes(items: Iterable[Item], codes: CodeNames) -> list[Item]:
    """The codes that items would give and the codebook does not have."""
    wanted: dict[str, None] = {}
    for item in items:
        for code in codes_in(item):
            if code.startswith(NEW):
                wanted.setdefault(code)
    return [
        Item(
            "code.new",
            f"code.new {code}",
            "Codebook",
            f"new code {codes.name(code)}",
            after=codes.name(code),
            value=code,
        )
        for code in wanted
    ]


def codes_in(item: Item) -> list[str]:
    """The codes that an item would give."""
    if item.kind == "mark.codes":
        return sorted(item.value)
    if item.kind == "mark.doubt":
        return [item.value[1]] if item.value[1] else []
    if item.kind == "mark.new":
        state: MarkState = item.value[1]
        return [*sorted(state.codes), *([state.second] if state.second else [])]
    return []


def coded_sentences(
    marks: Iterable[Highlight], items: Sequence[Item], units: Units, book: Codebook, codes: CodeNames
) -> dict[Side, dict[int, str]]:
    """Where sentences have a code of a deciding group when the items without a conflict are done.

    By group and annotator: the start of each such sentence, and the name of a code on it.
    """
    deciding = {group.id for group in book.deciding}
    found: defaultdict[Side, dict[int, str]] = defaultdict(dict)
    for who, places, given in _codings(marks, items):
        for code in given:
            known = book.find(code)
            if known is None or known.group not in deciding:
                continue
            sentences = found[known.group, who]
            for place in places:
                for unit in units.within(place):
                    sentences.setdefault(units[unit].start, codes.name(code))
    return found


def _codings(
    marks: Iterable[Highlight], items: Sequence[Item]
) -> Iterator[tuple[str, Sequence[Range], Iterable[str]]]:
    said = {(item.kind, item.target): item.value for item in items if not item.conflict and item.target}
    for mark in marks:
        if ("mark.remove", mark.id) in said:
            continue
        moved = said.get(("mark.move", mark.id))
        places = [moved] if moved else [Range(part.start, part.end) for part in mark.anchors]
        yield mark.annotator, places, said.get(("mark.codes", mark.id), mark.codes)
    for item in items:
        if item.kind == "mark.new" and not item.conflict:
            place, state, person = item.value
            yield person, [place], state.codes
