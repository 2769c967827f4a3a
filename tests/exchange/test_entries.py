"""Entries: a mark as it is written out, with every name resolved."""

from __future__ import annotations

from tepi.exchange import entries
from tepi.exchange.gathering import sheet
from tepi.library.edits.marks import set_second
from tepi.library.edits.notes import write_note


def test_names_are_resolved(desk):
    """An entry has names where the library has ids, codes in the codebook's order."""
    mark = desk.mark(4, 12, "Reported", "Opinion")
    desk.record(set_second(mark, desk.code("Fact").id, desk.codebook, desk.me))
    desk.record(write_note("highlight", mark.id, "Why?", desk.me, None))
    (found,) = sheet(desk.library, desk.document).entries([mark.id])

    assert found.codes == ("Opinion", "Reported")
    assert (found.unsure, found.second) == (True, "Fact")
    assert (found.place, found.annotator, found.date) == ("¶1 s1", "Sari", mark.created[:10])
    assert [text for _, text in found.notes] == ["Why?"]
    assert found.counted


def test_places_are_cited_the_same_however_few_are_kept(desk, monkeypatch):
    """Marks over the same sentences share a citation; when too many are kept they are found anew."""
    ids = [desk.mark(start, start + 3).id for start in (0, 4, 60, 88, 0)]
    usual = [entry.place for entry in sheet(desk.library, desk.document).entries(ids)]
    monkeypatch.setattr(entries, "KEPT", 1)

    assert usual[0] == usual[1] == usual[4] == "¶1 s1"
    assert [entry.place for entry in sheet(desk.library, desk.document).entries(ids)] == usual
