"""export --to picture: SVG and PNG, to a file, a folder or standard output."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.shell import TEXT, Shell

pytestmark = pytest.mark.usefixtures("qapp")  # pytest-qt's own, which would find another in its place

PNG = b"\x89PNG\r\n"


@pytest.fixture
def document(shell: Shell) -> str:
    """A text with one mark; its id."""
    document = shell.add("a.txt", TEXT, "--title", "a")
    shell.done("mark", document, "--quote", "a shame", "--code", "Opinion", "--by", "Sari")
    return document


def test_one_file(shell: Shell, document: str, tmp_path: Path) -> None:
    """The ending says which kind; standard output is SVG unless PNG is asked for."""
    svg, png = tmp_path / "p.svg", tmp_path / "p.png"
    assert shell.done("export", "--to", "picture", "--output", str(svg)) == ""
    assert shell.done("export", "--to", "picture", "--output", str(png)) == ""

    assert svg.read_text(encoding="utf-8") == shell.done("export", "--to", "picture")
    assert "Opinion: 1 mark" in svg.read_text(encoding="utf-8")
    assert png.read_bytes().startswith(PNG)


def test_a_folder(shell: Shell, document: str, tmp_path: Path) -> None:
    """One picture each; written again over its own, and never over somebody else's."""
    shell.add("b.txt", "Another text.", "--title", "b")
    folder = tmp_path / "pictures"
    order = ("export", "--to", "picture", "--output", str(folder))
    shell.done(*order)
    shell.done(*order, "--image", "png")
    shell.done(*order)
    assert {each.name for each in folder.iterdir()} == {"a.svg", "b.svg", "a.png", "b.png"}
    assert (folder / "a.png").read_bytes().startswith(PNG)

    (folder / "b.svg").write_text("mine")
    assert "b.svg was not written by an export" in shell.refused(*order)
    assert (folder / "b.svg").read_text() == "mine"
    shell.done(*order, "--image", "png")


def test_what_cannot_be_is_refused(shell: Shell, document: str, tmp_path: Path) -> None:
    """Two documents in a file, a kind that is none, an option of another format, a missing folder."""
    shell.add("b.txt", "Another text.", "--title", "b")
    target = tmp_path / "p.svg"
    assert "there are 2" in shell.refused("export", "--to", "picture", "--output", str(target))
    assert "no kind of picture" in shell.refused("export", document, "--to", "picture", "--image", "gif")
    photo = tmp_path / "p.JPG"
    assert "draws no “.jpg”" in shell.refused("export", document, "--to", "picture", "--output", str(photo))
    assert not photo.exists()
    assert "no --image" in shell.refused("export", document, "--image", "png")
    assert "no --dark" in shell.refused("export", document, "--to", "csv", "--dark")
    away = tmp_path / "away" / "p.png"
    assert "does not exist" in shell.refused("export", document, "--to", "picture", "--output", str(away))
    assert not target.exists()
