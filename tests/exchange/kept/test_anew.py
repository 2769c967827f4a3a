"""An edited file is written anew where the reader wants it, and nothing of it is lost."""

from __future__ import annotations

import pytest

from tepi.errors import TepiError
from tepi.exchange.kept import anew
from tepi.exchange.kept.anew import write_anew
from tepi.exchange.kept.keep_up import look
from tepi.exchange.kept.lock import held


def test_what_was_edited_lies_beside(kept):
    """The copy has every byte; the file has the library's marks and the reader's own words and properties."""
    library = kept.desk.library.id
    kept.edit("One.md")
    mine = kept.read("One.md").replace("\n---\n", "\nrating: 5\n---\n", 1) + "\nMine.\n"
    kept.write("One.md", mine)
    kept.desk.mark(0, 12, "Fact")
    assert kept.keep_up().edited == ("One.md",)
    assert write_anew(kept.folder, library, ["One.md", "Two.md"]) == {"One.md": "One (edited).md"}
    assert look(kept.sums, library).edited == ()
    report = kept.keep_up()
    assert (report.written, report.edited) == (("One.md",), ())
    told = kept.read("One.md")
    assert "[!fact]" in told
    assert "\nrating: 5\n---\n" in told
    assert told.endswith("\nMine.\n")
    assert "author: Mine" not in told
    assert kept.read("One (edited).md") == mine

    kept.edit("One.md")
    assert write_anew(kept.folder, library, ["One.md"]) == {"One.md": "One (edited) 2.md"}
    again = kept.edit("One.md").replace("Mine", "Other")
    kept.write("One.md", again)
    assert kept.keep_up().edited == ("One.md",), "an edit that came behind the copy stays"
    assert kept.read("One.md") == again


def test_where_it_cannot_be(kept, monkeypatch):
    """One line, the file as it was, and no copy left about."""
    kept.edit("One.md")
    kept.edit("Two.md")
    with held(kept.folder), pytest.raises(TepiError, match="just now"):
        write_anew(kept.folder, kept.desk.library.id, ["One.md"])
    real = anew.write_beside

    def full(path, data):
        if path.name.startswith("Two"):
            raise TepiError(f"{path} cannot be written (No space left on device)", "Make room")
        return real(path, data)

    monkeypatch.setattr(anew, "write_beside", full)
    with pytest.raises(TepiError, match="No space"):
        write_anew(kept.folder, kept.desk.library.id, ["One.md", "Two.md"])
    assert kept.names() == {"One.md", "Two.md", "Three.md"}
    assert kept.keep_up().edited == ("One.md", "Two.md")
