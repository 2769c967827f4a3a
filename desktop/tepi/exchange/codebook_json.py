"""A codebook as JSON, out and in; its shape is published in ``docs/schema``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tepi.errors import TepiError
from tepi.exchange.codebook_reading import (
    REMEDY,
    checked,
    color_of,
    examples_of,
    key_of,
    name_of,
    word_of,
)
from tepi.marks.codebook import Codebook
from tepi.marks.codebook_entries import (
    CHOOSE,
    UNIT,
    CodebookEntries,
    CodeEntry,
    GroupEntry,
    entries,
    plain,
)
from tepi.text.one_line import one_line

FORMAT, VERSION = "tepi-codebook", 1


def pieces(codebook: Codebook) -> Iterator[str]:
    """Write the codebook."""
    book = entries(codebook)
    shape = {
        "format": FORMAT,
        "version": VERSION,
        "name": book.name,
        "wording": codebook.version.name if codebook.version else None,
        "groups": [
            {
                **_of_group(group),
                "codes": [_of_code(code) for code in book.codes if code.group == group.name],
            }
            for group in book.groups
        ],
    }
    yield json.dumps(shape, ensure_ascii=False, indent=2) + "\n"


def read(text: str) -> CodebookEntries:
    """Read a codebook.

    Raises:
        TepiError: It is no JSON, no codebook, of a newer Tepi, or something in it cannot be.
    """
    try:
        shape = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise TepiError(f"This is no JSON{line}", REMEDY) from None
    if not isinstance(shape, dict) or shape.get("format") != FORMAT:
        raise TepiError("This JSON is no codebook of Tepi", "Choose another file")
    if shape.get("version") != VERSION:
        raise TepiError("This codebook was written by a newer Tepi", "Update Tepi, or export it anew")
    groups: list[GroupEntry] = []
    codes: list[CodeEntry] = []
    for group in _objects(shape.get("groups"), "groups"):
        name = name_of(group.get("name"), "A group")
        where = f"Group {name}"
        groups.append(
            GroupEntry(
                _text(group, "id") or "",
                name,
                None if (said := _text(group, "choose")) is None else word_of(said, CHOOSE, where),
                None if (said := _text(group, "unit")) is None else word_of(said, UNIT, where),
                _flag(group, "decide", where),
                _flag(group, "counted", where),
                _text(group, "state") or "",
            )
        )
        codes.extend(_code(each, name) for each in _objects(group.get("codes", []), "codes"))
    return checked(_text(shape, "name") or "", groups, codes)


def _code(shape: dict[str, Any], group: str) -> CodeEntry:
    name = name_of(shape.get("name"), f"A code of {group}")
    where = f"Code {name}"
    color, guideline = _text(shape, "color"), _text(shape, "guideline")
    return CodeEntry(
        _text(shape, "id") or "",
        name,
        group,
        one_line(_text(shape, "parent") or "") if "parent" in shape else None,
        color_of(color, where) if color is not None else None,
        key_of(_text(shape, "key") or "", where) if "key" in shape else None,
        plain(guideline) if guideline is not None else None,
        examples_of(shape["examples"], where) if "examples" in shape else None,
        _text(shape, "state") or "",
    )


def _of_group(group: GroupEntry) -> dict[str, Any]:
    names = ("id", "name", "choose", "unit", "decide", "counted", "state")
    return {name: getattr(group, name) for name in names}


def _of_code(code: CodeEntry) -> dict[str, Any]:
    return {
        "id": code.id,
        "name": code.name,
        "parent": code.parent or None,
        "color": code.color,
        "key": code.key or None,
        "guideline": code.guideline,
        "examples": [
            {"kind": kind, "quote": quote, "reference": reference}
            for kind, quote, reference in code.examples or ()
        ],
        "state": code.state,
    }


def _objects(value: object, what: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise TepiError(f"The {what} of this codebook are no list of objects", REMEDY)
    return value


def _text(shape: dict[str, Any], name: str) -> str | None:
    value = shape.get(name)
    if value is not None and not isinstance(value, str):
        raise TepiError(f"“{name}” is {json.dumps(value)[:40]}, and should be text", REMEDY)
    return value


def _flag(shape: dict[str, Any], name: str, where: str) -> bool | None:
    value = shape.get(name)
    if value is not None and not isinstance(value, bool):
        raise TepiError(f"{where}: “{name}” should be true or false", REMEDY)
    return value
