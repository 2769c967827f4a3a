"""formats: what Tepi writes, without a library."""

from __future__ import annotations

from tests.cli.shell import Shell

from tepi.exchange.registry import FORMATS


def test_every_format_is_listed(shell: Shell) -> None:
    """A line each, with what it leaves in the library; no library is made for it."""
    *lines, reads = shell.done("formats").splitlines()

    assert [line.split()[0] for line in lines] == [known.id for known in FORMATS]
    assert all(line.endswith(known.lost) for line, known in zip(lines, FORMATS, strict=True))
    assert ".txt .md" in reads
    assert not shell.library.exists()


def test_as_json(shell: Shell) -> None:
    """Ids, endings, options, and which is a folder."""
    found = {each["id"]: each for each in shell.json("formats")}

    assert list(found) == [known.id for known in FORMATS]
    assert found["tables"]["folder"] is True
    assert found["tables"]["suffix"] is None
    assert found["csv"]["options"] == ["bom", "formulas"]
    assert set(found["csv"]) == {"id", "name", "suffix", "folder", "options", "lost"}
