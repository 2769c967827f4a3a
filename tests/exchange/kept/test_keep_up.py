"""A kept folder holds what the library holds, and what somebody wrote there is never lost."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tepi.errors import TepiError
from tepi.exchange.comparison.applying import change_of
from tepi.exchange.comparison.comparing import compare_files
from tepi.exchange.export import export_pieces
from tepi.exchange.kept import keep_up as module
from tepi.exchange.kept.anew import write_anew
from tepi.exchange.kept.beginning import begin
from tepi.exchange.kept.keep_up import look
from tepi.exchange.kept.lock import held
from tepi.exchange.kept.record import NAME, read_record
from tepi.exchange.kept.report import Report
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.exchange.reading.files import source_of
from tepi.library import queries
from tepi.library.edits.codebook import alter_code
from tepi.library.edits.documents import restore_document, trash_document


def test_a_file_a_text_and_as_an_export_writes_it(kept):
    """Each file has the bytes of an export of that text alone; the list lies hidden beside them."""
    assert kept.names() == {"One.md", "Two.md", "Three.md"}
    for document in queries.documents(kept.desk.library):
        alone = "".join(export_pieces(kept.desk.library, [document], flavour="obsidian"))
        assert kept.read(f"{document.title}.md") == alone
    assert NAME.startswith(".")


def test_only_what_changed_is_touched(kept):
    """A mark in one text writes its file, and no other is opened for writing."""
    before = kept.times()
    kept.desk.mark(0, 12, "Fact")
    report = kept.keep_up()

    assert report.written == ("One.md",)
    assert "The minister" in kept.read("One.md").partition("[!fact]")[2]
    assert {name for name, time in kept.times().items() if time != before[name]} == {"One.md"}


def test_nothing_new_touches_nothing(kept):
    """A pass without a change writes neither a file nor the list; nor does a change that shows in none."""
    listed = (kept.folder / NAME).stat().st_mtime_ns
    assert kept.keep_up().written == ()
    assert (kept.folder / NAME).stat().st_mtime_ns == listed
    before = kept.times()
    kept.desk.mark(0, 12, "Fact")
    kept.desk.library.history.undo()
    assert kept.keep_up().written == ()
    assert kept.times() == before


def test_a_new_name_of_a_code_is_written_wherever_it_is_used(kept):
    """A change of the codebook may show in every text; only files with other bytes are touched."""
    kept.desk.mark(0, 12, "Fact")
    kept.keep_up()
    before = kept.times()
    book = kept.desk.codebook
    kept.desk.record(alter_code(book, book.named("Fact"), name="Claim"))

    assert kept.keep_up().written == ("One.md",)
    assert "**Claim**" in kept.read("One.md")
    assert kept.times()["Two.md"] == before["Two.md"]


def test_an_edited_file_is_left_and_named(kept):
    """Whatever happens to its text, a file that was edited in the folder stays as it is."""
    mine = kept.edit("One.md")
    assert look(kept.sums, kept.desk.library.id).edited == ("One.md",)
    kept.desk.mark(0, 12, "Fact")
    report = kept.keep_up()
    assert (report.written, report.edited) == ((), ("One.md",))
    kept.rename("One", "Uno")
    kept.keep_up()
    assert kept.read("One.md") == mine
    assert "Uno.md" not in kept.names()
    kept.desk.record(trash_document(kept.document("Uno")))
    kept.keep_up()
    assert kept.read("One.md") == mine


def read_back(kept, name: str) -> None:
    """What `tepi import` does with a file."""
    library, path = kept.desk.library, kept.folder / name
    plans = [plan for _, plan in compare_files(library, [(name, source_of(path))])]
    change = change_of(library, [(plan, plan.changes) for plan in plans], kept.desk.me)
    assert change is not None
    library.history.record(change)


def test_an_edited_file_is_written_again_once_it_was_read(kept):
    """As soon as the library holds all of it, by whatever way."""
    mark = kept.desk.mark(0, 12, "Fact")
    kept.keep_up()
    path = kept.folder / "One.md"
    path.write_text(kept.read("One.md").replace("**Fact**", "**Opinion**"), encoding="utf-8")
    assert kept.keep_up().edited == ("One.md",)
    read_back(kept, "One.md")
    report = kept.keep_up()
    assert (report.written, report.edited) == (("One.md",), ())
    assert "[!opinion]" in kept.read("One.md")

    assert mark is not None


def test_an_edit_that_says_nothing_is_no_news(kept):
    """Blank lines and what Tepi computes: the file is not named, and is written when its text changes."""
    plain = kept.read("One.md")
    (kept.folder / "One.md").write_text(plain.replace("\n\n", "\n\n\n"), encoding="utf-8")
    assert look(kept.sums, kept.desk.library.id).written == ("One.md",)
    report = kept.keep_up()
    assert (report.written, report.edited) == ((), ())
    assert kept.read("One.md") != plain
    assert look(kept.sums, kept.desk.library.id) == Report()
    kept.desk.mark(0, 12, "Fact")
    assert kept.keep_up().written == ("One.md",)


def test_an_edit_that_comes_while_files_are_made(kept):
    """It is looked at once more just before a file is put into its place."""
    kept.desk.mark(0, 12, "Fact")
    edits: list[str] = []

    def rest() -> None:
        if not edits:
            edits.append(kept.edit("One.md"))

    report = kept.keep_up(rest=rest)
    assert report.written == ()
    assert report.edited == ("One.md",)
    assert kept.read("One.md") == edits[0]


def test_a_new_title_moves_the_file(kept):
    """The old name goes, the new one is there, also where two change names or only a capital changes."""
    kept.rename("One", "Uno")
    kept.keep_up()
    assert kept.names() == {"Uno.md", "Two.md", "Three.md"}
    kept.rename("Two", "Between")
    kept.rename("Three", "Two")
    kept.rename("Between", "Three")
    report = kept.keep_up()
    assert kept.names() == {"Uno.md", "Two.md", "Three.md"}
    assert (report.edited, report.foreign) == ((), ())
    assert kept.document("Three").id in kept.read("Three.md")
    assert kept.document("Two").id in kept.read("Two.md")
    kept.rename("Uno", "UNO")
    kept.keep_up()
    assert kept.names() == {"UNO.md", "Two.md", "Three.md"}


def test_the_trash_and_back(kept):
    """A text in the trash has no file; restored, it has the same one."""
    before = kept.read("Two.md")
    document = kept.document("Two")
    kept.desk.record(trash_document(document))
    assert kept.keep_up().removed == ("Two.md",)
    assert kept.names() == {"One.md", "Three.md"}
    kept.desk.record(restore_document(document))
    kept.keep_up()
    assert kept.read("Two.md") == before


def test_a_file_taken_away_comes_back(kept):
    """Taking a file away in the folder takes nothing out of the library."""
    (kept.folder / "Two.md").unlink()
    assert look(kept.sums, kept.desk.library.id).written == ("Two.md",)
    assert kept.keep_up().written == ("Two.md",)


def test_somebody_elses_file_is_left(kept):
    """A file with our name that is not ours stays, is named, and makes way for nothing."""
    (kept.folder / "Four.md").write_text("mine", encoding="utf-8")
    kept.rename("Two", "Four")
    report = kept.keep_up()
    assert (report.foreign, kept.read("Four.md")) == (("Four.md",), "mine")
    assert "Two.md" in kept.names()
    (kept.folder / "Four.md").unlink()
    kept.keep_up()
    assert kept.names() == {"One.md", "Four.md", "Three.md"}


def test_a_folder_with_the_name_of_a_file(kept):
    """It is somebody else's, and everything but that one file goes on."""
    (kept.folder / "One.md").unlink()
    (kept.folder / "One.md").mkdir()
    kept.rename("Two", "Zwei")
    report = kept.keep_up()
    assert (report.foreign, report.edited) == (("One.md",), ())
    assert (kept.folder / "Zwei.md").exists()
    (kept.folder / "One.md").rmdir()
    assert kept.keep_up().written == ("One.md",)


def test_without_a_list_nothing_is_taken_for_ours(kept):
    """Files of an earlier time are adopted where they are as they would be written, and else left to be read."""
    mine = kept.edit("One.md")
    before = kept.times()
    (kept.folder / NAME).unlink()
    with pytest.raises(TepiError, match="does not hold"):
        kept.keep_up()
    begin(kept.desk.library, kept.folder, MarkdownOptions("obsidian"))
    report = kept.keep_up()

    assert (report.written, report.edited) == ((), ("One.md",))
    assert kept.read("One.md") == mine
    assert kept.times() == before


def test_another_process_holds_the_folder(kept):
    """Then nothing is done, and the next pass does it."""
    kept.desk.mark(0, 12, "Fact")
    with held(kept.folder):
        assert kept.keep_up().busy
        assert "[!fact]" not in kept.read("One.md")
    assert kept.keep_up().written == ("One.md",)


def test_what_another_process_wrote_is_no_edit(kept):
    """Each goes by the list in the folder, not by what it remembers."""
    other = type(kept)(kept.desk, kept.folder)
    kept.desk.mark(0, 12, "Fact")
    other.keep_up()
    report = kept.keep_up()
    assert (report.written, report.edited) == ((), ())


def test_a_folder_that_goes_and_comes_back(kept, tmp_path):
    """It is said in one line, nothing is made in its place, and then it goes on."""
    kept.desk.mark(0, 12, "Fact")
    kept.folder.rename(tmp_path / "away")
    for each in (kept.keep_up, lambda: look(kept.sums, kept.desk.library.id)):
        with pytest.raises(TepiError, match="is not there"):
            each()
    assert not kept.folder.exists()
    (tmp_path / "away").rename(kept.folder)
    assert kept.keep_up().written == ("One.md",)


def test_an_empty_folder_in_its_place(kept, tmp_path):
    """As where a disk is not there but its folder is: nothing is written into it."""
    kept.folder.rename(tmp_path / "away")
    kept.folder.mkdir()
    with pytest.raises(TepiError, match="list"):
        kept.keep_up()
    assert list(kept.folder.iterdir()) == []


def test_a_full_disk(kept, monkeypatch):
    """One line, every file whole; when there is room again it goes on, and no file looks edited."""
    before = {name: kept.read(name) for name in kept.names()}
    kept.desk.mark(0, 12, "Fact")
    real = module.write_pieces_beside

    def full(path: Path, pieces: object) -> Path:
        raise TepiError(f"{path} cannot be written (No space left on device)", "") from OSError(
            errno.ENOSPC, ""
        )

    monkeypatch.setattr(module, "write_pieces_beside", full)
    report = kept.keep_up()
    assert "No space left" in report.problem
    assert {name: kept.read(name) for name in kept.names()} == before
    monkeypatch.setattr(module, "write_pieces_beside", real)
    assert look(kept.sums, kept.desk.library.id).written == ("One.md",)
    report = kept.keep_up()
    assert (report.written, report.edited, report.problem) == (("One.md",), (), "")


class PowerCutError(Exception):
    """The end of everything, at a bad moment."""


@pytest.mark.parametrize("after", [False, True], ids=["before the file", "after the file"])
def test_a_power_cut_makes_no_file_look_edited(kept, monkeypatch, after):
    """Neither before nor after a file took its place, and before the list says so."""
    kept.desk.mark(0, 12, "Fact")
    real, lists = module.write_pieces_beside, module.write_record

    def cut(path: Path, pieces: object) -> Path:
        if after:
            real(path, pieces)
        monkeypatch.setattr(module, "write_record", lambda *_: None)
        raise PowerCutError

    monkeypatch.setattr(module, "write_pieces_beside", cut)
    with pytest.raises(PowerCutError):
        kept.keep_up()
    monkeypatch.setattr(module, "write_pieces_beside", real)
    monkeypatch.setattr(module, "write_record", lists)
    kept.desk.mark(20, 30, "Opinion")
    assert look(kept.sums, kept.desk.library.id).edited == ()
    assert kept.keep_up().written == ("One.md",)


def test_stopped_half_way(kept):
    """What was not written yet is written the next time."""

    def stop() -> None:
        raise PowerCutError

    kept.desk.mark(0, 12, "Fact")
    with pytest.raises(PowerCutError):
        kept.keep_up(rest=stop)
    assert kept.keep_up().written == ("One.md",)


def test_a_library_put_back_from_a_copy(kept, tmp_path):
    """Its history is another from some place on: everything is looked at, and is right afterwards."""
    desk = kept.desk
    desk.library.close()
    copy = desk.path.read_bytes()
    desk.reopen()
    desk.mark(0, 12, "Fact")
    kept.keep_up()
    desk.library.close()
    for beside in ("-wal", "-shm"):
        desk.path.with_name(desk.path.name + beside).unlink(missing_ok=True)
    desk.path.write_bytes(copy)
    desk.reopen()
    desk.mark(20, 30, "Opinion")
    assert kept.keep_up().written == ("One.md",)
    assert "[!fact]" not in kept.read("One.md")
    assert "[!opinion]" in kept.read("One.md")


ADDED = {
    "word": lambda text, word: text + word,
    "property": lambda text, word: text.replace("\n---\n", f"\n{word}: yes\n---\n", 1),
    "news": lambda text, word: text.replace("\n---\n", f"\nauthor: {word}\n---\n", 1),
}
OTHER = ["mark", "undo", "anew", "delete", "rename", "trash", "restore", "pass", "new list"]
STEPS = st.lists(st.sampled_from([*ADDED, *OTHER]), min_size=1, max_size=14)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, number=st.integers(0, 10_000))
def test_whatever_comes_no_word_of_the_reader_is_lost(kept, steps, number):
    """After any steps each word that was written into a file is still in the folder, and all else is as exported."""
    desk, words = kept.desk, []
    for at, step in enumerate(steps):
        if step in ADDED and kept.names():
            words.append(f"word{number}x{at}")
            name = sorted(kept.names())[at % len(kept.names())]
            kept.write(name, ADDED[step](kept.read(name), words[-1]))
        elif step == "mark":
            desk.mark(at, at + 5, "Fact")
        elif step == "undo":
            desk.library.history.undo()
        elif step == "anew":
            write_anew(kept.folder, desk.library.id, kept.names())
        elif step == "delete":
            for name in sorted(kept.names()):
                if not any(word in kept.read(name) for word in words):
                    (kept.folder / name).unlink()
                    break
        elif step == "rename":
            documents = queries.documents(desk.library)
            kept.rename(documents[at % len(documents)].title, f"Title {at % 3} {at % len(documents)}")
        elif step == "trash" and len(queries.documents(desk.library)) > 1:
            desk.record(trash_document(queries.documents(desk.library)[0]))
        elif step == "restore":
            for document in queries.documents(desk.library, trashed=True):
                desk.record(restore_document(document))
        elif step == "new list":
            (kept.folder / NAME).unlink()
            begin(desk.library, kept.folder, MarkdownOptions("obsidian"))
        elif step == "pass":
            kept.keep_up()
    report = kept.keep_up()
    held_there = "".join(kept.read(name) for name in kept.names())
    assert all(word in held_there for word in words)
    assert kept.keep_up().written == ()
    record = read_record(kept.folder)
    for document in queries.documents(desk.library):
        name = record.files[document.id].name if document.id in record.files else ""
        if name and name not in report.edited and name not in report.foreign:
            lines = kept.read(name).splitlines()
            ours = [line for line in lines if not re.search(r"word\d+x\d+", line)]
            told = "".join(export_pieces(desk.library, [document], flavour="obsidian"))
            assert "\n".join(ours).rstrip() + "\n" == told
