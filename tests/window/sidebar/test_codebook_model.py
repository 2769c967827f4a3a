"""The codebook as a tree of rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt

from tepi.window.desk import Desk
from tepi.window.sidebar import codebook_edits
from tepi.window.sidebar.codebook_model import DEPTH, ID, KIND, LAST, CodebookModel


@pytest.fixture
def model(qtbot, desk: Desk) -> CodebookModel:
    """The rows of the codebook of a new library, with one nested code."""
    fact = desk.codebook.named("Fact")
    codebook_edits.new_code(desk, fact.group, "Number", parent=fact.id)
    made = CodebookModel()
    made.show_codebook(desk.codebook)
    return made


def test_groups_hold_codes_and_codes_hold_codes(model: CodebookModel, desk: Desk) -> None:
    """Rows lie as the codebook does, and know how deep they are."""
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    fact = model.index(0, 0, groups[0])
    number = model.index(0, 0, fact)

    assert [index.data() for index in groups] == ["Kind", "Voice", "Device", "Text"]
    assert [index.data(KIND) for index in groups] == ["group"] * 4
    assert (fact.data(), fact.data(DEPTH), fact.data(ID)) == ("Fact", 0, desk.codebook.named("Fact").id)
    assert (number.data(), number.data(DEPTH)) == ("Number", 1)
    assert model.index(3, 0, groups[0]).data(LAST)


def test_a_row_is_found_by_its_id(model: CodebookModel, desk: Desk) -> None:
    """By the id of a code or group; what is not there has no place."""
    assert model.place_of(desk.codebook.named("Number").id).data() == "Number"
    assert not model.place_of("nothing").isValid()


def test_typing_a_name_only_asks_for_it(model: CodebookModel, desk: Desk) -> None:
    """The row keeps its name until the library has taken the new one."""
    asked: list[tuple[str, str, str]] = []
    model.renamed.connect(lambda *what: asked.append(what))
    fact = desk.codebook.named("Fact")

    model.setData(model.place_of(fact.id), "Claim", Qt.ItemDataRole.EditRole)

    assert asked == [("code", fact.id, "Claim")]
    assert model.place_of(fact.id).data() == "Fact"


def test_a_drop_only_tells(model: CodebookModel, desk: Desk) -> None:
    """What was dragged and where it fell is told; the view must not take the row away by itself."""
    told: list[tuple[object, ...]] = []
    model.dropped.connect(lambda *what: told.append(what))
    opinion, device = desk.codebook.named("Opinion"), desk.codebook.groups[2]
    data = model.mimeData([model.place_of(opinion.id)])

    taken = model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, model.place_of(device.id))

    assert told == [("code", opinion.id, "group", device.id, 1)]
    assert not taken


def test_groups_fall_between_groups_and_codes_inside(model: CodebookModel, desk: Desk) -> None:
    """A code cannot stand outside a group, nor a group inside anything."""
    code = model.mimeData([model.place_of(desk.codebook.named("Opinion").id)])
    group = model.mimeData([model.place_of(desk.codebook.groups[1].id)])
    inside = model.place_of(desk.codebook.groups[0].id)
    move = Qt.DropAction.MoveAction

    assert model.canDropMimeData(code, move, 0, 0, inside)
    assert not model.canDropMimeData(code, move, 0, 0, QModelIndex())
    assert model.canDropMimeData(group, move, 0, 0, QModelIndex())
    assert not model.canDropMimeData(group, move, 0, 0, inside)
