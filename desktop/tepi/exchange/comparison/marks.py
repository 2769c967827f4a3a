"""Compares one mark: in the file, in the library now, and as it was when the file was made."""

from __future__ import annotations

from collections.abc import Iterator

from tepi.exchange.comparison.names import CodeNames, Speakers
from tepi.exchange.comparison.plan import Item
from tepi.exchange.comparison.states import MarkState
from tepi.library.change import shorten
from tepi.marks.codebook import Codebook

FIELDS = {
    "mark.codes": "codes",
    "mark.doubt": "doubt",
    "mark.speaker": "speaker",
    "mark.reading": "corrected reading",
    "mark.translation": "translation",
}


def mark_items(
    mark: str,
    line: int,
    file: MarkState,
    now: MarkState,
    then: MarkState | None,
    codes: CodeNames,
    book: Codebook,
    speakers: Speakers,
) -> Iterator[Item]:
    """What the line of codes says otherwise; ``then`` is None where nobody knows how it was."""
    where = shorten(now.quote)
    wanted = file.given_today(codes)
    for kind, called in FIELDS.items():
        if kind == "mark.doubt" and not file.codes and file.second is None:
            continue  # without a code there is nothing to doubt
        if same(file, now, kind, speakers) or (then is not None and same(file, then, kind, speakers)):
            continue
        said = value(wanted, kind)
        if said == value(now, kind):
            continue
        before, after = (shown(state, kind, codes, book) for state in (now, wanted))
        yield Item(
            kind,
            f"{kind} {mark}",
            where,
            f"{called}: {before} → {after}",
            before,
            after,
            line,
            then is None or not same(now, then, kind, speakers),
            mark,
            said,
        )


def same(one: MarkState, other: MarkState, kind: str, speakers: Speakers) -> bool:
    """Whether two states say the same of what an item of this kind is about."""
    if value(one, kind) == value(other, kind):
        return True
    return kind == "mark.speaker" and one.manner == other.manner and speakers.same(one.said_by, other.said_by)


def value(state: MarkState, kind: str) -> object:
    """The part of a state that an item of this kind is about."""
    if kind == "mark.codes":
        return state.codes
    if kind == "mark.doubt":
        return state.unsure, state.second
    if kind == "mark.speaker":
        return state.said_by, state.manner
    return state.reading if kind == "mark.reading" else state.translation


def shown(state: MarkState, kind: str, codes: CodeNames, book: Codebook) -> str:
    """The same for people."""
    if kind == "mark.codes":
        given = sorted(state.codes, key=lambda code: (book.order(code), code))
        return ", ".join(map(codes.name, given)) or "no code"
    if kind == "mark.doubt":
        if not state.unsure:
            return "sure"
        return f"unsure, perhaps {codes.name(state.second)}" if state.second else "unsure"
    if kind == "mark.speaker":
        manner = f" ({state.manner})" if state.manner else ""
        return f"{' < '.join(state.said_by)}{manner}" or "nobody"
    return (state.reading if kind == "mark.reading" else state.translation) or "none"


def too_many(state: MarkState, codes: CodeNames, book: Codebook) -> str:
    """Why these codes cannot be given together, or ""."""
    chosen: dict[str, str] = {}
    for code in sorted(state.codes):
        known = book.find(code)
        if known is None or book.group(known.group).choose != "one":
            continue
        if known.group in chosen:
            names = f"{codes.name(chosen[known.group])} and {known.name}"
            return f"{names} cannot be given together: of {book.group(known.group).name} one is chosen"
        chosen[known.group] = code
    return ""
