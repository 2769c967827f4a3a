"""Names and notes beside the text: how high each is, and where it comes to stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tepi.window.panel.text_block import TextBlock
from tepi.window.theme import ui_font

NAME_HEIGHT = 17
NOTE_SIZE, NOTE_LINE, NOTE_LINES = 11, 15, 3
# How far blocks may be moved, in lines of the text, and the pixels between them: names alone, and with notes.
FURTHEST = 2.5
NOTES_SLACK, NOTES_FURTHEST, NOTES_GAP = 1.5, 5.0, 5.0


class SetBlock(NamedTuple):
    """A mark's place beside the text, in document pixels.

    ``wanted`` is the top it would have alone, ``note`` the beginning of its note as far as it has room,
    ``more`` the marks that found no room and are counted here.
    """

    mark: str
    top: float
    height: float
    wanted: float
    note: TextBlock | None
    more: tuple[str, ...]


@lru_cache(maxsize=512)
def note_block(text: str, width: int, lines: int) -> TextBlock:
    """The beginning of a note, set for the margin."""
    return TextBlock(text, ui_font(NOTE_SIZE), width, most=lines, spacing=NOTE_LINE)


def arrange(
    wanted: Sequence[tuple[str, float]], notes: Mapping[str, str], width: int, pitch: float, end: float
) -> list[SetBlock]:
    """Place the blocks of marks that want these tops, with these notes, ``width`` wide, above ``end``.

    ``pitch`` is the height of a line of the text.
    """
    # Not before the first frame, which has the words alone.
    from tepi.window.reading.block_places import Block, settle

    blocks = []
    for mark, top in sorted(wanted, key=lambda pair: pair[1]):
        heights = [float(NAME_HEIGHT)]
        if mark in notes:
            for lines in (1, NOTE_LINES):
                high = NAME_HEIGHT + note_block(notes[mark], width, lines).height
                if high > heights[0]:
                    heights.insert(0, high)
        blocks.append(Block(mark, top, tuple(heights)))
    slack, furthest, gap = (NOTES_SLACK, NOTES_FURTHEST, NOTES_GAP) if notes else (FURTHEST, FURTHEST, 0.0)
    by_mark = {block.mark: block for block in blocks}
    found = []
    for placed in settle(blocks, gap, slack * pitch, furthest * pitch, (0.0, end)):
        block = by_mark[placed.mark]
        height, note = block.heights[placed.choice], None
        if height > NAME_HEIGHT:
            note = note_block(notes[placed.mark], width, NOTE_LINES if placed.choice == 0 else 1)
        found.append(SetBlock(placed.mark, placed.top, height, block.wanted, note, placed.more))
    return found
