"""Words that never end, as in a text that is really a long number or a picture written out. No Qt."""

from __future__ import annotations

LONGEST_WORD = 20_000


def has_endless_word(text: str) -> bool:
    """Whether so many characters (code points) stand without a space or line break between them."""
    place = 0
    while len(text) - place > LONGEST_WORD:
        reach = place + LONGEST_WORD
        last = max(text.rfind(" ", place, reach), text.rfind("\n", place, reach))
        if last < 0:
            return True
        place = last + 1
    return False
