"""show: a document and its marks, to read and as JSON; and how a document is named."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from tests.cli.shell import TEXT, Shell

from tepi.library import queries
from tepi.library.edits.documents import alter_document
from tepi.library.edits.marks import set_reading, set_second, set_translation
from tepi.library.edits.notes import write_note
from tepi.library.file import open_library
from tepi.library.mark_queries import highlights, ids_in_text_order
from tepi.library.whoami import annotator
from tepi.text.document import sha256


@pytest.fixture
def document(shell: Shell) -> str:
    """A text in the library; its id."""
    return shell.add()


def test_the_json_has_its_three_parts(shell: Shell, document: str) -> None:
    """``document``, ``highlights`` and ``none``; the text to the character and every sentence with its place."""
    shown = shell.json("show", document)

    assert set(shown) == {"document", "highlights", "none"}
    assert shown["document"]["text"] == TEXT
    assert shown["document"]["sha256"] == sha256(TEXT.encode())
    assert shown["document"]["id"] == document
    assert (shown["document"]["fields"], shown["document"]["note"]) == ({}, None)
    units = shown["document"]["units"]
    assert [(unit["paragraph"], unit["sentence"]) for unit in units] == [
        (1, 1),
        (1, 2),
        (1, 3),
        (2, 1),
        (2, 2),
    ]
    assert [TEXT[unit["start"] : unit["end"]] for unit in units][-1] == "This is a shame."
    assert (shown["highlights"], shown["none"]) == ([], [])


def test_the_sha256_is_that_of_the_file(shell: Shell) -> None:
    """For a file with Windows line ends it is that of its bytes, not of the text that is shown."""
    data = b"\xef\xbb\xbfOne.\r\nTwo.\r\n"
    document = shell.add("windows.txt", data)
    shown = shell.json("show", document)["document"]

    assert (shown["text"], shown["sha256"]) == ("One.\nTwo.\n", sha256(data))


def test_marks_come_in_text_order_with_every_field(shell: Shell, document: str) -> None:
    """Reading, translation and second-best code are there as well; longer marks come first."""
    for quote in ("shame", "a shame", "The minister"):
        shell.done("mark", document, "--quote", quote, "--code", "Opinion")
    with open_library(shell.library) as library:
        me, book = annotator(library).id, queries.codebook(library)
        for edit in (
            lambda mark: set_reading(mark, "a pity", me),
            lambda mark: set_translation(mark, "eine Schande", me),
            lambda mark: set_second(mark, book.named("Fact").id, book, me),
        ):
            mark = highlights(library, ids_in_text_order(library, document)[1:2])[0]
            library.history.record(edit(mark))
    marks = shell.json("show", document)["highlights"]

    assert [mark["quote"] for mark in marks] == ["The minister", "a shame", "shame"]
    assert (marks[1]["reading"], marks[1]["translation"]) == ("a pity", "eine Schande")
    assert (marks[1]["second_code"], marks[1]["certainty"]) == ("Fact", "unsure")
    card = shell.done("show", document)
    assert "unsure, perhaps Fact" in card
    assert "[sic: a pity]" in card
    assert "translation: “eine Schande”" in card


def test_what_is_shown_to_read(shell: Shell, document: str) -> None:
    """Title, id and facts, the document's note, then each mark with place, codes, speaker, words and note."""
    with open_library(shell.library) as library:
        me = annotator(library).id
        library.history.record(write_note("document", document, "A first\nreading.", me, None))
        facts = alter_document(
            queries.documents(library)[0], title="The minister", author="Ani", fields={"a": "b"}
        )
        library.history.record(facts)
    words = ["--code", "Opinion", "--said-by", "The agency", "Budi", "--manner", "direct", "--by", "Sari"]
    shell.done("mark", document, "--quote", "a shame", "--note", "one\n\ntwo", *words)
    shell.done("none", document, "1.1")
    shown = shell.done("show", document)
    mark = shell.json("show", document)["highlights"][0]

    assert shown.splitlines()[:2] == ["The minister", document]
    assert "Ani · en · 24 words · 5 sentences in 2 paragraphs · a: b" in shown
    assert "\n    A first\n    reading.\n" in shown
    head = (
        f"¶2 s2  Opinion · said by The agency < Budi (direct) · Sari · {mark['created'][:10]} · {mark['id']}"
    )
    assert f"\n{head}\n    “a shame”\n    one\n\n    two\n" in shown
    assert shown.endswith("\nNone of these: ¶1 s1\n")


def test_nothing_marked_is_said(shell: Shell, document: str) -> None:
    """A document without marks says so."""
    assert shell.done("show", document).endswith("\nNo marks yet.\n")


def test_a_mark_without_a_code_says_so(shell: Shell, document: str) -> None:
    """A mark that has only a note has no code."""
    shell.done("mark", document, "--quote", "a shame", "--note", "why")
    assert "¶2 s2  no code · " in shell.done("show", document)


def test_a_document_by_id_part_or_title(shell: Shell, document: str) -> None:
    """An id, a part of it from anywhere, a title whatever its capitals, or a part of that."""
    title = shell.json("list")[0]["title"]
    for name in (
        document,
        document.upper(),
        document[9:20],
        document[-6:],
        title.upper(),
        "MINISTER",
        f" {title} ",
    ):
        assert shell.json("show", name)["document"]["id"] == document


def test_a_whole_title_goes_before_a_part(shell: Shell) -> None:
    """A title that is part of another is still a title."""
    short = shell.add("a.txt", "One.", "--title", "War")
    long = shell.add("b.txt", "Two.", "--title", "War and peace")

    assert shell.json("show", "war")["document"]["id"] == short
    assert shell.json("show", "peace")["document"]["id"] == long


def test_a_document_by_the_name_of_its_file(shell: Shell) -> None:
    """A text that was just added is known by its file, with or without the ending; a whole title goes before."""
    speech = shell.add("speech.txt", "Friends, a new dawn has come! Rejoice.")
    essay = shell.add("essay.txt", "Another text.", "--title", "Speech and silence")

    for name in ("speech", "SPEECH.txt"):
        assert shell.json("show", name)["document"]["id"] == speech
    assert shell.json("show", "essay")["document"]["id"] == essay
    titled = shell.add("c.txt", "A third.", "--title", "Speech")
    assert shell.json("show", "speech")["document"]["id"] == titled


def test_a_title_is_found_however_its_accents_are_kept(shell: Shell) -> None:
    """Texts of macOS often hold an accent as a sign of its own; a keyboard gives one sign for both."""
    document = shell.add("a.txt", "One.", "--title", unicodedata.normalize("NFD", "Résumé of the day"))
    assert shell.json("show", "RÉSUMÉ")["document"]["id"] == document


def test_what_fits_several_lists_them(shell: Shell) -> None:
    """An ambiguous name lists ids and titles, a few of them; so does a title that is there twice."""
    ids = [shell.add(f"{n}.txt", f"Text {n}.", "--title", f"Report {n}") for n in range(6)]
    line = shell.refused("show", "report")

    assert "fits 6 documents" in line
    assert all(each in line for each in ids[:4])
    assert "and 2 more" in line
    twice = [shell.add(f"x{n}.txt", f"Twin {n}.", "--title", "Twin") for n in range(2)]
    assert all(each in shell.refused("show", "twin") for each in twice)


@pytest.mark.parametrize("name", ["nowhere", "", "   ", "zzzz-9999"])
def test_what_fits_none_is_named(shell: Shell, document: str, name: str) -> None:
    """A name that nothing has is refused."""
    assert f"There is no document “{name}”" in shell.refused("show", name)


def test_the_editorial_is_shown_to_the_character(shell: Shell, editorial_path: Path) -> None:
    """The faults of the seed stay; its places are those that the app cites."""
    document = shell.done("add", str(editorial_path)).split()[0]
    shown = shell.json("show", document)["document"]

    assert shown["text"].startswith("TPengiriman")
    assert "timurdibandingkan" in shown["text"]
    assert shown["text"] == editorial_path.read_text(encoding="utf-8")
    assert len(shown["units"]) == 35
    assert shown["units"][-1]["paragraph"] == 11
    assert shown["kind"] == "Editorial"
