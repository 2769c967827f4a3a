"""The shelf: shipped templates and the reader's own, side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from tepi.errors import TepiError
from tepi.exchange.markdown_options import FLAVOURS, MarkdownOptions
from tepi.exchange.templating import shelf


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reader's folder, made and empty."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path))
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def names() -> list[str]:
    return [template.name for template in shelf.templates()]


def test_shipped_ones_come_first(own):
    """Each says in its first comment what it is for."""
    (own / "zine.md.j2").write_text("kata", encoding="utf-8")

    assert names() == [*FLAVOURS, "zine"]
    assert all(template.about for template in shelf.templates() if not template.own)
    assert shelf.templates()[-1] == ("zine", own / "zine.md.j2", True, "")


def test_what_is_no_template_is_left_out(own):
    """Other files, other encodings, taken names: none stands in the way of the others."""
    (own / "notes.txt").write_text("kata", encoding="utf-8")
    (own / "latin.md.j2").write_bytes(b"caf\xe9")
    (own / "pandoc.md.j2").write_text("kata", encoding="utf-8")

    assert names() == list(FLAVOURS)


def test_a_template_is_chosen_by_name_or_by_file(own, tmp_path):
    """The sources hold all others, so that one may include another."""
    (own / "diary.md.j2").write_text("\ufeffkata\r\n", encoding="utf-8", newline="")
    (tmp_path / "diary.md.j2").write_text("elsewhere", encoding="utf-8")
    by_name = shelf.chosen(MarkdownOptions(flavour="diary"))
    by_file = shelf.chosen(MarkdownOptions(template=str(tmp_path / "diary.md.j2")))

    assert (by_name.name, by_name.sources["diary"]) == ("diary", "kata\n")
    assert set(by_name.sources) == {*FLAVOURS, "diary"}
    assert by_file.sources[by_file.name] == "elsewhere"
    assert by_file.sources["diary"] == "kata\n"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"flavour": "papyrus"}, "papyrus.*commonmark, obsidian, pandoc"),
        ({"flavour": "../templates/pandoc"}, "pandoc"),
        ({"flavour": ""}, "no flavour"),
        ({"template": "/nowhere/x.md.j2"}, "/nowhere/x.md.j2"),
        ({"template": "/"}, "cannot be read"),
        ({"template": "a\0b"}, "cannot be read"),
    ],
)
def test_what_there_is_not_is_named(options, named):
    """One line each."""
    with pytest.raises(TepiError, match=named):
        shelf.chosen(MarkdownOptions(**options))


def test_a_file_that_is_no_text_says_so(own):
    """By name as well, though the list leaves it out; and nothing huge is taken for a template."""
    (own / "latin.md.j2").write_bytes(b"caf\xe9")
    with pytest.raises(TepiError, match="UTF-8"):
        shelf.chosen(MarkdownOptions(flavour="latin"))
    (own / "huge.md.j2").write_bytes(b"a" * (shelf.LARGEST + 1))
    with pytest.raises(TepiError, match="larger"):
        shelf.chosen(MarkdownOptions(template=str(own / "huge.md.j2")))


def test_a_copy_to_start_from(own):
    """It lies in the reader's folder under a free name and writes what the first one writes."""
    own.rmdir()
    shipped = shelf.templates()[0]
    paths = [shelf.start_copy(shipped), shelf.start_copy(shipped)]

    assert [path.name for path in paths] == ["my commonmark.md.j2", "my commonmark 2.md.j2"]
    assert paths[0].read_bytes() == shipped.path.read_bytes()
    assert names() == [*FLAVOURS, "my commonmark 2", "my commonmark"]


def test_a_folder_that_cannot_be_made_is_named(own):
    """A file is in its place."""
    own.rmdir()
    own.write_text("", encoding="utf-8")
    with pytest.raises(TepiError, match="templates cannot be written"):
        shelf.start_copy(shelf.templates()[0])


def test_who_needs_a_bibliography(own):
    """Pandoc's template, and any copy of it."""
    shelf.start_copy(shelf.templates()[2])

    assert [shelf.cites(MarkdownOptions(flavour=name)) for name in ("commonmark", "pandoc", "my pandoc")] == [
        False,
        True,
        True,
    ]
