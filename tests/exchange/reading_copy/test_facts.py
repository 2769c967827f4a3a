"""The head of a copy: what is known, and nothing that is not."""

from __future__ import annotations

from tepi.exchange.gathering import sheet
from tepi.exchange.reading_copy.facts import counts, facts, remarks, state


def test_only_known_facts_stand_there(desk):
    """What is not known is not named; without marks there is no reader, and the state says so."""
    page = sheet(desk.library, desk.document)

    assert [called for called, _ in facts(page)] == ["Language", "Codebook", "As of"]
    assert list(state(page))[-1] == "Nothing is marked yet."


def test_counts_hold_marks_without_a_code(desk):
    """A mark of two codes counts for both, one without any for none of them."""
    desk.mark(0, 12, "Fact", "Loaded word")
    desk.mark(13, 17)
    found, shares = counts(sheet(desk.library, desk.document))

    assert found[desk.code("Fact").id] == found[desk.code("Loaded word").id] == found[None] == 1
    assert "Fact" in shares


def test_remarks_are_in_the_order_of_the_markdown(desk):
    """Doubt, reading, place; the annotator only where there are several."""
    mark = desk.mark(0, 12, "Fact", unsure=True)
    (entry,) = sheet(desk.library, desk.document).entries([mark.id])

    assert list(remarks(entry._replace(reading="That"), who=True)) == [
        "unsure",
        "[sic: That]",
        "¶1 s1",
        "Sari",
    ]
    assert list(remarks(entry, who=False)) == ["unsure", "¶1 s1"]
    said = entry._replace(said_by=("A", "B"), manner="direct", second="Opinion", translation="Ya")
    assert list(remarks(said, who=False)) == [
        "unsure, perhaps Opinion",
        "said by A < B (direct)",
        "translation: “Ya”",
        "¶1 s1",
    ]
