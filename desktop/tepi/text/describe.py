"""Describes a place in a text so that it can be found again."""

from __future__ import annotations

from dataclasses import dataclass

from tepi.text.ranges import Range

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a place and up to 32 code points on either side of them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def describe(text: str, span: Range) -> Quote:
    """Describe ``span`` by its own words and what stands round them.

    The form is that of the W3C Web Annotation TextQuoteSelector. Context may begin or end inside a
    grapheme cluster: it is compared, never shown alone. Raises ValueError for a range that is empty,
    reversed or not in the text.
    """
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError(f"There is no range {start} to {end} in a text of {len(text)} characters.")
    return Quote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
