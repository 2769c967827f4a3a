"""The kinds of underline by which codes are told apart in a Word file."""

from __future__ import annotations

from tepi.exchange.reading_copy.colors import ink

PAPER = "#ffffff"
# In the order of the codes, as many as the patterns of the window; all of them are told apart in print.
UNDERLINES = (
    "single",
    "double",
    "dash",
    "dotted",
    "wave",
    "thick",
    "dotDash",
    "wavyDouble",
    "dashLong",
    "dotDotDash",
    "dottedHeavy",
    "dashedHeavy",
)
NO_CODE_PLACE = 3


def underline(color: str, place: int) -> str:
    """The property of a run under which a code's line lies; ``place`` is the code's in the codebook (0 = first)."""
    return f'<w:u w:val="{UNDERLINES[place % len(UNDERLINES)]}" w:color="{ink(color, PAPER)[1:]}"/>'
