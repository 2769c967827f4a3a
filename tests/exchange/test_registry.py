"""The table of formats: what menus, shell and documentation are built from."""

from __future__ import annotations

import pytest

from tepi.errors import TepiError
from tepi.exchange.registry import FORMATS, format_named, text_formats


def test_formats_do_not_clash():
    """Ids, names and suffixes are unique, and each format says what it loses."""
    for what in (lambda known: known.id, lambda known: known.name, lambda known: known.suffix):
        assert len(set(map(what, FORMATS))) == len(FORMATS)

    assert all(known.lost.endswith(".") for known in FORMATS)


def test_a_format_has_one_writer():
    """Of text, of bytes, or of a folder; a file has an ending, a folder has none.

    A picture has two: one document is a file, several are a folder.
    """
    for known in FORMATS:
        writers = 3 - [known.write, known.data, known.files].count(None)
        assert writers == (2 if known.id == "picture" else 1)
        assert bool(known.suffix) == (known.write is not None or known.data is not None)
    assert {known.id for known in text_formats()} == {
        "markdown",
        "html",
        "bibtex",
        "csv",
        "tsv",
        "json",
        "jsonl",
    }


@pytest.mark.parametrize("name", ["markdown", "Markdown", "md", " MARKDOWN "])
def test_a_format_is_found(name):
    """By id, name or suffix, whatever the capitals."""
    assert format_named(name).id == "markdown"


def test_an_unknown_format_is_named():
    """The message names what was asked for and what there is."""
    with pytest.raises(TepiError, match=r"“odt”.*markdown"):
        format_named("odt")


def test_every_format_is_documented(checkout):
    """docs/formats.md has a heading for each format."""
    text = (checkout / "docs" / "formats.md").read_text(encoding="utf-8")

    assert all(f"### `{known.id}`" in text for known in FORMATS)
