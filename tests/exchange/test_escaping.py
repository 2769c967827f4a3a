"""Quotes and names survive Markdown: what is shown is what was marked."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.exchange.rendering import PROGRAMS, quoted, quotes, shown

from tepi.exchange.escaping import COMMONMARK, OBSIDIAN, PANDOC, escape_inline, escape_words, quote_block

DIALECTS = {"commonmark": COMMONMARK, "obsidian": OBSIDIAN, "pandoc": PANDOC}


@pytest.mark.parametrize("program", PROGRAMS)
@settings(max_examples=300)
@given(text=quotes)
@example(text="| a |\n| - |")
@example(text="> a")
@example(text="1. satu\n2) dua\n10.000 tiga")
@example(text="a | b\n--- | ---\n1 | 2")
@example(text="a\n:-\nb")
@example(text="a\n===\nb\n---\nc")
@example(text="\n\na\n\n\nb\n\n")
@example(text=" \n \n ")
@example(text="\n")
@example(text="a\\")
@example(text="a\\\nb")
@example(text="\u00a0a\u2028b\u00a0")
@example(text="<!-- tepi end -->")
def test_a_quote_is_shown_exactly(program, text):
    """Any CommonMark program shows a block quote's text character for character, line breaks too."""
    assert quoted(quote_block(text), PROGRAMS[program]) == text


@settings(max_examples=60)
@given(text=quotes)
@pytest.mark.parametrize("dialect", ["obsidian", "pandoc"])
def test_other_dialects_escape_more_and_show_the_same(dialect, text):
    """What means something to Obsidian or pandoc is escaped in a way that every program understands."""
    known = DIALECTS[dialect]

    assert quoted(known.quote_block(text), PROGRAMS["github"]) == text
    assert shown(PROGRAMS["github"].parse(f"# {known.words(text)}")[1]) == text


@pytest.mark.parametrize(
    ("dialect", "text", "written"),
    [
        ("obsidian", "a ==b== %%c%% #d ^e", r"a \=\=b\=\= \%\%c\%\% \#d \^e"),
        ("pandoc", 'it\'s "so" -- a --- b ... c', r"it\'s \"so\" \-- a \-\-- b \... c"),
        ("pandoc", "a@b.id ^2^ {.c}", r"a\@b.id \^2\^ \{.c}"),
        ("pandoc", "a. kata", r"a\. kata"),
        ("pandoc", "iv) kata", r"iv\) kata"),
        ("pandoc", "(1) kata", r"\(1) kata"),
        ("pandoc", "::: kata", r"\::: kata"),
        ("pandoc", "kata. Kata-kata, 1.200", "kata. Kata-kata, 1.200"),
    ],
)
def test_signs_of_a_dialect(dialect, text, written):
    """Each dialect's own signs are plain characters; what means nothing is left alone."""
    assert DIALECTS[dialect].quote_block(text) == f"> {written}"


@settings(max_examples=50)
@given(
    parts=st.lists(
        st.tuples(st.sampled_from(["", "¹", "²"]), quotes.filter(lambda part: "\n" not in part)), min_size=1
    )
)
def test_a_line_may_be_escaped_in_parts(parts):
    """Signs between the parts of a line change nothing in what is shown of the parts."""
    line = COMMONMARK.begun("".join(own + COMMONMARK.signs(part) for own, part in parts))

    assert quoted(f"> {line}", PROGRAMS["github"]) == "".join(own + part for own, part in parts)


@given(text=quotes)
def test_a_quote_keeps_every_program_out_of_trouble(text):
    """Every line of a quote begins with its sign, and none looks like a comment of Tepi's."""
    lines = quote_block(text).split("\n")

    assert all(line.startswith("> ") for line in lines)
    assert len(lines) <= text.count("\n") + 1
    assert "<!--" not in quote_block(text).replace("\\<", "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("sekitar 10.000 tentara – “setiap kamp”, kata Zelensky!", None),
        ("1.200 tentara", None),
        ("AT&T (2024), 50% + 3 = x: a-b; c?", None),
        ("a\nb", "> a\\\n> b"),
        ("1. satu", r"> 1\. satu"),
        ("- satu", r"> \- satu"),
        (":- satu", r"> \:- satu"),
        (": satu", None),
        ("> satu > dua", r"> \> satu > dua"),
        ("# satu #2", r"> \# satu #2"),
        ("*a* _b_ [c] <d> `e`", r"> \*a\* \_b\_ \[c\] \<d> \`e\`"),
        ("&amp; &", r"> \&amp; &"),
        (" a ", "> &#32;a&#32;"),
    ],
)
def test_a_quote_stays_readable(text, written):
    """Only what would mean something is escaped: a quote of plain words stays as it is."""
    assert quote_block(text) == (written or f"> {text}")


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("escape", [escape_inline, escape_words])
@given(name=quotes)
@example(name="Irony, or “distance” quotes")
@example(name="Loaded word (strong) < weak · all")
@example(name="**")
@example(name=" NATO ")
def test_a_name_is_shown_exactly(program, escape, name):
    """A name in bold, in a heading and in a line of other words is shown as it is."""
    token = PROGRAMS[program].parse(f"x **{escape(name)}**, y")[1]
    kinds = [child.type for child in token.children]
    heading = PROGRAMS[program].parse(f"# {escape(name)}")[1]

    assert [kind for kind in kinds if not kind.startswith("text")] == ["strong_open", "strong_close"]
    assert "".join(child.content for child in token.children) == f"x {name}, y"
    assert shown(heading) == name


@given(name=quotes)
def test_a_name_holds_no_sign_of_the_code_line(name):
    """What separates names in the code line is never left bare inside one, so that it can be read again."""
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", escape_inline(name))

    assert not set(bare) & set(",·<()*\n")
