"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import threading

import pytest

from tepi.errors import TepiError
from tepi.exchange import safe_write
from tepi.exchange.safe_write import write_beside, write_pieces_beside

unix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and pipes of Unix")


def test_a_new_file_is_written(tmp_path):
    """The bytes are in the file, and nothing lies beside it."""
    assert write_beside(tmp_path / "marks.md", b"one\n") == tmp_path / "marks.md"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"one\n"]


def test_an_old_file_is_replaced(tmp_path):
    """The new bytes take the old ones' place, longer or shorter."""
    path = tmp_path / "marks.md"
    path.write_bytes(b"a long old text")
    write_beside(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@unix
def test_permissions_are_kept(tmp_path):
    """An old file keeps its permissions; a new one gets those that any new file gets."""
    old, new, plain = tmp_path / "old", tmp_path / "new", tmp_path / "plain"
    old.write_bytes(b"x")
    old.chmod(0o640)
    plain.write_bytes(b"x")
    write_beside(old, b"y")
    write_beside(new, b"y")

    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == plain.stat().st_mode


@unix
def test_a_link_stays_a_link(tmp_path):
    """What a symbolic link points to is written, and the link goes on pointing there."""
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_beside(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@unix
def test_a_pipe_is_written_to(tmp_path):
    """A pipe or a device is no file to be replaced: the bytes go into it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_beside(pipe, b"through")
    reader.join(timeout=10)

    assert read == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["fsync", "replace", "fdopen"])
def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch, step):
    """Whatever step fails, the old file is whole, no other is left, and the message names the path."""
    path = tmp_path / "marks.md"
    path.write_bytes(b"old")
    place = safe_write.Path if step == "replace" else safe_write.os
    monkeypatch.setattr(place, step, refuse)

    with pytest.raises(TepiError, match=r"marks\.md cannot be written \(No space left on device\)"):
        write_beside(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_write_leaves_the_old_file(tmp_path, monkeypatch):
    """Ctrl+C in the middle leaves the old file, and goes on as Ctrl+C."""
    path = tmp_path / "marks.md"
    path.write_bytes(b"old")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(safe_write.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_beside(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_is_synced_before_it_gets_its_name(tmp_path, monkeypatch):
    """The bytes are on the disk before the name moves, and the name is synced after."""
    steps = []
    sync, rename = os.fsync, safe_write.Path.replace
    monkeypatch.setattr(safe_write.os, "fsync", lambda handle: (steps.append("sync"), sync(handle)))
    monkeypatch.setattr(safe_write.Path, "replace", lambda *names: (steps.append("name"), rename(*names)))
    write_beside(tmp_path / "marks.md", b"new")

    assert steps[:2] == ["sync", "name"]
    assert steps[2:] == ([] if sys.platform == "win32" else ["sync"])


def test_a_folder_is_refused(tmp_path):
    """A folder is named, and stays as it is."""
    with pytest.raises(TepiError, match="is a folder"):
        write_beside(tmp_path, b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_refused(tmp_path):
    """A path in a folder that does not exist is refused; the folder is not made."""
    with pytest.raises(TepiError, match=r"folder .*absent does not exist"):
        write_beside(tmp_path / "absent" / "marks.md", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_path_through_a_file_is_refused(tmp_path):
    """A path that leads through a file, as if it were a folder, is refused."""
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(TepiError, match=r"marks\.md|file"):
        write_beside(tmp_path / "file" / "marks.md", b"x")


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_an_impossible_name_is_refused(tmp_path, name):
    """A name that no file can have gives a message, not a traceback."""
    with pytest.raises(TepiError, match="cannot be written"):
        write_beside(tmp_path / name, b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("exists", [True, False])
def test_a_read_only_place_is_refused(tmp_path, monkeypatch, exists):
    """A read-only file, and a new file in a read-only folder, are refused before anything is written."""
    path = tmp_path / "marks.md"
    if exists:
        path.write_bytes(b"old")
    # Root may write everywhere, so the system's answer is given here.
    monkeypatch.setattr(safe_write.os, "access", lambda *_: False)

    with pytest.raises(TepiError, match=r"marks\.md cannot be written: .*read-only"):
        write_beside(path, b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([b"old"] if exists else [])


def test_pieces_that_fail_leave_the_old_file(tmp_path):
    """Where making a piece goes wrong half-way, or is interrupted, nothing has happened."""
    target = tmp_path / "notes.md"
    target.write_bytes(b"old")

    def pieces(error):
        yield b"new"
        raise error

    for error in (TepiError("No", "Yes"), KeyboardInterrupt()):
        with pytest.raises(type(error)):
            write_pieces_beside(target, pieces(error))
        assert target.read_bytes() == b"old"
        assert [each.name for each in tmp_path.iterdir()] == ["notes.md"]
    assert write_pieces_beside(target, iter((b"a", b"b"))).read_bytes() == b"ab"


def held_for(monkeypatch, times, step="replace"):
    """Let moving a file fail as often as that, as on Windows while another program has it open."""
    real, left = getattr(safe_write.Path, step), [times]

    def move(*names):
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "Access is denied")
        return real(*names)

    monkeypatch.setattr(safe_write.sys, "platform", "win32")
    monkeypatch.setattr(safe_write.time, "sleep", lambda _: None)
    monkeypatch.setattr(safe_write.Path, step, move)


def test_on_windows_a_file_that_is_held_for_a_moment_is_written(tmp_path, monkeypatch):
    """A virus scanner or a sync service lets go again; elsewhere a refusal is one at once."""
    path = tmp_path / "marks.md"
    path.write_bytes(b"old")
    held_for(monkeypatch, times=3)
    write_beside(path, b"new")
    assert path.read_bytes() == b"new"

    monkeypatch.undo()
    held_for(monkeypatch, times=1)
    monkeypatch.setattr(safe_write.sys, "platform", "linux")
    with pytest.raises(TepiError, match="Access is denied"):
        write_beside(path, b"newer")


def test_on_windows_a_file_open_elsewhere_is_named_so(tmp_path, monkeypatch):
    """A document that is open in a word processor stays as it is, and the message says what to do."""
    path = tmp_path / "marks.docx"
    path.write_bytes(b"old")
    held_for(monkeypatch, times=100)
    with pytest.raises(TepiError, match=r"another program has it open.*Close it there"):
        write_beside(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_on_windows_a_long_path_is_named_so(tmp_path, monkeypatch):
    """Windows says that there is no such folder, which would mislead."""
    monkeypatch.setattr(safe_write.sys, "platform", "win32")
    folder = tmp_path / ("d" * 200) / ("e" * 60)
    folder.mkdir(parents=True)
    monkeypatch.setattr(
        safe_write.os, "open", lambda *_: (_ for _ in ()).throw(FileNotFoundError(2, "No such"))
    )
    with pytest.raises(TepiError, match="longer than 259 characters"):
        write_beside(folder / "marks.md", b"new")


def test_on_macos_the_disk_itself_is_asked(tmp_path, monkeypatch):
    """There a plain sync leaves the bytes in the disk's cache; where the disk knows nothing better it must do."""
    fcntl = pytest.importorskip("fcntl")
    asked, synced = [], []
    monkeypatch.setattr(safe_write.sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda handle, what: asked.append(what))
    monkeypatch.setattr(safe_write, "sync_folder", lambda _: None)
    monkeypatch.setattr(safe_write.os, "fsync", synced.append)
    write_beside(tmp_path / "marks.md", b"new")
    assert (asked, synced) == ([51], [])

    monkeypatch.setattr(fcntl, "fcntl", refuse)
    write_beside(tmp_path / "marks.md", b"newer")
    assert len(synced) == 1
