"""Where the library is: where it is said, else in the data folder."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tepi.errors import TepiError
from tepi.library.places import address, data_folder, library_path, log_path


def test_a_named_library_goes_before_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option, then TEPI_LIBRARY, then the data folder."""
    assert library_path() == data_folder() / "library.tepi"
    monkeypatch.setenv("TEPI_LIBRARY", str(tmp_path / "b.tepi"))
    assert library_path() == tmp_path / "b.tepi"
    assert library_path(str(tmp_path / "a.tepi")) == tmp_path / "a.tepi"
    monkeypatch.setenv("TEPI_LIBRARY", "")
    assert library_path() == data_folder() / "library.tepi"


def test_paths_are_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path means the current folder, and ~ the user's own."""
    monkeypatch.chdir(tmp_path)
    assert library_path("a.tepi") == tmp_path / "a.tepi"
    assert library_path("~/a.tepi") == Path.home() / "a.tepi"


def test_the_data_folder_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is there when it is asked for, and the log lies in it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "new" / "data"))
    assert data_folder().is_dir()
    assert log_path().parent == data_folder()


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file stands in the way, the line names the folder and a way out."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("HOME", str(tmp_path / "file"))
    with pytest.raises(TepiError, match="--library"):
        data_folder()


def test_an_empty_name_is_not_the_usual_library() -> None:
    """A script whose variable was not set does not write into the reader's own library."""
    with pytest.raises(TepiError, match="empty name"):
        library_path("")


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (r"C:\Users\Ayu\my texts#1\library.tepi", "file:///C:/Users/Ayu/my%20texts%231/library.tepi"),
        (r"\\server\share\library.tepi", "file:////server/share/library.tepi"),
    ],
)
def test_the_address_of_a_library_on_windows(path: str, wanted: str) -> None:
    """Drive letters and shares of a network; what follows ``file://`` up to a stroke would be a host."""
    assert address(path, "\\") == wanted


@pytest.mark.parametrize("name", ["a b?c#d%20.tepi", "ümläut.tepi", "x\\y.tepi"])
def test_the_address_leads_to_the_file(tmp_path: Path, name: str) -> None:
    """Whatever signs are in its name, and with two strokes in front, as a share has them."""
    if os.sep == "\\" and set(name) & set("?\\"):
        pytest.skip("no name on Windows")
    for path in (tmp_path / name, Path(f"/{tmp_path}") / name):
        with closing(sqlite3.connect(address(str(path)), uri=True)) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS t (a)")
    assert [each.name for each in tmp_path.iterdir()] == [name]
