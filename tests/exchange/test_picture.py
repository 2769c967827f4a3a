"""The picture of a text: rows where the marks are, the figures of everywhere else, and the same bytes again."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from tests.library.desk import Desk

from tepi.errors import TepiError
from tepi.exchange.export import export_documents, export_files
from tepi.exchange.picture import COLUMNS, EDGE, NAMES, picture
from tepi.library import queries
from tepi.library.edits.marks import add_highlight
from tepi.text.ranges import Range

SPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def marked(desk: Desk) -> Desk:
    """Three marks: two of Sari's that overlap, one of Budi's."""
    people = {each.name: each.id for each in queries.annotators(desk.library)}
    book = queries.codebook(desk.library)
    text = queries.text(desk.library, desk.revision)
    for place, code, who in (
        (Range(0, 40), "Fact", "Sari"),
        (Range(20, 60), "Fact", "Sari"),
        (Range(len(text) - 16, len(text)), "Opinion", "Budi"),
    ):
        change = add_highlight(
            desk.document.id, desk.revision, text, place, people[who], book, [book.named(code).id]
        )
        desk.library.history.record(change)
    return desk


def rows(svg: str) -> dict[str, ET.Element]:
    """The rows by the words that a screen reader says."""
    groups = ET.fromstring(svg.encode()).iter(f"{SPACE}g")  # our own
    return {group.find(f"{SPACE}title").text: group for group in groups}


def words(element: ET.Element) -> list[str]:
    return [each.text or "" for each in element.iter(f"{SPACE}text")]


def test_a_row_a_code(marked: Desk) -> None:
    """Name, stripes, share and number; overlaps once."""
    svg = picture(marked.library, marked.document)
    length = len(queries.text(marked.library, marked.revision))
    found = rows(svg)
    title = next(each for each in found if each.startswith("Fact: 2 marks, "))

    assert words(found[title])[0] == "Fact" and words(found[title])[-1] == "2"
    (path,) = found[title].iter(f"{SPACE}path")
    right = -(-60 * COLUMNS // length)
    assert path.get("d").startswith(f"M{EDGE + NAMES} ") and f"h{right}v" in path.get("d")
    assert path.get("d").count("M") == 1
    assert any(each.startswith("Prediction: 0 marks, 0 %") for each in found)
    assert not any(each.startswith("Reported") for each in found)


def test_the_figures_are_those_of_markdown(marked: Desk) -> None:
    """Share and number of a code stand in both exports alike."""
    markdown = export_documents(marked.library, [marked.document])

    for name in ("Fact", "Opinion"):
        group = next(
            value for key, value in rows(picture(marked.library, marked.document)).items() if name in key
        )
        _, share, number = words(group)
        assert f"| {name} | {number} | {share} |" in markdown
    assert "sentences decided" in markdown


def test_caption(marked: Desk) -> None:
    """Document, sums, codebook with its version, and the day of the newest change."""
    said = words(ET.fromstring(picture(marked.library, marked.document).encode()))

    assert said[0] == marked.document.title
    assert said[-2].startswith("3 marks · 3 of ")
    assert said[-1].startswith("Codebook: Opinion and fact, version 1") and " · as of 2" in said[-1]


def test_of_one_annotator_or_some_marks(marked: Desk) -> None:
    """Only these marks are drawn, counted and named; an unknown name is refused with those there are."""
    book = queries.codebook(marked.library)
    assert book.named("Fact") is not None
    budi = picture(marked.library, marked.document, annotator="budi")
    assert "Fact: 0 marks, 0 % of the text" in rows(budi)
    assert any(each.startswith("Opinion: 1 mark, ") for each in rows(budi))
    assert "1 mark by Budi · " in budi

    ids = [each for each in marked.marks() if book.named("Opinion").id in each.codes]
    some = picture(marked.library, marked.document, [ids[0].id])
    assert "1 of 3 marks · 3 of " in some and "Fact: 0 marks, 0 % of the text" in rows(some)

    with pytest.raises(TepiError, match=r"no annotator “Nobody”.*Sari, Budi"):
        picture(marked.library, marked.document, annotator="Nobody")


def test_the_same_bytes(marked: Desk) -> None:
    """Again and from a reopened library; dark has other colours and the same words."""
    light = picture(marked.library, marked.document)
    marked.reopen()

    assert picture(marked.library, marked.document) == light
    dark = picture(marked.library, marked.document, dark=True)
    assert dark != light and list(rows(dark)) == list(rows(light))


def test_no_marks(desk: Desk) -> None:
    """A text without marks has its sentences, all undecided."""
    found = list(rows(picture(desk.library, desk.document)))

    assert len(found) == 2 and found[1].endswith("100 % of the sentences")


def test_one_file_one_document(marked: Desk) -> None:
    """Several in one are refused; a folder has one each, named after its title."""
    with pytest.raises(TepiError, match="there are 2"):
        export_documents(marked.library, [marked.document, marked.document], to="picture")

    ((name, text),) = export_files(marked.library, [marked.document], to="picture")
    assert name == "The minister said 🙂 that 10.000 soldiers had left.svg"
    assert "".join(text) == picture(marked.library, marked.document)
