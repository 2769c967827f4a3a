"""The facts above a Markdown text."""

from __future__ import annotations

import pytest

from tepi.text.front_matter import split_front_matter


def test_plain_facts_are_told_as_they_stand() -> None:
    """Quotation marks go, nothing is computed; what is no plain line is told by its name alone."""
    source = (
        "---\ntitle: \"Harga \\\"naik\\\"\"\nauthor: 'Sari''s'\ndate: 2024-10-26 # the day\n"
        "no: no\nprice: 1.200\ntepi: {format: 1}\ntags:\n- a\n  deep: x\nlong: |\n  text\n---\nIsi"
    )

    facts, begin = split_front_matter(source)

    assert facts == {
        "title": 'Harga "naik"',
        "author": "Sari's",
        "date": "2024-10-26",
        "no": "no",
        "price": "1.200",
        "tepi": "",
        "tags": "",
        "long": "",
    }
    assert source[begin:] == "Isi"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Isi",
        "---\nnever ends\n",
        "---\n\nA text between two rules.\n\n---\nIsi",
        "\n---\ntitle: x\n---\n",
        "----\ntitle: x\n----\n",
        "---\n" + "a: b\n" * 100_000 + "---\nIsi",
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(source: str) -> None:
    """Rules, an end that never comes, and what is too large to be facts."""
    assert split_front_matter(source) == ({}, 0)


def test_it_may_be_all_there_is() -> None:
    """Then the text is empty."""
    facts, begin = split_front_matter("---\ntitle: x\n---")

    assert facts == {"title": "x"}
    assert begin == len("---\ntitle: x\n---")
