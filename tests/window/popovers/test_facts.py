"""A document's title and facts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.library.edits.documents import alter_document
from tepi.text.document import Document
from tepi.window.popovers.facts import FACTS, FactsPopover


@pytest.fixture
def facts(desk, themes, ground, editorial: Document) -> FactsPopover:
    """The facts of the editorial, open."""
    made = FactsPopover(desk, themes, ground)
    made.open_for(editorial)
    return made


def stored(desk, editorial: Document) -> Document:
    """The document as the library has it."""
    return queries.document(desk.library, editorial.id)


def test_every_fact_has_a_field_with_a_name(facts: FactsPopover) -> None:
    """And the title has the keyboard."""
    assert tuple(facts.fields) == FACTS
    assert all(field.accessibleName() for field in facts.fields.values())
    assert facts.fields["title"].hasFocus()


def test_enter_saves_all_as_one_change(qtbot: QtBot, desk, library, editorial, facts: FactsPopover) -> None:
    """From any field; a typed title is no guess any more."""
    before = library.history.last_seq()
    qtbot.keyClicks(facts.fields["title"], "Tentara Korea Utara")
    qtbot.keyClicks(facts.fields["publication"], "The Jakarta Post")
    qtbot.keyClick(facts.fields["publication"], Qt.Key.Key_Return)

    found = stored(desk, editorial)
    assert (found.title, found.title_guessed, found.publication) == (
        "Tentara Korea Utara",
        False,
        "The Jakarta Post",
    )
    assert library.history.last_seq() == before + 1


def test_facts_of_ones_own(qtbot: QtBot, desk, editorial, facts: FactsPopover) -> None:
    """A name and a value; without a name there is none."""
    facts.add_own("", "")
    name, value, _ = facts.own[0]
    qtbot.keyClicks(name, "Wave")
    qtbot.keyClicks(value, "2")
    facts.add_own("", "nothing")
    qtbot.keyClick(value, Qt.Key.Key_Return)
    assert stored(desk, editorial).fields == {"Wave": "2"}


def test_a_fact_of_ones_own_is_taken_away(qtbot: QtBot, desk, library, editorial, themes, ground) -> None:
    """By its button."""
    library.history.record(alter_document(editorial, fields={"Wave": "2", "Coder": "S"}))
    made = FactsPopover(desk, themes, ground)
    made.open_for(stored(desk, editorial))
    line = made.own[1][2]
    button = next(
        each for each in line.children() if getattr(each, "toolTip", str)() == "Take this fact away"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(made.fields["title"], Qt.Key.Key_Return)

    assert len(stored(desk, editorial).fields) == 1


def test_a_title_cannot_be_empty(qtbot: QtBot, desk, editorial, facts: FactsPopover) -> None:
    """The card stays and says so."""
    facts.fields["title"].clear()
    qtbot.keyClick(facts.fields["title"], Qt.Key.Key_Return)

    assert facts.isVisible()
    assert facts.fields["title"].placeholderText() == "A document needs a title"
    assert stored(desk, editorial).title == editorial.title


def test_a_guess_stays_a_guess_unless_it_is_touched(
    qtbot: QtBot, desk, library, themes, ground, tmp_path
) -> None:
    """Naming the author names not the text."""
    from tepi.library.edits.documents import add_document
    from tepi.text.readers.registry import read_file

    file = tmp_path / "guess.txt"
    file.write_text("Satu kalimat. Dua.", encoding="utf-8")
    library.history.record(add_document(read_file(file)))
    document = queries.documents(library)[-1]
    made = FactsPopover(desk, themes, ground)
    made.open_for(document)
    qtbot.keyClicks(made.findChild(QLineEdit, "fact_author"), "Ani")
    qtbot.keyClick(made.fields["author"], Qt.Key.Key_Return)

    found = stored(desk, document)
    assert (found.author, found.title_guessed) == ("Ani", True)


def test_esc_saves_nothing(qtbot: QtBot, desk, library, facts: FactsPopover) -> None:
    """Everything stays as it was."""
    before = library.history.last_seq()
    qtbot.keyClicks(facts.fields["title"], "X")
    with qtbot.waitSignal(facts.closed):
        qtbot.keyClick(facts.fields["title"], Qt.Key.Key_Escape)

    assert library.history.last_seq() == before
