"""Words of a reader's beside the marks are told from what Tepi computes."""

from __future__ import annotations

from tepi.exchange.reading.shapes import Words
from tepi.exchange.reading.strays import strays

ABOVE = [
    "3 of 5 marks are in this file.",
    "",
    "| Code | Marks | Share of the text |",
    "| --- | ---: | ---: |",
    "| Fact | 3 | 2 % |",
    "",
    "2 of 3 sentences decided (67 %), 1 of them none.",
    "",
    "<!-- tepi none ¶1 s1 -->",
    "",
    "## Marks",
    "",
]


def test_what_is_computed_is_none() -> None:
    """Figures, their table, lines of Tepi's and the heading above the marks."""
    assert strays(ABOVE, 1, behind=False) == []


def test_everything_else_is() -> None:
    """Also a table and headings of the reader's own, in one piece as long as nothing of Tepi's parts them."""
    mine = ["## Mine", "", "| my | table |", "| --- | --- |", ""]
    assert strays([*ABOVE[:6], *mine, *ABOVE[6:], "", "Words."], 10, behind=False) == [
        Words(16, "## Mine\n\n| my | table |\n| --- | --- |"),
        Words(28, "Words."),
    ]


def test_behind_the_end_nothing_is_computed() -> None:
    """There all of it stays, whatever it looks like."""
    assert strays(["", "## Marks", "", "1 of 2 marks are in this file.", ""], 3, behind=True) == [
        Words(4, "## Marks\n\n1 of 2 marks are in this file.")
    ]
