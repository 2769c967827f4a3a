"""What stands before and behind a mark, to be shown beside its quote."""

from __future__ import annotations

from tepi.exchange.markdown_options import NO_CONTEXT, SENTENCE
from tepi.text.one_line import one_line
from tepi.text.ranges import Range
from tepi.text.units import Units

# Where there are no spaces between words, so many characters stand for one.
LONGEST_WORD = 24


def around(text: str, units: Units, place: Range, context: str) -> tuple[str, str]:
    """The words before and behind ``place`` (code points), each on one line.

    ``context`` is that of ``MarkdownOptions``. Words are counted by spaces and stay in the paragraph.
    """
    if context == NO_CONTEXT:
        return "", ""
    before, after = (
        _sentence(text, units, place) if context == SENTENCE else _words(text, place, int(context))
    )
    return one_line(before), one_line(after)


def _sentence(text: str, units: Units, place: Range) -> tuple[str, str]:
    """The rest of the sentences that are touched; where there is none, the sentences beside them."""
    touched = units.within(place)
    if not touched:
        return "", ""
    first, last = touched[0], touched[-1]
    before, after = text[units[first].start : place.start], text[place.end : units[last].end]
    if before.strip() or after.strip():
        return before, after
    return (
        text[slice(*units[first - 1])] if first else "",
        text[slice(*units[last + 1])] if last + 1 < len(units) else "",
    )


def _words(text: str, place: Range, count: int) -> tuple[str, str]:
    room = (count + 1) * LONGEST_WORD
    start = max(text.rfind("\n", max(0, place.start - room), place.start) + 1, place.start - room, 0)
    stop = text.find("\n", place.end, place.end + room)
    before = text[start : place.start]
    after = text[place.end : place.end + room if stop < 0 else stop]
    kept = before.rsplit(None, count)
    follows = after.split(None, count)
    return (
        " ".join(kept[-count:]) if len(kept) > count else before,
        " ".join(follows[:count]) if len(follows) > count else after,
    )
