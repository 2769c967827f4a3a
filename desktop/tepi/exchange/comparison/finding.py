"""Finds the words of a quote in a text again."""

from __future__ import annotations

import re

from tepi.text.locate import occurrences
from tepi.text.offsets import snap
from tepi.text.ranges import Range
from tepi.text.units import Units

MOST_WORDS = 5_000
_PLACE = re.compile(r"¶(\d{1,9})s(\d{1,9})(?:[–-](?:¶(\d{1,9}))?s(\d{1,9}))?")


def places_of(text: str, units: Units, quote: str, cited: str) -> list[Range]:
    """Where a quote stands (code points), whole characters; white space may differ.

    Where it stands more than once, the places that a citation such as "¶2 s3" names are meant.
    """
    wanted = "".join(cited.split())
    around = _around(units, wanted) if wanted else None
    if around is not None:
        # Nearly always it stands where it is cited, and the rest of a long text need not be looked through.
        begin = max(0, around.start - len(quote))
        part = text[begin : around.end + len(quote)]
        near = [Range(begin + start, begin + start + len(quote)) for start in occurrences(part, quote)]
        near = _cited(near, units, wanted)
        if near:
            return [snap(text, place) for place in near]
    found = [Range(start, start + len(quote)) for start in occurrences(text, quote)] or _loosely(text, quote)
    if len(found) > 1 and wanted:
        found = _cited(found, units, wanted) or found
    return [snap(text, place) for place in found]


def _cited(places: list[Range], units: Units, wanted: str) -> list[Range]:
    return [place for place in places if "".join(units.label_of(place).split()) == wanted]


def _around(units: Units, cited: str) -> Range | None:
    """The sentences that a citation names; None where it names none."""
    found = _PLACE.fullmatch(cited)
    if found is None:
        return None
    first, last = f"¶{found[1]} s{found[2]}", f"¶{found[3] or found[1]} s{found[4] or found[2]}"
    try:
        return Range(units[units.find(first)].start, units[units.find(last)].end)
    except ValueError:
        return None


def _loosely(text: str, quote: str) -> list[Range]:
    words = quote.split()
    if not 0 < len(words) <= MOST_WORDS:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    return [Range(*each.span()) for each in pattern.finditer(text)]
