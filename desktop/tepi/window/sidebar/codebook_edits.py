"""What the sidebar does to the codebook, by id. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tepi.errors import TepiError

if TYPE_CHECKING:
    from tepi.library.change import Change
    from tepi.marks.codebook import Codebook
    from tepi.window.desk import Desk

# Twelve colours that stay apart on paper and on dark, also for most colour-blind eyes.
COLORS = (
    "#0072B2",
    "#D55E00",
    "#CC79A7",
    "#E69F00",
    "#009E73",
    "#56B4E9",
    "#B8A100",
    "#882255",
    "#7A7A7A",
    "#5B5BD6",
    "#A0522D",
    "#4E8F1F",
)
Order = list[tuple[str, str, str | None]]


def record(desk: Desk, make: Callable[[Codebook], Change], step: str | None = None) -> Change | None:
    """Record the change that ``make`` makes of the codebook; what is wrong with it is said in the strip.

    Changes with the same ``step`` are undone together.
    """
    if desk.codebook is None:
        return None
    try:
        change = make(desk.codebook)
    except TepiError as error:
        desk.say(str(error), "error")
        return None
    return change if desk.record(change, step) else None


def rename(desk: Desk, kind: str, thing: str, name: str) -> None:
    """Give a group or a code another name."""
    alter(desk, kind, thing, name=name)


def alter(desk: Desk, kind: str, thing: str, *, step: str | None = None, **values: Any) -> bool:
    """Change a group or a code; nothing is recorded where nothing would change. False where it could not be."""
    from tepi.library.edits.codebook import alter_code, alter_group

    book = desk.codebook
    if book is None:
        return False
    if "name" in values:
        values["name"] = " ".join(values["name"].split())
    here = book.group(thing) if kind == "group" else book.code(thing)
    values = {name: value for name, value in values.items() if getattr(here, name) != value}
    if not values:
        return True
    if kind == "group":
        return record(desk, lambda book: alter_group(book, book.group(thing), **values), step) is not None
    return record(desk, lambda book: alter_code(book, book.code(thing), **values), step) is not None


def new_group(desk: Desk, name: str, step: str | None = None) -> str | None:
    """Add a group; its id, or None where that could not be."""
    from tepi.library.edits.codebook import add_group

    change = record(desk, lambda book: add_group(book, name), step)
    return str(change.values["group"]) if change else None


def new_code(
    desk: Desk, group: str, name: str, *, parent: str | None = None, step: str | None = None
) -> str | None:
    """Add a code with the next colour and the next free key; its id, or None where that could not be."""
    from tepi.library.edits.codebook import add_code

    def make(book: Codebook) -> Change:
        return add_code(book, group, name, next_color(book), next_key(book), parent)

    change = record(desk, make, step)
    return str(change.values["code"]) if change else None


def next_color(codebook: Codebook) -> str:
    """The colour of COLORS that is used least, the first of several."""
    used = [code.color.upper() for code in codebook.codes]
    return min(COLORS, key=used.count)


def next_key(codebook: Codebook) -> str | None:
    """The first digit from 1 to 9 that gives no code yet, or None."""
    taken = {code.key for code in codebook.codes}
    return next((digit for digit in "123456789" if digit not in taken), None)


def free_name(names: list[str], wanted: str) -> str:
    """``wanted``, or ``wanted 2`` and so on where a thing of that name is there already."""
    there = {name.casefold() for name in names}
    tries = [wanted, *(f"{wanted} {number}" for number in range(2, len(names) + 3))]
    return next(name for name in tries if name.casefold() not in there)


def order_of(codebook: Codebook) -> Order:
    """All codes as they stand: (code, group, parent) in the order shown."""
    return [
        (code.id, group.id, code.parent) for group in codebook.groups for code, _ in codebook.tree(group.id)
    ]


def drop(desk: Desk, kind: str, thing: str, into_kind: str, into: str, place: int) -> None:
    """Put what was dragged into a group, onto or between codes, or (a group) between groups.

    ``place`` counts the children of ``into`` as they were; -1 is behind them.
    """
    if kind == "group":
        _drop_group(desk, thing, place)
        return
    book = desk.codebook
    if book is None or thing == into:
        return
    group = into if into_kind == "group" else book.code(into).group
    parent = None if into_kind == "group" else into
    siblings = [code.id for code in book.codes if code.group == group and code.parent == parent]
    before = next((each for each in siblings[place:] if each != thing), None) if place >= 0 else None
    arrange(desk, thing, group, parent, before)


def arrange(
    desk: Desk, code: str, group: str, parent: str | None, before: str | None, step: str | None = None
) -> None:
    """Move a code, with what lies inside it, into ``group`` and ``parent``, before a sibling or last."""
    from tepi.library.edits.codebook import arrange_codes

    book = desk.codebook
    if book is None:
        return
    here = book.code(code)
    inside = {each.id for each, _ in book.tree(here.group, code)}
    moving = [(code, group, parent)]
    moving += [(each, group, up) for each, _, up in order_of(book) if each in inside]
    order = [each for each in order_of(book) if each[0] != code and each[0] not in inside]
    at = next((place for place, each in enumerate(order) if each[0] == before), len(order))
    order[at:at] = moving
    if order != order_of(book):
        record(desk, lambda book: arrange_codes(book, order), step)


def shift(desk: Desk, kind: str, thing: str, way: int) -> None:
    """Move a group or a code one place up (-1) or down (1) among its siblings; codes pass into the next group."""
    book = desk.codebook
    if book is None:
        return
    if kind == "group":
        ids = [group.id for group in book.groups]
        place = ids.index(thing) + way
        if 0 <= place < len(ids):
            _drop_group(desk, thing, place + (1 if way > 0 else 0))
        return
    code = book.code(thing)
    siblings = [each.id for each in book.codes if each.group == code.group and each.parent == code.parent]
    place = siblings.index(thing) + way
    if 0 <= place < len(siblings):
        before = siblings[place + 1 :] if way > 0 else siblings[place:]
        arrange(desk, thing, code.group, code.parent, before[0] if before else None)
    elif code.parent is None:
        groups = [group.id for group in book.groups]
        at = groups.index(code.group) + way
        if 0 <= at < len(groups):
            first = next(
                (each.id for each in book.codes if each.group == groups[at] and not each.parent), None
            )
            arrange(desk, thing, groups[at], None, first if way > 0 else None)


def nest(desk: Desk, code: str, *, inside: bool) -> None:
    """Put a code inside the sibling above it, behind what lies there already; or take it out again."""
    book = desk.codebook
    if book is None:
        return
    found = book.code(code)
    siblings = [each.id for each in book.codes if each.group == found.group and each.parent == found.parent]
    at = siblings.index(code)
    if inside and at:
        arrange(desk, code, found.group, siblings[at - 1], None)
    elif not inside and found.parent is not None:
        parent = book.code(found.parent)
        beside = [
            each.id for each in book.codes if each.group == found.group and each.parent == parent.parent
        ]
        after = beside[beside.index(parent.id) + 1 :]
        arrange(desk, code, found.group, parent.parent, after[0] if after else None)


def delete(desk: Desk, kind: str, thing: str) -> None:
    """Delete a group or a code, after the strip has said what goes with it."""
    from tepi.library.code_queries import marks_with
    from tepi.library.edits.codebook import delete_code, delete_group

    book = desk.codebook
    if book is None or desk.library is None:
        return
    if kind == "group":
        if record(desk, lambda book: delete_group(book, book.group(thing))):
            desk.say(f"Deleted the group {book.group(thing).name}")
        return
    code = book.code(thing)
    there = marks_with(desk.library, thing)

    def go() -> None:
        assert desk.library is not None
        now = marks_with(desk.library, thing)
        if record(desk, lambda book: delete_code(book, book.code(thing), *now)):
            desk.say(f"Deleted the code {code.name}. Undo brings it back with its marks")

    if not there.bare and not there.others:
        go()
        return
    _ask(desk, f"Delete {code.name}? {_what_happens(len(there.bare), len(there.others))}", "Delete", go)


def merge(desk: Desk, gone: str, kept: str) -> None:
    """Make one code of two, after the strip has said how many marks change."""
    from tepi.library.code_queries import merging
    from tepi.library.edits.codebook import merge_codes

    book = desk.codebook
    if book is None or desk.library is None or gone == kept:
        return
    first, second = book.code(gone), book.code(kept)

    def go() -> None:
        assert desk.library is not None
        assert desk.codebook is not None
        now = merging(desk.library, desk.codebook, gone, kept)

        def make(book: Codebook) -> Change:
            return merge_codes(book, book.code(gone), book.code(kept), now.moved, now.doubled, now.displaced)

        if record(desk, make):
            desk.say(f"{first.name} is {second.name} now. Undo parts them again")

    what = merging(desk.library, book, gone, kept)
    count = len(what.moved) + len(what.doubled)
    if not count:
        go()
        return
    lost = (
        f" On {_marks(len(what.displaced))} it takes the place of another code of its group."
        if what.displaced
        else ""
    )
    _ask(
        desk,
        f"Merge {first.name} into {second.name}? {_marks(count)} will be {second.name}.{lost}",
        "Merge",
        go,
    )


def _what_happens(bare: int, others: int) -> str:
    parts = []
    if bare:
        parts.append(f"{_marks(bare)} that {'has' if bare == 1 else 'have'} nothing else will go with it")
    if others:
        parts.append(f"{_marks(others)} will lose it")
    return "; ".join(parts) + "."


def _marks(count: int) -> str:
    return "1 mark" if count == 1 else f"{count} marks"


def _ask(desk: Desk, question: str, yes: str, then: Callable[[], None]) -> None:
    if desk.front is not None:
        desk.front.confirm(question, yes, then)
    else:
        desk.say(question, "warning", yes, then)


def _drop_group(desk: Desk, group: str, place: int) -> None:
    """Put a group before the one that is ``place``-th now; -1 or beyond: last."""
    from tepi.library.change import Change
    from tepi.library.change import alter as alter_rows

    def make(book: Codebook) -> Change:
        ids = [each.id for each in book.groups]
        before = next((each for each in ids[place:] if each != group), None) if place >= 0 else None
        ids.remove(group)
        ids.insert(ids.index(before) if before else len(ids), group)
        edits = tuple(alter_rows("code_groups", {"id": each}, position=at) for at, each in enumerate(ids))
        return Change("group.alter", "Arranged the codebook", edits, {"group": group})

    record(desk, make)
