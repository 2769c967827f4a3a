"""Paragraphs of a text together with what is known of the marks that begin in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tepi.exchange.entries import Entry
from tepi.exchange.gathering import Sheet
from tepi.exchange.reading_copy.laid_out import Block

MARKS, BLOCKS, CHARACTERS = 500, 400, 100_000


def with_entries(page: Sheet, blocks: Iterable[Block]) -> Iterator[tuple[Block, tuple[Entry, ...]]]:
    """Each paragraph with its marks; some hundreds of marks are asked for at once, and no more are held."""
    held: list[Block] = []
    wanted: list[str] = []
    length = 0
    for block in blocks:
        held.append(block)
        wanted += block.first
        length += sum(len(atom.text) for atom in block.atoms)
        if len(wanted) >= MARKS or len(held) >= BLOCKS or length >= CHARACTERS:
            yield from _given(page, held, wanted)
            held, wanted, length = [], [], 0
    yield from _given(page, held, wanted)


def _given(page: Sheet, held: list[Block], wanted: list[str]) -> Iterator[tuple[Block, tuple[Entry, ...]]]:
    known = {entry.id: entry for entry in page.entries(wanted)} if wanted else {}
    for block in held:
        yield block, tuple(known[mark] for mark in block.first if mark in known)
