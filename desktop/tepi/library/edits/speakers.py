"""Who says it: attributions of marks, and the register of sources."""

from __future__ import annotations

from collections.abc import Sequence

from tepi.errors import TepiError
from tepi.library.change import Change, Edit, alter, drop, put, shorten
from tepi.marks.highlight import MANNERS, Highlight
from tepi.marks.identity import new_id, now
from tepi.marks.people import SOURCE_KINDS, Source
from tepi.text.one_line import one_line
from tepi.text.ranges import Range


def attribute(
    mark: Highlight,
    names: Sequence[str],
    manner: str | None,
    annotator: str,
    register: Sequence[Source],
    cue: Range | None = None,
) -> Change:
    """Say who says the marked words: a chain of names, outermost first, in place of any before.

    A name, or an alias, that the register knows is that source; another becomes a new one.

    Raises:
        TepiError: No name, or a manner that is none of MANNERS.
    """
    wanted = [one_line(name) for name in names if one_line(name)]
    if not wanted:
        raise TepiError("A speaker needs a name", "Type one, or take the speaker off")
    if manner is not None and manner not in MANNERS:
        raise TepiError(f"“{manner}” is no manner of speaking", f"Choose one of {', '.join(MANNERS)}")
    at = now()
    known = {name.casefold(): source.id for source in register for name in (*source.aliases, source.name)}
    edits = _unsaid(mark)
    chain = []
    for name in wanted:
        source = known.get(name.casefold())
        if source is None:
            source = known[name.casefold()] = new_id()
            edits.append(put("sources", id=source, name=name, kind="person", created=at))
        chain.append(source)
    attribution = new_id()
    edits.append(
        put(
            "attributions",
            id=attribution,
            highlight=mark.id,
            manner=manner,
            cue_start=cue.start if cue else None,
            cue_end=cue.end if cue else None,
        )
    )
    edits.extend(
        put("attribution_sources", attribution=attribution, position=place, source=source)
        for place, source in enumerate(chain)
    )
    edits.append(alter("highlights", {"id": mark.id}, changed=at))
    label = f"Said by {' < '.join(wanted)}: {shorten(mark.quote)}"
    return Change(
        "said.set", label, tuple(edits), {"highlight": mark.id, "names": wanted}, mark.document, annotator
    )


def unattribute(mark: Highlight, annotator: str) -> Change:
    """Take the speaker off a mark; the mark goes too where nothing else is on it."""
    edits = _unsaid(mark)
    if mark.codes or mark.note or mark.kept or mark.reading or mark.translation:
        edits.append(alter("highlights", {"id": mark.id}, changed=now()))
    else:
        edits.extend(drop(table, highlight=mark.id) for table in ("codings", "anchors"))
        edits.append(drop("highlights", id=mark.id))
    label = f"No speaker on {shorten(mark.quote)}"
    return Change("said.take", label, tuple(edits), {"highlight": mark.id}, mark.document, annotator)


def alter_source(source: Source, *, name: str | None = None, kind: str | None = None) -> Change:
    """Rename a source everywhere, keeping the old name as an alias, or say what kind it is."""
    edits: list[Edit] = []
    name = one_line(name or "")
    if name and name != source.name:
        edits.append(drop("source_aliases", source=source.id, alias=name))
        edits.append(alter("sources", {"id": source.id}, name=name))
        if source.name not in source.aliases:
            edits.append(put("source_aliases", source=source.id, alias=source.name))
    if kind is not None:
        if kind not in SOURCE_KINDS:
            raise TepiError(f"“{kind}” is no kind of source", f"Choose one of {', '.join(SOURCE_KINDS)}")
        edits.append(alter("sources", {"id": source.id}, kind=kind))
    return Change("source.alter", f"Source {name or source.name}", tuple(edits), {"source": source.id})


def merge_sources(kept: Source, gone: Source, marks: Sequence[str] = ()) -> Change:
    """Make one source of two: all that ``gone`` says, ``kept`` says; its names become aliases.

    ``marks`` are the ids of the marks that name ``gone``, so that they are shown anew.
    """
    at = now()
    edits: list[Edit] = [alter("attribution_sources", {"source": gone.id}, source=kept.id)]
    edits.append(drop("source_aliases", source=gone.id))
    aliases = {gone.name, *gone.aliases} - {kept.name, *kept.aliases}
    edits.extend(put("source_aliases", source=kept.id, alias=alias) for alias in sorted(aliases))
    edits.append(drop("sources", id=gone.id))
    if marks:
        edits.append(alter("highlights", {"id": list(marks)}, changed=at))
    values = {"source": kept.id, "gone": gone.id}
    return Change("source.merge", f"{gone.name} is {kept.name}", tuple(edits), values)


def _unsaid(mark: Highlight) -> list[Edit]:
    edits: list[Edit] = [drop("attribution_sources", attribution=said.id) for said in mark.attributions]
    edits.append(drop("attributions", highlight=mark.id))
    return edits
