"""Whether a text goes beyond Latin: asked of each paragraph of a first page, and so without anything to be made ready."""

from __future__ import annotations

from bisect import bisect_right

# Beyond Latin, signs and emoji: where such stretches of Unicode begin and, in turn, where they end.
BEYOND_LATIN = (
    *("\u0370", "\u1e00", "\u1f00", "\u2000", "\u2c00", "\u2e00", "\u2e80", "\ua720", "\ua800", "\ufb00"),
    *("\ufb13", "\ufe00", "\ufe30", "\ufe50", "\ufe70", "\ufefd", "\uff01", "\uffe7"),
    *("\U0001b000", "\U0001b170", "\U00020000", "\U000323b0"),
)


def goes_beyond_latin(text: str) -> bool:
    """Whether a text may hold any of SCRIPTS: cheap, as hardly any paragraph of most texts does."""
    # A pattern of so many letters would take longer to compile than a first page may.
    return not text.isascii() and any(
        bisect_right(BEYOND_LATIN, letter) % 2 for letter in set(text) if letter >= BEYOND_LATIN[0]
    )
