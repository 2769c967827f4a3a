"""A file holds one idea: most are short, and none is long."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest

TOP = Path(__file__).parents[2]
FILES = sorted(
    path.relative_to(TOP).as_posix()
    for folder in ("desktop", "tests")
    for path in (TOP / folder).rglob("*.py")
)
LONGEST = 400

# A file may be longer for a reason that is written here, beside its name.
LONGER_FOR_A_REASON: dict[str, str] = {}


def length(file: str) -> int:
    """The number of lines of a file."""
    return len((TOP / file).read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("file", ["dev.py", *FILES])
def test_no_file_outgrows_its_idea(file: str) -> None:
    """Beyond 400 lines a file usually holds two ideas."""
    assert length(file) <= LONGEST or file in LONGER_FOR_A_REASON


def test_most_files_are_short() -> None:
    """Half of the program's files fit on a few screens."""
    sizes = [length(file) for file in FILES if file.startswith("desktop/") and length(file)]

    assert median(sizes) <= 200


def test_names_say_what_files_hold() -> None:
    """No file is called by a word that could hold anything."""
    vague = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "base", "misc"}

    assert [file for file in FILES if Path(file).stem in vague] == []
