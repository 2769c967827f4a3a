"""File names: as near to the title as every system takes, and never another when a document is added."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.rendering import quotes

from tepi.exchange.file_names import file_names, safe_name
from tepi.text.document import Document

titles = st.one_of(
    quotes, st.text(max_size=30), st.sampled_from(["A", "a", "Ä", "A\u0308", "CON", "x" * 200, ""])
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Pengiriman tentara Korea Utara ke Rusia", "Pengiriman tentara Korea Utara ke Rusia"),
        ("Who? What: “Why” / <how>", "Who What “Why” how"),
        ("[[a]] #b ^c | d %%e", "a b c d e"),
        ("con", "con_"),
        ("LPT1.txt", "_LPT1.txt"),
        ("...", "Untitled"),
        ("a.  ", "a"),
        ("--help", "help"),
        ("新聞の社説", "新聞の社説"),
        ("a\nb\u202ec", "a bc"),
        ("", "Untitled"),
    ],
)
def test_a_title_becomes_a_name(title, name):
    """Signs that a system, a link or a shell trips over are gone; the rest stays."""
    assert safe_name(title) == name


@settings(max_examples=100)
@given(titles)
def test_every_system_takes_it(title):
    """Short, without signs that Windows or Obsidian refuse, no blank or point at either end."""
    name = safe_name(title)

    assert name
    assert len(name) <= 82
    assert len(name.encode()) <= 200
    assert not set(name) & set('<>:"/\\|?*#^[]\0\n')
    assert name == name.strip(" .")
    assert "%%" not in name
    assert safe_name(name) == name


@settings(max_examples=60)
@given(st.lists(titles, min_size=1, max_size=6))
def test_names_are_unique_and_stay(all_titles):
    """No two are one on a disk that ignores capitals, and a document added later changes no name."""
    documents = [
        Document(f"{number:08x}-aaaa", title, created=f"2026-01-0{number + 1}")
        for number, title in enumerate(all_titles)
    ]
    before, after = file_names(documents[:-1], ["index"]), file_names(documents, ["index"])

    assert len({name.casefold() for name in (*after.values(), "index")}) == len(documents) + 1
    assert before.items() <= after.items()


def test_a_name_that_is_taken_gets_a_part_of_the_id():
    """The oldest keeps the plain name."""
    one, two = Document("aaaaaaaa", "Report", created="1"), Document("bbbbbbbb", "report", created="2")

    assert file_names([two, one]) == {"aaaaaaaa": "Report", "bbbbbbbb": "report (bbbbbb)"}
    assert file_names([one], ["REPORT"]) == {"aaaaaaaa": "Report (aaaaaa)"}
