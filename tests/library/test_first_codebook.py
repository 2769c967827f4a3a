"""The codebook of a new library comes from ``resources`` as it stands there."""

from __future__ import annotations

import json
import tomllib
from collections import Counter

from sqlalchemy import select
from tests.library.desk import Desk

from tepi.library import tables
from tepi.library.first_codebook import first_change
from tepi.resources import find


def shipped() -> dict:
    """The codebook's file."""
    path = find("resources") / "codebooks" / "opinion-and-fact.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_everything_of_the_file_is_in_the_library(desk: Desk) -> None:
    """Groups, codes, guidelines and examples, in the file's order, under the file's ids."""
    file, book = shipped(), desk.codebook

    assert [group.id for group in book.groups] == [group["id"] for group in file["groups"]]
    codes = [code for group in file["groups"] for code in group["codes"]]
    assert [(c.id, c.name, c.color, c.key) for c in book.codes] == [
        (c["id"], c["name"], c["color"], c.get("key")) for c in codes
    ]
    assert [c.guideline for c in book.codes] == [c["guideline"].strip() for c in codes]
    assert [[e.id for e in c.examples] for c in book.codes] == [
        [e["id"] for e in c.get("examples", ())] for c in codes
    ]


def test_the_first_version_keeps_the_wording(desk: Desk) -> None:
    """The version that codings carry holds every code's name and guideline as they were then."""
    (row,) = desk.library.connection.execute(select(tables.codebook_versions))

    assert (row.number, row.id) == (1, shipped()["version"]["id"])
    assert json.loads(row.wording) == {
        code.id: {"name": code.name, "guideline": code.guideline} for code in desk.codebook.codes
    }


def test_it_is_one_change() -> None:
    """A library is made whole: one change puts its facts, groups, codes and version."""
    change = first_change("the id")
    counted = Counter(edit.table for edit in change.edits)

    assert change.kind == "library.create"
    assert {edit.op for edit in change.edits} == {"put"}
    assert (counted["code_groups"], counted["codes"], counted["codebook_versions"]) == (4, 9, 1)
    assert {"name": "id", "value": "the id"} in [edit.values for edit in change.edits]
