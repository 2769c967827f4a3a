"""The library's file on Windows and macOS, as far as it can be seen without them."""

from __future__ import annotations

import sys
from pathlib import Path

from tepi.library import queries
from tepi.library.file import inspect, open_beside, open_library


def test_what_is_saved_is_on_the_disk_itself(tmp_path):
    """Every connection syncs each change in full, on macOS through the disk's own cache as well."""
    with open_library(tmp_path / "library.tepi") as library, open_beside(library) as beside:
        for connection in (library.connection, beside.connection):
            asked = ("synchronous", "fullfsync")
            found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
            assert found == [2, 1]


def test_on_windows_rights_are_found_by_trying(tmp_path, monkeypatch):
    """There the system says that a file may be written which its rights keep from us: it opens for reading only."""
    path = tmp_path / "library.tepi"
    open_library(path).close()
    real = Path.open

    def refused(self, mode="r", *more, **named):
        if mode == "r+b":
            raise PermissionError(13, "Access is denied")
        return real(self, mode, *more, **named)

    monkeypatch.setattr(Path, "open", refused)
    assert not inspect(path).read_only
    monkeypatch.setattr(sys, "platform", "win32")
    assert "is read-only" in inspect(path).read_only
    with open_library(path) as library:
        assert library.read_only
        assert queries.documents(library) == []
