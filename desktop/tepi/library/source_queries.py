"""Where the sources of the register speak."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.queries import among, these


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


def speakers(library: Library, marks: Collection[str]) -> dict[str, str]:
    """Who speaks in these marks: a mark's id -> the names in its chain, the outermost first."""
    found: dict[str, tuple[str, list[str]]] = {}
    for mark, claim, name in library.connection.execute(_SPEAKERS, these(marks)):
        first, names = found.setdefault(mark, (claim, []))
        if claim == first:  # a mark's further attributions are not shown
            names.append(name)
    return {mark: " < ".join(names) for mark, (_, names) in found.items()}


_SPEAKERS = (
    select(t.attributions.c.highlight, t.attributions.c.id, t.sources.c.name)
    .join(t.attribution_sources, t.attribution_sources.c.attribution == t.attributions.c.id)
    .join(t.sources, t.sources.c.id == t.attribution_sources.c.source)
    .where(among(t.attributions.c.highlight))
    .order_by(t.attributions.c.highlight, t.attributions.c.id, t.attribution_sources.c.position)
)
