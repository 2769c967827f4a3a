"""Where a library is kept written is remembered, and no two libraries share a folder unknowingly."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.library.desk import Desk

from tepi.errors import TepiError
from tepi.exchange.kept.beginning import begin, end, refuse_kept
from tepi.exchange.kept.keep_up import keep_up
from tepi.exchange.kept.place import kept_folder
from tepi.exchange.kept.record import NAME
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.library.file import open_library

OBSIDIAN = MarkdownOptions("obsidian")


def test_remembered_until_it_is_stopped(kept) -> None:
    """The files and the list stay when it stops; begun again it goes on where it was."""
    library = kept.desk.library
    assert kept_folder(library.id) == kept.folder
    before = kept.times()
    end(library.id)
    assert kept_folder(library.id) is None
    with pytest.raises(TepiError):
        kept.keep_up()
    kept.desk.mark(0, 12, "Fact")
    begin(library, kept.folder, OBSIDIAN)
    assert kept.keep_up().written == ("One.md",)
    assert kept.times()["Two.md"] == before["Two.md"]


def test_a_library_may_be_moved(kept, tmp_path) -> None:
    """Under another name in another folder it is the same library."""
    kept.desk.library.close()
    kept.desk.path = kept.desk.path.rename(tmp_path / "moved.tepi")
    kept.desk.reopen()
    kept.desk.mark(0, 12, "Fact")
    assert kept_folder(kept.desk.library.id) == kept.folder
    assert kept.keep_up().written == ("One.md",)


def test_a_second_library_is_refused(kept, tmp_path) -> None:
    """As long as the first is kept there; once stopped the folder may be taken over, and files stay."""
    with open_library(tmp_path / "second.tepi") as second:
        with pytest.raises(TepiError, match="another library"):
            begin(second, kept.folder, OBSIDIAN)
        assert kept_folder(second.id) is None
        with pytest.raises(TepiError, match="another library"):
            keep_up(second, kept.sums)
        end(kept.desk.library.id)
        begin(second, kept.folder, OBSIDIAN)
        assert keep_up(second, kept.sums).removed == ()
    assert kept.names() == {"One.md", "Two.md", "Three.md"}


def test_a_place_that_cannot_be(desk: Desk, folder: Path) -> None:
    """A folder that is missing, or is a file, is said, and nothing is remembered or made."""
    (folder / "file").write_text("")
    for place in (folder / "missing", folder / "file"):
        with pytest.raises(TepiError):
            begin(desk.library, place, OBSIDIAN)
    assert kept_folder(desk.library.id) is None
    assert not (folder / "missing").exists()


def test_stopping_where_the_folder_has_gone(kept) -> None:
    """It is forgotten here; a folder that is not there needs no word."""
    kept.folder.rename(kept.folder.with_name("away"))
    end(kept.desk.library.id)
    assert kept_folder(kept.desk.library.id) is None
    assert not (kept.folder / NAME).exists()


def test_an_export_goes_elsewhere(kept, tmp_path) -> None:
    """Into a kept folder it is refused; once that is stopped, or where nothing is, it is not."""
    with pytest.raises(TepiError, match="is kept written"):
        refuse_kept(kept.folder)
    refuse_kept(tmp_path)
    refuse_kept(tmp_path / "new")
    end(kept.desk.library.id)
    refuse_kept(kept.folder)
