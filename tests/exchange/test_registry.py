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


def test_a_format_is_a_text_or_a_folder():
    """One of the two writers is there; a text has an ending, a folder has none and stays with the shell.

    A picture has both: one document is a file, several are a folder.
    """
    for known in FORMATS:
        assert (known.write is None) == (known.files is not None) or known.id == "picture"
        assert known.suffix.startswith(".") if known.write else known.suffix == ""
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
    with pytest.raises(TepiError, match=r"“docx”.*markdown"):
        format_named("docx")


def test_every_format_is_documented(checkout):
    """docs/formats.md has a heading for each format."""
    text = (checkout / "docs" / "formats.md").read_text(encoding="utf-8")

    assert all(f"### `{known.id}`" in text for known in FORMATS)
