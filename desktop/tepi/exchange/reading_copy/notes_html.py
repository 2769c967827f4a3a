"""Notes in Markdown as HTML that can do no harm: no markup of their own, nothing loaded, few addresses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from tepi.exchange.reading_copy.stand_ins import shown

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

SCHEMES = ("http:", "https:", "mailto:")
DEEPEST = 40


def note_html(note: str) -> str:
    """A note, ready for a page. HTML in it is shown as it is written; a picture is its words."""
    try:
        html: str = _parser().render(shown(note))
    except RecursionError:
        return f"<p>{escape(shown(note))}</p>\n"
    return html


def safe_address(address: str) -> bool:
    """Whether an address leads to a page or a mailbox, and nowhere else."""
    return address.strip().lower().startswith(SCHEMES)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.validateLink = _any  # type: ignore[assignment, method-assign]  # the documented way
    for name, rule in (
        ("heading_open", _heading_open),
        ("heading_close", _heading_close),
        ("image", _image),
        ("link_open", _link_open),
    ):
        parser.add_render_rule(name, rule)
    return parser


def _any(_: str) -> bool:
    return True  # what may be followed is decided where a link is written, so that a picture is its words


# A note's headings are no headings of the page.
def _heading_open(*_: Any) -> str:
    return '<p class="head">'


def _heading_close(*_: Any) -> str:
    return "</p>\n"


def _image(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    words = renderer.renderInlineAsText(tokens[index].children or [], options, env)
    return f'<span class="picture">{escape(words or "picture")}</span>'


def _link_open(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    opening = tokens[index]
    address = str(opening.attrGet("href") or "")
    if safe_address(address):
        opening.attrSet("rel", "noopener noreferrer")
    else:
        closing = next(
            each for each in tokens[index:] if each.type == "link_close" and each.level == opening.level
        )
        opening.tag = closing.tag = "span"
        opening.attrs = {"title": address}
    return renderer.renderToken(tokens, index, options, env)
