"""Sums of files are right, and cheap to ask again."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from tepi.exchange.kept.files import NO_FILE, Sums, is_of


def test_a_sum_follows_the_file(tmp_path: Path) -> None:
    """It is that of the bytes, None of what is not there, and never that of a folder."""
    sums, path = Sums(tmp_path), tmp_path / "a.md"
    assert sums.of("a.md") is None
    path.write_bytes(b"one")
    assert sums.of("a.md") == sha256(b"one").hexdigest()
    path.write_bytes(b"three")
    assert sums.of("a.md") == sha256(b"three").hexdigest()
    path.unlink()
    path.mkdir()
    assert sums.of("a.md") == NO_FILE


def test_fresh_does_not_go_by_the_clock(tmp_path: Path) -> None:
    """A file of the same size and time with other bytes is noticed where it matters."""
    sums, path = Sums(tmp_path), tmp_path / "a.md"
    path.write_bytes(b"one")
    sums.of("a.md")
    found = path.stat()
    path.write_bytes(b"two")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert sums.fresh("a.md") == sha256(b"two").hexdigest()


def test_whose_file_it_is(tmp_path: Path) -> None:
    """The front matter must say so, in either flavour's words; an id in somebody's text is not enough."""
    path = tmp_path / "a.md"
    for head, ours in (
        ('---\ntitle: "A"\ntepi-document: "abc"\n---\n', True),
        ('---\ntitle: "A"\ntepi: {format: 1, document: "abc"}\n---\n', True),
        ("I read abc yesterday.\n", False),
    ):
        path.write_text(head, encoding="utf-8")
        assert is_of(path, "abc") is ours
        assert not is_of(path, "abd")
