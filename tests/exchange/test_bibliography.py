"""The bibliography: entries that TeX, pandoc and Zotero can read, keys that stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.rendering import quotes

from tepi.errors import TepiError
from tepi.exchange.bibliography import HEAD, entry, escape, file_name, keys, pieces, refuse_foreign
from tepi.library.edits.documents import alter_document
from tepi.text.document import Document
from tepi.text.one_line import one_line

BACK = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    "-{}": "-",
    **{f"\\{sign}": sign for sign in "$&%#_{}"},
}


def test_a_whole_entry():
    """What is known stands in its field; a publication makes an article of it."""
    document = Document(
        "5f0c",
        "Pengiriman & {tentara}",
        kind="Editorial",
        author="Sari Dewi; Wood, Robert",
        publication="Koran_Pagi",
        date="2024-10-25",
        language="id",
        address="https://a.id/x_y?q={1} 2",
    )

    assert entry(document, "dewi2024") == (
        "@article{dewi2024,\n"
        "  author = {Sari Dewi and Wood, Robert},\n"
        "  title = {{Pengiriman \\& \\{tentara\\}}},\n"
        "  journal = {Koran\\_Pagi},\n"
        "  date = {2024-10-25},\n"
        "  year = {2024},\n"
        "  url = {https://a.id/x_y?q=%7B1%7D%202},\n"
        "  langid = {id},\n"
        "  note = {Editorial}\n"
        "}\n"
    )


def test_what_is_not_known_is_left_out():
    """A text of which only the title is known; a date in words is a year in words."""
    assert entry(Document("d", "Judul"), "judul") == "@misc{judul,\n  title = {{Judul}}\n}\n"
    assert "  year = {about 1920}" in entry(Document("d", "Judul", date="about 1920"), "judul")


@settings(max_examples=80)
@given(quotes)
def test_words_come_back_from_tex(text):
    """Every sign is a plain character to TeX, and braces are balanced, so that no field ends early."""
    escaped = escape(text)
    read = re.sub("|".join(map(re.escape, BACK)), lambda found: BACK[found[0]], escaped)
    depth = 0
    for sign in escaped:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0

    assert read == one_line(text)
    assert depth == 0


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"author": "Sari Dewi", "date": "2024-10-25", "title": "A war of words"}, "dewi2024words"),
        ({"author": "Müller-Lüdenscheidt, H.", "title": "Über"}, "mullerludenscheidtuber"),
        ({"publication": "Kompas", "date": "24 Oct 2024", "title": "戦争"}, "kompas2024"),
        ({"title": "戦争"}, "tepi12345678"),
        ({"title": ""}, "tepi12345678"),
    ],
)
def test_a_key_says_who_when_and_what(facts, key):
    """Name, year and a word in ASCII; where nothing is left of them, a part of the id."""
    assert keys([Document("12345678-abcd", **facts)]) == {"12345678-abcd": key}


@settings(max_examples=50)
@given(st.lists(st.sampled_from(["Kata", "kata", "Satu", "", "戦争", "Kata!"]), min_size=1, max_size=6))
def test_keys_are_unique_and_stay(titles):
    """No two are one whatever the capitals, and a document added later changes no key."""
    documents = [Document(f"{n:08x}-aaaa", title, created=str(n)) for n, title in enumerate(titles)]
    after = keys(documents)

    assert len({key.casefold() for key in after.values()}) == len(documents)
    assert keys(documents[:-1]).items() <= after.items()
    assert all(re.fullmatch("[a-z0-9-]+", key) for key in after.values())


def test_a_library_as_a_bibliography(desk):
    """A line that says whose it is, then an entry for each document."""
    desk.record(alter_document(desk.document, author="Sari Dewi", date="2024"))
    written = "".join(pieces(desk.library, [desk.document.id]))

    assert written.startswith(f"{HEAD}\n@misc{{dewi2024minister,\n  author = {{Sari Dewi}},")
    with pytest.raises(TepiError, match="no document absent"):
        "".join(pieces(desk.library, ["absent"]))


def test_somebody_elses_file_is_left_alone(tmp_path):
    """Only what an earlier export wrote may be replaced."""
    path = tmp_path / file_name(["a", "b"])
    refuse_foreign(path)
    path.write_text(f"{HEAD}@misc{{a}}", encoding="utf-8")
    refuse_foreign(path)
    path.write_text("@book{mine}", encoding="utf-8")

    with pytest.raises(TepiError, match="not written by Tepi"):
        refuse_foreign(path)
    assert file_name(["a"]) == "a.bib"
