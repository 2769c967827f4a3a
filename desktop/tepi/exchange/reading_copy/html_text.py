"""The paragraphs of a text as HTML: structure as elements, marks as bands, each with a number that leads to its note."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from tepi.exchange.reading_copy.codes_css import LANES, code_class
from tepi.exchange.reading_copy.laid_out import Atom, Block, Part
from tepi.exchange.reading_copy.notes_html import safe_address
from tepi.exchange.reading_copy.stand_ins import shown
from tepi.marks.codebook import Codebook
from tepi.text.document import Structure

DEEPEST = 4
_INLINE = {"emphasis": "em", "strong": "strong", "code": "code"}


class _Element(NamedTuple):
    """An element that is open: how it begins and ends, and what it stands for."""

    key: tuple[object, ...]
    begin: str
    end: str


class Text:
    """Where a text is while it is written: the quotes and lists that are open. ``name`` begins all its ids."""

    def __init__(self, name: str, book: Codebook) -> None:
        self.name = name
        self.sign = ""
        self._book = book
        self._open: tuple[Structure, ...] = ()
        self._titles = {code.id: escape(shown(code.name)) for code in book.codes}

    def classes(self, part: Part) -> str:
        """The classes of all codes of a mark."""
        return " ".join(code_class(self._book, code) for code in part.codes or (None,))

    def bands(self, part: Part) -> list[_Element]:
        """An element for each code of a mark, with the lane of its underline."""
        found = []
        for code, lane in zip(part.codes or (None,), part.lanes, strict=True):
            title = self._titles.get(code, "No code") if code else "No code"
            lower = f" l{min(lane, LANES - 1)}" if lane else ""
            begin = f'<span class="m {code_class(self._book, code)}{lower}" title="{title}">'
            found.append(_Element((-lane, part.number, part.part, code), begin, "</span>"))
        return found

    def title(self, part: Part) -> str:
        """What a mark is called to those who hear the page."""
        return ", ".join(self._titles.get(code, "") for code in part.codes) or "no code"

    def moved_to(self, within: tuple[Structure, ...]) -> str:
        """Close the quotes and items that end in front of a paragraph, and open those that begin."""
        before = self._open
        shared = 0
        while shared < min(len(before), len(within)) and before[shared] == within[shared]:
            shared += 1
        self._open = within
        self.sign = ""
        lines = [_closed(each) for each in reversed(before[shared + 1 :])]
        fresh = within[shared:]
        if len(before) > shared:
            if fresh and fresh[0].kind == before[shared].kind == "list":
                lines.append("</li>\n<li>\n")
                self.sign = _sign(fresh[0])
                fresh = fresh[1:]
            else:
                lines.append(_closed(before[shared]))
        for each in fresh:
            lines.append("<blockquote>\n" if each.kind == "quote" else '<ul role="list">\n<li>\n')
            self.sign = _sign(each) or self.sign
        return "".join(lines)


def paragraph(text: Text, block: Block) -> str:
    """One paragraph; every character of it stands there once, in order."""
    tag = f"h{min(block.level + 1, 6)}" if block.kind == "heading" else "p"
    lists = sum(each.kind == "list" for each in block.within)
    quotes = len(block.within) - lists
    indent = min(lists + max(quotes - 1, 0), DEEPEST)
    names = [
        *([f"in{indent}"] if indent else []),
        *(["quoted"] if quotes else []),
        *({"code": ["code"], "table": ["cells"]}.get(block.kind, [])),
    ]
    named = f' class="{" ".join(names)}"' if names else ""
    deep = f' style="--lanes:{block.lanes}"' if block.lanes > 1 else ""
    sign = f'<span class="sign">{escape(shown(text.sign))}</span>' if text.sign else ""
    place = f'<span class="place" id="{text.name}p{block.number}">¶{block.number}</span>'
    return f"<{tag}{named}{deep}>{place}{sign}{_inside(text, block)}</{tag}>\n"


def _inside(text: Text, block: Block) -> str:
    found: list[str] = []
    stack: list[_Element] = []
    for atom in block.atoms:
        wanted = _wanted(text, atom) if atom.text else []
        starting = [part for part in atom.begins if not part.part]
        shared = 0
        while shared < min(len(stack), len(wanted)) and stack[shared].key == wanted[shared].key:
            shared += 1
        # A number is a link, and so may not stand in one.
        if starting and any(each.end == "</a>" for each in stack[:shared]):
            shared = 0
        found += [each.end for each in reversed(stack[shared:])]
        found += [f'<span class="leaf">p. {escape(shown(page))}</span>' for page in atom.pages]
        for part in starting:
            number = part.number
            found.append(
                f'<a class="ref {text.classes(part)}" id="{text.name}m{number}" href="#{text.name}n{number}"'
                f' aria-label="Mark {number}: {text.title(part)}">{number}</a>'
            )
        found += [each.begin for each in wanted[shared:]]
        stack = wanted
        found.append(escape(shown(atom.text), quote=False))
    found += [each.end for each in reversed(stack)]
    return "".join(found)


def _wanted(text: Text, atom: Atom) -> list[_Element]:
    """What lies over a stretch: links and emphasis outside, then the lowest lane first."""
    bands = [band for part in atom.over for band in text.bands(part)]
    bands.sort(key=lambda band: band.key[0])  # type: ignore[arg-type, return-value]  # lanes are numbers
    inline = [found for each in atom.inline if (found := _element(each)) is not None]
    links = sum(each.end == "</a>" for each in inline)
    del inline[1:links]  # links come first, and none may stand in another
    return [*inline, *bands]


def _element(part: Structure) -> _Element | None:
    key = (part.kind, part.start, part.end)
    if part.kind == "link":
        if not safe_address(part.value):
            return None
        address = escape(shown(part.value))
        return _Element(key, f'<a href="{address}" rel="noopener noreferrer">', "</a>")
    if part.kind == "image":
        return _Element(key, '<span class="alt">', "</span>")
    tag = _INLINE[part.kind]
    return _Element(key, f"<{tag}>", f"</{tag}>")


def _closed(part: Structure) -> str:
    return "</blockquote>\n" if part.kind == "quote" else "</li>\n</ul>\n"


def _sign(part: Structure) -> str:
    return part.value.partition(" ")[2] if part.kind == "list" else ""
