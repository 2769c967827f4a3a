"""The codebook: groups of codes, their rules, keys and guidelines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Example:
    """A quote under a guideline that shows what a code is for, or what it is not for.

    ``kind`` is ``example`` or ``counter``. ``reference`` is the citation as it was
    when the quote was taken (title, place); ``highlight`` names the mark, if any.
    """

    id: str
    code: str
    kind: str
    quote: str
    reference: str = ""
    highlight: str | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its name, colour (``#RRGGBB``), key (one digit or None) and guideline (Markdown)."""

    id: str
    group: str
    name: str
    color: str
    key: str | None = None
    parent: str | None = None
    position: int = 0
    guideline: str = ""
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Codes that belong together, and the rules by which they are given.

    ``choose``: ``one`` or ``many``. ``unit``: ``free`` or ``sentence`` (ranges snap to
    whole sentences). ``decide``: whether every sentence wants a decision of this group.
    ``counted``: whether its marks count in any figure.
    """

    id: str
    name: str
    choose: str = "many"
    unit: str = "free"
    decide: bool = False
    counted: bool = True
    position: int = 0


@dataclass(frozen=True, slots=True)
class CodebookVersion:
    """A dated wording of all guidelines; each coding keeps the one in force."""

    id: str
    number: int
    name: str
    at: str
    why: str = ""


@dataclass(frozen=True)
class Codebook:
    """All groups and codes, in the order in which they are shown."""

    name: str
    groups: tuple[Group, ...] = ()
    codes: tuple[Code, ...] = ()
    version: CodebookVersion | None = None

    @cached_property
    def _codes(self) -> dict[str, Code]:
        return {code.id: code for code in self.codes}

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {group.id: group for group in self.groups}

    @cached_property
    def _order(self) -> dict[str, int]:
        walked = [code.id for group in self.groups for code, _ in self.tree(group.id)]
        return {code: place for place, code in enumerate(walked)}

    def code(self, code_id: str) -> Code:
        """The code with this id. Raises KeyError where there is none."""
        return self._codes[code_id]

    def find(self, code_id: str) -> Code | None:
        """The code with this id, or None."""
        return self._codes.get(code_id)

    def group(self, group_id: str) -> Group:
        """The group with this id. Raises KeyError where there is none."""
        return self._groups[group_id]

    def group_of(self, code_id: str) -> Group:
        """The group in which this code lies."""
        return self._groups[self._codes[code_id].group]

    def by_key(self, key: str) -> Code | None:
        """The code that this digit gives, or None."""
        return next((code for code in self.codes if code.key == key), None)

    def named(self, name: str) -> Code | None:
        """The code with this name, whatever its capitals, or None."""
        wanted = name.casefold().strip()
        return next((code for code in self.codes if code.name.casefold() == wanted), None)

    def tree(self, group_id: str, parent: str | None = None, depth: int = 0) -> Iterator[tuple[Code, int]]:
        """The codes of a group in order, each with its depth (0 = top)."""
        for code in self.codes:
            if code.group == group_id and code.parent == parent:
                yield code, depth
                yield from self.tree(group_id, code.id, depth + 1)

    def order(self, code_id: str) -> int:
        """Where the code stands in the codebook as shown (0 = first)."""
        return self._order.get(code_id, len(self._order))

    @property
    def deciding(self) -> tuple[Group, ...]:
        """The groups for which every sentence wants a decision."""
        return tuple(group for group in self.groups if group.decide)
