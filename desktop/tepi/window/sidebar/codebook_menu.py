"""What can be done with a code or a group: the menus of the codebook."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from tepi.window.sidebar import codebook_edits

if TYPE_CHECKING:
    from tepi.marks.codebook import Codebook
    from tepi.window.desk import Desk
    from tepi.window.sidebar.codebook import CodebookTree
    from tepi.window.theme import Themes


class CodebookMenus:
    """Makes the menus for the rows of a codebook tree and opens the popovers that they name."""

    def __init__(self, desk: Desk, themes: Themes, tree: CodebookTree) -> None:
        self._desk = desk
        self._themes = themes
        self._tree = tree

    def menu_for(self, kind: str, thing: str, near: QRect | None = None) -> QMenu:
        """The menu for a group or a code; what it opens stands at ``near`` (global)."""
        menu = QMenu(self._tree)
        book = self._desk.codebook
        if book is None:
            return menu
        if kind == "group":
            self._group(menu, book, thing, near)
        else:
            self._code(menu, book, thing, near)
        return menu

    def edit_code(self, code: str, *, guideline: bool = False, near: QRect | None = None) -> None:
        """Open all of a code's properties."""
        from tepi.window.popovers.code_editor import CodeEditor

        CodeEditor(self._desk, self._themes, self._ground).open_for(code, guideline=guideline, near=near)

    def new_code(self, group: str = "", parent: str | None = None, near: QRect | None = None) -> None:
        """Ask for a new code; without ``group`` in that of the code used last, or the first."""
        from tepi.window.popovers.code_editor import CodeEditor

        book = self._desk.codebook
        if book is None:
            return
        if not book.groups:
            self.edit_group(None, near)
            return
        last = book.find(self._desk.last_code or "")
        group = group or (last.group if last else book.groups[0].id)
        CodeEditor(self._desk, self._themes, self._ground).open_new(group, parent, near)

    def edit_group(self, group: str | None, near: QRect | None = None) -> None:
        """Open a group's name and rules; None makes a new group."""
        from tepi.window.popovers.group_editor import GroupEditor

        GroupEditor(self._desk, self._themes, self._ground).open_for(group, near)

    @property
    def _ground(self) -> QWidget:
        return self._tree.window()

    def _code(self, menu: QMenu, book: Codebook, thing: str, near: QRect | None) -> None:
        code = book.code(thing)
        tr = self._tree.tr
        _add(menu, tr("Rename"), lambda: self._tree.rename(thing)).setShortcut("F2")
        _add(menu, tr("Guideline and all else…"), lambda: self.edit_code(thing, guideline=True, near=near))
        _add(menu, tr("Colour…"), lambda: self._colors(thing, near))
        keys = menu.addMenu(tr("Key"))
        for digit in "123456789":
            holder = book.by_key(digit)
            words = digit if holder is None or holder.id == thing else f"{digit}   ({holder.name})"
            _add(
                keys,
                words,
                partial(codebook_edits.alter, self._desk, "code", thing, key=digit),
                code.key == digit,
            )
        keys.addSeparator()
        _add(
            keys,
            tr("None"),
            lambda: codebook_edits.alter(self._desk, "code", thing, key=None),
            code.key is None,
        )
        _add(menu, tr("Note…"), lambda: self._note(thing))
        menu.addSeparator()
        _add(menu, tr("New code inside…"), lambda: self.new_code(code.group, thing, near))
        groups = menu.addMenu(tr("Move to"))
        for group in book.groups:
            _add(groups, group.name, partial(self._move, thing, group.id), group.id == code.group)
        _add(menu, tr("Merge into…"), lambda: self._merge(thing, near))
        menu.addSeparator()
        _add(menu, tr("Delete…"), lambda: codebook_edits.delete(self._desk, "code", thing)).setShortcut("Del")

    def _group(self, menu: QMenu, book: Codebook, thing: str, near: QRect | None) -> None:
        group = book.group(thing)
        tr = self._tree.tr

        def rule(words: str, on: bool, **values: Any) -> None:
            _add(menu, words, lambda: codebook_edits.alter(self._desk, "group", thing, **values), on)

        _add(menu, tr("Rename"), lambda: self._tree.rename(thing)).setShortcut("F2")
        _add(menu, tr("New code here…"), lambda: self.new_code(thing, None, near))
        menu.addSeparator()
        one, whole = group.choose == "one", group.unit == "sentence"
        rule(tr("Choose one"), one, choose="many" if one else "one")
        rule(tr("Marks whole sentences"), whole, unit="free" if whole else "sentence")
        rule(tr("Every sentence wants a decision"), group.decide, decide=not group.decide)
        rule(tr("Counts in figures"), group.counted, counted=not group.counted)
        menu.addSeparator()
        _add(menu, tr("New group…"), lambda: self.edit_group(None, near))
        empty = not any(code.group == thing for code in book.codes)
        gone = _add(menu, tr("Delete"), lambda: codebook_edits.delete(self._desk, "group", thing))
        gone.setShortcut("Del")
        gone.setEnabled(empty)
        gone.setToolTip("" if empty else tr("Its codes have to go first"))

    def _colors(self, code: str, near: QRect | None) -> None:
        from tepi.window.popovers.colors import ColorPopover

        ColorPopover(self._desk, self._themes, self._ground).open_for(code, near)

    def _note(self, code: str) -> None:
        if self._desk.front is not None:
            self._desk.front.edit_note("code", code)

    def _move(self, code: str, group: str) -> None:
        book = self._desk.codebook
        if book is not None and book.code(code).group != group:
            codebook_edits.arrange(self._desk, code, group, None, None)

    def _merge(self, code: str, near: QRect | None) -> None:
        from tepi.window.popovers.chooser import CodeChooser

        book = self._desk.codebook
        if book is None:
            return
        title = self._tree.tr("Merge {} into…").format(book.code(code).name)
        CodeChooser(self._desk, self._themes, self._ground).open_for(
            lambda kept: codebook_edits.merge(self._desk, code, kept),
            title=title,
            without=frozenset({code}),
            may_make=False,
            near=near,
        )


def _add(menu: QMenu, words: str, does: Callable[[], object], on: bool | None = None) -> QAction:
    """One line of a menu; with ``on`` it has a check mark."""
    action = menu.addAction(words)
    action.triggered.connect(lambda _checked=False: does())
    if on is not None:
        action.setCheckable(True)
        action.setChecked(on)
    return action
