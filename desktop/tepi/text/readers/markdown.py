"""Reads Markdown: the text as it is meant to be read, and what its parts mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tepi.errors import TepiError
from tepi.text.document import Reading, Structure, guess_title
from tepi.text.front_matter import split_front_matter
from tepi.text.language import guess_language
from tepi.text.one_line import one_line
from tepi.text.readers.html import heading, read_tags, refuse_above
from tepi.text.readers.plain import decode
from tepi.text.readers.tags import End, Start, tokens
from tepi.text.readers.telling import Tell, silent

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

LARGEST = 10_000_000  # takes some ten seconds
DEEPEST, SHALLOW = 100_000, 50
# When the blocks are known, and when their insides are, as shares of the whole work.
BLOCKS, PARSED = 0.3, 0.6
NOTHING: dict[str, str] = {}
PRE, END_PRE = Start("pre", NOTHING), End("pre")
CODE, END_CODE = Start("code", NOTHING), End("code")
BREAK = Start("br", NOTHING)


def read(data: bytes, name: str, tell: Tell = silent) -> Reading:
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
    text, structure = _page(source[begin:], tell)
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


def _page(source: str, tell: Tell) -> tuple[str, list[Structure]]:
    """The text and its structure; a file that is nested without an end is shown as it is written."""
    import markdown_it

    parser = markdown_it.MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"])
    # Blocks beyond this limit would be dropped with all that follows; inside a paragraph nothing is lost by it.
    parser.core.ruler.after("block", "shallow", lambda _: parser.options.update(maxNesting=SHALLOW))
    parser.core.ruler.at("inline", lambda state: _read_lines(state, tell))
    parser.block.ruler.before("table", "progress", _Watch(tell))
    try:
        found = parser.parse(source)
    except RecursionError:
        return source.strip("\n"), []
    tell(PARSED)
    return read_tags(_tags(found, tell))


class _Watch:
    """Stands before all rules that know a block, and only tells how far the lines have been read."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def __call__(self, state: StateBlock, line: int, _end: int, _silent: bool) -> bool:
        self._tell(BLOCKS * line / max(state.lineMax, 1))
        return False


def _read_lines(state: StateCore, tell: Tell) -> None:
    """Have the insides of the blocks read, as the parser's own rule does, and tell how far that is."""
    every = max(len(state.tokens), 1)
    for number, token in enumerate(state.tokens):
        if token.type == "inline":
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
            tell(BLOCKS + (PARSED - BLOCKS) * number / every)


def _tags(found: Sequence[Token], tell: Tell) -> Iterator[Start | End | str]:
    """What the tags of the page would be, without the page between; HTML in it is read as such."""
    every = max(len(found), 1)
    for number, token in enumerate(found):
        if token.type == "inline":
            yield from _inside(token.children or ())
            tell(PARSED + (1 - PARSED) * number / every)
        elif token.type in ("fence", "code_block"):
            yield PRE
            yield token.content
            yield END_PRE
        elif token.type == "html_block":
            yield from tokens(token.content)
        elif not token.hidden:
            yield _tag(token)


def _inside(found: Sequence[Token]) -> Iterator[Start | End | str]:
    for token in found:
        if token.type == "text":
            yield token.content
        elif token.type == "softbreak":
            yield "\n"
        elif token.type == "code_inline":
            yield CODE
            yield token.content
            yield END_CODE
        elif token.type == "hardbreak":
            yield BREAK
        elif token.type == "html_inline":
            yield from tokens(token.content)
        elif token.type == "image":
            yield Start("img", {"alt": _words(token.children or ())})
        else:
            yield _tag(token)


def _tag(token: Token) -> Start | End:
    if token.nesting < 0:
        return End(token.tag)
    if not token.attrs:
        return Start(token.tag, NOTHING)
    return Start(token.tag, {name: str(value) for name, value in token.attrs.items()})


def _words(found: Sequence[Token]) -> str:
    """What a picture's words are, without what they look like."""
    told = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        _words(token.children or ()) if token.type == "image" else told.get(token.type, token.content)
        for token in found
    )
