"""The list in the folder keeps what it is given, and a damaged one is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.errors import TepiError
from tepi.exchange.kept.record import NAME, Record, Written, read_record, write_record
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.library.since import Place

NAMES = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="/\\:\0"), min_size=1)
FILES = st.builds(Written, NAMES, st.lists(st.text("0123456789abcdef")).map(tuple), st.booleans())


@settings(max_examples=30)
@given(
    files=st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), FILES),
    name=NAMES,
    seq=st.integers(0),
)
def test_there_and_back(tmp_path_factory: pytest.TempPathFactory, files, name, seq) -> None:
    """Whatever names and sums there are."""
    folder = tmp_path_factory.mktemp("list")
    record = Record("id", name, MarkdownOptions("pandoc", with_text=True), False, Place(seq, "c"), files)
    write_record(folder, record)
    assert read_record(folder) == record


def test_no_list(tmp_path: Path) -> None:
    """A folder without one has none; what is not there is no folder."""
    assert read_record(tmp_path) is None
    with pytest.raises(TepiError, match="is not there"):
        read_record(tmp_path / "gone")


GOOD = {"tepi": 1, "library": "a", "place": [0, ""], "files": {}, "markdown": {}}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "\udcff",
        json.dumps({**GOOD, "tepi": 2}),
        json.dumps({**GOOD, "place": 3}),
        json.dumps({**GOOD, "files": [1]}),
        json.dumps({**GOOD, "files": {"a": {"name": "b"}}}),
        "[" * 100_000,
    ],
)
def test_a_damaged_list_is_said(tmp_path: Path, text: str) -> None:
    """In one line, and it stays as it is."""
    (tmp_path / NAME).write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(TepiError, match=r"The list .*"):
        read_record(tmp_path)
    assert (tmp_path / NAME).read_bytes() == text.encode(errors="surrogateescape")


def test_a_list_leads_nowhere_else(tmp_path: Path) -> None:
    """Names that somebody put into it cannot reach out of the folder, nor to another drive of Windows."""
    names = {"a": "../x.md", "b": "y.md", "c": "C:x.md", "d": "..\\x.md"}
    files = {key: {"name": name, "sha256": []} for key, name in names.items()}
    (tmp_path / NAME).write_text(json.dumps({**GOOD, "files": files}), encoding="utf-8")
    record = read_record(tmp_path)
    assert record is not None
    assert list(record.files) == ["b"]
