"""Finds the words of a quote in a text again."""

from __future__ import annotations

import re

from tepi.text.locate import occurrences
from tepi.text.offsets import snap
from tepi.text.ranges import Range
from tepi.text.units import Units

MOST_WORDS = 5_000


def places_of(text: str, units: Units, quote: str, cited: str) -> list[Range]:
    """Where a quote stands (code points), whole characters; white space may differ.

    Where it stands more than once, the places that a citation such as "¶2 s3" names are meant.
    """
    found = [Range(start, start + len(quote)) for start in occurrences(text, quote)] or _loosely(text, quote)
    if len(found) > 1 and cited:
        wanted = "".join(cited.split())
        found = [place for place in found if "".join(units.label_of(place).split()) == wanted] or found
    return [snap(text, place) for place in found]


def _loosely(text: str, quote: str) -> list[Range]:
    words = quote.split()
    if not 0 < len(words) <= MOST_WORDS:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    return [Range(*each.span()) for each in pattern.finditer(text)]
