"""The small change of WordprocessingML: runs of words, paragraphs, and the direction they run in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from tepi.exchange.reading_copy.stand_ins import shown
from tepi.text.direction import BACKWARD_LETTERS, holds_backwards

_FORWARD = rf"(?:(?![{BACKWARD_LETTERS}])[^\W\d_])"
# Words of the other direction, with what stands between them.
_FORWARDS = re.compile(rf"{_FORWARD}(?:[^{BACKWARD_LETTERS}]*(?:(?![{BACKWARD_LETTERS}])[^\W_]))?")
_BACKWARDS = re.compile(rf"[{BACKWARD_LETTERS}](?:(?:[\W\d_]|[{BACKWARD_LETTERS}])*[{BACKWARD_LETTERS}])?")


def words(value: str) -> str:
    """Text for an element or an attribute."""
    return escape(shown(value))


def run(text: str, properties: str = "", *, backwards: bool = False) -> str:
    """Words with the same properties (children of ``w:rPr`` in the schema's order, before ``w:rtl``).

    ``backwards`` says that the paragraph runs from right to left; words of the other direction get runs of
    their own, because Word sets a run by what it says of itself.
    """
    return "".join(
        f"<w:r>{_properties(properties, rtl=rtl)}{_text(piece)}</w:r>"
        for piece, rtl in _turns(text, backwards)
    )


def paragraph(style: str, content: str, *, backwards: bool = False, more: str = "") -> str:
    """A paragraph in a style; ``more`` are further children of ``w:pPr`` that the schema puts behind ``w:bidi``."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    bidi = "<w:bidi/>" if backwards else ""
    inside = f"{named}{bidi}{more}"
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{content}</w:p>\n"


def _properties(properties: str, *, rtl: bool) -> str:
    inside = properties + ("<w:rtl/>" if rtl else "")
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _text(text: str) -> str:
    """The words of a run; tabs and line ends are elements there."""
    return "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(piece) or f'<w:t xml:space="preserve">{words(piece)}</w:t>'
        for piece in re.split("([\t\n])", text)
        if piece
    )


def _turns(text: str, backwards: bool) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from right to left."""
    if not backwards and not holds_backwards(text):
        yield text, False
        return
    at = 0
    for found in (_FORWARDS if backwards else _BACKWARDS).finditer(text):
        if found.start() > at:
            yield text[at : found.start()], backwards
        yield found[0], not backwards
        at = found.end()
    if at < len(text):
        yield text[at:], backwards
