"""The rules of a page for the codes of a codebook: colours, kinds of underline, shown or hidden."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tepi.exchange.reading_copy.colors import blend, ink
from tepi.marks.codebook import Codebook
from tepi.marks.textures import Texture, texture

LIGHT, DARK, PAPER = "#fdfcf9", "#1b1a18", "#ffffff"
NO_CODE = "#77736b"
TINT_LIGHT, TINT_DARK = 0.2, 0.3
NO_CODE_PLACE = 2  # the pattern of marks without a code: dots
LANES = 12


def code_class(book: Codebook, code: str | None) -> str:
    """The class of a code on a page; None stands for a mark without one."""
    return f"k{book.order(code) + 1}" if code is not None and book.find(code) else "k0"


def rules(book: Codebook) -> Iterator[str]:
    """The rules for all codes of a codebook, and for marks without a code.

    A tick beside a code in the legend hides its bands and, where no other of its codes is shown, the note.
    Where a browser knows no ``:has``, all is shown.
    """
    colors = [
        ("k0", NO_CODE, NO_CODE_PLACE),
        *((code_class(book, code.id), code.color, book.order(code.id)) for code in book.codes),
    ]
    for name, color, place in colors:
        pattern, period = _pattern(texture(place))
        tint = _tint(color, TINT_LIGHT)
        yield f".{name}{{--c:{ink(color, LIGHT)};--f:{tint};--q:{period}px;--p:{pattern}}}\n"
    yield "@media (prefers-color-scheme:dark){\n"
    for name, color, _ in colors:
        yield f".{name}{{--c:{ink(blend('#ffffff', color, 0.2), DARK)};--f:{_tint(color, TINT_DARK)}}}\n"
    yield "}\n@media print{\n"
    for name, color, _ in colors:
        yield f".{name}{{--c:{ink(color, PAPER)};--f:{_tint(color, TINT_LIGHT)}}}\n"
    yield "}\n"
    for lane in range(1, LANES):
        yield f".l{lane}{{--l:{lane}}}\n"
    yield "@supports selector(:has(a)){\n.n,.ref{display:none}\n"
    for name, _, _ in colors:
        off = f"article:has(input.{name}:not(:checked))"
        yield f"{off} .m.{name}{{background:none}}\n"
        yield f"article:has(input.{name}:checked) .n.{name}{{display:list-item}}\n"
        yield f"article:has(input.{name}:checked) .ref.{name}{{display:inline}}\n"
        yield f"{off} .n b.{name}{{display:none}}\n"
    yield "}\n"


def _pattern(woven: Texture) -> tuple[str, int]:
    """A pattern of the window as images of CSS, one a row from above, and its width in pixels."""
    return ",".join(_row(row) for row in woven.rows), len(woven.rows[0])


def _row(row: str) -> str:
    """One row: hard stops where thread and ground meet."""
    if "#" not in row:
        return "none"
    stops, at = [], 0
    for sign, run in groupby(row):
        end = at + len(list(run))
        stops.append(f"{'var(--c)' if sign == '#' else '#0000'} {at}px {end}px")
        at = end
    return f"linear-gradient(90deg,{','.join(stops)})"


def _tint(color: str, share: float) -> str:
    return f"{color.lower()}{round(share * 255):02x}"
