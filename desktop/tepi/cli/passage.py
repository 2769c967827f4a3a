"""Which characters of the text ``tepi mark`` means."""

from __future__ import annotations

import argparse

from tepi.errors import TepiError
from tepi.library.change import shorten
from tepi.text.locate import occurrences
from tepi.text.offsets import snap
from tepi.text.ranges import Range
from tepi.text.units import Units

BY_OFFSETS = "Name the passage by --start and --end"


def passage(
    title: str, text: str, units: Units, arguments: argparse.Namespace, *, whole_sentences: bool
) -> tuple[Range, Range]:
    """The range that the arguments name, and the same widened so that nothing is torn (code points).

    Raises:
        TepiError: The words are not there or there more than once, or the range is none.
    """
    named = (
        _quoted(title, text, units, arguments.quote)
        if arguments.quote is not None
        else _given(title, text, arguments.start, arguments.end)
    )
    widened = snap(text, named)
    touched = units.within(widened)
    if whole_sentences and touched:
        widened = widened.join(units[touched[0]]).join(units[touched[-1]])
    return named, widened


def _given(title: str, text: str, start: int, end: int) -> Range:
    length = len(text)
    if start == end:
        raise TepiError(f"The range {start} to {end} is empty", "Let --end be behind the last character")
    if start > end:
        raise TepiError(f"The range {start} to {end} is reversed", "Let --start be smaller than --end")
    if start < 0 or end > length:
        raise TepiError(
            f"The range {start} to {end} is outside “{title}”, which has {length} characters",
            f"Stay within 0 and {length}",
        )
    return Range(start, end)


def _quoted(title: str, text: str, units: Units, quote: str) -> Range:
    words = quote.replace("\r\n", "\n").replace("\r", "\n")
    if not words:
        raise TepiError("The quote is empty", "Give the words of the passage, or --start and --end")
    found = occurrences(text, words)
    if not found:
        raise TepiError(f"{shorten(words)} is not in “{title}”", "Give the words exactly as they stand there")
    if len(found) > 1:
        places = [Range(start, start + len(words)) for start in found]
        named = [f"{place.start} to {place.end} ({units.label_of(place)})" for place in places[:3]]
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        raise TepiError(
            f"{shorten(words)} stands {len(found)} times in “{title}”: {', '.join(named)}{more}", BY_OFFSETS
        )
    return Range(found[0], found[0] + len(words))
