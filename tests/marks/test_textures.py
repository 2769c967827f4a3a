"""The patterns of codes: well-formed, and different by more than a shift."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from tepi.marks.textures import ROWS, TEXTURES, Texture, texture

SPAN = 48  # so long a stretch is compared: it holds several turns of every pattern
FIRST = TEXTURES[:9]


def stretch(row: str, start: int) -> str:
    return "".join(row[(start + at) % len(row)] for at in range(SPAN))


def apart(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of cells in which two patterns differ, laid over each other as well as they can be."""
    cells = SPAN * len(one)
    return min(
        sum(
            a != b
            for upper, lower in zip(one, other, strict=True)
            for a, b in zip(stretch(upper, 0), stretch(lower, start), strict=True)
        )
        / cells
        for start in range(len(other[0]))
    )


@pytest.mark.parametrize("each", TEXTURES)
def test_every_pattern_is_a_piece_of_cloth(each: Texture) -> None:
    """Four rows of one length, some thread and some ground; a rhythm that begins with thread."""
    assert len(each.rows) == ROWS
    assert len({len(row) for row in each.rows}) == 1
    assert {"#", "."} == set("".join(each.rows))
    assert set(each.thin) <= {"#", "."}
    assert each.thin.startswith("#")


@pytest.mark.parametrize(("one", "other"), list(combinations(FIRST, 2)))
def test_the_first_nine_differ_however_they_are_laid(one: Texture, other: Texture) -> None:
    """No shift makes two of them alike: at least an eighth of the cells is always another."""
    assert apart(one.rows, other.rows) >= 0.125


@pytest.mark.parametrize(("one", "other"), list(combinations(FIRST, 2)))
def test_their_rhythms_differ_too(one: Texture, other: Texture) -> None:
    """Where only a hairline fits, no two of the first nine have the same one."""
    assert apart((one.thin,), (other.thin,)) > 0


def test_every_place_has_a_pattern_and_keeps_it() -> None:
    """The first code always has the first one; after the last they begin again."""
    assert texture(0) is TEXTURES[0]
    assert texture(len(TEXTURES) + 2) is TEXTURES[2]
    assert len(set(product(TEXTURES))) == len(TEXTURES)
