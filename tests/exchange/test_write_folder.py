"""A folder of files: all of it or nothing, and never anybody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tepi.errors import TepiError
from tepi.exchange import safe_write, write_folder
from tepi.exchange.write_folder import write_folder_beside

OWN = ("a.csv", "b.csv")


def files(**content: str):
    return ((name.replace("_", "."), [text.encode()]) for name, text in content.items())


def contents(folder: Path) -> dict[str, str]:
    return {each.name: each.read_text() for each in sorted(folder.iterdir())}


def test_a_folder_is_made_and_replaced(tmp_path):
    """It holds exactly the new files, and nothing lies beside it."""
    target = tmp_path / "out"
    assert write_folder_beside(target, files(a_csv="1", b_csv="2"), OWN) == target
    assert contents(target) == {"a.csv": "1", "b.csv": "2"}
    write_folder_beside(target, files(a_csv="3"), OWN)

    assert contents(target) == {"a.csv": "3"}
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_failure_leaves_the_old_folder(tmp_path):
    """Also an interruption, and where there was no folder there is none."""
    target = tmp_path / "out"

    def failing(error):
        yield "a.csv", [b"new"]
        raise error

    with pytest.raises(TepiError):
        write_folder_beside(target, failing(TepiError("No", "Yes")), OWN)
    assert list(tmp_path.iterdir()) == []
    write_folder_beside(target, files(a_csv="old"), OWN)
    with pytest.raises(KeyboardInterrupt):
        write_folder_beside(target, failing(KeyboardInterrupt()), OWN)

    assert contents(target) == {"a.csv": "old"}
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_the_old_folder_comes_back_where_the_name_cannot_be_taken(tmp_path, monkeypatch):
    """The last step fails: what was there is there again."""
    target = tmp_path / "out"
    write_folder_beside(target, files(a_csv="old"), OWN)
    rename = Path.rename

    def fail(self, to):
        if self.name == "new":
            raise OSError(5, "no")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(TepiError, match="cannot be written"):
        write_folder_beside(target, files(a_csv="new"), OWN)

    assert contents(target) == {"a.csv": "old"}


def test_on_windows_a_folder_with_a_file_open_elsewhere_stays(tmp_path, monkeypatch):
    """A table that is open in a spreadsheet keeps its folder from being moved; the message says what to do."""
    target = tmp_path / "out"
    write_folder_beside(target, files(a_csv="old"), OWN)
    rename, tried = Path.rename, []

    def fail(self, to):
        if self.name == "out":
            tried.append(to)
            raise PermissionError(13, "Access is denied")
        return rename(self, to)

    monkeypatch.setattr(safe_write.sys, "platform", "win32")
    monkeypatch.setattr(safe_write.time, "sleep", lambda _: None)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(TepiError, match="another program has it open"):
        write_folder_beside(target, files(a_csv="new"), OWN)

    assert len(tried) > 1
    assert contents(target) == {"a.csv": "old"}
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_pathlib_is_not_asked_for_mounts(tmp_path, monkeypatch):
    """On Windows it knows none before Python 3.12, and raises."""

    def unknown(_):
        raise NotImplementedError("Path.is_mount() is unsupported on this system")

    monkeypatch.setattr(Path, "is_mount", unknown)
    for text in ("old", "new"):
        write_folder_beside(tmp_path / "out", files(a_csv=text), OWN)
    assert contents(tmp_path / "out") == {"a.csv": "new"}


@pytest.mark.parametrize("name", ["mine.txt", "a.csv.bak"])
def test_a_folder_with_other_things_is_refused(tmp_path, name):
    """The message names one of them; it stays."""
    target = tmp_path / "out"
    target.mkdir()
    (target / name).write_text("mine")
    with pytest.raises(TepiError, match=name):
        write_folder_beside(target, files(a_csv="1"), OWN)

    assert contents(target) == {name: "mine"}


def test_a_file_and_a_missing_folder_are_refused(tmp_path):
    """Each has its own message."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(TepiError, match="is a file"):
        write_folder_beside(tmp_path / "file", files(), OWN)
    with pytest.raises(TepiError, match="does not exist"):
        write_folder_beside(tmp_path / "no" / "out", files(), OWN)

    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_that_cannot_be_replaced_is_filled(tmp_path, monkeypatch):
    """As where a stick begins there: all files are made before one is replaced, and nothing is left about."""
    target = tmp_path / "stick"
    target.mkdir()
    monkeypatch.setattr(write_folder.os.path, "ismount", lambda path: path == target)
    number = target.stat().st_ino
    write_folder_beside(target, files(a_csv="1", b_csv="2"), OWN)
    write_folder_beside(target, files(a_csv="3"), OWN)
    assert contents(target) == {"a.csv": "3"}
    assert target.stat().st_ino == number

    def failing():
        yield "a.csv", [b"new"]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder_beside(target, failing(), OWN)
    assert contents(target) == {"a.csv": "3"}
