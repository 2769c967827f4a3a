"""Quotes and names in Markdown and HTML, so that what is read is exactly what was marked."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from tepi.marks.highlight import Highlight
from tepi.text.document import Document
from tepi.text.one_line import one_line
from tepi.text.quotations import in_marks
from tepi.text.ranges import Range
from tepi.text.units import Units

# Signs with a meaning in CommonMark, or in GitHub's tables, strike-through and formulas.
_SIGNS = re.compile(r"[\\`*_\[\]<~|$]|&(?=#?[0-9A-Za-z]+;)")
_WORD_SIGNS = re.compile(r"[\\`*_\[\]<>~|$#]|&(?=#?[0-9A-Za-z]+;)")
_NAME_SIGNS = re.compile(r"[\\`*_\[\]<>~|$#,()]|&(?=#?[0-9A-Za-z]+;)")
# What would begin a list, a quote, a heading, its underline or a table, but only where a line begins.
_OPENING = re.compile(r"[-+=>#]|:(?=-)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_ESCAPED = r"\\\g<0>"


@dataclass(frozen=True, slots=True)
class Copy:
    """One quote with its source in the forms that a clipboard carries."""

    markdown: str
    html: str
    plain: str


def quote_block(text: str) -> str:
    """A Markdown block quote that any CommonMark renderer shows as exactly these characters.

    A line break of the text is a hard break; blanks at the edges of a line, which renderers drop, are
    written as entities. Renderers may still trim the control characters U+000B, U+001C to U+001F and
    U+0085 there: no entity stands for them. Lines have no break at the end.
    """
    lines = text.split("\n")
    # A hard break needs words behind it: breaks at the very end are written as what they are.
    last = len(lines)
    while last > 1 and not lines[last - 1]:
        last -= 1
    ending = "&#10;" * (len(lines) - last)
    quoted = [_line(line) for line in lines[:last]]
    quoted[-1] += ending
    return "> " + "\\\n> ".join(quoted)


def escape_words(text: str) -> str:
    """Running words inside a line of Markdown, shown exactly; a line break becomes an entity."""
    return _edges(_WORD_SIGNS.sub(_ESCAPED, text)).replace("\n", "&#10;")


def escape_inline(name: str) -> str:
    """A name among others in a line: besides Markdown's signs also ``,`` ``(`` ``)`` and ``·``, reversibly."""
    escaped = _edges(_NAME_SIGNS.sub(_ESCAPED, name))
    return escaped.replace("\n", "&#10;").replace("·", "&#183;")


def reference(document: Document, units: Units, place: Range) -> str:
    """Cite a range (code points) in plain words: "Title, ¶2 s6"."""
    return ", ".join(part for part in (one_line(document.title), units.label_of(place)) if part)


def citation(document: Document, units: Units, place: Range) -> Copy:
    """Cite a range with all that is known: "Author, *Publication*, date, Title, ¶2 s6" in each form."""
    known = [
        one_line(fact)
        for fact in (document.author, document.publication, document.date, reference(document, units, place))
    ]
    plain, markdown, hypertext = (
        ", ".join(form(fact, number == 1) for number, fact in enumerate(known) if fact)
        for form in (_as_plain, _as_markdown, _as_html)
    )
    return Copy(markdown, hypertext, plain)


def copy_forms(highlight: Highlight, document: Document, units: Units) -> Copy:
    """A mark's quote with "— " and its citation under it, for the clipboard; nothing ends in a line break."""
    cited = citation(document, units, highlight.range)
    quote = highlight.quote
    lines = "<br>".join(html.escape(line, quote=False) for line in quote.split("\n"))
    language = f' lang="{html.escape(document.language)}"' if document.language else ""
    source = f"\n<p>— {cited.html}</p>" if cited.html else ""
    return Copy(
        markdown=quote_block(quote) + (f"\n\n— {cited.markdown}" if cited.markdown else ""),
        html=f"<blockquote{language}><p>{lines}</p></blockquote>{source}",
        plain=in_marks(quote) + (f"\n— {cited.plain}" if cited.plain else ""),
    )


def _as_plain(fact: str, _publication: bool) -> str:
    return fact


def _as_markdown(fact: str, publication: bool) -> str:
    return f"*{escape_words(fact)}*" if publication else escape_words(fact)


def _as_html(fact: str, publication: bool) -> str:
    escaped = html.escape(fact, quote=False)
    return f"<em>{escaped}</em>" if publication else escaped


def _line(line: str) -> str:
    """One line of a quote: signs escaped only where they mean something, so that it stays readable."""
    escaped = _edges(_SIGNS.sub(_ESCAPED, line))
    if _OPENING.match(escaped):
        return "\\" + escaped
    return _NUMBER.sub(r"\1\\\2", escaped, count=1) if _NUMBER.match(escaped) else escaped


def _edges(line: str) -> str:
    """Blanks at both ends as entities; others at once where an editor would see a new line."""
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
