"""codebook: the codebook alone, out and in, as one change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.shell import Shell


def test_out_in_each_form(shell: Shell, tmp_path: Path) -> None:
    """--to, or the ending of the file, says the form; Markdown where nothing does."""
    assert shell.done("codebook", "export").startswith("<!-- tepi codebook 1 -->")
    assert json.loads(shell.done("codebook", "export", "--to", "json"))["format"] == "tepi-codebook"
    for ending, form in ((".md", "markdown"), (".csv", "csv"), (".json", "json")):
        target = tmp_path / f"book{ending}"
        assert shell.done("codebook", "export", "--output", str(target)) == ""
        assert target.read_bytes().decode() == shell.done("codebook", "export", "--to", form)
        assert shell.done("codebook", "import", str(target)) == "Nothing to do\n"


def test_into_a_folder(shell: Shell, tmp_path: Path) -> None:
    """A new file named after the codebook, whose path is printed."""
    (tmp_path / "out").mkdir()
    printed = shell.done("codebook", "export", "--to", "csv", "--output", str(tmp_path / "out"))
    (made,) = (tmp_path / "out").iterdir()
    assert printed == f"{made}\n"
    assert made.read_bytes().decode() == shell.done("codebook", "export", "--to", "csv")


def test_in_as_one_change(shell: Shell, tmp_path: Path) -> None:
    """Each line says what was done; one undo takes all of it back; a dry run does nothing."""
    file = shell.file("more.csv", "code,group\nWar,Frame\nPeace,Frame\n")
    said = "New group Frame\nNew code War\nNew code Peace\n"
    before = shell.done("codebook", "export")

    assert shell.done("codebook", "import", file, "--dry-run") == said
    assert shell.done("codebook", "export") == before
    assert shell.done("codebook", "import", file) == said
    assert shell.done("codebook", "import", file) == "Nothing to do\n"
    assert "codebook" in shell.done("undo")
    assert shell.done("codebook", "export") == before
    assert shell.done("check").startswith("The library is whole")


def test_conflicts_are_listed(shell: Shell) -> None:
    """The rest is applied, the exit code is 1, and --replace lets the file win."""
    file = shell.file("more.csv", "code,group,guideline\nFact,Kind,Other words\nWar,Kind,\n")
    answer = shell("codebook", "import", file)

    assert answer.code == 1
    assert answer.out.splitlines() == [
        "New code War",
        "Left out: Code Fact: guideline is not the same here, and the file may be the older",
    ]
    assert "1 entry was left out" in answer.err
    assert shell.done("codebook", "import", file, "--replace") == "Code Fact: guideline\n"
    assert "Other words" in shell.done("codebook", "export")


def test_bad_files_change_nothing(shell: Shell, tmp_path: Path) -> None:
    """One line each."""
    before = shell.done("codebook", "export")
    assert "cannot be read" in shell.refused("codebook", "import", str(tmp_path / "absent.md"))
    assert "cannot be read" in shell.refused("codebook", "import", "a" * 300 + ".md")
    assert "ends in none of" in shell.refused("codebook", "import", shell.file("a.txt"))
    assert "two entries" in shell.refused("codebook", "import", shell.file("a.csv", "code\nWar\nwar\n"))
    assert "not UTF-8" in shell.refused("codebook", "import", shell.file("b.csv", b"code\n\xff"))
    for folder in (str(tmp_path), f"{tmp_path}/"):
        assert f"“{tmp_path.name}” is a folder" in shell.refused("codebook", "import", folder)
    assert "docx" in shell.refused("codebook", "export", "--to", "docx")

    assert shell.done("codebook", "export") == before


def test_the_folder_one_is_in_has_its_name(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """“.” is said as what it is called, to the codebook and to what is read back."""
    monkeypatch.chdir(tmp_path)
    for words in (["codebook", "import", "./"], ["import", "."]):
        assert f"“{tmp_path.name}” is a folder" in shell.refused(*words)


@pytest.mark.parametrize("words", [[], ["sideways"], ["import"], ["export", "a", "b"]])
def test_misuse(shell: Shell, words: list[str]) -> None:
    """At most five lines, and exit code 2."""
    assert "tepi codebook" in shell.misused("codebook", *words)


def test_the_library_may_stand_behind(shell: Shell, tmp_path: Path) -> None:
    """--library counts wherever it stands."""
    other = tmp_path / "other.tepi"
    shell.done("codebook", "export", "--library", str(other))

    assert other.exists()
    assert not shell.library.exists()
