"""A codebook that comes from a file: what it adds and changes, as one change, and what it must not."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tepi.errors import TepiError
from tepi.library.change import Change, Edit, alter, drop, put
from tepi.marks.codebook import Code, Codebook, Group
from tepi.marks.codebook_entries import CodebookEntries, CodeEntry, GroupEntry, code_entry, group_entry, state
from tepi.marks.identity import new_id

# Blue, vermilion, green, orange, purple, sky: for codes whose file names no colour.
COLORS = ("#0072B2", "#D55E00", "#009E73", "#E69F00", "#CC79A7", "#56B4E9")
RULES = ("choose", "unit", "decide", "counted")


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, a sentence each, and what it leaves out; ``change`` is None where it is nothing."""

    done: tuple[str, ...]
    conflicts: tuple[str, ...]
    change: Change | None


def plan_import(codebook: Codebook, file: CodebookEntries, *, replace: bool = False) -> Plan:
    """Compare a file with the codebook. Nothing is ever deleted.

    A code or group is found by its id, else by its name. Where it differs, the state that the file
    carries says who has changed it: only the file (it is taken), only the library (it stays), or
    both, or nobody knows: that is a conflict, and is left out unless ``replace`` says the file wins.

    Raises:
        TepiError: Codes would lie inside themselves or in another group than their parent.
    """
    work = _Work(codebook, replace)
    for group in file.groups:
        work.group(group)
    for code in file.codes:
        work.code(code)
    for code in file.codes:
        work.parent(code)
    work.keys()
    work.check()
    edits = work.all_edits()
    label = f"Imported the codebook {file.name}".rstrip()
    change = Change("codebook.import", label, edits, {"name": file.name}) if edits else None
    return Plan(tuple(work.done), tuple(work.conflicts), change)


@dataclass
class _Work:
    codebook: Codebook
    replace: bool
    done: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)  # of new codes, by id
    news: dict[str, dict[str, Any]] = field(default_factory=dict)  # new values of codes there, by id
    edits: list[Edit] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)  # folded name in the file: id here
    codes: dict[str, str] = field(default_factory=dict)

    def group(self, entry: GroupEntry) -> None:
        book = self.codebook
        here = next((each for each in book.groups if each.id == entry.id), None) or next(
            (each for each in book.groups if each.name.casefold() == entry.name.casefold()), None
        )
        said = {rule: getattr(entry, rule) for rule in RULES if getattr(entry, rule) is not None}
        if here is None:
            group = _own_id(entry.id, {each.id for each in book.groups} | set(self.groups.values()))
            self.groups[entry.name.casefold()] = group
            values = {"choose": "many", "unit": "free", "decide": False, "counted": True, **said}
            position = _behind(book.groups) + len(self.groups)
            self.edits.append(
                put("code_groups", id=group, name=entry.name, position=position, **_numbers(values))
            )
            self.done.append(f"New group {entry.name}")
            return
        self.groups[entry.name.casefold()] = here.id
        new = {name: value for name, value in said.items() if getattr(here, name) != value}
        if entry.name != here.name:
            new["name"] = entry.name
        if new and self._takes(f"Group {here.name}", entry, group_entry(here), new):
            taken = {each.name.casefold() for each in book.groups if each.id != here.id}
            if "name" in new and new["name"].casefold() in taken:
                self.conflicts.append(f"Group {here.name}: another group is called {new.pop('name')}")
            if new:
                self.edits.append(alter("code_groups", {"id": here.id}, **_numbers(new)))

    def code(self, entry: CodeEntry) -> None:
        book = self.codebook
        here = book.find(entry.id) or book.named(entry.name)
        group = self.groups[entry.group.casefold()]
        if here is None:
            code = _own_id(entry.id, {each.id for each in book.codes} | set(self.rows))
            self.codes[entry.name.casefold()] = code
            self.rows[code] = {
                "id": code,
                "group": group,
                "parent": None,
                "name": entry.name,
                "color": entry.color or COLORS[(len(book.codes) + len(self.rows)) % len(COLORS)],
                "key": entry.key or None,
                "position": _behind(book.codes) + len(self.rows),
                "guideline": entry.guideline or "",
            }
            self._examples(code, (), entry.examples or ())
            self.done.append(f"New code {entry.name}")
            return
        self.codes[entry.name.casefold()] = here.id
        now = code_entry(here, book)
        new: dict[str, Any] = {
            name: value
            for name in ("color", "key", "guideline", "examples")
            if (value := getattr(entry, name)) is not None and value != getattr(now, name)
        }
        if entry.name != here.name:
            new["name"] = entry.name
        if group != here.group:
            new["group"] = group
        if entry.parent is not None and entry.parent.casefold() != (now.parent or "").casefold():
            new["parent"] = entry.parent
        if not new or not self._takes(f"Code {here.name}", entry, now, new):
            return
        other = book.named(new["name"]) if "name" in new else None
        if other is not None and other.id != here.id:
            self.conflicts.append(f"Code {here.name}: another code is called {new.pop('name')}")
        if "examples" in new:
            self._examples(here.id, here.examples, new.pop("examples"))
        if "key" in new:
            new["key"] = new["key"] or None
        self.news[here.id] = new

    def parent(self, entry: CodeEntry) -> None:
        """Put the ids of parents in place of their names, now that every code of the file is known."""
        code = self.codes[entry.name.casefold()]
        parent = self.codes.get((entry.parent or "").casefold())
        if code in self.rows:
            self.rows[code]["parent"] = parent
        elif "parent" in self.news.get(code, {}):
            self.news[code]["parent"] = parent

    def keys(self) -> None:
        """Give no key twice: one that stays with another code is left out, and said."""
        final = {each.id: self.news.get(each.id, {}).get("key", each.key) for each in self.codebook.codes}
        wanting = [*self.rows, *(code for code, new in self.news.items() if "key" in new)]
        holders = {key: code for code, key in final.items() if key and code not in wanting}
        for code in wanting:
            values = self.rows.get(code) or self.news[code]
            key = values["key"]
            if key and key in holders:
                name = self._name(code)
                self.conflicts.append(f"Code {name}: the key {key} belongs to {self._name(holders[key])}")
                if code in self.rows:
                    values["key"] = None
                else:
                    del values["key"]
            elif key:
                holders[key] = code

    def check(self) -> None:
        """Refuse what would leave the codebook without an order.

        Raises:
            TepiError: A code inside itself, or in another group than its parent.
        """
        places: dict[str, tuple[str, str | None]] = {
            code.id: (
                self.news.get(code.id, {}).get("group", code.group),
                self.news.get(code.id, {}).get("parent", code.parent),
            )
            for code in self.codebook.codes
        }
        places.update({code: (row["group"], row["parent"]) for code, row in self.rows.items()})
        for code, (group, above) in places.items():
            seen, parent = {code}, above
            while parent is not None:
                if parent in seen:
                    raise TepiError(f"{self._name(code)} would lie inside itself", "Correct the file")
                if places[parent][0] != group:
                    raise TepiError(
                        f"{self._name(code)} would lie inside {self._name(parent)}, which is in another group",
                        "Put both into the same group",
                    )
                seen.add(parent)
                parent = places[parent][1]

    def all_edits(self) -> tuple[Edit, ...]:
        """The row edits, codes before their examples."""
        altered = [alter("codes", {"id": code}, **new) for code, new in self.news.items() if new]
        return (
            *(edit for edit in self.edits if edit.table == "code_groups"),
            *(put("codes", **row) for row in self.rows.values()),
            *altered,
            *(edit for edit in self.edits if edit.table != "code_groups"),
        )

    def _takes(
        self, what: str, entry: GroupEntry | CodeEntry, now: GroupEntry | CodeEntry, new: Mapping[str, Any]
    ) -> bool:
        """Whether the file's wording is to be taken where the library has another."""
        fields = ", ".join(sorted(new))
        if self.replace or (entry.state and entry.state == now.state):
            self.done.append(f"{what}: {fields}")
            return True
        if not entry.state or entry.state != state(entry):
            self.conflicts.append(f"{what}: {fields} is not the same here, and the file may be the older")
        return False

    def _examples(self, code: str, before: tuple[Any, ...], after: tuple[tuple[str, str, str], ...]) -> None:
        """Examples that stay keep their rows, and so the marks that they name."""
        kept = {(each.kind, each.quote, each.reference): each for each in before}
        for each in before:
            if (each.kind, each.quote, each.reference) not in after:
                self.edits.append(drop("code_examples", id=each.id))
        for position, said in enumerate(after):
            if old := kept.get(said):
                self.edits.append(alter("code_examples", {"id": old.id}, position=position))
                continue
            kind, quote, reference = said
            row = {"kind": kind, "quote": quote, "reference": reference}
            self.edits.append(
                put("code_examples", id=new_id(), code=code, highlight=None, position=position, **row)
            )

    def _name(self, code: str) -> str:
        row = self.rows.get(code)
        return str(row["name"]) if row else self.codebook.code(code).name


def _numbers(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: int(value) if isinstance(value, bool) else value for name, value in values.items()}


def _own_id(wanted: str, taken: set[str]) -> str:
    """The id that the file gives, where it is one and free, so that libraries match; else a new one."""
    try:
        given = str(uuid.UUID(wanted))
    except ValueError:
        return new_id()
    return new_id() if given in taken else given


def _behind(things: tuple[Group, ...] | tuple[Code, ...]) -> int:
    return max((thing.position for thing in things), default=-1) + 1
