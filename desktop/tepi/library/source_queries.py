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
