"""The sentences of a very long line are those of the whole, found stretch by stretch."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.text.stretches import LONGEST, STRETCH, in_stretches
from tepi.text.units import segment

STOPS = re.compile(r"[.。] ?")


def by_stops(line: str) -> set[int]:
    return {found.end() for found in STOPS.finditer(line) if found.end() < len(line)}


@settings(max_examples=30, deadline=None)
@given(lengths=st.lists(st.integers(1, 9_000), min_size=4, max_size=12), stop=st.sampled_from([". ", "。"]))
def test_every_sentence_is_found_however_long(lengths: list[int], stop: str) -> None:
    """Those that are longer than a stretch too; and nothing else."""
    line = stop.join("a" * length for length in lengths)

    assert in_stretches(line, by_stops) == by_stops(line)


def test_a_line_is_looked_at_about_once() -> None:
    """What is asked of the engine is little more than the line itself, whole only where it is short."""
    asked: list[int] = []

    def find(part: str) -> set[int]:
        asked.append(len(part))
        return by_stops(part)

    line = "kata demi kata. " * (LONGEST // 2)
    in_stretches(line, find)
    assert sum(asked) < len(line) * 1.2
    assert max(asked) <= STRETCH

    asked.clear()
    in_stretches(line[:LONGEST], find)
    assert asked == [LONGEST]


def test_the_engine_answers_as_of_the_same_sentences_in_short_lines() -> None:
    """Sentences of a paragraph of 22,000 characters are those of the same words in short paragraphs."""
    for sentence, language in (
        ("Dr. Budi berkata: “Ya. Tidak!” Lalu pergi. ", "id"),
        ("他说：“是。”然后走了！好吗？", "zh"),
    ):
        often = 22_000 // len(sentence)
        one = segment(sentence * often, language)
        many = segment("\n".join([sentence] * often), language)

        assert len(one.starts) == len(many.starts) > often
        assert one.engine == many.engine
