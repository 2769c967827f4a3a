"""Plain text arrives true to the character, and what is no text is refused in one clear line."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.strategies import texts

from tepi.errors import TepiError
from tepi.text.readers.plain import read


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60) | texts)
def test_nothing_but_newlines_is_changed(text):
    """Every character arrives as it is, zero width and no-break ones too; only CR and CRLF become LF."""
    text = "x" + text
    reading = read(text.encode(), "a.txt")
    assert reading.text == text.replace("\r\n", "\n").replace("\r", "\n")
    assert reading.source_bytes == text.encode()


def test_newlines_of_every_system_become_one():
    """CRLF and lone CR become LF; other separators are characters of the text."""
    assert read(b"a\r\nb\rc\n\r\nd", "a.txt").text == "a\nb\nc\n\nd"
    assert (
        read("a\u2028b\u2029c\u0085d\u00a0\ufeffe".encode(), "a.txt").text
        == "a\u2028b\u2029c\u0085d\u00a0\ufeffe"
    )


def test_a_byte_order_mark_goes_once():
    """The mark at the very start is no character of the text; a second one is."""
    assert read(codecs.BOM_UTF8 + b"teks", "a.txt").text == "teks"
    assert read(codecs.BOM_UTF8 * 2 + b"teks", "a.txt").text == "\ufeffteks"


def test_a_reading_says_what_was_guessed():
    """Title and language are guesses and are marked so."""
    reading = read(b"Harga tidak turun. Warga yang di utara akan pergi dengan kapal itu.", "harga.txt")
    assert (reading.title, reading.title_guessed, reading.language) == ("Harga tidak turun.", True, "id")
    assert (reading.reader, reading.media, reading.name) == ("plain", "text/plain", "harga.txt")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "“a.txt” is empty"),
        (b" \r\n\t\n", "“a.txt” is empty"),
        (codecs.BOM_UTF8, "“a.txt” is empty"),
        ("\u00a0\u2003".encode(), "“a.txt” is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "“a.txt” is not a plain text"),
        (b"teks\0teks", "“a.txt” is not a plain text"),
        (b"\x01\x02\x03teks", "“a.txt” is not a plain text"),
        ("teks".encode("utf-16"), "“a.txt” is written in UTF-16"),
        (codecs.BOM_UTF16_BE + b"\0t", "“a.txt” is written in UTF-16"),
        ("teks".encode("utf-32"), "“a.txt” is written in UTF-32"),
        (b"caf\xe9", "“a.txt” is not UTF-8: byte 3 (0xE9, in line 1)"),
        (b"satu\r\ndua\ntiga \xff", "byte 15 (0xFF, in line 3)"),
        (b"satu\n\xff", "byte 5 (0xFF, in line 2)"),
        (codecs.BOM_UTF8 + b"a\xc3", "byte 4 (0xC3, in line 1)"),
        ("\ud800".encode("utf-8", "surrogatepass"), "byte 0 (0xED, in line 1)"),
    ],
)
def test_what_is_no_text_is_refused(data, says):
    """One line names the file, the fault and, for a wrong encoding, the place; and what to do."""
    with pytest.raises(TepiError) as caught:
        read(data, "a.txt")
    assert says in caught.value.what
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_stray_control_character_is_no_reason_to_refuse():
    """A form feed, an escape or one odd character in a long text stays as it is."""
    text = "halaman satu\f\x1b halaman dua yang panjang \x01"
    assert read(text.encode(), "a.txt").text == text
