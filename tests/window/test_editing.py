"""Sentences put right, documents, annotators, examples."""

from __future__ import annotations

from tests.window.conftest import FIRST, LAST, SECOND, Reader

from tepi.library import queries
from tepi.text.document import Document
from tepi.window import editing
from tepi.window.desk import Message

# Sentences put right


def test_join_and_split(at: Reader, said: list[str]) -> None:
    """Two sentences become one and two again; no mark moves, and the strip says what happened."""
    at.press("2", "J", "6", "K", "Ctrl+J")
    joined = (at.focus, len(at.desk.open.units), at.marks)
    at.click(SECOND)
    at.press("Ctrl+Shift+J")

    assert joined == (f"{FIRST} {SECOND}", 3, [(FIRST, ("Opinion",)), (SECOND, ("Loaded word",))])
    assert "¶1 s1 is one sentence now" in said
    assert (at.focus, len(at.desk.open.units)) == (SECOND, 4)
    assert at.marks == joined[2]


def test_where_nothing_can_be_joined_or_split(at: Reader, said: list[str]) -> None:
    """The last sentence has none to be joined with, and none is split at its edge: the strip says so."""
    at.click(LAST)
    at.press("Ctrl+J", "Ctrl+Shift+J")

    assert said[0] == "There is no sentence after this one to join with"
    assert said[1].startswith("A sentence cannot be split at its edge")
    assert len(at.desk.open.units) == 4


def test_split_at_a_clause(at: Reader) -> None:
    """Where a clause is in focus, the sentence is split before it."""
    at.press("Right", "Right", "Ctrl+Shift+J")

    assert [at.words(unit) for unit in at.desk.open.units][:2] == ["Alpha beta,", "gamma delta."]


# Documents


def test_done_goes_on(at: Reader, editorial: Document, said: list[str]) -> None:
    """Done opens the next text that is not done; when all are, the strip says so; again takes it back."""
    mine = at.desk.open.document.id
    editing.toggle_done(at.desk)
    first = (at.desk.open.document.id, said[-1])
    editing.toggle_done(at.desk)
    last = said[-1]
    editing.toggle_done(at.desk)

    assert first == (editorial.id, "Done: " + queries.document(at.desk.library, mine).title)
    assert last == "Done. Every document is done"
    assert said[-1] == f"No longer done: {at.desk.open.document.title}"
    assert not at.desk.open.document.done
    assert queries.document(at.desk.library, mine).done


def test_the_trash_and_back(at: Reader, editorial: Document, heard: list[Message]) -> None:
    """A trashed text gives way to another; the strip's button brings it back and shows it."""
    mine = at.desk.open.document.id
    at.press("2")
    editing.trash(at.desk)
    shown = at.desk.open.document.id
    message = heard[-1]
    assert message.do is not None
    message.do()

    assert (shown, message.action) == (editorial.id, "Restore")
    assert at.desk.open.document.id == mine
    assert at.marks == [(FIRST, ("Opinion",))]


def test_facts(at: Reader, said: list[str]) -> None:
    """Facts that were altered are saved as one change; a title of nothing but spaces is refused."""
    document = at.desk.open.document
    editing.alter_facts(at.desk, document, {"title": "Greek", "author": "Anon"})
    named = at.desk.open.document
    editing.alter_facts(at.desk, named, {"title": "  "})
    before = at.desk.library.history.last_seq()
    editing.alter_facts(at.desk, named, {"title": "Greek", "author": "Anon"})

    assert (named.title, named.author, named.title_guessed) == ("Greek", "Anon", False)
    assert said == ["A document needs a title"]
    assert at.desk.library.history.last_seq() == before


def test_a_guessed_title_confirmed(at: Reader) -> None:
    """A guess that the reader leaves as it is, and saves, is a guess no longer."""
    document = at.desk.open.document
    assert document.title_guessed
    editing.alter_facts(at.desk, document, {"title": document.title})

    assert not at.desk.open.document.title_guessed


# Annotators, examples, versions


def test_another_annotator(at: Reader, said: list[str]) -> None:
    """Under another name the marks made before stay whose they were."""
    at.press("2")
    editing.use_annotator(at.desk, "  Budi   Santoso ")
    at.press("J", "1")

    assert said == ["You now mark as Budi Santoso"]
    names = {each.quote: each.annotator_name for each in at.desk.highlights(list(at.desk.open.index.ids()))}
    assert names == {FIRST: "Sari", SECOND: "Budi Santoso"}


def test_another_name(at: Reader) -> None:
    """A new name is on every mark of the annotator; the name of somebody else makes the reader that one."""
    at.press("2")
    editing.rename_annotator(at.desk, "Sari W.")
    renamed = at.current.annotator_name
    at.as_("Budi")
    editing.rename_annotator(at.desk, "sari w.")

    assert renamed == "Sari W."
    assert at.desk.annotator.name == "Sari W."
    assert sorted(each.name for each in queries.annotators(at.desk.library)) == ["Budi", "Sari W."]


def test_an_example(at: Reader, said: list[str]) -> None:
    """The current mark's words go under its code's guideline with their reference."""
    at.press("2", "E")
    example = at.desk.codebook.named("Opinion").examples[-1]

    assert (example.quote, example.kind) == (FIRST, "example")
    assert "¶1 s1" in example.reference
    assert said[-1] == "Now an example for Opinion"


def test_an_example_wants_a_code(at: Reader, said: list[str]) -> None:
    """Without a mark that has a code there is nothing to show; the strip says so."""
    at.press("E", "H", "Shift+E")

    assert len(said) == 2
    assert all(line.startswith("An example is the quote of a mark that has a code") for line in said)


def test_a_version(at: Reader) -> None:
    """Codes given after a version was named carry it; those given before keep theirs."""
    at.press("2")
    before = at.current.codings[0].version
    editing.name_version(at.desk, "Second", "clearer")
    at.press("J", "2")

    assert at.current.codings[0].version == at.desk.codebook.version.id != before
    assert at.desk.codebook.version.name == "Second"


def test_the_documents_own_note(at: Reader) -> None:
    """Shift+N opens the note on the text."""
    at.press("Shift+N")

    assert at.front.asked[-1] == ("note", "document", at.desk.open.document.id)
