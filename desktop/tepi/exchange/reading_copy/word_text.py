"""The paragraphs of a text for Word: structure as styles, marks as shading and underline, each with its comment."""

from __future__ import annotations

from tepi.exchange.reading_copy.codes_css import NO_CODE, TINT_LIGHT
from tepi.exchange.reading_copy.colors import blend
from tepi.exchange.reading_copy.laid_out import Atom, Block, Part
from tepi.exchange.reading_copy.notes_html import safe_address
from tepi.exchange.reading_copy.word_lines import NO_CODE_PLACE, PAPER, underline
from tepi.exchange.reading_copy.word_xml import paragraph, run
from tepi.marks.codebook import Codebook

INDENT = 400  # twentieths of a point
_STYLES = {"code": "Code", "table": "TableText"}
_REFERENCE = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{}"/></w:r>'


class Links:
    """The addresses that a file leads to, each with the name of its relationship."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    def name(self, address: str) -> str:
        """The name of the relationship to an address."""
        return self.known.setdefault(address, f"link{len(self.known) + 1}")


class WordText:
    """Writes the paragraphs of one text; ``first`` is the number of its first comment."""

    def __init__(self, book: Codebook, links: Links, first: int, *, backwards: bool) -> None:
        self.next = first
        self._book, self._links, self._backwards = book, links, backwards
        self._open: dict[tuple[int, int], int] = {}
        self._items: set[tuple[int, int]] = set()

    def paragraph(self, block: Block) -> tuple[str, list[tuple[int, Part]]]:
        """One paragraph, and the comments that begin in it: their numbers, and what they are on."""
        begun: list[tuple[int, Part]] = []
        inside = "".join(self._atom(atom, begun) for atom in block.atoms)
        lists = [each for each in block.within if each.kind == "list"]
        if block.kind == "heading":
            style = f"Heading{block.level}"
        elif block.kind in _STYLES:
            style = _STYLES[block.kind]
        elif lists:
            style = "ListParagraph"
        else:
            style = "Quote" if block.within else ""
        more = ""
        if lists:
            item = lists[-1]
            more = f'<w:ind w:left="{INDENT * len(lists)}" w:hanging="{INDENT}"/>'
            if (item.start, item.end) in self._items:
                more = f'<w:ind w:left="{INDENT * len(lists)}"/>'
            else:
                inside = run(f"{item.value.partition(' ')[2]}\t", backwards=self._backwards) + inside
            self._items.update((each.start, each.end) for each in lists)
        return paragraph(style, inside, backwards=self._backwards, more=more), begun

    def _atom(self, atom: Atom, begun: list[tuple[int, Part]]) -> str:
        found = [self._ended(part) for part in atom.ends if (part.number, part.part) in self._open]
        found += [
            run(f"[p. {page}] ", '<w:rStyle w:val="PageName"/>', backwards=self._backwards)
            for page in atom.pages
        ]
        for part in atom.begins:
            self._open[part.number, part.part] = self.next
            begun.append((self.next, part))
            found.append(f'<w:commentRangeStart w:id="{self.next}"/>')
            self.next += 1
        # What is empty begins and ends at one place.
        found += [self._ended(part) for part in atom.ends if (part.number, part.part) in self._open]
        if atom.text:
            found.append(self._words(atom))
        return "".join(found)

    def _ended(self, part: Part) -> str:
        number = self._open.pop((part.number, part.part))
        return f'<w:commentRangeEnd w:id="{number}"/>{_REFERENCE.format(number)}'

    def _words(self, atom: Atom) -> str:
        kinds = {each.kind for each in atom.inline}
        address = next((each.value for each in atom.inline if each.kind == "link"), "")
        linked = safe_address(address)
        style = '<w:rStyle w:val="Hyperlink"/>' if linked else ""
        style = style or ('<w:rStyle w:val="CodeText"/>' if "code" in kinds else "")
        bold = "<w:b/><w:bCs/>" if "strong" in kinds else ""
        italic = "<w:i/><w:iCs/>" if kinds & {"emphasis", "image"} else ""
        made = run(atom.text, f"{style}{bold}{italic}{self._band(atom)}", backwards=self._backwards)
        if linked:
            return f'<w:hyperlink r:id="{self._links.name(address)}">{made}</w:hyperlink>'
        return made

    def _band(self, atom: Atom) -> str:
        """Underline and shading: the tints of all marks over one another, the line of the one begun last."""
        if not atom.over:
            return ""
        ground, line, place = PAPER, NO_CODE, NO_CODE_PLACE
        for part in atom.over:
            for code in part.codes or (None,):
                known = self._book.find(code) if code else None
                line = known.color if known else NO_CODE
                place = self._book.order(known.id) if known else NO_CODE_PLACE
                ground = blend(line, ground, TINT_LIGHT)
        return f'{underline(line, place)}<w:shd w:val="clear" w:color="auto" w:fill="{ground[1:]}"/>'
