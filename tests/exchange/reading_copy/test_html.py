"""A page to read: valid, alone in the world, with the words and the marks of the text."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from tepi.errors import TepiError
from tepi.exchange.export import export_pieces
from tepi.library import queries

VOID = {"meta", "input", "br", "hr"}
NOT_IN_P = {"p", "div", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "article"}


class Page(HTMLParser):
    """Reads a page strictly: every element is closed in order, no id twice, no link in a link."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        self.tags.append((tag, known))
        if "id" in known:
            self.ids[known["id"]] += 1
        if tag == "a":
            assert "a" not in self.open
            self.links.append(known["href"])
        if "p" in self.open:
            assert tag not in NOT_IN_P
        if tag == "li":
            assert self.open[-1] in {"ul", "ol"}
        elif self.open:
            assert self.open[-1] not in {"ul", "ol"}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open[-1] == tag
        self.open.pop()


def html(desk, *documents, **options) -> str:
    return "".join(export_pieces(desk.library, documents, to="html", **options))


def test_a_page_is_whole_and_leads_nowhere_else(desk, structured):
    """Elements nest as HTML wants them, each id is there once, each inner link arrives, nothing is loaded or run."""
    found = html(desk, desk.document, structured)
    page = Page(found)

    assert found.startswith("<!DOCTYPE html>\n")
    assert [name for name, count in page.ids.items() if count > 1] == []
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "base", "form"}
    assert not {name for _, attrs in page.tags for name in attrs} & {"src", "srcset", "onclick", "onload"}
    assert all(
        attrs["rel"] == "noopener noreferrer"
        for tag, attrs in page.tags
        if "http" in (attrs.get("href") or "")
    )
    assert "default-src 'none'" in found
    assert "url(" not in found
    assert "@import" not in found


def test_structure_is_there(desk, structured):
    """Headings, quotes, lists with their signs, code and links."""
    found = html(desk, structured)

    for wanted in (
        "Head &amp; &lt;tail&gt;</h2>",
        "<em>Some</em>",
        '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">',
        "<blockquote>",
        '<span class="sign">2.</span>',
        '<span class="alt">a cat</span>',
        "a  &lt;  b",
    ):
        assert wanted in found


def test_bands_lie_over_the_right_words(desk, structured):
    """What carries a code's class is what is marked, also where marks overlap."""
    found = html(desk, structured)
    names = {}
    for name in ("Opinion", "Fact"):
        names[name] = f"k{desk.codebook.order(desk.code(name).id) + 1}"
    assert _covered(found, names["Opinion"]) == "words of"
    assert _covered(found, names["Fact"]) == "of a link andSeconddeeper"


def _covered(found: str, name: str) -> str:
    words, depth, opened = [], 0, []
    for piece in re.findall(r"<[^>]+>|[^<]+", found[found.index('class="text"') :]):
        if piece.startswith("<span"):
            opened.append(f'class="m {name}' in piece and re.search(rf'"m {name}[ "]', piece) is not None)
            depth += opened[-1]
        elif piece == "</span>":
            depth -= opened.pop()
        elif depth and not piece.startswith("<") and not re.fullmatch(r"\d+", piece):
            words.append(piece)
    return "".join(words)


def test_a_note_is_beside_its_words(desk, structured):
    """In the paragraph's own row, its HTML as words, its number a link there and back."""
    found = html(desk, structured)

    assert found.index('id="d1m1"') < found.index('id="d1n1"') < found.index('id="d1p3"')
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found
    assert "Why <em>so</em>?" in found


def test_each_code_can_be_hidden(desk, structured):
    """The legend has a tick for each code that is used, with its figure, and the page rules for it."""
    found = html(desk, structured)
    fact = f"k{desk.codebook.order(desk.code('Fact').id) + 1}"

    assert f'<input type="checkbox" class="{fact}" checked' in found
    assert f"article:has(input.{fact}:not(:checked)) .m.{fact}{{" in found
    assert "2 marks · " in found
    assert found.count("<input") == 2


def test_right_to_left(desk, tmp_path):
    """A text of Arabic letters is laid out from the right."""
    from tepi.library.edits.documents import add_document
    from tepi.text.readers.plain import read

    desk.record(add_document(read("قالت الوزيرة كذا.\n".encode(), "ar.txt")))
    arabic = queries.documents(desk.library)[-1]

    assert 'dir="rtl">\n<div class="row">' in html(desk, arabic)
    assert 'dir="ltr">\n<div class="row">' in html(desk, desk.document)


def test_only_some_marks_and_no_names(desk):
    """A filter's marks are counted as such; coders may stay without names."""
    mark = desk.mark(0, 12, "Fact")
    desk.mark(13, 17, "Opinion", by=desk.other)
    some = html(desk, desk.document, filter_ids={mark.id})
    nameless = html(desk, desk.document, anonymous=True)

    assert "1 of 2 marks are in this copy." in some
    assert ">Opinion<" not in some
    assert "Coder A" in nameless
    assert "Sari" not in nameless


def test_the_same_library_gives_the_same_bytes(desk, structured):
    """Twice."""
    assert html(desk, structured) == html(desk, structured)


def test_an_unknown_document_is_refused(desk):
    """Before anything is written."""
    with pytest.raises(TepiError, match="no document"):
        export_pieces(desk.library, ["nothing"], to="html")
