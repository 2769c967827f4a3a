"""Paragraphs with their marks, some at a time."""

from __future__ import annotations

import pytest

from tepi.exchange.gathering import sheet
from tepi.exchange.reading_copy import portions
from tepi.exchange.reading_copy.laid_out import blocks


@pytest.mark.parametrize("marks", [1, 500])
def test_every_mark_comes_with_its_paragraph(desk, monkeypatch, marks):
    """However many are asked for at once."""
    monkeypatch.setattr(portions, "MARKS", marks)
    first, second = desk.mark(0, 12, "Fact"), desk.mark(87, 92, "Opinion")
    page = sheet(desk.library, desk.document)
    laid = blocks(page.text, page.units, page.outline(), page.order)

    assert [[entry.id for entry in entries] for _, entries in portions.with_entries(page, laid)] == [
        [first.id],
        [second.id],
        [],
    ]
