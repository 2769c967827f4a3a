"""An export to a folder never takes away what was edited there and is not in the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.shell import TEXT, Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """The command line on a library of its own."""
    return Shell(tmp_path, capsys)


@pytest.mark.parametrize("flavour", ["commonmark", "obsidian"])
def test_an_edit_is_kept_until_it_is_read(shell: Shell, tmp_path: Path, flavour: str) -> None:
    """Refused while the edit is in the file alone; once it came home, or the library alone moved on, written."""
    document = shell.add("a.txt", TEXT, "--title", "a")
    shell.done("mark", document, "--quote", "a shame", "--code", "Opinion", "--note", "My words")
    order = ("export", "--folder", "--flavour", flavour, "--output", str(tmp_path / "vault"))
    shell.done(*order)
    shell.done("mark", document, "--quote", "soldiers", "--code", "Fact")
    shell.done(*order)
    page = tmp_path / "vault" / "a.md"
    assert "soldiers" in page.read_text(encoding="utf-8")

    edited = page.read_text(encoding="utf-8").replace("My words", "Other words")
    page.write_text(edited, encoding="utf-8")
    assert "a.md was edited" in shell.refused(*order)
    assert page.read_text(encoding="utf-8") == edited

    assert "note changed" in shell.done("import", str(page))
    shell.done(*order)
    assert "Other words" in page.read_text(encoding="utf-8")


def test_what_a_reader_added_goes_along(shell: Shell, tmp_path: Path) -> None:
    """A property and words of one's own stay; a flavour that has no place for them is refused."""
    document = shell.add("a.txt", TEXT, "--title", "a")
    order = ("export", "--folder", "--flavour", "obsidian", "--output", str(tmp_path / "vault"))
    shell.done(*order)
    page = tmp_path / "vault" / "a.md"
    edited = page.read_text(encoding="utf-8").replace("\n---\n", "\nrating: 5\n---\n", 1) + "\nMine.\n"
    page.write_text(edited, encoding="utf-8")
    shell.done(*order)
    assert page.read_text(encoding="utf-8") == edited
    shell.done("mark", document, "--quote", "a shame", "--code", "Opinion")
    shell.done(*order)
    told = page.read_text(encoding="utf-8")
    assert "a shame" in told
    assert "\nrating: 5\n---\n" in told
    assert told.endswith("<!-- tepi end -->\n\nMine.\n")
    assert "a.md was edited" in shell.refused(*order[:3], "pandoc", *order[4:])
    assert page.read_text(encoding="utf-8") == told


def test_what_is_written_only_is_written(shell: Shell, tmp_path: Path) -> None:
    """Nothing can be read from pandoc's files, so they are replaced."""
    document = shell.add("a.txt", TEXT, "--title", "a")
    shell.done("mark", document, "--quote", "a shame", "--code", "Opinion", "--note", "My words")
    order = ("export", "--folder", "--flavour", "pandoc", "--output", str(tmp_path / "vault"))
    shell.done(*order)
    page = tmp_path / "vault" / "a.md"
    page.write_text(page.read_text(encoding="utf-8").replace("My words", "Other words"), encoding="utf-8")
    shell.done(*order)
    assert "My words" in page.read_text(encoding="utf-8")
