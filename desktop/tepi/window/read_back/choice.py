"""What a reader chooses of what files would change. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tepi.exchange.comparison.plan import Item, LeftOut, Plan
    from tepi.exchange.comparison.progress import Tell
    from tepi.library.change import Change
    from tepi.library.file import Library


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: something that can be chosen, or (``left``) something that is not read."""

    plan: Plan
    file: str
    item: Item | None = None
    left: LeftOut | None = None


@dataclass
class Choice:
    """The rows, and which of them are chosen: at first all but conflicts, where the library's words stay.

    ``moment`` is the number of the newest change when the files were compared.
    """

    rows: tuple[Row, ...]
    moment: int
    chosen: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.chosen = {at for at, row in enumerate(self.rows) if row.item and not row.item.conflict}

    @property
    def possible(self) -> int:
        """How many rows can be chosen."""
        return sum(row.item is not None for row in self.rows)

    def toggle(self, at: int) -> None:
        """Choose a row, or let it be."""
        if 0 <= at < len(self.rows) and self.rows[at].item is not None:
            self.chosen ^= {at}

    def toggle_all(self) -> None:
        """Choose all that needs no decision; where all of that is chosen, nothing."""
        plain = {at for at, row in enumerate(self.rows) if row.item and not row.item.conflict}
        self.chosen = set() if plain and plain <= self.chosen else self.chosen | plain

    def change(
        self, library: Library, annotator: str, tick: Callable[[], None] = lambda: None
    ) -> Change | None:
        """One change that does what is chosen; None where nothing is. ``tick`` is called behind each mark."""
        from tepi.exchange.comparison.applying import change_of

        plans: list[tuple[Plan, list[Item]]] = []
        for at, row in enumerate(self.rows):
            if at not in self.chosen or row.item is None:
                continue
            if not plans or plans[-1][0] is not row.plan:
                plans.append((row.plan, []))
            plans[-1][1].append(row.item)
        return change_of(library, plans, annotator, tick)


def compared(library: Library, paths: Sequence[Path], tell: Tell | None = None) -> Choice:
    """What the files would change, conflicts first, what is not read last; ``tell`` hears how far it is.

    Raises:
        TepiError: A file cannot be read, or is not of Tepi's making.
    """
    from tepi.exchange.reading.files import source_of

    return compared_sources(library, [(path.name, source_of(path)) for path in paths], tell)


def compared_sources(
    library: Library, sources: Sequence[tuple[str, str]], tell: Tell | None = None
) -> Choice:
    """The same of texts with names. Raises TepiError where one is not of Tepi's making."""
    from tepi.exchange.comparison.comparing import compare_files

    rows: list[Row] = []
    for file, plan in compare_files(library, sources, tell):
        rows.extend(Row(plan, file, item) for item in (*plan.conflicts, *plan.changes))
        rows.extend(Row(plan, file, left=left) for left in plan.left_out)
    return Choice(tuple(rows), library.history.last_seq())
