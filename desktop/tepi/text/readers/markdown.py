"""Reads Markdown: the text as it is meant to be read, and what its parts mean."""

from __future__ import annotations

from tepi.errors import TepiError
from tepi.text.document import Reading, Structure, guess_title
from tepi.text.front_matter import split_front_matter
from tepi.text.language import guess_language
from tepi.text.one_line import one_line
from tepi.text.readers.html import heading, read_page, refuse_above
from tepi.text.readers.plain import decode

LARGEST = 10_000_000  # takes some ten seconds
DEEPEST, SHALLOW = 100_000, 50


def read(data: bytes, name: str) -> Reading:
    """Make a reading of the bytes of a Markdown file called ``name``: CommonMark with tables.

    Facts of its front matter become the document's. Raises TepiError for bytes that are not UTF-8, for a
    file without text, and for one that Tepi has exported.
    """
    refuse_above(LARGEST, data, name)
    source = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    facts, begin = split_front_matter(source)
    if "tepi" in facts or "tepi-document" in facts:
        raise TepiError(
            f"“{name}” is an export that Tepi has written, not a text",
            "Read it back with Ctrl+O or “tepi import”, or add the text that it was made from",
        )
    text, structure = _page(source[begin:])
    if not text or text.isspace():
        raise TepiError(f"“{name}” is empty", "Add a file that holds some text")
    title = one_line(facts.get("title", "") or heading(text, structure))
    return Reading(
        text=text,
        title=title or guess_title(text),
        title_guessed=not title,
        language=facts.get("lang", "") or facts.get("language", "") or guess_language(text),
        source_bytes=data,
        structure=tuple(structure),
        reader="markdown",
        media="text/markdown",
        name=name,
        author=one_line(facts.get("author", "")),
        date=one_line(facts.get("date", "")),
    )


def _page(source: str) -> tuple[str, list[Structure]]:
    """The text and its structure; a file that is nested without an end is shown as it is written."""
    import markdown_it

    parser = markdown_it.MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"])
    # Blocks beyond this limit would be dropped with all that follows; inside a paragraph nothing is lost by it.
    parser.core.ruler.after("block", "shallow", lambda _: parser.options.update(maxNesting=SHALLOW))
    try:
        return read_page(parser.render(source))
    except RecursionError:
        return source.strip("\n"), []
