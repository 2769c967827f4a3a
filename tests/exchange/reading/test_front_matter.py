"""Front matter is strings, and cannot ask for much."""

from __future__ import annotations

import pytest

from tepi.exchange.reading.front_matter import Unreadable, as_text, read_front_matter


def test_yaml_computes_nothing():
    """no, 1.200, dates, nothing and emoji stay as they are typed; lists are joined."""
    found = read_front_matter(
        'a: no\nb: 1.200\nc: 2026-01-01\nd:\ne: "x: 🙂"\nf: [y, ~]\ng:\n- z\nh: {i: 010}'
    )

    assert found == {
        "a": "no", "b": "1.200", "c": "2026-01-01", "d": "", "e": "x: 🙂", "f": ["y", "~"], "g": ["z"],
        "h": {"i": "010"},
    }  # fmt: skip
    assert as_text(found["f"]) == "y; ~"
    assert read_front_matter("") == {}


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("a: b\nx: [", 1),
        ("a: &x [*x]", 0),
        ("a: b\nb: *a", 1),
        ("a: " + "[" * 50_000, 0),
        ("a: " + "b" * 200_001, 0),
        ("- a", 0),
        ("a: b\n\tc: d", 1),
        ("? [a]\n: b", 0),
    ],
)
def test_what_cannot_be_read_is_said(source, line):
    """Broken, self-referring, deep, long, or no map."""
    with pytest.raises(Unreadable) as caught:
        read_front_matter(source)

    assert caught.value.line >= line
