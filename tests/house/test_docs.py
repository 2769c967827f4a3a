"""The documents say what the program does: nothing is missing from them, and nothing in them is stale."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from tests.house.test_pyproject import APP, DEV

from tepi.__main__ import main
from tepi.cli import arguments
from tepi.cli.verbs import VERBS
from tepi.exchange.registry import FORMATS, Format
from tepi.library import tables
from tepi.library.file import open_library
from tepi.text.readers.registry import READERS
from tepi.window.actions import ACTIONS, keys_page

TOP = Path(__file__).parents[2]
PAGES = sorted(path.relative_to(TOP).as_posix() for path in [*TOP.glob("*.md"), *TOP.glob("docs/*.md")])


def fields(shape: object) -> set[str]:
    """Every field name in a JSON value; what a field "values" holds differs from change to change."""
    if isinstance(shape, list):
        return set().union(*map(fields, shape))
    if isinstance(shape, dict):
        return set(shape).union(*(fields(value) for name, value in shape.items() if name != "values"))
    return set()


def page(name: str) -> str:
    """The text of a page."""
    return (TOP / name).read_text(encoding="utf-8")


def options(verb: str) -> list[str]:
    """The long options of a verb, as its parser knows them."""
    parser = arguments._with_verbs()
    verbs = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return [
        name
        for action in verbs.choices[verb]._actions
        for name in action.option_strings
        if name.startswith("--") and name not in {"--help", "--library"}
    ]


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_has_its_place(verb: str) -> None:
    """docs/cli.md has a heading for each verb, and below it each of its options."""
    headings = re.split(r"^## ", page("docs/cli.md"), flags=re.MULTILINE)
    section = next((text for text in headings if f"`tepi {verb}" in text.split("\n", 1)[0]), "")

    assert section
    assert [name for name in options(verb) if name not in section] == []


def test_every_field_of_the_json_is_explained(
    tmp_path: Path, editorial_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever `--json` prints, under whatever name, docs/cli.md says what it is."""
    known = set(re.findall(r"`(\w+)`", page("docs/cli.md")))
    library = ["--library", str(tmp_path / "library.tepi")]
    assert main(["add", str(editorial_path), *library]) == 0
    document = capsys.readouterr().out.split()[0]
    passage = [
        "--start",
        "0",
        "--end",
        "10",
        "--code",
        "Fact",
        "--note",
        "n",
        "--said-by",
        "A",
        "B",
        "--unsure",
    ]
    assert main(["mark", document, *passage, *library]) == 0
    capsys.readouterr()
    for words in (["list"], ["show", document], ["history"]):
        assert main([*words, "--json", *library]) == 0
        printed = fields(json.loads(capsys.readouterr().out))

        assert printed
        assert printed - known == set()


def test_every_table_has_its_row() -> None:
    """docs/library.md names each table that a library has, and no other."""
    rows = re.findall(r"^\| (`[a-z_`, ]+) \|", page("docs/library.md"), flags=re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}

    assert named == set(tables.metadata.tables)


def test_the_questions_to_a_library_can_be_asked(tmp_path: Path) -> None:
    """Each SQL example runs on a real library."""
    questions = re.findall(r"```sql\n(.*?)```", page("docs/library.md"), flags=re.DOTALL)
    with open_library(tmp_path / "library.tepi") as library:
        answers = [library.connection.exec_driver_sql(question).all() for question in questions]

    assert len(answers) == 3
    assert answers[-1] != []  # a new library was made today


@pytest.mark.parametrize("asked", [*APP, *DEV], ids=lambda asked: asked.name)
def test_every_dependency_has_its_reason(asked: object) -> None:
    """The README's table names each package that is fetched."""
    rows = [line.split("|")[1] for line in page("README.md").splitlines() if line.startswith("|")]
    named = {canonicalize_name(word) for row in rows for word in re.findall(r"[\w.-]+", row)}

    assert canonicalize_name(asked.name) in named


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    """Every link and picture that is not on the web is a file of the checkout, and its heading exists."""
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", page(name)):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, heading = target.partition("#")
        path = (TOP / name).parent / file if file else TOP / name
        anchors = {
            re.sub(r"[^\w\- ]", "", line.lstrip("# ")).lower().replace(" ", "-")
            for line in (
                path.read_text(encoding="utf-8").splitlines()
                if path.suffix == ".md" and path.exists()
                else []
            )
            if line.startswith("#")
        }
        if not path.exists() or (heading and heading not in anchors):
            broken.append(target)

    assert broken == []


def test_the_architecture_fits_on_a_page() -> None:
    """ARCHITECTURE.md stays within 60 lines."""
    assert len(page("ARCHITECTURE.md").splitlines()) <= 60


def test_the_architecture_names_what_is_there() -> None:
    """Each file and folder that ARCHITECTURE.md names exists."""
    named = set(re.findall(r"`([\w/]+(?:\.py|\.md|/))`", page("ARCHITECTURE.md")))

    assert named
    assert [
        name for name in named if not any((TOP / place / name).exists() for place in (".", "desktop/tepi"))
    ] == []


def test_the_readme_gives_the_two_commands_first() -> None:
    """Someone new finds how to start, and how to test, on the first screen."""
    beginning = "\n".join(page("README.md").splitlines()[:30])

    assert "python3 dev.py run" in beginning
    assert "python3 dev.py test" in beginning


def test_the_page_of_keys_is_the_table_of_keys() -> None:
    """docs/keys.md is what `python3 dev.py docs` writes now, and so has every action's id."""
    assert page("docs/keys.md") == keys_page()
    assert [action.id for action in ACTIONS if f"`{action.id}`" not in page("docs/keys.md")] == []


def test_the_readmes_keys_are_the_tables() -> None:
    """Each key that the README names is a key of some action."""
    known = {key for action in ACTIONS for key in action.keys} | {"Shift", "Ctrl", "Esc", "Ctrl+→", "→", "←"}
    section = page("README.md").split("## Keys")[1].split("\n## ")[0]
    named = {
        key for row in section.splitlines() if row.startswith("| `") for key in re.findall(r"`([^`]+)`", row)
    }

    assert named - known == set()


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.id)
def test_every_format_has_its_heading(known: Format) -> None:
    """docs/formats.md describes each format that the registry offers."""
    assert re.search(rf"^### `{known.id}`", page("docs/formats.md"), flags=re.MULTILINE)


@pytest.mark.parametrize("suffix", READERS)
def test_every_readable_suffix_is_named(suffix: str) -> None:
    """docs/formats.md names each suffix that has a reader."""
    assert f"`{suffix}`" in page("docs/formats.md")
