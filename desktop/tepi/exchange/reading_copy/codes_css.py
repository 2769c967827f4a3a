"""The rules of a page for the codes of a codebook: colours, kinds of underline, shown or hidden."""

from __future__ import annotations

from collections.abc import Iterator

from tepi.exchange.reading_copy.colors import blend, ink
from tepi.marks.codebook import Codebook

LIGHT, DARK, PAPER = "#fdfcf9", "#1b1a18", "#ffffff"
NO_CODE = "#77736b"
TINT_LIGHT, TINT_DARK = 0.2, 0.3
UNDERLINES = ("solid", "double", "dashed", "dotted")
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
        ("k0", NO_CODE, 3),
        *((code_class(book, code.id), code.color, book.order(code.id)) for code in book.codes),
    ]
    for name, color, place in colors:
        style = UNDERLINES[place % len(UNDERLINES)]
        wide = "3px" if style == "double" else "2px"
        yield f".{name}{{--c:{ink(color, LIGHT)};--f:{_tint(color, TINT_LIGHT)};--s:{style};--w:{wide}}}\n"
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
        yield f"{off} .m.{name}{{background:none;border-color:transparent}}\n"
        yield f"article:has(input.{name}:checked) .n.{name}{{display:list-item}}\n"
        yield f"article:has(input.{name}:checked) .ref.{name}{{display:inline}}\n"
        yield f"{off} .n b.{name}{{display:none}}\n"
    yield "}\n"


def _tint(color: str, share: float) -> str:
    return f"{color.lower()}{round(share * 255):02x}"
