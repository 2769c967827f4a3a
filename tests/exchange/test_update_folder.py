"""A folder that may hold other things: ours is brought up to date, theirs is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tepi.errors import TepiError
from tepi.exchange.update_folder import update_folder

OURS = b'---\ntitle: "x"\ntepi-document: "d"\n---\n'


def update(path, before=(), **files):
    names = {name.replace("_", "."): data for name, data in files.items()}
    return update_folder(path, ((name, (data,)) for name, data in names.items()), names, before)


def test_a_new_folder_is_whole_or_not_there(tmp_path):
    """As any folder of files; what goes wrong while it is made leaves nothing."""
    assert update(tmp_path / "vault", a_md=b"a", b_md=b"b") == tmp_path / "vault"
    assert sorted(each.name for each in (tmp_path / "vault").iterdir()) == ["a.md", "b.md"]

    def broken():
        yield "a.md", (b"a",)
        raise TepiError("x")

    with pytest.raises(TepiError):
        update_folder(tmp_path / "other", broken(), ["a.md"], ())
    assert not (tmp_path / "other").exists()


def test_other_things_stay(tmp_path):
    """Ours are replaced, others are not touched, folders neither."""
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "mine.md").write_bytes(b"mine")
    (tmp_path / "a.md").write_bytes(b"old")
    update(tmp_path, before=["a.md"], a_md=b"new", b_md=b"b")

    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert (tmp_path / "b.md").read_bytes() == b"b"
    assert (tmp_path / "mine.md").read_bytes() == b"mine"
    assert (tmp_path / ".obsidian").is_dir()


def test_somebody_elses_file_is_never_replaced(tmp_path):
    """One name that is taken, and nothing at all is written."""
    (tmp_path / "b.md").write_bytes(b"mine")
    with pytest.raises(TepiError, match=r"b\.md was not written by an export"):
        update(tmp_path, a_md=b"a", b_md=b"b")

    assert [each.name for each in tmp_path.iterdir()] == ["b.md"]


def test_what_is_not_written_any_more_goes_if_it_is_ours(tmp_path):
    """A document that was renamed leaves no file of its old name; a file that does not say it is ours stays."""
    (tmp_path / "old.md").write_bytes(OURS)
    (tmp_path / "rewritten.md").write_bytes(b"# My own words now")
    update(tmp_path, before=["old.md", "rewritten.md", "gone.md"], new_md=OURS)

    assert sorted(each.name for each in tmp_path.iterdir()) == ["new.md", "rewritten.md"]


def test_a_name_with_other_capitals_stays_one_file(tmp_path, monkeypatch):
    """Where a system sees one name in both, the file is written anew and is not taken for an old one."""
    (tmp_path / "Essay.md").write_bytes(OURS)
    (tmp_path / "essay.md").hardlink_to(tmp_path / "Essay.md")  # one file under both names
    update(tmp_path, before=["Essay.md"], essay_md=OURS + b"new")
    assert (tmp_path / "essay.md").read_bytes() == OURS + b"new"

    (tmp_path / "Essay.md").write_bytes(OURS)
    monkeypatch.setattr(Path, "samefile", lambda one, other: one.name.lower() == other.name.lower())
    monkeypatch.setattr(Path, "rename", lambda *_: None)
    update(tmp_path, before=["Essay.md"], essay_md=OURS + b"newer")
    assert (tmp_path / "Essay.md").exists(), "it is the file that was written just now"


def test_somebody_elses_name_with_other_capitals_is_refused(tmp_path):
    """Two files that only look alike are two, and theirs is left alone."""
    (tmp_path / "Essay.md").write_bytes(OURS)
    (tmp_path / "essay.md").write_bytes(b"mine")
    with pytest.raises(TepiError, match=r"essay\.md was not written by an export"):
        update(tmp_path, before=["Essay.md"], essay_md=OURS)
    assert (tmp_path / "essay.md").read_bytes() == b"mine"


def test_a_file_in_its_place_is_named(tmp_path):
    """One line."""
    (tmp_path / "vault").write_bytes(b"a file")
    with pytest.raises(TepiError, match="is a file"):
        update(tmp_path / "vault", a_md=b"a")
