"""A codebook as it stands in a file: names in place of ids where one file must make sense in another library."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from tepi.marks.codebook import Code, Codebook, Group

Example = tuple[str, str, str]
CHOOSE, UNIT, KINDS = ("one", "many"), ("free", "sentence"), ("example", "counter")


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """A group. A value of None is one that the file does not say; ``state`` is that of ``state``."""

    id: str
    name: str
    choose: str | None = None
    unit: str | None = None
    decide: bool | None = None
    counted: bool | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code; ``group`` and ``parent`` are names, a ``parent`` or ``key`` of "" is none.

    A value of None is one that the file does not say. ``examples`` are (kind, quote, reference).
    """

    id: str
    name: str
    group: str
    parent: str | None = None
    color: str | None = None
    key: str | None = None
    guideline: str | None = None
    examples: tuple[Example, ...] | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class CodebookEntries:
    """What a codebook file holds, in the order in which it is shown."""

    name: str
    groups: tuple[GroupEntry, ...]
    codes: tuple[CodeEntry, ...]


def entries(codebook: Codebook) -> CodebookEntries:
    """The codebook as a file holds it, every value said."""
    return CodebookEntries(
        codebook.name,
        tuple(group_entry(group) for group in codebook.groups),
        tuple(code_entry(code, codebook) for group in codebook.groups for code, _ in codebook.tree(group.id)),
    )


def group_entry(group: Group) -> GroupEntry:
    """One group, with its state."""
    found = GroupEntry(group.id, group.name, group.choose, group.unit, group.decide, group.counted)
    return GroupEntry(
        group.id, group.name, group.choose, group.unit, group.decide, group.counted, state(found)
    )


def code_entry(code: Code, codebook: Codebook) -> CodeEntry:
    """One code, with its state."""
    said = (
        code.id,
        code.name,
        codebook.group(code.group).name,
        codebook.code(code.parent).name if code.parent else "",
        code.color.upper(),
        code.key or "",
        plain(code.guideline),
        tuple((each.kind, plain(each.quote), plain(each.reference)) for each in code.examples),
    )
    return CodeEntry(*said, state=state(CodeEntry(*said)))


def state(entry: GroupEntry | CodeEntry) -> str:
    """Twelve digits that stand for what an entry says (its id left out).

    A file carries those of its making. So it can be seen later which of two that differ has changed.
    """
    if isinstance(entry, GroupEntry):
        said: list[object] = [entry.name, entry.choose, entry.unit, entry.decide, entry.counted]
    else:
        said = [entry.name, entry.group, entry.parent, entry.color, entry.key, entry.guideline]
        said.append(entry.examples)
    return sha256(json.dumps(said).encode()).hexdigest()[:12]


def plain(text: str) -> str:
    """A text as it is compared: line ends of one kind, none at the edges."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
