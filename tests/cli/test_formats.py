"""formats: what Tepi writes, without a library."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.shell import Shell

from tepi.exchange.markdown_options import FLAVOURS
from tepi.exchange.registry import FORMATS


@pytest.fixture(autouse=True)
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of this test's own, with one template in it; the folder of templates."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    folder = tmp_path / "data" / "templates"
    folder.mkdir(parents=True)
    (folder / "diary.md.j2").write_text("{# For my diary. More words. #}\n", encoding="utf-8")
    return folder


def test_every_format_is_listed(shell: Shell) -> None:
    """A line each, with what it leaves in the library; no library is made for it."""
    *lines, reads = [line for line in shell.done("formats").splitlines() if not line.startswith(" ")]

    assert [line.split()[0] for line in lines] == [known.id for known in FORMATS]
    assert all(line.endswith(known.lost) for line, known in zip(lines, FORMATS, strict=True))
    assert ".txt .md" in reads
    assert not shell.library.exists()


def test_flavours_stand_under_markdown(shell: Shell, templates: Path) -> None:
    """The shipped ones, the reader's own with the words of their first comment, and where to put more."""
    out = shell.done("formats")
    named = [line.split()[1] for line in out.splitlines() if line.startswith("  --flavour")]

    assert named == [*FLAVOURS, "diary"]
    assert "yours: For my diary.\n" in out
    assert f"  your own flavours lie in {templates}\n" in out


def test_as_json(shell: Shell, templates: Path) -> None:
    """Ids, endings, options, which is a folder, and the flavours with their files."""
    found = {each["id"]: each for each in shell.json("formats")}
    own = found["markdown"]["flavours"][-1]

    assert list(found) == [known.id for known in FORMATS]
    assert found["tables"]["folder"] is True
    assert found["tables"]["suffix"] is None
    assert found["csv"]["options"] == ["bom", "formulas"]
    assert set(found["csv"]) == {"id", "name", "suffix", "folder", "options", "lost", "flavours"}
    assert own == {
        "name": "diary",
        "own": True,
        "about": "For my diary",
        "path": str(templates / "diary.md.j2"),
    }
    assert found["csv"]["flavours"] == []
