"""The patterns that tell codes apart without their colours.

A pattern is what a loom would take: rows of cells, ``#`` for thread. The same one is drawn under words,
along brackets, in swatches and down the minimap, so that whoever has seen one knows the others.
"""

from __future__ import annotations

from typing import NamedTuple

ROWS = 4


class Texture(NamedTuple):
    """One pattern: ``rows`` (four, equally long) where there is room, else ``thin``, its rhythm alone."""

    rows: tuple[str, str, str, str]
    thin: str


# In the order in which codes take them; the first nine differ most.
TEXTURES = (
    Texture(("....", "####", "####", "...."), "#"),  # a line
    Texture(("####", "....", "....", "####"), "##############.."),  # two lines
    Texture(("....", "##..", "##..", "...."), "##.."),  # dots
    Texture(("##.....#", "###...##", "..#####.", "...###.."), "####...."),  # a wave
    Texture(("#..", "#..", "#..", "#.."), "#.."),  # ticks
    Texture(("........", "####....", "####....", "........"), "########...."),  # dashes
    Texture(("..##..", "..##..", ".####.", "######"), "##......"),  # teeth
    Texture(("#####...", "#...#...", "#...#...", "#...####"), "######..##..##.."),  # battlements
    Texture(("#########", "#########", "##.......", "##......."), "########..##.."),  # a rule with its marks
    Texture(("..##", ".##.", "##..", "#..#"), "###..."),  # strokes aslant
    Texture(("##......", "##......", "......##", "......##"), "###......"),  # dots on two lines
    Texture(("#..#....", ".##.....", ".##.....", "#..#...."), "##..##......"),  # crosses
)


def texture(place: int) -> Texture:
    """The pattern of the code that stands at this place of the codebook (0 = first)."""
    return TEXTURES[place % len(TEXTURES)]
