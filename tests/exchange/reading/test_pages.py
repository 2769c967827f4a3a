"""A file is cut into documents and marks, each read by itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.reading.pages import read_pages
from tepi.exchange.reading.shapes import NoneText, Page

DOCUMENT = "5f0c3a2e-91aa-5c10-8f65-5a0f4e1b2c3d"
ONE, TWO = "01936b1e-91aa-7c10-8f65-5a0f4e1b2c3d", "01936b1e-a2bb-7001-9d3c-1b2a3c4d5e6f"
HEAD = f'---\ntitle: "T"\ntepi: {{format: "1", document: "{DOCUMENT}"}}\n---\n\n# T\n\n'
END = "<!-- tepi end -->\n"


def mark(id_: str, quote: str, code: str = "Fact", note: str = "") -> str:
    return f"<!-- tepi mark {id_} -->\n> {quote}\n\n**{code}** · ¶1 s1 · Sari · 2026-11-23\n\n{note}"


BODY = mark(ONE, "one") + mark(TWO, "two", note="A note\n\n")


def page(source: str) -> Page:
    (found,) = read_pages(source)
    return found


def test_a_whole_file() -> None:
    """Its document, its marks and that it is whole."""
    read = page(HEAD + "<!-- tepi none ¶1 s2, ¶1 s3 · Kind · Sari -->\n\n## Marks\n\n" + BODY + END)

    assert (read.document, read.heading, read.whole, read.ended, read.problems) == (
        DOCUMENT,
        "T",
        True,
        True,
        (),
    )
    assert [(each.id, each.quote, each.line) for each in read.marks] == [(ONE, "one", 13), (TWO, "two", 18)]
    assert read.nones == (NoneText(("¶1 s2", "¶1 s3"), ("Kind", "Sari"), 8),)
    assert read.mentioned == {ONE, TWO}


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark(line_end: str) -> None:
    """Say nothing."""
    source = HEAD + BODY + END

    assert page("\ufeff" + source.replace("\n", line_end)) == page(source)


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (lambda text: text.replace(END, ""), "ends before its end"),
        (lambda text: text.replace(f"<!-- tepi mark {TWO} -->", f"<!-- tepi mark {TWO}"), "is damaged"),
        (lambda text: text.replace(TWO, "x"), "is not the id of a mark"),
        (lambda text: text.replace("tepi end", "tepi ende"), "There is no line “tepi ende”"),
    ],
)
def test_a_damaged_file_is_not_whole(edit, what: str) -> None:
    """So no mark and no decision that is missing was removed; the other mark is read."""
    read = page(edit(HEAD + BODY + END))

    assert any(what in problem.what for problem in read.problems)
    assert not read.whole and not read.ended
    assert ONE in {each.id for each in read.marks}


def test_several_documents_and_other_peoples() -> None:
    """Each behind the end of the one before; front matter that is not Tepi's begins nothing."""
    other = HEAD.replace(DOCUMENT, TWO)
    found = read_pages(f"{HEAD}{BODY}{END}\n{other}{END}")

    assert [(each.document, len(each.marks)) for each in found] == [(DOCUMENT, 2), (TWO, 0)]
    assert read_pages(f"---\ntitle: x\n---\n{BODY}{END}") == []
    assert len(read_pages(f"{HEAD}{BODY}{END}\n---\ntitle: x\n---\n")) == 1
    assert read_pages("") == []


def test_what_is_to_be_passed_over() -> None:
    """The full text, guidelines and marks that stood before are nobody's words."""
    text = f"<!-- tepi text -->\nWords.\n\n{mark(ONE, 'one')}<!-- tepi again {ONE} -->\n> one\n\n<!-- tepi guidelines -->\nWords.\n\n"
    read = page(HEAD + text + END)

    assert [each.id for each in read.marks] == [ONE] and read.problems == ()


def test_words_that_belong_to_no_mark_are_said() -> None:
    """Behind the end quotes with codes are new marks; other words are told with their line."""
    read = page(f"{HEAD}{END}\nLoose words.\n\n> new\n\n**Fact**\n")

    assert [(each.id, each.quote) for each in read.marks] == [("", "new")]
    assert "belong to no mark" in read.problems[0].what


def test_each_mark_is_told() -> None:
    """Whoever waits hears of each, broken ones too."""
    ticks: list[None] = []
    read_pages(HEAD + BODY.replace("> two", "two") + END, lambda: ticks.append(None))

    assert len(ticks) == 2


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*(HEAD + BODY + END).split("\n"), "<!-- tepi", "> x", "```", "", "&", "*a"]),
        max_size=25,
    )
)
def test_nothing_makes_it_fail(lines: list[str]) -> None:
    """Whatever order the lines come in, and whatever is missing: it is read as far as it goes."""
    for read in read_pages(HEAD + "\n".join(lines)):
        assert all(problem.line >= 0 and problem.what for problem in read.problems)
