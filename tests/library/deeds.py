"""Everything that a reader can do, each as a function of a desk and two numbers: food for Hypothesis.

A deed answers the change to record, or None where there is nothing to do it to.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.library.desk import TEXT, Desk

from tepi.errors import TepiError
from tepi.library import code_queries, queries, source_queries
from tepi.library.change import Change
from tepi.library.edits import codebook as codebook_edits
from tepi.library.edits import marks as mark_edits
from tepi.library.edits import speakers
from tepi.library.edits.documents import alter_document
from tepi.library.edits.notes import remove_bare_mark, write_note
from tepi.library.edits.people import rename_annotator
from tepi.library.edits.units import join_units, split_unit
from tepi.marks.highlight import MANNERS, Highlight
from tepi.text.ranges import Range

NAMES = ("Ani", "ani", "Robert Wood", "the army")


def _mark(desk: Desk, number: int) -> Highlight | None:
    marks = desk.marks()
    return marks[number % len(marks)] if marks else None


def _code(desk: Desk, number: int) -> str:
    codes = desk.codebook.codes
    return codes[number % len(codes)].id


def add(desk: Desk, a: int, b: int) -> Change | None:
    start = a % (len(TEXT) - 1)
    end = min(len(TEXT), start + 1 + b % 30)
    codes = [] if b % 5 == 0 else [_code(desk, b)]
    nones = [(unit.start, group) for unit in desk.units for group in _groups(desk, unit.start)]
    return mark_edits.add_highlight(
        desk.document.id,
        desk.revision,
        TEXT,
        Range(start, end),
        desk.me,
        desk.codebook,
        codes,
        kept=not codes,
        unsure=a % 7 == 0,
        nones=nones[: b % 3],
    )


def _groups(desk: Desk, start: int) -> list[str]:
    said = queries.nones(desk.library, desk.revision).get(start, frozenset())
    return sorted(group for group, who in said if who == desk.me)


def give(desk: Desk, a: int, b: int) -> Change | None:
    mark = _mark(desk, a)
    if mark is None:
        return None
    code = _code(desk, b)
    said = [
        (desk.units[unit].start, desk.codebook.code(code).group)
        for part in mark.anchors
        for unit in desk.units.within(Range(part.start, part.end))
    ]
    nones = [(start, group) for start, group in said if group in _groups(desk, start)]
    return mark_edits.give_code(mark, code, desk.codebook, desk.me, nones)


def take(desk: Desk, a: int, b: int) -> Change | None:
    mark = _mark(desk, a)
    if mark is None or not mark.codes:
        return None
    return mark_edits.take_code(mark, mark.codes[b % len(mark.codes)], desk.codebook, desk.me)


def remove(desk: Desk, a: int, b: int) -> Change | None:
    mark = _mark(desk, a)
    return mark and mark_edits.remove_highlight(mark, desk.me)


def copy(desk: Desk, a: int, b: int) -> Change | None:
    mark = _mark(desk, a)
    return mark and mark_edits.copy_highlight(mark, desk.other, desk.codebook)


def move(desk: Desk, a: int, b: int) -> Change | None:
    mark = _mark(desk, a)
    start = b % (len(TEXT) - 5)
    return mark and mark_edits.move_edges(mark, TEXT, Range(start, start + 1 + a % 4), desk.me)


def doubt(desk: Desk, a: int, b: int) -> Change | None:
    mark = _mark(desk, a)
    return mark and mark_edits.set_certainty(mark, b % 2 == 0, desk.me)


def second(desk: Desk, a: int, b: int) -> Change | None:
    mark = _mark(desk, a)
    if mark is None or not mark.codes:
        return None
    code = None if b % 4 == 0 else _code(desk, b)
    return None if code in mark.codes else mark_edits.set_second(mark, code, desk.codebook, desk.me)


def sic(desk: Desk, a: int, b: int) -> Change | None:
    mark = _mark(desk, a)
    wording = ("", "sic", "another")[b % 3]
    edit = mark_edits.set_reading if b % 2 else mark_edits.set_translation
    return mark and edit(mark, wording or None, desk.me)


def note(desk: Desk, a: int, b: int) -> Change | None:
    mark = _mark(desk, a)
    if mark is None:
        return None
    text = ("", "first", f"note {b}\n\n- [ ] ask", "ö🙂" * 20)[b % 4]
    if not text and mark.note is None:
        return None
    change = write_note("highlight", mark.id, text, desk.me, mark.note, document=desk.document.id, about="x")
    return change if text else change.with_edits(*remove_bare_mark(mark))


def document_note(desk: Desk, a: int, b: int) -> Change | None:
    document = desk.document
    before = next(iter(queries.notes_on(desk.library, document.id)), None)
    return write_note("document", document.id, f"on all of it {b}", desk.me, before, document=document.id)


def code_note(desk: Desk, a: int, b: int) -> Change | None:
    code = desk.codebook.codes[a % len(desk.codebook.codes)]
    before = next(iter(queries.notes_on(desk.library, code.id)), None)
    return write_note("code", code.id, f"on the code {b}", desk.me, before, about=code.name)


def speak(desk: Desk, a: int, b: int) -> Change | None:
    mark = _mark(desk, a)
    chain = [NAMES[(b + place) % len(NAMES)] for place in range(1 + b % 3)]
    register = queries.sources(desk.library)
    manner = None if b % 3 == 0 else MANNERS[b % len(MANNERS)]
    cue = Range(1, 4) if b % 2 else None
    return mark and speakers.attribute(mark, chain, manner, desk.me, register, cue)


def hush(desk: Desk, a: int, b: int) -> Change | None:
    mark = _mark(desk, a)
    return speakers.unattribute(mark, desk.me) if mark and mark.attribution else None


def source(desk: Desk, a: int, b: int) -> Change | None:
    register = queries.sources(desk.library)
    if not register:
        return None
    kept, gone = register[a % len(register)], register[b % len(register)]
    if kept.id == gone.id:
        return speakers.alter_source(kept, name=f"{kept.name}{b % 10}", kind="institution")
    naming = source_queries.marks_naming(desk.library, gone.id)
    return speakers.merge_sources(kept, gone, naming)


def none(desk: Desk, a: int, b: int) -> Change | None:
    units = desk.units
    index = a % len(units)
    place = (units[index].start, units.label(index))
    group = desk.codebook.groups[0].id
    who = desk.me if b % 2 else desk.other
    said = (group, who) in queries.nones(desk.library, desk.revision).get(place[0], frozenset())
    if not said and any(_codes_of(mark, desk, who, group, units[index]) for mark in desk.marks()):
        return None
    edit = mark_edits.undecide if said else mark_edits.decide_none
    return edit(desk.document.id, desk.revision, [place], who, group)


def _codes_of(mark: Highlight, desk: Desk, who: str, group: str, place: Range) -> bool:
    """Whether an annotator has given a mark that touches this place a code of the group."""
    coded = mark.annotator == who and any(desk.codebook.code(code).group == group for code in mark.codes)
    return coded and any(part.start < place.end and place.start < part.end for part in mark.anchors)


def join(desk: Desk, a: int, b: int) -> Change | None:
    units = desk.units
    if len(units) < 2:
        return None
    index = a % (len(units) - 1)
    nones = queries.nones(desk.library, desk.revision)
    return join_units(
        desk.document.id, desk.revision, units[index], units[index + 1], nones, units.label(index)
    )


def split(desk: Desk, a: int, b: int) -> Change | None:
    units = desk.units
    index = a % len(units)
    unit = units[index]
    nones = queries.nones(desk.library, desk.revision)
    try:
        return split_unit(
            desk.document.id,
            desk.revision,
            unit,
            unit.start + b % unit.length,
            TEXT,
            nones,
            units.label(index),
        )
    except TepiError:  # at the sentence's edge
        return None


def facts(desk: Desk, a: int, b: int) -> Change | None:
    if a % 3 == 0:
        return alter_document(desk.document, desk.me, done=b % 2 == 0)
    return alter_document(desk.document, desk.me, title=f"Title {b % 3}", fields={"desk": str(a)})


def rename(desk: Desk, a: int, b: int) -> Change | None:
    people = queries.annotators(desk.library)
    person = next(each for each in people if each.id == desk.other)
    return rename_annotator(person, person.name)


def new_code(desk: Desk, a: int, b: int) -> Change | None:
    book = desk.codebook
    group = book.groups[a % len(book.groups)]
    name = f"Code {len(book.codes)} {a}"
    if book.named(name):
        return None
    return codebook_edits.add_code(book, group.id, name, "#112233", key=str(1 + b % 9))


def alter_code(desk: Desk, a: int, b: int) -> Change | None:
    book = desk.codebook
    code = book.codes[a % len(book.codes)]
    return codebook_edits.alter_code(book, code, key=str(1 + b % 9), guideline=f"Guideline {b}")


def nest_code(desk: Desk, a: int, b: int) -> Change | None:
    book = desk.codebook
    order = [(code.id, code.group, code.parent) for code in book.codes]
    first, second = a % len(order), b % len(order)
    order[first] = (order[first][0], order[second][1], order[second][0])
    if second < first:
        order.append(order.pop(first))
    try:
        return codebook_edits.arrange_codes(book, order)
    except TepiError:  # inside itself
        return None


def delete_code(desk: Desk, a: int, b: int) -> Change | None:
    book = desk.codebook
    code = book.codes[a % len(book.codes)]
    if len(book.codes) < 4:
        return None
    marks = code_queries.marks_with(desk.library, code.id)
    return codebook_edits.delete_code(book, code, *marks)


def merge_code(desk: Desk, a: int, b: int) -> Change | None:
    book = desk.codebook
    gone, kept = book.codes[a % len(book.codes)], book.codes[b % len(book.codes)]
    if gone.id == kept.id or len(book.codes) < 4 or kept.parent == gone.id:
        return None
    marks = code_queries.merging(desk.library, book, gone.id, kept.id)
    return codebook_edits.merge_codes(book, gone, kept, *marks)


def example(desk: Desk, a: int, b: int) -> Change | None:
    code = desk.codebook.codes[a % len(desk.codebook.codes)]
    if code.examples and b % 2:
        return codebook_edits.drop_example(code, code.examples[0])
    return codebook_edits.add_example(code, "counter", "a quote", "Title, ¶1 s1", None)


def version(desk: Desk, a: int, b: int) -> Change | None:
    return codebook_edits.name_version(desk.codebook, f"v{a}", "because")


DEEDS: tuple[Callable[[Desk, int, int], Change | None], ...] = (
    add,
    add,
    add,
    give,
    take,
    remove,
    copy,
    move,
    doubt,
    second,
    sic,
    note,
    note,
    document_note,
    code_note,
    speak,
    hush,
    source,
    none,
    join,
    split,
    facts,
    rename,
    new_code,
    alter_code,
    nest_code,
    delete_code,
    merge_code,
    example,
    version,
)
