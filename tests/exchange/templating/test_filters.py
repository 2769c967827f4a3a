"""Filters: what a template may do with a name, a note, a paragraph."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.rendering import PROGRAMS, notes, quoted, quotes

from tepi.exchange.templating import filters
from tepi.exchange.templating.shapes import Note, Paragraph, Run

values = st.recursive(
    st.one_of(quotes, st.text(max_size=12), st.sampled_from(["no", "1.200", "2024-01-01", "a: b", "🙂", ""])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(quotes, inner, max_size=3)),
    max_leaves=5,
)


@settings(max_examples=80)
@given(values)
def test_yaml_comes_back_as_it_was(value):
    """Strings, lists and maps, on one line, whatever they hold."""
    written = filters.yaml(value)

    assert "\n" not in written
    assert yaml.load(f"a: {written}", Loader=yaml.BaseLoader)["a"] == value


def test_a_second_note_has_its_id():
    """The first stands alone."""
    assert filters.notes((Note("1", "one"), Note("2", "two\n"))) == "one\n\n<!-- tepi note 2 -->\n\ntwo"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a %%b%% c", "a %%b%% c"),
        ("a %%b", "a %%b\n%%\n<!-- tepi close -->"),
        ("```\n%%\n```", "```\n%%\n```"),
        ("`%%` kata", "`%%` kata"),
        ("\\%%", "\\%%"),
        ("%%\n```", "%%\n```\n```\n<!-- tepi close -->\n%%\n<!-- tepi close -->"),
    ],
)
def test_a_comment_left_open_for_obsidian_is_closed(text, written):
    """Comments in code are none."""
    assert filters.note(text, "obsidian") == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("::: {.a}\nkata\n:::", "::: {.a}\nkata\n:::"),
        ("::: a\nkata", "::: a\nkata\n\n:::"),
        ("kata\n:::\n", "kata\n\\:::"),
        ("a <div>\nkata", "a <div>\nkata\n\n</div>"),
        ("<div>a</div> `<div>`", "<div>a</div> `<div>`"),
        ("---\nno: metadata\n---", "***\nno: metadata\n---"),
        ("kata\n---\n\n---\n\nkata", "kata\n---\n\n---\n\nkata"),
    ],
)
def test_divs_are_balanced_for_pandoc(text, written):
    """A note can neither leave a div open nor close the one it stands in."""
    assert filters.note(text, "pandoc") == written


def test_a_tag_is_one_word():
    """Letters and digits of any script stay; the rest are hyphens."""
    assert [filters.tag(name) for name in ("Opinion", "Call to action!", "Ä (x)", "事実", "?")] == [
        "opinion",
        "call-to-action",
        "ä-x",
        "事実",
        "unnamed",
    ]


def test_numbers_stand_where_marks_begin_and_end():
    """Two at one place are told apart; the line stays what it was."""
    paragraph = Paragraph(
        (Run("- ", (), (), False), Run("a*", (), (11, 2), True), Run("b", (2, 11), (), False))
    )

    assert filters.numbered(paragraph) == "\\- ¹¹\u202f²a\\*²\u202f¹¹b"


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        (
            [("satu ", (), (), False), ("dua", (), (1,), True), (" tiga", (1,), (), False)],
            "satu ==dua==[^1] tiga",
        ),
        (
            [("satu ", (), (1,), True), ("dua ", (2,), (), True), ("", (1,), (), False)],
            "==satu [^2]dua== [^1]",
        ),
        ([(" satu ", (), (1,), True), ("dua", (1,), (), False)], "&#32;==satu== [^1]dua"),
        (
            [("a", (), (1,), True), (" ", (1,), (), False), ("b", (), (2,), True), ("", (2,), (), False)],
            "==a==[^1] ==b==[^2]",
        ),
        ([("= a", (), (), False)], "\\= a"),
        ([("=", (), (1,), True), ("", (1,), (), False)], "==\\===[^1]"),
        ([("kata", (1,), (), False)], "[^1]kata"),
    ],
)
def test_what_is_marked_is_highlighted_for_obsidian(runs, written):
    """``==`` hugs the words, footnotes stand behind it, and the text's own signs are plain."""
    assert filters.highlighted(Paragraph(tuple(Run(*run) for run in runs))) == written


@settings(max_examples=60)
@given(quotes.filter(lambda text: "\n" not in text and text.strip()), st.integers(0, 5), st.integers(0, 9))
def test_a_paragraph_shows_its_words(text, start, length):
    """Whatever it holds and whatever is marked, a program shows the text with the numbers, and no markup."""
    start = min(start, len(text))
    end = min(len(text), start + length)
    runs = ((text[:start], (), (), False), (text[start:end], (), (1,), True), (text[end:], (1,), (), False))
    line = filters.numbered(Paragraph(tuple(Run(*run) for run in runs)))

    assert quoted(f"> {line}", PROGRAMS["github"]) == f"{text[:start]}¹{text[start:end]}¹{text[end:]}"


def test_an_attribute_cannot_end_early():
    """Quotes, ampersands and line breaks are shielded."""
    assert filters.attribute('a "b"\n& \\c') == "a &quot;b&quot; &amp; \\\\c"


def test_an_unknown_dialect_is_named():
    """The message lists those there are."""
    with pytest.raises(ValueError, match=r"“latin”.*commonmark, obsidian, pandoc"):
        filters.words("a", "latin")


@settings(max_examples=60)
@given(notes)
@pytest.mark.parametrize("dialect", filters.DIALECTS)
def test_no_note_swallows_what_follows(dialect, text):
    """A heading behind a note is a heading, whatever the note leaves open."""
    tokens = PROGRAMS["github"].parse(f"{filters.note(text, dialect)}\n\n# Behind")

    assert [token.content for token in tokens[-2:-1]] == ["Behind"]
    assert tokens[-3].level == 0
