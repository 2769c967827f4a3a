"""A small writer of SVG: rectangles in one colour, words, and what a screen reader says of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# What XML 1.0 has no place for, not even as an entity.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDE, _NARROW = 1.02, 0.56  # of the size: how much room a letter takes in most sans-serif faces


def escaped(text: str) -> str:
    """Text as XML holds it, in an element or between double quotes."""
    safe = _IMPOSSIBLE.sub("\ufffd", text)
    return safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def width_of(text: str, size: float) -> float:
    """About how wide a line is, in pixels; a file does not know the face that it will be shown in."""
    return size * sum(
        0 if unicodedata.combining(sign) else _WIDE if unicodedata.east_asian_width(sign) in "WF" else _NARROW
        for sign in text
    )


def shortened(text: str, size: float, room: float) -> str:
    """The beginning of a line that fits into ``room`` pixels, with an ellipsis where something is left out."""
    if width_of(text, size) <= room:
        return text
    kept = text
    while kept and width_of(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


class Svg:
    """A drawing that grows; lengths are pixels, colours ``#rrggbb``."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def box(self, x: float, y: float, wide: float, high: float, color: str, *, corner: float = 0) -> None:
        """A filled rectangle."""
        round_ = f' rx="{corner:g}"' if corner else ""
        self._parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}"{round_} fill="{color}"/>'
        )

    def boxes(self, places: Iterable[tuple[float, float]], y: float, high: float, color: str) -> None:
        """Filled rectangles of one height in a row, as one path; ``places`` are the left and right edges."""
        path = "".join(
            f"M{left:g} {y:g}h{right - left:g}v{high:g}h{left - right:g}z" for left, right in places
        )
        if path:
            self._parts.append(f'<path d="{path}" fill="{color}" shape-rendering="crispEdges"/>')

    def words(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        color: str,
        *,
        anchor: str = "start",
        bold: bool = False,
    ) -> None:
        """One line of text with its foot at ``y``; ``anchor``: start, middle or end."""
        weight = ' font-weight="bold"' if bold else ""
        self._parts.append(
            f'<text x="{x:g}" y="{y:g}" font-size="{size:g}"{weight} text-anchor="{anchor}" fill="{color}">'
            f"{escaped(text)}</text>"
        )

    def open(self, title: str) -> None:
        """Begin a group, which a screen reader and a pointer call by this title."""
        self._parts.append(f'<g role="img"><title>{escaped(title)}</title>')

    def close(self) -> None:
        """End the group."""
        self._parts.append("</g>")

    def whole(self, wide: float, high: float, title: str, description: str) -> str:
        """The file, which ends with a line break."""
        return "\n".join(
            (
                '<?xml version="1.0" encoding="UTF-8"?>',
                (
                    f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{high:g}"'
                    f' viewBox="0 0 {wide:g} {high:g}" role="img" aria-labelledby="title desc"'
                    ' font-family="sans-serif">'
                ),
                f'<title id="title">{escaped(title)}</title>',
                f'<desc id="desc">{escaped(description)}</desc>',
                *self._parts,
                "</svg>\n",
            )
        )
