"""What the tags of a page mean for its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepi.text.readers.tags import tokens
from tepi.text.readers.walker import DEEPEST, Walker


def read(page: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The text, and each part as (kind, its words, value) in text order."""
    text, found = Walker().walk(tokens(page))
    found.sort(key=lambda part: (part.start, -part.end, part.kind))
    return text, [(part.kind, text[part.start : part.end], part.value) for part in found]


@pytest.mark.parametrize(
    ("page", "text", "parts"),
    [
        ("<h2>Judul</h2><p>Isi", "Judul\nIsi", [("heading", "Judul", "2")]),
        ("<p>a <em>b</em> <b>c</b></p>", "a b c", [("emphasis", "b", ""), ("strong", "c", "")]),
        ("<p>a<p>b<div>c</div>d", "a\nb\nc\nd", []),
        ("x<b>y<i>z</b>w</i>", "xyzw", [("strong", "yz", ""), ("emphasis", "zw", "")]),
        ("a <code>b  c</code>", "a b c", [("code", "b c", "")]),
        ("<pre>\n a\n\n  b\n</pre>c", " a\n\n  b\nc", [("code", " a\n\n  b", "block"), ("paragraph", " a\n\n  b", "")]),
        ("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>", "a\nb", [("quote", "a\nb", "1"), ("quote", "b", "2")]),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "a\nb\nc", [("list", "a", "1 •"), ("list", "b\nc", "1 •"), ("list", "c", "2 ◦")]),
        ("<ol start=3><li>a</li><li value='7'>b</li><li>c</ol>", "a\nb\nc", [("list", "a", "1 3."), ("list", "b", "1 7."), ("list", "c", "1 8.")]),
        ("<dl><dt>a<dd>b</dl>", "a\nb", [("strong", "a", ""), ("list", "b", "1")]),
        ("a <img src=x alt=' ein  Bild '> b <img src=y>", "a ein Bild b", [("image", "ein Bild", "")]),
        ("<table><tr><th>a<th>b<tr><td><p>c</p><td>d</table>e", "a | b\nc | d\ne", [("table", "a | b\nc | d", ""), ("strong", "a", ""), ("strong", "b", "")]),
        ("<table><tr><td><p>a<p>b<td>c</table>", "a\nb | c", [("table", "a\nb | c", "")]),
        ("a<br>b<br><br>c", "a\nb\nc", [("paragraph", "a\nb", "")]),
        ("<q>a</q>", "“a”", []),
        ("a<sup>2</sup><wbr>b", "a2b", []),
        ("<span epub:type='pagebreak' title='12'></span>a", "a", [("page", "", "12")]),
    ],
)  # fmt: skip
def test_a_page_reads_as_its_author_meant_it(page: str, text: str, parts: list[tuple[str, str, str]]) -> None:
    """One paragraph, item or row a line; what words mean lies beside them, also where tags are left open."""
    assert read(page) == (text, parts)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        ("mailto:sari@example.org", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("/relative", False),
        ("#here", False),
        ("https://" + "a" * 3000, False),
        ("https://a b", False),
    ],
)
def test_only_addresses_that_may_be_opened_are_kept(address: str, kept: bool) -> None:
    """Web and mail; the words are there in any case."""
    text, parts = read(f'<a href="{address}">kata</a>')

    assert text == "kata"
    assert parts == ([("link", "kata", address)] if kept else [])


@pytest.mark.parametrize(
    "page",
    [
        "<template><p>no</p></template>",
        "<script>no</script>",
        "<style>no</style>",
        "<nav><p>no</p></nav>",
        "<template><p>no</template>",
        "<noscript>no</noscript>",
        "<svg><text>no</text></svg>",
        "<button>no</button>",
        "<p hidden>no</p>",
        "<div style='display: none'><p>no</p></div>",
        "<span aria-hidden=true>no</span>",
        "<div role=navigation>no</div>",
        "<head><title>no</title></head>",
    ],
)
def test_what_does_not_show_is_not_read(page: str) -> None:
    """The text before and after it is there."""
    assert read(f"<p>a{page}<p>b")[0] == "a\nb"


def test_only_so_deep_is_looked_into() -> None:
    """The words of a page that is nested without an end are all there."""
    deep = 2 * DEEPEST
    text, parts = read("<div><i>" * deep + "kata" + "</i></div>" * deep + "<p>lagi")

    assert text == "kata\nlagi"
    assert {kind for kind, _, _ in parts} == {"emphasis"}


tags = st.sampled_from(
    [
        "p",
        "b",
        "i",
        "a",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "div",
        "pre",
        "blockquote",
        "q",
        "br",
        "img",
        "nav",
        "h1",
        "dl",
        "dt",
        "dd",
        "code",
        "main",
        "article",
    ]
)
soup = st.lists(
    st.one_of(tags.map("<{}>".format), tags.map("</{}>".format), st.sampled_from(["x", " ", "y z"]))
)


@given(soup)
def test_any_soup_of_tags_gives_whole_parts(pieces: list[str]) -> None:
    """Every part holds characters of the text, and no line is empty outside of code."""
    page = "".join(pieces)
    text, found = Walker().walk(tokens(page))

    assert all(0 <= part.start <= part.end <= len(text) for part in found)
    assert all(part.start < part.end for part in found if part.kind != "page")
    if "<pre>" not in page:
        assert "\n\n" not in text
    if not any(tag in page for tag in ("<nav>", "<pre>", "<img>")):
        assert text.count("x") == pieces.count("x")
