"""What a key does to marks: the rules of "What a key acts on". No Qt.

The range is the selection; else the current mark's, while it touches the focus; else the
focused range. A digit looks for one's own mark with exactly that range. N, S, D, Del and the
edge keys mean the current mark, else one's shortest mark round the caret.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tepi.text.offsets import snap
from tepi.text.ranges import Range

if TYPE_CHECKING:
    from tepi.marks.codebook import Code
    from tepi.marks.highlight import Highlight
    from tepi.window.desk import Desk


def press_digit(desk: Desk, key: str, *, stay: bool = False) -> None:
    """What a digit does: give its code to the range, or take it off; after D, set the second-best code."""
    if desk.codebook is None or desk.open is None:
        return
    code = desk.codebook.by_key(key)
    if code is None:
        desk.say(f"No code has the key {key}. Give it one in the codebook", "warning")
        return
    give(desk, code.id, stay=stay)


def give(desk: Desk, code_id: str, *, stay: bool = False) -> None:
    """Give a code to the range: see the rules above."""
    if desk.codebook is None or desk.open is None or desk.annotator is None:
        return
    code = desk.codebook.find(code_id)
    if code is None:
        desk.say("That code is no longer in the codebook", "warning")
        return
    if desk.second_wanted and desk.current is not None:
        _give_second(desk, code)
        return
    wanted = desk.range
    mark = _mine_on(desk, wanted)
    if mark is None or (code.id not in mark.codes and _by_sentence(desk, code)):
        wanted = _snapped(desk, wanted, code)
        mark = _mine_on(desk, wanted)
    if not desk.open.text[wanted.start : wanted.end].strip():
        desk.say("There is nothing to mark here", "warning")
        return
    taken = mark is not None and code.id in mark.codes
    made = _toggle(desk, mark, wanted, code)
    if made is None:
        return
    desk.last_code = code.id
    desk.code_used.tell(code.id)
    settle(desk, made)
    if desk.move_on and not stay and not taken:
        _move_on(desk, wanted)


def none(desk: Desk) -> None:
    """Say none-of-these for the focused sentences, or take it back where all have it: one step of the history.

    A sentence that has a code of mine in a group keeps its decision there.
    """
    from tepi.library.edits.marks import decide_none, undecide
    from tepi.marks.identity import new_id

    if desk.open is None or desk.codebook is None or desk.annotator is None or not len(desk.open.units):
        return
    deciding = desk.codebook.deciding
    if not deciding:
        desk.say("No group of the codebook asks for a decision on every sentence", "warning")
        return
    opened, me = desk.open, desk.annotator.id
    units = opened.units.within(desk.selection or desk.focus) or opened.units.within(desk.focus)
    here = [(opened.units[unit].start, opened.units.label(unit)) for unit in units]
    said: dict[str, list[tuple[int, str]]] = {}
    missing: dict[str, list[tuple[int, str]]] = {}
    for group in deciding:
        coded = _coded_by_me(desk, units, group.id)
        for place in here:
            if (group.id, me) in opened.nones.get(place[0], frozenset()):
                said.setdefault(group.id, []).append(place)
            elif place[0] not in coded:
                missing.setdefault(group.id, []).append(place)
    if not said and not missing:
        desk.say("This sentence has a code of the group. Take the code off first", "warning")
        return
    edit = decide_none if missing else undecide
    step = new_id()
    for group_id, places in (missing or said).items():
        if not desk.record(edit(opened.document.id, opened.revision, places, me, group_id), step):
            return
    if missing and desk.move_on:
        _move_on(desk, desk.selection or desk.focus)


def highlight_only(desk: Desk) -> None:
    """Mark the range without a code."""
    if desk.open is None:
        return
    mark = _mine_on(desk, desk.range) or _mine_on(desk, _trimmed(desk, desk.range))
    mark_id = mark.id if mark else make(desk, desk.range, kept=True)
    if mark_id:
        settle(desk, mark_id)


def remove(desk: Desk) -> None:
    """Remove the mark that is meant, with all that is on it; undo brings it back."""
    from tepi.library.edits.marks import remove_highlight

    mark = meant_or_say(desk)
    if mark is None or desk.annotator is None:
        return
    if desk.record(remove_highlight(mark, desk.annotator.id)):
        desk.current = None
        desk.moved.tell()


def move_edge(desk: Desk, edge: str, way: int) -> None:
    """Move the ``start`` or ``end`` of the mark that is meant by a word, or by a sentence where its group says so."""
    from tepi.text import steps

    mark = meant_or_say(desk)
    if mark is None or desk.open is None or desk.codebook is None:
        return
    text, units, here = desk.open.text, desk.open.units, mark.range
    outward = (edge == "end") == (way > 0)
    if any(_by_sentence(desk, desk.codebook.code(code)) for code in mark.codes) and units.within(here):
        covered = units.within(here)
        first = covered[0] + (way if edge == "start" else 0)
        last = covered[-1] + (way if edge == "end" else 0)
        moved = Range(units[first].start, units[last].end) if 0 <= first <= last < len(units) else here
    elif outward and edge == "end":
        moved = Range(here.start, steps.next_word(text, here.end, len(text)))
    elif outward:
        moved = Range(steps.previous_word(text, here.start, 0), here.end)
    else:
        inside = steps.words(text, here)
        if len(inside) < 2:
            moved = here
        else:
            moved = Range(here.start, inside[-2].end) if edge == "end" else Range(inside[1].start, here.end)
    if moved == here:
        desk.say("The mark ends with the text" if outward else "The mark is as short as it can be")
        return
    set_range(desk, mark.id, moved)


def set_range(desk: Desk, mark_id: str, wanted: Range) -> None:
    """Give a mark other edges, as a drag of its edge does."""
    from tepi.library.edits.marks import move_edges

    mark = desk.highlight(mark_id)
    if mark is None or desk.open is None or desk.annotator is None or not is_mine(desk, mark):
        return
    if len(mark.anchors) > 1:
        desk.say("A mark of several parts cannot be moved by its edge", "warning")
        return
    wanted = snap(desk.open.text, wanted)
    nones: list[tuple[int, str]] = []
    if desk.codebook is not None:
        codes = [desk.codebook.code(code) for code in mark.codes]
        for code in codes:
            wanted = _snapped(desk, wanted, code)
        nones = [place for code in codes for place in _nones_under(desk, wanted, code)]
    if wanted.length == 0 or wanted == mark.range:
        return
    if desk.record(move_edges(mark, desk.open.text, wanted, desk.annotator.id, nones)):
        desk.choose(mark_id, go=False)


def meant(desk: Desk) -> str | None:
    """The mark that N, S, D, Del and the edge keys mean: the current, else my shortest round the caret.

    While words are selected the selection is meant, and no mark.
    """
    if desk.open is None or desk.annotator is None:
        return None
    if desk.current is not None:
        return desk.current
    if desk.selection is not None:
        same = _mine_on(desk, desk.selection)
        return same.id if same else None
    near = desk.open.index.touching(desk.caret)
    return next((span.highlight for span in near if span.annotator == desk.annotator.id), None)


def meant_or_say(desk: Desk) -> Highlight | None:
    """The mark that is meant, where it is mine to change; else None, and the strip says why."""
    mark_id = meant(desk)
    mark = desk.highlight(mark_id) if mark_id else None
    if mark is None:
        desk.say("There is no mark of yours at this place", "warning")
        return None
    return mark if is_mine(desk, mark) else None


def is_mine(desk: Desk, mark: Highlight) -> bool:
    """Whether the mark is mine; for another annotator's the strip offers a copy."""
    from tepi.library.edits.marks import copy_highlight

    if desk.annotator is not None and mark.annotator == desk.annotator.id:
        return True

    def copy() -> None:
        if desk.annotator is not None and desk.codebook is not None:
            codes = [desk.codebook.code(code) for code in mark.codes]
            nones = [place for code in codes for place in _nones_under(desk, mark.range, code)]
            change = copy_highlight(mark, desk.annotator.id, desk.codebook, nones)
            if desk.record(change):
                desk.choose(change.values["highlight"], go=False)

    desk.say(f"This mark is {mark.annotator_name}'s and stays as it is", "warning", "Copy it as mine", copy)
    return False


def _mine_on(desk: Desk, wanted: Range) -> Highlight | None:
    """My mark with exactly this range; the current one first where there are several."""
    assert desk.open is not None
    if desk.annotator is None:
        return None
    if desk.current is not None and wanted == desk.current_range():
        # Also one of several parts, which no other range can mean.
        current = desk.highlight(desk.current)
        if current is not None and current.annotator == desk.annotator.id:
            return current
    same = [
        span.highlight
        for span in desk.open.index.overlapping(wanted.start, wanted.end)
        if span.range == wanted and span.annotator == desk.annotator.id
    ]
    return next((mark for mark in desk.highlights(same) if len(mark.anchors) == 1), None)


def _toggle(desk: Desk, mark: Highlight | None, wanted: Range, code: Code) -> str | None:
    from tepi.library.edits.marks import give_code, take_code

    assert desk.codebook is not None
    assert desk.annotator is not None
    me = desk.annotator.id
    if mark is None:
        return make(desk, wanted, code)
    if code.id in mark.codes:
        return mark.id if desk.record(take_code(mark, code.id, desk.codebook, me)) else None
    change = give_code(mark, code.id, desk.codebook, me, _nones_under(desk, wanted, code))
    return mark.id if desk.record(change) else None


def make(desk: Desk, wanted: Range, code: Code | None = None, *, kept: bool = False) -> str | None:
    """Make a mark on the range, with a code or without; returns its id, or None where nothing was made."""
    from tepi.library.edits.marks import add_highlight

    if desk.open is None or desk.annotator is None or desk.codebook is None:
        return None
    wanted = _trimmed(desk, wanted)
    if not desk.open.text[wanted.start : wanted.end].strip():
        desk.say("There is nothing to mark here", "warning")
        return None
    change = add_highlight(
        desk.open.document.id,
        desk.open.revision,
        desk.open.text,
        wanted,
        desk.annotator.id,
        desk.codebook,
        [code.id] if code else [],
        kept=kept,
        nones=_nones_under(desk, wanted, code) if code else (),
    )
    return str(change.values["highlight"]) if desk.record(change) else None


def settle(desk: Desk, mark_id: str) -> None:
    """The mark becomes current; a selection is let go, the focus stays at its sentence."""
    assert desk.open is not None
    there = mark_id in desk.open.index
    desk.current = mark_id if there else None
    desk.second_wanted = False
    selection = desk.selection
    if selection is not None:
        # In the selection and in the focus: so the mark's range is what the next key means.
        desk.place(caret=min(max(selection.start, desk.focus.start), selection.end))
    else:
        desk.moved.tell()


def _move_on(desk: Desk, wanted: Range) -> None:
    """Go to the sentence after the range, where there is one."""
    from tepi.window import stepping

    assert desk.open is not None
    units = desk.open.units
    following = units.at(max(wanted.end - 1, wanted.start)) + 1
    if following < len(units):
        desk.current = None
        stepping.focus_at(desk, units[following].start)


def _give_second(desk: Desk, code: Code) -> None:
    from tepi.library.edits.marks import set_second

    desk.second_wanted = False
    mark = desk.highlight(desk.current) if desk.current else None
    if mark is None or desk.codebook is None or desk.annotator is None:
        return
    if code.id in mark.codes:
        desk.say(f"{code.name} is the code itself. Press D and another digit for the second-best", "warning")
        return
    wanted = None if mark.second_code == code.id else code.id
    if desk.record(set_second(mark, wanted, desk.codebook, desk.annotator.id)):
        desk.say(f"Unsure, perhaps {code.name}" if wanted else "Unsure, with no second-best code")


def _snapped(desk: Desk, wanted: Range, code: Code) -> Range:
    """The range without white space at its ends, in whole graphemes; whole sentences where the group says so."""
    assert desk.open is not None
    if _by_sentence(desk, code):
        inside = desk.open.units.within(wanted)
        if len(inside):
            return Range(desk.open.units[inside[0]].start, desk.open.units[inside[-1]].end)
    return _trimmed(desk, wanted)


def _by_sentence(desk: Desk, code: Code) -> bool:
    """Whether the code's group takes whole sentences only."""
    return desk.codebook is not None and desk.codebook.group(code.group).unit == "sentence"


def _trimmed(desk: Desk, wanted: Range) -> Range:
    """The range without white space at its ends, in whole graphemes."""
    from tepi.text import steps

    assert desk.open is not None
    return snap(desk.open.text, steps.trimmed(desk.open.text, wanted))


def _nones_under(desk: Desk, wanted: Range, code: Code) -> list[tuple[int, str]]:
    """Where I had said none-of-these for the code's group, under the range."""
    assert desk.open is not None
    assert desk.codebook is not None
    assert desk.annotator is not None
    if not desk.codebook.group(code.group).decide:
        return []
    found = []
    for unit in desk.open.units.within(wanted):
        start = desk.open.units[unit].start
        if (code.group, desk.annotator.id) in desk.open.nones.get(start, frozenset()):
            found.append((start, code.group))
    return found


def _coded_by_me(desk: Desk, units: range, group: str) -> set[int]:
    """Starts of those of the sentences that a code of mine in the group decides."""
    from tepi.study.counts import over_a_word

    assert desk.open is not None
    assert desk.codebook is not None
    assert desk.annotator is not None
    codes = {code.id for code in desk.codebook.codes if code.group == group}
    found = set()
    for unit in units:
        here = desk.open.units[unit]
        for span in desk.open.index.overlapping(here.start, here.end):
            mine = span.annotator == desk.annotator.id and not codes.isdisjoint(span.codes)
            if mine and over_a_word(desk.open.text, span.range, here):
                found.add(here.start)
    return found
