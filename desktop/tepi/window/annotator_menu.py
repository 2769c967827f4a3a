"""Who marks: the menu under the annotator's name."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from tepi.window import editing
from tepi.window.desk import Desk


def annotator_menu(desk: Desk, parent: QWidget) -> QMenu:
    """Everybody who has marked here, somebody new, and another name for oneself."""
    from tepi.library import queries

    menu = QMenu(parent)
    if desk.library is None or desk.annotator is None:
        return menu
    for annotator in queries.annotators(desk.library):
        entry = menu.addAction(annotator.name)
        entry.setCheckable(True)
        entry.setChecked(annotator.id == desk.annotator.id)
        entry.triggered.connect(lambda _=False, name=annotator.name: editing.use_annotator(desk, name))
    menu.addSeparator()
    rename = menu.addAction(menu.tr("Change the name “{0}”…").format(desk.annotator.name))
    rename.triggered.connect(lambda: _ask(desk, menu.tr("Your name"), desk.annotator.name, rename=True))
    other = menu.addAction(menu.tr("Somebody else marks…"))
    other.triggered.connect(lambda: _ask(desk, menu.tr("Who marks?"), "", rename=False))
    return menu


def _ask(desk: Desk, title: str, name: str, *, rename: bool) -> None:
    if desk.front is not None:
        take = editing.rename_annotator if rename else editing.use_annotator
        desk.front.ask_line(title, name, lambda line: take(desk, line))
