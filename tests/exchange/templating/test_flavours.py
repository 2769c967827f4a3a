"""The shipped templates: each flavour as docs/formats.md and docs/markdown-format.md have it."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.rendering import PROGRAMS, notes, quotes, shown
from tests.exchange.test_markdown import entries_of, page, some_marks

from tepi.exchange.markdown import pieces
from tepi.exchange.markdown_options import FLAVOURS, MarkdownOptions
from tepi.library.edits.notes import write_note
from tepi.text.document import Document


@settings(max_examples=100)
@given(marks=some_marks, about=notes, title=quotes)
def test_every_quote_is_shown_in_obsidian_too(marks, about, title):
    """Under its callout's title each quote is a paragraph of its own, with exactly its characters."""
    entries = entries_of(marks)
    written = page(
        *entries,
        notes=(("n", about),) if about.strip() else (),
        document=Document("d", title),
        options=MarkdownOptions("obsidian"),
    )
    tokens = PROGRAMS["github"].parse(written.split("\n---\n\n", 1)[1])
    heads = [
        place
        for place, token in enumerate(tokens)
        if token.type == "html_block" and token.level == 0 and token.content.startswith("<!-- tepi mark ")
    ]

    assert tokens[-1].content == "<!-- tepi end -->\n"
    assert [tokens[place + 3].content for place in heads] == ["[!quote] No code"] * len(marks)
    assert [shown(tokens[place + 6]) for place in heads] == [quote for quote, _ in marks]
    assert [tokens[place + 10].content for place in heads] == [f"^{entry.id}" for entry in entries]


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_option_in_every_flavour(desk, flavour):
    """The same library gives the same bytes, whatever is asked for; each option shows."""
    mark = desk.mark(0, 44, "Opinion", "Reported")
    desk.mark(20, 100, "Fact", by=desk.other)
    desk.record(write_note("highlight", mark.id, "Why?", desk.me, None))
    asked = {
        "with_text": True,
        "order": "time",
        "group_by": "code",
        "context": "sentence",
        "guidelines": True,
        "code_table": False,
        "anonymous": True,
    }
    written = "".join(pieces(desk.library, [desk.document], flavour=flavour, **asked))

    assert written == "".join(pieces(desk.library, [desk.document], flavour=flavour, **asked))
    assert "## Text" in written
    assert "\n## Fact\n" in written
    assert written.count("Why?") == 1
    assert "| Code |" not in written
    assert "Coder A" in written
    assert "Sari" not in written
    assert "### Reported" in written
    assert re.search(r"\*\*\\?\[…\\?\]\*\*", written)


def test_the_full_text_with_its_marks(desk):
    """Numbers where marks begin and end, the same below; overlaps, and a mark over two paragraphs."""
    desk.mark(0, 44, "Opinion"), desk.mark(4, 12, "Fact"), desk.mark(79, 95)
    written = "".join(pieces(desk.library, [desk.document], with_text=True))
    text, marks = written.split("<!-- tepi list -->")

    assert (
        "¹The ²minister² said 🙂 that 10.000 soldiers had¹ left. Nobody knows why! Will they ³return?\n"
        in text
    )
    assert "\nPerhaps³ they will, in spring. The पक्षी sings.\n" in text
    assert re.findall("^[¹²³] · [*]+[^*]+", marks, flags=re.MULTILINE) == [
        "¹ · **Opinion",
        "² · **Fact",
        "³ · *no code",
    ]


def test_the_full_text_for_obsidian(desk):
    """What is marked is one highlight a paragraph; footnotes lead to the callouts."""
    mark = desk.mark(0, 44, "Opinion")
    desk.mark(40, 95, "Fact")
    written = "".join(pieces(desk.library, [desk.document], with_text=True, flavour="obsidian"))

    assert (
        "==The minister said 🙂 that 10.000 soldiers had[^1] left. Nobody knows why! Will they return?==\n"
        in written
    )
    assert "\n==Perhaps==[^2] they will" in written
    assert f"\n[^1]: [[#^{mark.id}|¶1 s1]] Opinion\n" in written
    assert "\n> [!opinion] 1 · Opinion\n>\n> The minister" in written
    assert f"\n\n^{mark.id}\n\n**Opinion** · ¶1 s1 · Sari · {mark.created[:10]} · #code/opinion\n" in written


def test_pandoc_cites(desk):
    """A div with attributes, a citation with the place, the bibliography's name; a key for each document."""
    mark = desk.mark(0, 44, "Opinion")
    written = "".join(pieces(desk.library, [desk.document], flavour="pandoc"))

    assert 'bibliography: "minister.bib"\n' in written
    assert (
        f'\n::: {{#m-{mark.id} .mark codes="Opinion" annotator="Sari" date="{mark.created[:10]}"}}\n> '
        in written
    )
    assert " [@minister, ¶1 s1]\n\n:::\n" in written


def test_a_mark_under_two_headings_stands_in_full_once(desk):
    """The second time it is told as one that stood before, without notes and block id."""
    mark = desk.mark(0, 44, "Opinion", "Reported")
    written = "".join(pieces(desk.library, [desk.document], group_by="code", flavour="obsidian"))

    assert written.count(f"<!-- tepi mark {mark.id} -->") == 1
    assert written.count(f"<!-- tepi again {mark.id} -->") == 1
    assert written.count(f"\n^{mark.id}\n") == 1


@settings(max_examples=40)
@given(
    title=quotes,
    author=st.sampled_from(["no", "1.200", "2024-01-01", "a: b", '"', "🙂", "- x", "# y", "null", "~"]),
    own=st.dictionaries(quotes, st.text(max_size=10), max_size=3),
)
@pytest.mark.parametrize("flavour", ["obsidian", "pandoc"])
def test_front_matter_survives_yaml(flavour, title, author, own):
    """Every value is a string and comes back as it was; in pandoc's as Markdown that shows it."""
    document = Document("d", title, author=author, fields=own)
    written = page(document=document, options=MarkdownOptions(flavour))
    found = yaml.load(written.split("---\n")[1], Loader=yaml.BaseLoader)

    if flavour == "obsidian":
        assert (found["title"], found["author"], found["aliases"]) == (title, author, [title])
        assert {key[6:]: value for key, value in found.items() if key.startswith("field ")} == own
        assert (found["tepi-document"], found["tepi-format"], found["tepi-flavour"]) == ("d", "1", "obsidian")
    else:
        assert shown(PROGRAMS["github"].parse(f"x {found['author']}")[1]) == f"x {author}"
