"""Files of a kept folder get new names and go, also where something stands in their way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tepi.errors import TepiError
from tepi.exchange import safe_write
from tepi.library.edits.documents import trash_document


def test_a_name_that_stays_taken_is_waited_for_once(kept):
    """One text steps aside for another, and its own new name is somebody else's file: no pass moves it again."""
    kept.write("Blocked.md", "Mine.")
    kept.rename("Two", "Blocked")
    kept.rename("One", "Two")
    assert kept.keep_up().foreign == ("Blocked.md",)
    names = kept.names()
    assert {"Two.md", "Three.md", "Blocked.md"} < names
    assert len(names) == 4

    kept.rename("Three", "Third")
    kept.keep_up()
    assert kept.names() == names - {"Three.md"} | {"Third.md"}
    assert kept.read("Blocked.md") == "Mine."


def test_on_windows_a_file_that_is_held_for_a_moment_is_moved(kept, monkeypatch):
    """A sync service that has just looked at a file lets go of it again: it is renamed, and another removed."""
    left = {"rename": 2, "unlink": 2}

    def reluctant(step):
        real = getattr(Path, step)

        def at_last(path, *names):
            if path.suffix == ".md" and left[step]:
                left[step] -= 1
                raise PermissionError(13, "Access is denied")
            return real(path, *names)

        return at_last

    for step in ("rename", "unlink"):
        monkeypatch.setattr(Path, step, reluctant(step))
    monkeypatch.setattr(safe_write.time, "sleep", lambda _: None)
    kept.rename("Two", "Second")
    kept.desk.record(trash_document(kept.document("Three")))
    with pytest.raises(TepiError, match="Access is denied"):
        kept.keep_up()
    monkeypatch.setattr(safe_write.sys, "platform", "win32")
    kept.keep_up()
    assert kept.names() == {"One.md", "Second.md"}
    assert left == {"rename": 0, "unlink": 0}
