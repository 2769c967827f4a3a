"""import: Markdown that was edited elsewhere comes home as one change."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.shell import Shell


def exported(shell: Shell, *words: str) -> str:
    return shell.done("export", *words)


@pytest.mark.parametrize("flavour", ["commonmark", "obsidian"])
def test_an_edit_comes_home(shell: Shell, flavour: str) -> None:
    """A line for each change, one change in the history, and the same file again when nothing is to do."""
    document = shell.add()
    shell.done("mark", document, "--quote", "Nobody knows why!", "--code", "Fact", "--note", "Says who?")
    text = exported(shell, "--flavour", flavour)
    same, edited = (
        shell.file("same.md", text),
        shell.file("edited.md", text.replace("Says who?", "The paper.")),
    )
    said = "“Nobody knows why!”: note changed\n"

    assert shell.done("import", same) == "Nothing to do\n"
    assert shell.done("import", edited, "--dry-run") == said
    assert exported(shell, "--flavour", flavour) == text
    assert shell.done("import", edited) == said
    assert shell.done("import", edited) == "Nothing to do\n"
    assert "The paper." in exported(shell)
    assert "Read" in shell.done("undo")
    assert exported(shell, "--flavour", flavour) == text
    assert shell.done("check").startswith("The library is whole")


def test_conflicts_are_left_out(shell: Shell) -> None:
    """What both have changed is listed, the rest applied, and the exit code is 1."""
    document = shell.add()
    shell.done("mark", document, "--quote", "Nobody knows why!", "--code", "Fact")
    text = exported(shell)
    shell.done("mark", document, "--quote", "Nobody knows why!", "--code", "Opinion")
    file = shell.file(
        "a.md", text.replace("**Fact**", "**Prediction**").replace("---\n\n# ", "author: Ani\n---\n\n# ")
    )
    answer = shell("import", file, "--json")

    assert answer.code == 1
    assert "1 entry was left out" in answer.err
    answer = shell("import", file)
    assert answer.out.splitlines()[0] == "Nothing to do"
    assert "codes: Opinion → Prediction (changed here too" in answer.out
    assert shell.json("list")[0]["author"] == "Ani"


@pytest.mark.parametrize("flavour", ["commonmark", "obsidian"])
def test_words_of_ones_own_are_no_fault(shell: Shell, flavour: str) -> None:
    """They are listed, for who meant them for a mark; but whoever keeps notes in a vault has done nothing wrong."""
    document = shell.add()
    shell.done("mark", document, "--quote", "Nobody knows why!", "--code", "Fact")
    text = exported(shell, "--flavour", flavour)
    mine = f"{text}\n## My own\n\nSee [[Another]].\n"

    told = shell.done("import", shell.file("a.md", mine)).splitlines()
    assert told[0] == "Nothing to do" and told[1].startswith("Left out: Line") and len(told) == 2
    stray = "\n> “Words that nobody wrote”\n\n**Fact**\n"
    assert shell("import", shell.file("b.md", mine + stray)).err.startswith("tepi: 1 entry was left out")


def test_what_json_says(shell: Shell) -> None:
    """Each item with what was and what comes."""
    document = shell.add()
    mark = shell.done("mark", document, "--quote", "Nobody knows why!", "--code", "Fact").strip()
    file = shell.file("a.md", exported(shell).replace("**Fact**", "**Opinion**"))
    ((item,),) = (each["items"] for each in shell.json("import", file, "--dry-run"))

    assert (item["kind"], item["mark"], item["applied"]) == ("mark.codes", mark, False)
    assert (item["before"], item["after"], item["conflict"]) == ("Fact", "Opinion", False)
    assert shell.json("import", file, "--by", "Ani")[0]["items"][0]["applied"]


def test_bad_files_change_nothing(shell: Shell, tmp_path: Path) -> None:
    """One line each, and the library stays as it is."""
    shell.add()
    text = exported(shell)
    history = shell.done("history")
    refusals = {
        "a.md": b"# A text\n",
        "b.md": text.encode() + b"\xff",
        "c.md": b"\0\1\2PNG",
        "d.md": b"---\ntepi: &a [*a]\n---\n",
        "e.md": b"---\n" + b"[" * 100_000 + b"\n---\n",
        "f.md": b"---\nx: " + b"a" * 300_000 + b"\n---\n",
        "g.md": b"",
    }
    for name, data in refusals.items():
        assert shell.refused("import", shell.file(name, data))
    assert "There is no file" in shell.refused("import", str(tmp_path / "absent.md"))
    for folder in (str(tmp_path), f"{tmp_path}/"):
        assert f"“{tmp_path.name}” is a folder" in shell.refused("import", folder)
    large = tmp_path / "large.md"
    with large.open("wb") as file:
        file.truncate(100_000_001)
    assert "too large" in shell.refused("import", str(large))

    assert shell.done("history") == history
    assert "Read it back" in shell.refused(
        "add", shell.file("h.md", exported(shell, "--flavour", "obsidian"))
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04\x14\0\x08\x08\xb5", "is no Markdown"),
        (b"%PDF-1.7\n%\xb5\xb5", "is no Markdown"),
        (b"\x89PNG\r\n\x1a\n\0", "is no Markdown"),
        ("caf\u00e9".encode("latin-1"), "Save it as UTF-8"),
        ("caf\u00e9".encode("utf-16"), "Save it as UTF-8"),
    ],
    ids=["docx", "pdf", "png", "latin-1", "utf-16"],
)
def test_only_text_is_to_be_saved_as_utf8(shell: Shell, data: bytes, said: str) -> None:
    """A Word file, a PDF or a picture is told to be no Markdown; text in another encoding, what helps it."""
    assert said in shell.refused("import", shell.file("a.md", data))


@pytest.mark.parametrize("broken", ["x: [", "x: &a b", "\tx: y", "a: *a", "- x"])
def test_broken_front_matter(shell: Shell, broken: str) -> None:
    """It is said with its line, the facts stay, and the marks are read all the same."""
    document = shell.add()
    shell.done("mark", document, "--quote", "Nobody knows why!", "--code", "Fact")
    text = exported(shell).replace("**Fact**", "**Opinion**")
    answer = shell("import", shell.file("a.md", text.replace("\ntepi:", f"\n{broken}\ntepi:")))

    assert answer.code == 1
    assert "front matter cannot be read" in answer.out
    assert "Line " in answer.out


def test_misuse(shell: Shell) -> None:
    """At most five lines, and exit code 2."""
    assert "tepi import" in shell.misused("import")
