"""What a reader does to marks: each function returns the change that does it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tepi.library.change import Change, Edit, alter, drop, put, shorten
from tepi.marks.codebook import Codebook
from tepi.marks.highlight import Highlight
from tepi.marks.identity import new_id, now
from tepi.text.describe import Quote, describe
from tepi.text.ranges import Range

None_ = tuple[int, str]


def add_highlight(
    document: str,
    revision: str,
    text: str,
    place: Range,
    annotator: str,
    codebook: Codebook,
    codes: Sequence[str] = (),
    *,
    kept: bool = False,
    unsure: bool = False,
    nones: Iterable[None_] = (),
) -> Change:
    """A new mark on ``place`` (code points of ``revision``) with these codes.

    ``kept`` is for a mark made without a code on purpose. ``nones`` are the (sentence start,
    group) pairs where the annotator had said none-of-these, which a code takes back.
    ``values["highlight"]`` of the change is the new mark's id.
    """
    highlight, at = new_id(), now()
    quote = describe(text, place)
    edits = [
        put(
            "highlights",
            id=highlight,
            document=document,
            annotator=annotator,
            kept=int(kept),
            reading=None,
            translation=None,
            created=at,
            changed=at,
        ),
        put(
            "anchors",
            highlight=highlight,
            revision=revision,
            part=0,
            **_anchored(place, quote),
        ),
    ]
    edits.extend(_coding(highlight, code, annotator, codebook, at, unsure=unsure) for code in codes)
    edits.extend(_without_none(revision, annotator, nones))
    names = [codebook.code(code).name for code in codes]
    label = f"{', '.join(names) if names else 'Mark'} on {shorten(quote.exact)}"
    return Change(
        "mark.add", label, tuple(edits), _values(highlight, quote.exact, names), document, annotator
    )


def give_code(
    mark: Highlight, code: str, codebook: Codebook, annotator: str, nones: Iterable[None_] = ()
) -> Change:
    """Give a mark one more code; in a choose-one group it takes the place of the group's other.

    A second-best code of the same group, or the same code as second-best, goes with it.
    """
    at = now()
    group = codebook.group_of(code)
    replaced = [
        coding.code
        for coding in mark.codings
        if coding.code == code or (group.choose == "one" and codebook.group_of(coding.code).id == group.id)
    ]
    doubted = any(coding.certainty == "unsure" for coding in mark.codings if coding.code in replaced)
    edits: list[Edit] = [drop("codings", highlight=mark.id, code=replaced)] if replaced else []
    edits.append(_coding(mark.id, code, annotator, codebook, at, unsure=doubted))
    edits.append(_touched(mark, at))
    edits.extend(_without_none(mark.anchors[0].revision, annotator, nones))
    name = codebook.code(code).name
    label = f"{name} on {shorten(mark.quote)}"
    return _change("code.give", label, edits, mark, annotator, [name])


def take_code(mark: Highlight, code: str, codebook: Codebook, annotator: str) -> Change:
    """Take a code off a mark; the mark goes with its last code, unless it has more than codes."""
    name = codebook.code(code).name
    others = [given for given in mark.codes if given != code]
    if not others and not (mark.note or mark.attribution or mark.kept or mark.reading or mark.translation):
        change = remove_highlight(mark, annotator)
        return Change(
            "code.take",
            f"{name} off {shorten(mark.quote)}",
            change.edits,
            change.values,
            mark.document,
            annotator,
        )
    gone = [code] if others else [coding.code for coding in mark.codings]
    edits = [drop("codings", highlight=mark.id, code=gone), _touched(mark, now())]
    return _change("code.take", f"{name} off {shorten(mark.quote)}", edits, mark, annotator, [name])


def remove_highlight(mark: Highlight, annotator: str) -> Change:
    """Remove a mark with its note, codes and speaker."""
    edits: list[Edit] = [drop("attribution_sources", attribution=a.id) for a in mark.attributions]
    edits.append(drop("attributions", highlight=mark.id))
    edits.append(drop("notes", target=mark.id))
    edits.extend(drop(table, highlight=mark.id) for table in ("codings", "anchors"))
    edits.append(drop("highlights", id=mark.id))
    return _change("mark.remove", f"Removed the mark on {shorten(mark.quote)}", edits, mark, annotator, [])


def copy_highlight(
    mark: Highlight, annotator: str, codebook: Codebook, nones: Iterable[None_] = ()
) -> Change:
    """The same places and codes as another annotator's mark, as one's own; ``nones`` as for a new mark."""
    highlight, at = new_id(), now()
    edits = [
        put(
            "highlights",
            id=highlight,
            document=mark.document,
            annotator=annotator,
            kept=int(mark.kept or not mark.codes),
            reading=mark.reading,
            translation=mark.translation,
            created=at,
            changed=at,
        )
    ]
    for anchor in mark.anchors:
        places = {name: getattr(anchor, name) for name in anchor.__dataclass_fields__}
        edits.append(put("anchors", highlight=highlight, **places))
    edits.extend(_coding(highlight, code, annotator, codebook, at) for code in mark.codes)
    edits.extend(_without_none(mark.anchors[0].revision, annotator, nones))
    label = f"Copied the mark on {shorten(mark.quote)}"
    return Change(
        "mark.copy", label, tuple(edits), _values(highlight, mark.quote, []), mark.document, annotator
    )


def move_edges(
    mark: Highlight, text: str, place: Range, annotator: str, nones: Iterable[None_] = ()
) -> Change:
    """Give a mark of one part other edges (code points of its revision); ``nones`` as for a new mark."""
    anchor = mark.anchors[0]
    quote = describe(text, place)
    key = {"highlight": mark.id, "revision": anchor.revision, "part": anchor.part}
    moved = alter("anchors", key, **_anchored(place, quote))
    label = f"Moved the edge of {shorten(quote.exact)}"
    edits = [moved, _touched(mark, now()), *_without_none(anchor.revision, annotator, nones)]
    return _change("mark.move", label, edits, mark, annotator, [])


def set_certainty(mark: Highlight, unsure: bool, annotator: str) -> Change:
    """Say whether the annotator doubts the mark's codes; a sure mark has no second-best code."""
    edits = [alter("codings", {"highlight": mark.id, "rank": 1}, certainty="unsure" if unsure else "sure")]
    if not unsure:
        edits.append(drop("codings", highlight=mark.id, rank=2))
    edits.append(_touched(mark, now()))
    label = f"{'Unsure' if unsure else 'Sure'} about {shorten(mark.quote)}"
    return _change("code.doubt", label, edits, mark, annotator, [])


def set_second(mark: Highlight, code: str | None, codebook: Codebook, annotator: str) -> Change:
    """Set, replace or take off (None) the second-best code; a mark that has one is unsure."""
    at = now()
    edits: list[Edit] = [drop("codings", highlight=mark.id, rank=2)]
    names = []
    if code is not None:
        edits.append(alter("codings", {"highlight": mark.id, "rank": 1}, certainty="unsure"))
        edits.append(_coding(mark.id, code, annotator, codebook, at, rank=2, unsure=True))
        names = [codebook.code(code).name]
    edits.append(_touched(mark, at))
    label = (
        f"Perhaps {names[0]}: {shorten(mark.quote)}" if names else f"No second code on {shorten(mark.quote)}"
    )
    return _change("code.second", label, edits, mark, annotator, names)


def set_reading(mark: Highlight, reading: str | None, annotator: str) -> Change:
    """Record what a faulty text should say, or take that off (None)."""
    edits = [alter("highlights", {"id": mark.id}, reading=reading or None), _touched(mark, now())]
    return _change("mark.reading", f"Reading of {shorten(mark.quote)}", edits, mark, annotator, [])


def set_translation(mark: Highlight, translation: str | None, annotator: str) -> Change:
    """Record a translation of the marked words, or take it off (None)."""
    edits = [alter("highlights", {"id": mark.id}, translation=translation or None), _touched(mark, now())]
    return _change("mark.translation", f"Translation of {shorten(mark.quote)}", edits, mark, annotator, [])


def decide_none(
    document: str, revision: str, places: Sequence[tuple[int, str]], annotator: str, group: str
) -> Change:
    """Say none-of-these for sentences, each given by its start and its citation, in one deciding group."""
    at = now()
    edits = tuple(
        put("decisions", revision=revision, start=start, group=group, annotator=annotator, created=at)
        for start, _ in places
    )
    cited = ", ".join(place for _, place in places)
    return Change("none.say", f"None of these: {cited}", edits, {"places": cited}, document, annotator)


def undecide(
    document: str, revision: str, places: Sequence[tuple[int, str]], annotator: str, group: str
) -> Change:
    """Take none-of-these back from sentences."""
    edits = tuple(
        drop("decisions", revision=revision, start=start, group=group, annotator=annotator)
        for start, _ in places
    )
    cited = ", ".join(place for _, place in places)
    return Change("none.take", f"Not none of these: {cited}", edits, {"places": cited}, document, annotator)


def _coding(
    highlight: str,
    code: str,
    annotator: str,
    codebook: Codebook,
    at: str,
    *,
    rank: int = 1,
    unsure: bool = False,
) -> Edit:
    return put(
        "codings",
        highlight=highlight,
        code=code,
        rank=rank,
        certainty="unsure" if unsure else "sure",
        version=codebook.version.id if codebook.version else None,
        annotator=annotator,
        created=at,
    )


def _without_none(revision: str, annotator: str, nones: Iterable[None_]) -> list[Edit]:
    return [
        drop("decisions", revision=revision, start=start, group=group, annotator=annotator)
        for start, group in nones
    ]


def _anchored(place: Range, quote: Quote) -> dict[str, Any]:
    return {
        "start": place.start,
        "end": place.end,
        "quote": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "state": "anchored",
        "confidence": 1.0,
    }


def _touched(mark: Highlight, at: str) -> Edit:
    return alter("highlights", {"id": mark.id}, changed=at)


def _values(highlight: str, quote: str, codes: list[str]) -> dict[str, Any]:
    return {"highlight": highlight, "quote": shorten(quote, 60)[1:-1], "codes": codes}


def _change(
    kind: str, label: str, edits: Sequence[Edit], mark: Highlight, annotator: str, codes: list[str]
) -> Change:
    return Change(kind, label, tuple(edits), _values(mark.id, mark.quote, codes), mark.document, annotator)
