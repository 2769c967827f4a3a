"""A Word file to read: sound XML, bands and comments at exactly the marked words, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from tepi.errors import TepiError
from tepi.exchange.export import export_bytes, export_pieces
from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.library.edits.notes import write_note
from tepi.text.readers.plain import read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx(desk, *documents, **options) -> bytes:
    return b"".join(export_bytes(desk.library, documents, to="docx", **options))


def parts(data: bytes) -> dict[str, ET.Element]:
    """Every part, read as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}


def commented(document: ET.Element) -> dict[str, str]:
    """The words that each comment's range holds."""
    words: dict[str, str] = {}
    open_ones: set[str] = set()
    for each in document.iter():
        if each.tag == f"{W}commentRangeStart":
            open_ones.add(each.attrib[f"{W}id"])
            words[each.attrib[f"{W}id"]] = ""
        elif each.tag == f"{W}commentRangeEnd":
            open_ones.remove(each.attrib[f"{W}id"])
        elif each.tag == f"{W}t":
            for number in open_ones:
                words[number] += each.text or ""
    assert not open_ones
    return words


def body(document: ET.Element) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in document.iter(f"{W}p")]


def test_comments_are_on_the_marked_words(desk, structured):
    """Overlaps too; each comment has its author, its day, its codes and its note, and is referred to once."""
    found = parts(docx(desk, structured))
    comments = {each.attrib[f"{W}id"]: each for each in found["word/comments.xml"].iter(f"{W}comment")}
    document = found["word/document.xml"]

    assert commented(document) == {"0": "words of", "1": "of a link and", "2": "Second◦deeper"}
    assert sorted(each.attrib[f"{W}id"] for each in document.iter(f"{W}commentReference")) == ["0", "1", "2"]
    assert set(comments) == {"0", "1", "2"}
    first = comments["0"]
    assert first.attrib[f"{W}author"] == "Sari"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", first.attrib[f"{W}date"])
    assert body(first)[0].startswith("Opinion")
    assert body(first)[1].startswith("Why *so*? <script>")


def test_bands_are_on_the_marked_words(desk, structured):
    """What is shaded is what is marked; where two marks lie over one another the shade is another."""
    document = parts(docx(desk, structured))["word/document.xml"]
    shades: dict[str, str] = {}
    for each in document.iter(f"{W}r"):
        shade = each.find(f"{W}rPr/{W}shd")
        if shade is not None:
            words = "".join(t.text or "" for t in each.iter(f"{W}t"))
            shades[words] = shade.attrib[f"{W}fill"]

    assert "".join(shades) == "words of a link andSeconddeeper"
    assert len({shades["words "], shades["of"], shades[" and"]}) == 3


def test_structure_is_in_styles_that_there_are(desk, structured):
    """Headings, quotes, items and code; each style named is defined, each link's address is given."""
    found = parts(docx(desk, structured))
    known = {each.attrib[f"{W}styleId"] for each in found["word/styles.xml"].iter(f"{W}style")}
    document = found["word/document.xml"]
    used = [
        each.attrib[f"{W}val"]
        for name in ("pStyle", "rStyle", "tblStyle")
        for each in (*document.iter(W + name), *found["word/comments.xml"].iter(W + name))
    ]
    relations = {each.attrib["Id"]: each.attrib["Target"] for each in found["word/_rels/document.xml.rels"]}

    assert set(used) <= known
    assert {"Title", "Heading1", "Quote", "ListParagraph", "Code", "Hyperlink"} <= set(used)
    assert relations["link1"] == "https://example.org/a?b=1&c=2"
    assert [line for line in body(document) if line.startswith(("1.", "2.", "◦"))] == [
        "1.First",
        "2.Second",
        "◦deeper",
    ]


def test_every_character_is_there(desk):
    """Emoji, tabs and signs of XML as they are; what XML forbids has a sign, and the file says so."""
    source = "A\tb <c> & 🙂 d\x1be.\n"
    desk.record(add_document(read(source.encode(), "odd.txt")))
    document = parts(docx(desk, queries.documents(desk.library)[-1]))["word/document.xml"]
    lines = body(document)

    assert lines[-1] == "Ab <c> & 🙂 d␛e."
    assert document.findall(f".//{W}tab")
    assert any("signs such as" in line for line in lines)


def test_right_to_left(desk):
    """The paragraph and its words say so; Latin words in it do not."""
    desk.record(add_document(read("قالت الوزيرة NATO كذا.\n".encode(), "ar.txt")))
    document = parts(docx(desk, queries.documents(desk.library)[-1]))["word/document.xml"]
    last = list(document.iter(f"{W}p"))[-1]
    turned = {
        "".join(t.text or "" for t in each.iter(f"{W}t")): each.find(f"{W}rPr/{W}rtl") is not None
        for each in last.iter(f"{W}r")
    }

    assert last.find(f"{W}pPr/{W}bidi") is not None
    assert turned == {"قالت الوزيرة ": True, "NATO": False, " كذا.": True}


def test_several_documents_share_one_file(desk, structured):
    """Comments are numbered through, and names may be left out."""
    desk.mark(0, 12, "Fact", by=desk.other)
    found = parts(docx(desk, desk.document, structured, anonymous=True))
    comments = list(found["word/comments.xml"])

    assert list(commented(found["word/document.xml"])) == ["0", "1", "2", "3"]
    assert {each.attrib[f"{W}author"] for each in comments} == {"Coder A", "Coder B"}


def test_only_some_marks(desk):
    """A filter's marks are counted as such."""
    mark = desk.mark(0, 12, "Fact")
    desk.mark(13, 17, "Opinion")
    document = parts(docx(desk, desk.document, filter_ids={mark.id}))["word/document.xml"]

    assert len(commented(document)) == 1
    assert "1 of 2 marks are in this copy." in body(document)


def test_the_same_library_gives_the_same_bytes(desk, structured):
    """Twice; a changed note changes them."""
    before = docx(desk, structured)
    assert docx(desk, structured) == before
    desk.record(write_note("document", structured.id, "New.", desk.me, None, document=structured.id))
    assert docx(desk, structured) != before


def test_it_is_no_text(desk):
    """Who wants one is told."""
    with pytest.raises(TepiError, match="no text"):
        export_pieces(desk.library, [desk.document], to="docx")
    with pytest.raises(TepiError, match="no --bom"):
        docx(desk, desk.document, bom=True)
