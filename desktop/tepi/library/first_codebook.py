"""The codebook that a new library starts with, from ``resources/codebooks``."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from tepi.library.change import Change, Edit, put
from tepi.marks.identity import now
from tepi.resources import find


def first_change(library_id: str) -> Change:
    """The change that makes a new library: its facts, its codebook, the codebook's first version."""
    with (find("resources") / "codebooks" / "opinion-and-fact.toml").open("rb") as file:
        book: dict[str, Any] = tomllib.load(file)
    at = now()
    edits = [
        put("facts", name="id", value=library_id),
        put("facts", name="created", value=at),
        put("facts", name="codebook", value=book["name"]),
    ]
    wording = {}
    position = 0
    for order, group in enumerate(book["groups"]):
        edits.append(_group(group, order))
        for code in group["codes"]:
            edits.extend(_code(code, group["id"], position))
            wording[code["id"]] = {"name": code["name"], "guideline": code["guideline"].strip()}
            position += 1
    edits.append(_version(book["version"], at, wording))
    return Change("library.create", "New library", tuple(edits))


def _group(group: dict[str, Any], position: int) -> Edit:
    return put(
        "code_groups",
        id=group["id"],
        name=group["name"],
        choose=group["choose"],
        unit=group.get("unit", "free"),
        decide=int(group.get("decide", False)),
        counted=int(group.get("counted", True)),
        position=position,
    )


def _code(code: dict[str, Any], group: str, position: int) -> list[Edit]:
    edits = [
        put(
            "codes",
            id=code["id"],
            group=group,
            parent=None,
            name=code["name"],
            color=code["color"],
            key=code.get("key"),
            position=position,
            guideline=code["guideline"].strip(),
        )
    ]
    for place, example in enumerate(code.get("examples", ())):
        edits.append(put("code_examples", code=code["id"], highlight=None, position=place, **example))
    return edits


def _version(version: dict[str, Any], at: str, wording: dict[str, Any]) -> Edit:
    return put(
        "codebook_versions",
        id=version["id"],
        number=1,
        name=version["name"],
        at=at,
        why=version["why"],
        wording=json.dumps(wording, ensure_ascii=False),
    )
