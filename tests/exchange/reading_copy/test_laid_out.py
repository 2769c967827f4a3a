"""A text in paragraphs and atoms: every character once, every mark over exactly its characters."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.reading_copy.laid_out import Block, blocks
from tepi.library.mark_outlines import Outline
from tepi.text.document import Structure
from tepi.text.ranges import Range
from tepi.text.structure import Structures
from tepi.text.units import Units

TEXT = "Satu dua tiga.\n\n  Empat lima.\n \nEnam."
UNITS = Units(TEXT, [0, 18, 32], [14, 29, 37])


def laid(*places: tuple[int, int], codes: int = 1, structure: tuple[Structure, ...] = ()) -> list[Block]:
    ordered = sorted(places, key=lambda place: (place[0], -place[1]))
    outline = [
        Outline(f"m{n}", 0, Range(*place), "me", "", tuple(f"c{n}{k}" for k in range(codes)))
        for n, place in enumerate(ordered)
    ]
    known = Structures(lambda start, end: [s for s in structure if start <= s.start < end], tuple)
    return list(blocks(TEXT, UNITS, outline, [each.mark for each in outline], known if structure else None))


def test_overlaps_lie_in_lanes_of_their_own():
    """What lies over the same words is underlined at different heights; a lane that is free again is used."""
    first, *_ = laid((0, 8), (5, 13), (9, 14))
    lanes = {part.number: part.lanes for atom in first.atoms for part in atom.begins}

    assert lanes == {1: (0,), 2: (1,), 3: (0,)}
    assert first.lanes == 2


def test_a_mark_of_two_codes_has_two_lanes():
    """Each code has its own underline."""
    first, *_ = laid((0, 4), codes=2)

    assert first.atoms[0].begins[0].lanes == (0, 1)
    assert first.lanes == 2


def test_structure_gives_kind_and_places():
    """A heading is one; what covers a paragraph wholly holds it; emphasis and pages cut it."""
    first, second, third = laid(
        structure=(
            Structure("heading", 0, 14, "2"),
            Structure("emphasis", 5, 8),
            Structure("page", 9, 9, "iv"),
            Structure("quote", 16, 29, "1"),
            Structure("code", 32, 37, "block"),
        )
    )

    assert (first.kind, first.level) == ("heading", 2)
    assert [(atom.text, [each.kind for each in atom.inline], atom.pages) for atom in first.atoms[:3]] == [
        ("Satu ", [], ()),
        ("dua", ["emphasis"], ()),
        (" ", [], ()),
    ]
    assert first.atoms[3].pages == ("iv",)
    assert [each.kind for each in second.within] == ["quote"]
    assert third.kind == "code"


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)), max_size=6))
def test_nothing_is_lost(places):
    """Whatever is marked: the atoms are the text, and each mark lies over its own characters and begins once."""
    parts = sorted(
        {(start, min(start + length, len(TEXT))) for start, length in places},
        key=lambda place: (place[0], -place[1]),
    )
    found = laid(*parts)
    lines = [UNITS.paragraph_range(number) for number in range(1, 4)]

    assert ["".join(atom.text for atom in block.atoms) for block in found] == [
        TEXT[line.start : line.end] for line in lines
    ]
    for number, (start, end) in enumerate(parts):
        covered = "".join(
            atom.text
            for block in found
            for atom in block.atoms
            if number + 1 in [part.number for part in atom.over]
        )
        assert covered == "".join(
            TEXT[max(start, line.start) : max(start, min(end, line.end))]
            for line in lines
            if line.start < end
        )
    atoms = [atom for block in found for atom in block.atoms]
    assert sorted(part.number for atom in atoms for part in atom.begins) == list(range(1, len(parts) + 1))
    assert sorted(part.number for atom in atoms for part in atom.ends) == list(range(1, len(parts) + 1))
    assert [mark for block in found for mark in block.first] == [f"m{n}" for n in range(len(parts))]
    for atom in atoms:
        lanes = [lane for part in atom.over for lane in part.lanes]
        assert len(set(lanes)) == len(lanes)
