"""A quote with its source, as the clipboard carries it: Markdown, HTML and plain words."""

from __future__ import annotations

import html
from dataclasses import dataclass

from tepi.exchange.escaping import escape_words, quote_block
from tepi.marks.highlight import Highlight
from tepi.text.direction import reads_backwards
from tepi.text.document import Document
from tepi.text.one_line import one_line
from tepi.text.quotations import in_marks
from tepi.text.ranges import Range
from tepi.text.units import Units


@dataclass(frozen=True, slots=True)
class Copy:
    """One quote with its source in the forms that a clipboard carries."""

    markdown: str
    html: str
    plain: str


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
    way = ' dir="rtl"' if reads_backwards(quote, document.language) else ""
    language = f' lang="{html.escape(document.language)}"' if document.language else ""
    source = f"\n<p>— {cited.html}</p>" if cited.html else ""
    return Copy(
        markdown=quote_block(quote) + (f"\n\n— {cited.markdown}" if cited.markdown else ""),
        html=f"<blockquote{language}{way}><p>{lines}</p></blockquote>{source}",
        plain=in_marks(quote) + (f"\n— {cited.plain}" if cited.plain else ""),
    )


def _as_plain(fact: str, _publication: bool) -> str:
    return fact


def _as_markdown(fact: str, publication: bool) -> str:
    return f"*{escape_words(fact)}*" if publication else escape_words(fact)


def _as_html(fact: str, publication: bool) -> str:
    escaped = html.escape(fact, quote=False)
    return f"<em>{escaped}</em>" if publication else escaped
