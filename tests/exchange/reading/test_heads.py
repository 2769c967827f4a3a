"""The front matter of either flavour says which document a file is of, and what is known of it."""

from __future__ import annotations

import pytest

from tepi.exchange.reading.heads import Head, read_head

ID = "5f0c3a2e-91aa-5c10-8f65-5a0f4e1b2c3d"
COMMON = f'title: "A: b"\nauthor: [A, B]\nfields: {{no: 1.20}}\nannotators: ["Sari"]\nas-of: "x"\ntepi: {{format: "1", document: "{ID}"}}'
OBSIDIAN = f'title: "A: b"\nauthor: [A, B]\n"field no": 1.20\nannotators: ["Sari"]\nas-of: "x"\ntepi-format: "1"\ntepi-document: "{ID}"'


@pytest.mark.parametrize(("source", "dialect"), [(COMMON, "commonmark"), (OBSIDIAN, "obsidian")])
def test_both_flavours_say_the_same(source: str, dialect: str) -> None:
    """Every value as it stands, lists joined, own facts by their names."""
    assert read_head(source, 2) == Head(
        ID, dialect, {"title": "A: b", "author": "A; B"}, {"no": "1.20"}, ("Sari",), "x", partial=False
    )


@pytest.mark.parametrize(
    ("more", "is_"),
    [
        ('tepi-marks: "1 of 2"', {"partial": True}),
        ('tepi-annotators: "coders"', {"coders": True}),
    ],
)
def test_what_a_file_leaves_out(more: str, is_: dict[str, bool]) -> None:
    """Some marks only, or annotators without their names, is said in the head."""
    head = read_head(f"{OBSIDIAN}\n{more}", 2)

    assert head is not None
    assert {name: getattr(head, name) for name in is_} == is_


@pytest.mark.parametrize("source", ["title: x", "", "- a", "tepi: yes", "tepi: {format: 1}", ": : :"])
def test_other_peoples_front_matter(source: str) -> None:
    """Without the id of a document it is not of Tepi's making."""
    assert read_head(source, 2) is None


@pytest.mark.parametrize(("source", "dialect"), [(COMMON, "commonmark"), (OBSIDIAN, "obsidian")])
def test_a_broken_head_still_names_its_document(source: str, dialect: str) -> None:
    """What cannot be read is said with its line; the facts stay as they are, and nothing counts as removed."""
    head = read_head(f"a: [\n{source}", 2)

    assert head is not None
    assert (head.document, head.dialect, head.facts, head.partial) == (ID, dialect, None, True)
    assert "stays as it is" in head.problems[0].what and head.problems[0].line >= 2


def test_a_newer_form_is_said() -> None:
    """A file of a later format is read as far as it goes."""
    head = read_head(COMMON.replace('format: "1"', 'format: "7"'), 2)

    assert head is not None and "format 7" in head.problems[0].what
