"""Words of a text inside Markdown, so that a program shows exactly these characters. Standard library only."""

from __future__ import annotations

import re

_ESCAPED = r"\\\g<0>"
_ENTITY = r"&(?=#?[0-9A-Za-z]+;)"
# Whatever begins a list, a quote, a heading, its underline or a table, but only where a line begins.
_OPENING = r"[-+=>#]|:(?=-)"
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_LETTERS = re.compile(r"([A-Za-z]|[ivxlcdmIVXLCDM]+)([.)])(?=\s|$)")


class Dialect:
    """One kind of Markdown by the signs that mean something in it.

    Everywhere these are CommonMark's signs, and those of GitHub's tables, strike-through and formulas;
    ``more`` is a pattern for those that a dialect adds, ``opening`` for those at the beginning of a line.
    With ``letters`` a letter and a point begin a list too.
    """

    def __init__(self, more: str = "", opening: str = "", *, letters: bool = False) -> None:
        more = f"|{more}" if more else ""
        self._signs = re.compile(rf"[\\`*_\[\]<~|$]|{_ENTITY}{more}")
        self._word_signs = re.compile(rf"[\\`*_\[\]<>~|$#]|{_ENTITY}{more}")
        self._name_signs = re.compile(rf"[\\`*_\[\]<>~|$#,()]|{_ENTITY}{more}")
        self._opening = re.compile(f"{_OPENING}|{opening}" if opening else _OPENING)
        self._letters = letters

    def quote_block(self, text: str) -> str:
        """A block quote that a renderer shows as exactly these characters.

        A line break of the text is a hard break; blanks at the edges of a line, which renderers drop, are
        written as entities. Renderers may still trim the control characters U+000B, U+001C to U+001F and
        U+0085 there: no entity stands for them. Lines have no break at the end.
        """
        if "\n" not in text:
            return "> " + self.line(text)
        lines = text.split("\n")
        # A hard break needs words behind it: breaks at the very end are written as what they are.
        last = len(lines)
        while last > 1 and not lines[last - 1]:
            last -= 1
        ending = "&#10;" * (len(lines) - last)
        quoted = [self.line(line) for line in lines[:last]]
        quoted[-1] += ending
        return "> " + "\\\n> ".join(quoted)

    def words(self, text: str) -> str:
        """Running words inside a line, shown exactly; a line break becomes an entity."""
        return _edges(self._word_signs.sub(_ESCAPED, text)).replace("\n", "&#10;")

    def name(self, name: str) -> str:
        """A name among others in a line: also ``,`` ``(`` ``)`` and ``·`` are escaped, reversibly."""
        escaped = _edges(self._name_signs.sub(_ESCAPED, name))
        return escaped.replace("\n", "&#10;").replace("·", "&#183;")

    def signs(self, part: str) -> str:
        """A part of a line, to be joined with others and then given to ``begun``."""
        return self._signs.sub(_ESCAPED, part)

    def begun(self, escaped: str, own: str = "") -> str:
        """A line whose signs are escaped already, made safe where it begins and ends; ``own`` goes in front."""
        escaped = _edges(own + escaped)
        if own:
            return escaped
        if self._opening.match(escaped):
            return "\\" + escaped
        if _NUMBER.match(escaped):
            return _NUMBER.sub(r"\1\\\2", escaped, count=1)
        if self._letters and _LETTERS.match(escaped):
            return _LETTERS.sub(r"\1\\\2", escaped, count=1)
        return escaped

    def line(self, line: str) -> str:
        """One line: signs are escaped only where they mean something, so that it stays readable."""
        return self.begun(self._signs.sub(_ESCAPED, line))


COMMONMARK = Dialect()
# Besides: ==highlights==, %%comments%%, #tags, ^block ids.
OBSIDIAN = Dialect("[=%#^]")
# Besides: superscripts, citations, attributes, curly quotes, dashes, dots, divs, and lists with letters.
PANDOC = Dialect(r"""[\^@{'"]|-(?=-)|\.(?=\.\.)""", r"[:(]", letters=True)


def quote_block(text: str) -> str:
    """A quote in CommonMark (see ``Dialect.quote_block``)."""
    return COMMONMARK.quote_block(text)


def escape_words(text: str) -> str:
    """Words in CommonMark (see ``Dialect.words``)."""
    return COMMONMARK.words(text)


def escape_inline(name: str) -> str:
    """A name in CommonMark (see ``Dialect.name``)."""
    return COMMONMARK.name(name)


def _edges(line: str) -> str:
    """Blanks at both ends as entities; others at once where an editor would see a new line."""
    if not line.isprintable():
        line = line.replace("\r", "&#13;").replace("\f", "&#12;")
        line = line.replace("\u2028", "&#8232;").replace("\u2029", "&#8233;").replace("\0", "\ufffd")
    if line and _drops(line[-1]):
        line = f"{line[:-1]}&#{ord(line[-1])};"
    if line and _drops(line[0]):
        line = f"&#{ord(line[0])};{line[1:]}"
    return line


def _drops(sign: str) -> bool:
    """Whether a renderer may trim this sign, and an entity can stand for it."""
    return (sign.isspace() or sign == "\ufeff") and sign not in "\v\x1c\x1d\x1e\x1f\x85"
