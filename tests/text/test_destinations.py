"""Where somebody wants to go is read from a few signs, or it is said why it cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepi.text.destinations import Reading, read
from tepi.text.document import Structure
from tepi.text.units import Units, segment

TEXT = "First one. Second one.\n\nThird here. Fourth here.\n  \nChapter four\nFifth."
PAGES = [
    Structure("page", 0, 0, "iv"),
    Structure("page", 24, 24, "4"),
    Structure("heading", TEXT.index("Chapter"), TEXT.index("Chapter") + 12, "1"),
]


def asked(written: str, landmarks: list[Structure] = PAGES, text: str = TEXT) -> Reading:
    """What the words mean in the text."""
    found = segment(text, "en")
    return read(written, Units(text, found.starts, found.ends), len(text), landmarks, text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("¶2", [("¶2", "Third")]),
        ("2", [("¶2", "Third")]),
        ("p2", [("¶2", "Third")]),
        (" ¶ 2 ", [("¶2", "Third")]),
        ("2 s2", [("¶2 s2", "Fourth")]),
        ("¶2s2", [("¶2 s2", "Fourth")]),
        ("2.2", [("¶2 s2", "Fourth")]),
        ("s3", [("s3", "Third")]),
        ("Sentence 6", [("s6", "Fifth")]),
        ("page 4", [("4", "Third")]),
        ("p. 4", [("4", "Third")]),
        ("p4", [("4", "Third"), ("¶4", "Fifth")]),
        ("4", [("¶4", "Fifth"), ("4", "Third")]),
        ("page IV", [("iv", "First")]),
        ("0 %", [("0 %", "First")]),
        ("50%", [("50 %", "Third")]),
        ("100 %", [("100 %", "Fifth")]),
        ("chap", [("Chapter four", "Chapter")]),
    ],
)
def test_places(written: str, expected: list[tuple[str, str]]) -> None:
    """Each way of naming a place leads to where it begins, the likeliest meaning first."""
    found = [(place.label, TEXT[place.offset :].split()[0].rstrip(".")) for place in asked(written).found]

    assert found == expected
    assert asked(written).fault == ""


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("¶9", "There is no ¶9: the text has 4 paragraphs"),
        ("0", "There is no ¶0: the text has 4 paragraphs"),
        ("2 s9", "The text has no sentence ¶2 s9"),
        ("s99", "There is no sentence 99: the text has 6 sentences"),
        ("page 7", "There is no page 7"),
        ("120 %", "A text ends at 100 %"),
        ("page turner", ""),
        ("anything", ""),
        ("", ""),
    ],
)
def test_nowhere(written: str, fault: str) -> None:
    """What is not there is said; words that are no place are no fault."""
    assert asked(written) == Reading((), fault)


def test_without_pages() -> None:
    """A text without page numbers says so, and “p2” is the paragraph."""
    assert asked("page 4", []).fault == "This text has no page numbers"
    assert [place.label for place in asked("p2", []).found] == ["¶2"]


@given(st.text(alphabet="¶ps0129 .,%#x", max_size=10), st.sampled_from(["", "One.", TEXT]))
def test_whatever_is_written(written: str, text: str) -> None:
    """Nothing raises, and every place lies in the text."""
    assert all(0 <= place.offset <= len(text) for place in asked(written, [], text).found)
