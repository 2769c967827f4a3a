"""Where a source speaks is asked before it is merged or renamed."""

from __future__ import annotations

from tests.library.desk import Desk

from tepi.library import queries
from tepi.library.edits.speakers import attribute
from tepi.library.source_queries import marks_naming


def test_the_marks_that_name_a_source(desk: Desk) -> None:
    """At any place of a chain, each mark once."""
    chains = (["Ani"], ["The agency", "Ani", "Ani"], ["Budi"])
    marks = [desk.mark(start, start + 2) for start in (0, 4, 8)]
    for mark, chain in zip(marks, chains, strict=True):
        desk.record(attribute(mark, chain, None, desk.me, queries.sources(desk.library)))
    ani = next(source for source in queries.sources(desk.library) if source.name == "Ani")

    assert set(marks_naming(desk.library, ani.id)) == {marks[0].id, marks[1].id}
    assert marks_naming(desk.library, "nobody") == ()
