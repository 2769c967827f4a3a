"""Reads Markdown as another program would: with markdown-it-py, plain and with GitHub's additions."""

from __future__ import annotations

from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.text.strategies import PIECES

PROGRAMS = {
    "commonmark": MarkdownIt("commonmark"),
    "github": MarkdownIt("commonmark").enable(["table", "strikethrough"]),
    "no html": MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]),
}

SIGNS = (
    *"\\`*_[]<>~|$#&!()-+=:.,;\"'{}^@%/?0123456789 \t\n",
    "\n\n",
    "   ",
    "    ",
    "```",
    "~~~",
    "---",
    "===",
    "***",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "12) ",
    "# ",
    "> ",
    "<!-- ",
    " -->",
    "<!-- tepi end -->",
    "<!-- tepi mark ",
    "<b>",
    "</b>",
    "<script>",
    "</script>",
    "<div>",
    "<?",
    "<![CDATA[",
    "![",
    "](",
    "[a]: b",
    "&amp;",
    "&#32;",
    "&lt",
    "http://a.id",
    "a@b.id",
    "| - |",
    ":-",
    "\\\n",
    "  \n",
    "\ufeff",
    "\u3000",
)

OPENINGS = (
    "",
    "",
    "",
    "-",
    "- ",
    "+ ",
    "= ",
    "===",
    ">",
    "> ",
    "#",
    "## ",
    "1. ",
    "2)",
    ":-",
    "| a |",
    "| - |",
    "    ",
    "<",
    "~~~",
)

_inside = st.lists(st.sampled_from((*SIGNS, *PIECES)), max_size=6).map("".join)
_lines = st.lists(st.tuples(st.sampled_from(OPENINGS), _inside).map("".join), min_size=1, max_size=4)
quotes = _lines.map("\n".join).filter(bool)
notes = st.lists(st.sampled_from((*SIGNS, "kata", "🙂", "שלום", "\u00a0")), max_size=14).map("".join)


def shown(inline: Token) -> str:
    """The characters that a reader sees of a paragraph in which nothing may be marked up."""
    text = ""
    for child in inline.children or ():
        assert child.type in {"text", "text_special", "hardbreak"}, f"{child.type} in {inline.content!r}"
        text += "\n" if child.type == "hardbreak" else child.content
    return text


def quoted(markdown: str, program: MarkdownIt) -> str:
    """What is shown of a text that is one block quote of one paragraph."""
    tokens = program.parse(markdown)
    kinds = [token.type for token in tokens]

    assert kinds == ["blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"]
    return shown(tokens[2])
