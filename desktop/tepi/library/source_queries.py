"""Where the sources of the register speak."""

from __future__ import annotations

from sqlalchemy import select

from tepi.library import tables as t
from tepi.library.file import Library


def marks_naming(library: Library, source: str) -> tuple[str, ...]:
    """The ids of the marks in whose chain of speakers this source is."""
    query = (
        select(t.attributions.c.highlight)
        .join(t.attribution_sources, t.attribution_sources.c.attribution == t.attributions.c.id)
        .where(t.attribution_sources.c.source == source)
        .distinct()
        .order_by(t.attributions.c.highlight)
    )
    return tuple(row[0] for row in library.connection.execute(query))


def speakers(library: Library, revision: str) -> dict[str, str]:
    """Who speaks in the marks of a revision: a mark's id -> the names in its chain, the outermost first."""
    chain = t.attribution_sources.c
    query = (
        select(t.attributions.c.highlight, t.attributions.c.id, t.sources.c.name)
        .join(t.anchors, t.anchors.c.highlight == t.attributions.c.highlight)
        .join(t.attribution_sources, chain.attribution == t.attributions.c.id)
        .join(t.sources, t.sources.c.id == chain.source)
        .where(t.anchors.c.revision == revision, t.anchors.c.part == 0)
        .order_by(t.attributions.c.highlight, t.attributions.c.id, chain.position)
    )
    found: dict[str, tuple[str, list[str]]] = {}
    for mark, claim, name in library.connection.execute(query):
        first, names = found.setdefault(mark, (claim, []))
        if claim == first:  # a mark's further attributions are not shown
            names.append(name)
    return {mark: " < ".join(names) for mark, (_, names) in found.items()}
