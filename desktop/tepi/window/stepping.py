"""Moving through the text: sentences, clauses, words, marks, documents. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tepi.marks.index import reading_order
from tepi.text.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Callable

    from tepi.marks.index import Span
    from tepi.window.desk import Desk

    Cut = Callable[[str, Range, int], list[Range]]  # the last is the place from which the step is taken


def focus_at(desk: Desk, caret: int, *, tell: bool = True) -> None:
    """Focus the sentence at ``caret`` and let any selection go."""
    if desk.open is None:
        return
    unit = desk.open.units.at(caret)
    focus = desk.open.units[unit] if unit >= 0 else Range(0, len(desk.open.text))
    desk.caret = desk.anchor = caret
    desk.focus = focus
    desk.armed = None
    if tell:
        desk.moved.tell()


def sentence(desk: Desk, way: int) -> None:
    """Go to the next (1) or previous (-1) sentence; after a selection, from its end (its start)."""
    if desk.open is None or not len(desk.open.units):
        return
    units = desk.open.units
    here = desk.selection or desk.focus
    if way > 0:
        last = units.at(max(here.end - 1, here.start))
        wanted = last + 1
        if desk.caret < units[max(last, 0)].start and here.length == 0:
            wanted = last
    else:
        wanted = units.at(here.start) - 1
    if not 0 <= wanted < len(units):
        desk.say("That was the last sentence" if way > 0 else "This is the first sentence")
        wanted = min(max(wanted, 0), len(units) - 1)
    desk.current = None
    focus_at(desk, units[wanted].start)


def grow(desk: Desk, way: int) -> None:
    """Grow (1) or shrink (-1) the focused range by a sentence at its end."""
    if desk.open is None or not len(desk.open.units):
        return
    units = desk.open.units
    here = desk.selection or desk.focus
    first = units.at(here.start)
    last = units.at(max(here.end - 1, here.start)) + way
    last = min(max(last, first), len(units) - 1)
    desk.current = None
    desk.place(caret=units[first].start, focus=Range(units[first].start, units[last].end))


def clause(desk: Desk, way: int, extend: bool = False) -> None:
    """Go to the next or previous clause, sentence after sentence; with ``extend`` select through it."""
    from tepi.text import steps

    _part(desk, way, extend, lambda text, unit, _: steps.clauses(text, unit))


def word(desk: Desk, way: int, extend: bool = False) -> None:
    """Go to the next or previous word; with ``extend`` select through it."""
    from tepi.text import steps

    _part(desk, way, extend, steps.words_near)


def letter(desk: Desk, way: int) -> None:
    """Select one character more or less at the active end: where no word ends, as in Chinese and Thai."""
    from tepi.text import steps

    _part(desk, way, True, steps.letters_near)


def swap_end(desk: Desk) -> None:
    """Make the other end of the selection the one that moves."""
    if desk.selection is not None:
        desk.place(caret=desk.anchor, anchor=desk.caret)


def quotation(desk: Desk) -> None:
    """Select the next passage between quotation marks."""
    from tepi.text import steps

    if desk.open is None:
        return
    here = desk.selection
    found = steps.quoted(desk.open.text, here.end if here else desk.caret)
    if found is not None and here is None and found == desk.current_range():
        # It has just been marked: the next one is meant.
        found = steps.quoted(desk.open.text, found.end)
    if found is None:
        found = steps.quoted(desk.open.text, 0)
    if found is None:
        desk.say("There is no passage between quotation marks")
        return
    select(desk, found)


def select(desk: Desk, wanted: Range) -> None:
    """Select a range; the focus goes to the sentence where it ends."""
    if desk.open is None:
        return
    unit = desk.open.units.at(max(wanted.end - 1, wanted.start))
    focus = desk.open.units[unit] if unit >= 0 else wanted
    desk.current = None
    desk.place(caret=wanted.end, anchor=wanted.start, focus=focus)


def undecided(desk: Desk) -> None:
    """Go to the next sentence without a decision, from the top again after the last."""
    opened, caret = desk.open, desk.caret
    if opened is None:
        return
    here = opened.units.at(desk.focus.start)

    def look() -> bool:
        """Go there, or say that there is none; False where it is not known yet."""
        found = opened.next_undecided(here)
        if found is None and not opened.is_prepared:
            return False
        if found is None:
            desk.say("Every sentence is decided")
        else:
            desk.current = None
            focus_at(desk, opened.units[found].start)
        return True

    def look_again() -> None:
        if desk.open is not opened or desk.caret != caret:
            desk.put_off = None
        elif look():
            desk.put_off = None
            if desk.caret != caret:
                desk.hush()

    if not look():
        desk.say("Looking for the next undecided sentence…")
        desk.put_off = look_again


def mark(desk: Desk, way: int) -> None:
    """Go to the next or previous mark in text order."""
    if desk.open is None:
        return
    index = desk.open.index
    parts = index.parts(desk.current) if desk.current else ()
    key = reading_order(parts[0]) if parts else (desk.caret, 1 if way < 0 else -(1 << 60), "")
    found = index.after(key) if way > 0 else index.before(key)
    while found is not None and found.part:
        found = index.after(reading_order(found)) if way > 0 else index.before(reading_order(found))
    if found is None:
        desk.say("There is no mark after this" if way > 0 else "There is no mark before this")
        return
    desk.choose(found.highlight)


def mark_here(desk: Desk) -> None:
    """Go round the marks that cover the caret; with a selection, change its active end instead."""
    if desk.open is None:
        return
    if desk.selection is not None:
        swap_end(desk)
        return
    here = list(dict.fromkeys(span.highlight for span in marks_at(desk)))
    if not here:
        desk.say("There is no mark at this place")
        return
    place = here.index(desk.current) + 1 if desk.current in here else 0
    desk.choose(here[place % len(here)], go=False)


def marks_at(desk: Desk) -> list[Span]:
    """The spans round the caret, shortest first; where there are none, those in the focused range."""
    if desk.open is None:
        return []
    found = desk.open.index.touching(desk.caret)
    if not found:
        found = desk.open.index.overlapping(desk.focus.start, desk.focus.end)
        found.sort(key=lambda span: (span.end - span.start, span.start))
    return found


def document(desk: Desk, way: int) -> None:
    """Open the next or previous document of the list."""
    from tepi.library import queries

    if desk.library is None or desk.open is None:
        return
    there = queries.documents(desk.library)
    ids = [each.id for each in there]
    at = ids.index(desk.open.document.id) + way if desk.open.document.id in ids else 0
    if 0 <= at < len(there):
        desk.show(there[at])
    else:
        desk.say("That was the last document" if way > 0 else "This is the first document")


def _part(desk: Desk, way: int, extend: bool, cut: Cut) -> None:
    """Step to the next part that ``cut`` makes of the sentence, into the neighbour where it ends."""
    if desk.open is None or not len(desk.open.units):
        return
    if extend:
        _extend(desk, way, cut)
        return
    here = desk.selection or (desk.focus if not on_sentence(desk) else None)
    units = desk.open.units
    edge = desk.caret if here is None else (here.end if way > 0 else here.start)
    unit = units.at(max(edge - (1 if way > 0 and here else 0), 0))
    found = None
    while found is None and 0 <= unit < len(units):
        parts = cut(desk.open.text, units[unit], edge)
        if way > 0:
            found = next((part for part in parts if part.start >= edge), None)
        else:
            found = next((part for part in reversed(parts) if part.end <= edge), None)
        unit += way
    if found is None:
        desk.say("This is the end of the text" if way > 0 else "This is the start of the text")
        return
    desk.current = None
    desk.place(caret=found.start, focus=found)


def _extend(desk: Desk, way: int, cut: Cut) -> None:
    """Move the selection's active end by one part; from a focused part, begin with that part.

    The low end stands at the start of a part, the high end at the end of one, so that no comma
    between two parts comes along. An end that meets the other one stops there.
    """
    assert desk.open is not None
    if desk.selection is not None:
        anchor, caret = desk.anchor, desk.caret
    elif on_sentence(desk):
        anchor = caret = desk.caret
    else:
        anchor, caret = (desk.focus.start, desk.focus.end) if way > 0 else (desk.focus.end, desk.focus.start)
    shrinking = (anchor - caret) * way > 0
    part = _part_from(desk, caret, way, cut, starts=way > 0 if shrinking else way < 0)
    if part is None:
        desk.say("This is the end of the text" if way > 0 else "This is the start of the text")
        return
    if shrinking:
        wanted = part.start if way > 0 else part.end
        wanted = min(wanted, anchor) if way > 0 else max(wanted, anchor)
    else:
        wanted = part.end if way > 0 else part.start
        if anchor == caret and not part.start < anchor < part.end:
            anchor = part.start if way > 0 else part.end
    units = desk.open.units
    at = units.at(max(anchor, wanted) - 1)
    desk.current = None
    desk.place(caret=wanted, anchor=anchor, focus=units[at] if at >= 0 else desk.focus)


def _part_from(desk: Desk, caret: int, way: int, cut: Cut, *, starts: bool) -> Range | None:
    """The next part whose start (or end) lies beyond ``caret``, in this sentence or one further on."""
    assert desk.open is not None
    units = desk.open.units
    unit = units.at(max(caret - (1 if way > 0 else 0), 0))
    while 0 <= unit < len(units):
        parts = cut(desk.open.text, units[unit], caret)
        for part in parts if way > 0 else reversed(parts):
            edge = part.start if starts else part.end
            if (edge - caret) * way > 0:
                return part
        unit += way
    return None


def on_sentence(desk: Desk) -> bool:
    """Whether the focus is a whole sentence or several, and no part of one."""
    if desk.open is None:
        return False
    units = desk.open.units
    at = units.at(desk.focus.start)
    return at >= 0 and desk.focus.start == units[at].start and desk.focus.end >= units[at].end
