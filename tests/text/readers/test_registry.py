"""Any file becomes a reading, or one line that names it and says what to do."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import pytest

from tepi.errors import TepiError
from tepi.text.readers import registry
from tepi.text.readers.registry import read_file


@pytest.fixture
def text_file(tmp_path):
    path = tmp_path / "berita.txt"
    path.write_bytes(b"Harga naik. Warga diam.\r\n")
    return path


def refusal(path):
    with pytest.raises(TepiError) as caught:
        read_file(path)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy
    return caught.value.what


def test_every_registered_reader_is_there():
    """Each line of the registry names a module with a ``read``, under a suffix in lower case."""
    for suffix, module in [*registry.READERS.items(), (".", registry.FALLBACK)]:
        assert callable(import_module(module).read)
        assert suffix == suffix.lower()
        assert suffix.startswith(".")


@pytest.mark.parametrize("name", ["berita.txt", "BERITA.TXT", "berita.catatan", "berita"])
def test_a_text_is_read_whatever_its_suffix(tmp_path, name):
    """A suffix without a reader of its own is tried as plain text."""
    path = tmp_path / name
    path.write_bytes(b"Harga naik.\r\n")
    reading = read_file(path)
    assert (reading.text, reading.name) == ("Harga naik.\n", name)


def test_a_given_title_and_language_win(text_file):
    """What the reader of the text says is no guess; an empty title says nothing."""
    reading = read_file(text_file, title=" Harga ", language="ms")
    assert (reading.title, reading.title_guessed, reading.language) == ("Harga", False, "ms")
    reading = read_file(text_file, title=" ")
    assert (reading.title, reading.title_guessed) == ("Harga naik.", True)


def test_what_ships_brings_its_title(editorial_path, tmp_path):
    """The editorial has its title and language wherever its bytes are added from."""
    copy = tmp_path / "lain.txt"
    copy.write_bytes(editorial_path.read_bytes())
    reading = read_file(copy)
    assert (reading.title, reading.title_guessed) == ("Pengiriman tentara Korea Utara ke Rusia", False)
    assert (reading.language, len(reading.text), reading.name) == ("id", 4195, "lain.txt")
    assert read_file(copy, title="Lain").title == "Lain"


def test_a_missing_file(tmp_path):
    """The line gives the path that was asked for."""
    path = tmp_path / "tidak-ada.txt"
    assert refusal(path) == f"There is no file “{path}”"


def test_a_folder(tmp_path):
    """A folder is told apart from a missing file."""
    assert "is a folder" in refusal(tmp_path)


def test_an_unreadable_file(text_file, monkeypatch):
    """A file that the system does not let us read says so."""

    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "may not be read" in refusal(text_file)


def test_a_fault_of_the_disk_names_its_reason(text_file, monkeypatch):
    """Any other failure gives the system's own reason."""

    def fail(_path):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert "Input/output error" in refusal(text_file)


def test_a_file_above_the_limit_is_not_read(text_file, monkeypatch):
    """Size is looked at before the bytes are taken."""
    monkeypatch.setattr(registry, "LIMIT", 10)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("it was read"))
    assert "too large" in refusal(text_file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    """What is no ordinary file is refused instead of being read without end."""
    os.mkfifo(tmp_path / "pipa")
    assert "not an ordinary file" in refusal(tmp_path / "pipa")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have(name):
    """A name with a NUL or beyond the system's length gets its line too, and a short one."""
    assert len(refusal(Path(name))) < 400


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has names that are bytes")
def test_a_name_is_fit_to_be_shown_and_stored(tmp_path):
    """A line break or a byte that is not UTF-8 in a name becomes one replacement sign."""
    path = tmp_path / os.fsdecode(b"a\nb\xff.txt")
    try:
        path.write_bytes(b"teks")
    except OSError:
        pytest.skip("this file system holds no such name")
    assert read_file(path).name == "a\ufffdb\ufffd.txt"
