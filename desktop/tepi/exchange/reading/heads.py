"""What stands above a document's marks: its facts, as either flavour has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tepi.exchange.reading.front_matter import Unreadable, as_text, read_front_matter
from tepi.exchange.reading.shapes import Problem

FORMAT = "1"
FACTS = ("title", "kind", "author", "publication", "date", "address", "source", "language", "sha256")
OWN_FIELD = "field "
_DOCUMENT = re.compile(r"""(?:^tepi-|[{,\s])document["']?:\s*["']?([0-9a-f-]{36})""", re.MULTILINE)
_OBSIDIAN = re.compile(r"^tepi-", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter of one document; ``facts`` is None where it cannot be read (see ``Page``)."""

    document: str
    dialect: str
    facts: dict[str, str] | None = None
    fields: dict[str, str] = field(default_factory=dict)
    annotators: tuple[str, ...] = ()
    as_of: str = ""
    partial: bool = True
    coders: bool = False
    problems: tuple[Problem, ...] = ()


def read_head(source: str, first: int) -> Head | None:
    """Read the front matter between its two rules; None where it is not of Tepi's making.

    ``first`` is the number of its first line. Where it cannot be read, the document's id is still looked
    for, so that the marks can be.
    """
    try:
        head = read_front_matter(source)
    except Unreadable as why:
        named = _DOCUMENT.search(source)
        if named is None:
            return None
        problem = Problem(
            first + why.line, f"The front matter cannot be read ({why}); it stays as it is here"
        )
        dialect = "obsidian" if _OBSIDIAN.search(source) else "commonmark"
        return Head(named[1], dialect, problems=(problem,))
    if "tepi-document" in head:
        return _obsidian(head, first)
    own = head.get("tepi")
    if not isinstance(own, Mapping) or not as_text(own.get("document")):
        return None
    fields = head.get("fields")
    return Head(
        as_text(own["document"]),
        "commonmark",
        _facts(head),
        {name: as_text(value) for name, value in fields.items()} if isinstance(fields, Mapping) else {},
        _names(head.get("annotators")),
        as_text(head.get("as-of")),
        "marks" in own,
        "annotators" in own,
        _format(as_text(own.get("format")), first),
    )


def _obsidian(head: Mapping[str, Any], first: int) -> Head:
    return Head(
        as_text(head["tepi-document"]),
        "obsidian",
        _facts(head),
        {
            name.removeprefix(OWN_FIELD): as_text(value)
            for name, value in head.items()
            if name.startswith(OWN_FIELD)
        },
        _names(head.get("annotators")),
        as_text(head.get("as-of")),
        "tepi-marks" in head,
        "tepi-annotators" in head,
        _format(as_text(head.get("tepi-format")), first),
    )


def _facts(head: Mapping[str, Any]) -> dict[str, str]:
    return {name: as_text(head[name]) for name in FACTS if name in head}


def _names(value: Any) -> tuple[str, ...]:
    return tuple(as_text(each) for each in value) if isinstance(value, list) else ()


def _format(said: str, first: int) -> tuple[Problem, ...]:
    if said in ("", FORMAT):
        return ()
    return (
        Problem(first, f"The file is of format {said}, which a newer Tepi writes; some of it may be misread"),
    )
