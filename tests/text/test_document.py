"""A document's bytes have one name, and a text without a title gets a fitting one."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.strategies import texts

from tepi.text.document import Document, guess_title, sha256


def test_bytes_are_named_by_their_sha256():
    """The name is the well-known digest of the empty string, in lower case."""
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_document_needs_only_an_id_and_a_title():
    """What nobody has said yet is empty, own fields are not shared, and nothing can be changed."""
    first, second = Document("1", "A"), Document("2", "B")
    assert (first.language, first.example, first.trashed, first.fields) == ("", False, None, {})
    assert first.fields is not second.fields
    with pytest.raises(FrozenInstanceError):
        first.title = "C"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Judul\nIsi yang panjang.", "Judul"),
        ("\n\n  Satu kalimat.  Dua kalimat.", "Satu kalimat."),
        ("Sekitar 10.000 tentara. Lalu", "Sekitar 10.000 tentara."),
        ("Mengapa? Karena.", "Mengapa?"),
        ("---\ntitle: x", "title: x"),
        ("***", "***"),
        ("kata " * 40, "kata " * 15 + "kata…"),
        ("x" * 81 + " y", "x" * 79 + "…"),
        ("x" * 79 + " yy", "x" * 79 + "…"),
        ("x" * 100, "x" * 79 + "…"),
        ("👩‍💻" * 40, "👩‍💻" * 26 + "…"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_a_title_is_the_first_sentence_of_the_first_line(text, title):
    """It is cut after a whole word, or at least a whole character, and is never over 80 long."""
    assert guess_title(text) == title


@given(texts | st.text(max_size=200))
def test_a_title_fits_its_place(text):
    """Whatever the text, its title is one line of at most 80 characters, and only a blank text has none."""
    title = guess_title(text)
    assert len(title) <= 80
    assert "\n" not in title
    assert bool(title) == bool(text.strip())
