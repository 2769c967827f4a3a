"""The codebook of a new library: fixed ids, and examples that can be looked up."""

from __future__ import annotations

import tomllib
import uuid

import pytest

from tepi.library.first_codebook import first_change
from tepi.marks.identity import TEPI_NAMESPACE
from tepi.resources import find
from tepi.text.ranges import Range
from tepi.text.seeds import editorial, seeds
from tepi.text.units import Units, segment

with (find("resources") / "codebooks" / "opinion-and-fact.toml").open("rb") as file:
    CODES = [code for group in tomllib.load(file)["groups"] for code in group["codes"]]
EXAMPLES = [(code, example) for code in CODES for example in code["examples"]]


@pytest.fixture(scope="module")
def text() -> str:
    return editorial().read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def units(text) -> Units:
    found = segment(text, "id")
    return Units(text, found.starts, found.ends)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code["name"])
def test_every_code_says_what_it_means(code):
    """Each code has a guideline with a test and a border case, one example and one counter-example."""
    sentences = segment(code["guideline"].strip(), "en").starts

    assert "**Test:**" in code["guideline"]
    assert "**Border:**" in code["guideline"]
    assert 3 <= len(sentences) <= 6
    assert [example["kind"] for example in code["examples"]] == ["example", "counter"]


@pytest.mark.parametrize(
    ("code", "example"), EXAMPLES, ids=[f"{code['name']} {example['kind']}" for code, example in EXAMPLES]
)
def test_every_example_can_be_looked_up(code, example, text, units):
    """An example's words are in the editorial exactly where its reference says."""
    title, _, place = example["reference"].rpartition(", ")
    sentence = text[slice(*units[units.find(place)])]

    assert title == seeds()[0].title
    assert sentence.count(example["quote"]) == 1
    start = text.index(sentence) + sentence.index(example["quote"])
    assert units.label_of(Range(start, start + len(example["quote"]))) == place


def test_ids_are_the_same_in_every_library():
    """Examples have fixed ids, made from the code and the kind."""
    for code, example in EXAMPLES:
        assert example["id"] == str(uuid.uuid5(TEPI_NAMESPACE, f"example:{code['name']}:{example['kind']}"))

    assert len({example["id"] for _, example in EXAMPLES}) == len(EXAMPLES) == 18


def test_a_new_library_gets_them_all():
    """The first change holds every code, its guideline and its examples."""
    change = first_change("a-library")
    codes = [edit.values for edit in change.edits if edit.table == "codes"]
    examples = [edit.values for edit in change.edits if edit.table == "code_examples"]

    assert [row["name"] for row in codes] == [code["name"] for code in CODES]
    assert [row["quote"] for row in examples] == [example["quote"] for _, example in EXAMPLES]
    assert all(row["guideline"].strip() == row["guideline"] for row in codes)
