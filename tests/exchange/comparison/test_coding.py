"""The codes that items make, and where sentences have one when the items are done."""

from __future__ import annotations

from tests.library.desk import Desk

from tepi.exchange.comparison.coding import coded_sentences, codes_in, new_codes
from tepi.exchange.comparison.names import NEW, CodeNames
from tepi.exchange.comparison.plan import Item
from tepi.exchange.comparison.states import MarkState
from tepi.text.ranges import Range

STATE = MarkState("x", frozenset({"a", f"{NEW}b"}), second=f"{NEW}c")


def test_each_new_code_once() -> None:
    """Codes of marks, second-best ones and those of new marks, each once; known ones are none."""
    items = [
        Item("mark.codes", "", "", "", value=frozenset({f"{NEW}b", "a"})),
        Item("mark.doubt", "", "", "", value=(True, f"{NEW}d")),
        Item("mark.doubt", "", "", "", value=(False, None)),
        Item("mark.new", "", "", "", value=(Range(0, 1), STATE, "")),
        Item("fact", "", "", "", value=("title", f"{NEW}x")),
    ]

    assert [each.value for each in new_codes(items, CodeNames((), ()))] == [f"{NEW}b", f"{NEW}d", f"{NEW}c"]
    assert codes_in(items[-1]) == []


def test_coded_when_all_is_done(desk: Desk) -> None:
    """Marks that go, move or change their codes count as the items have it, but those in conflict as they are."""
    fact, me = desk.code("Fact"), desk.me
    group = fact.group
    gone, kept, moved, off, still = (
        desk.mark(*place, "Fact") for place in ((0, 5), (51, 57), (69, 73), (89, 96), (117, 120))
    )
    items = [
        Item("mark.remove", "", "", "", target=gone.id),
        Item("mark.move", "", "", "", target=moved.id, value=Range(0, 3)),
        Item("mark.codes", "", "", "", target=off.id, value=frozenset()),
        Item("mark.codes", "", "", "", target=still.id, value=frozenset(), conflict=True),
        Item(
            "mark.new", "", "", "", value=(Range(137, 142), MarkState("x", frozenset({fact.id})), desk.other)
        ),
    ]
    names = CodeNames(((code.id, code.name) for code in desk.codebook.codes), ())

    def at(*marks: object) -> dict[tuple[str, str], list[str]]:
        found = coded_sentences(marks, items, desk.units, desk.codebook, names)  # type: ignore[arg-type]
        return {
            side: [desk.units.label(desk.units.at(start)) for start in sorted(starts)]
            for side, starts in found.items()
        }

    told = at(gone, kept, moved, off, still)
    assert told[group, me] == ["¶1 s1", "¶1 s2", "¶2 s2"]
    assert told[group, desk.other] == ["¶3 s1"]
