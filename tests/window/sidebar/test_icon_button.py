"""Icon buttons: quiet, named, and gone without a trace."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from tepi.window.sidebar.icon_button import IconButton
from tepi.window.theme import Themes


def test_it_is_named_and_pressed_by_mouse_and_key(qtbot: QtBot, themes: Themes) -> None:
    """What it does is said in words, and a click or Space does it."""
    button = IconButton(themes, "Add texts…", "plus")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.show()

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert len(pressed) == 2
    assert (button.accessibleName(), button.toolTip()) == ("Add texts…", "Add texts…")


def test_a_word_takes_the_room_it_needs(qtbot: QtBot, themes: Themes) -> None:
    """A longer word makes a wider button."""
    button = IconButton(themes, "Scope")
    qtbot.addWidget(button)
    button.setText("library")
    narrow = button.sizeHint().width()
    button.setText("the whole library")

    assert button.sizeHint().width() > narrow > 20


def test_a_theme_changes_after_it_is_gone(qtbot: QtBot, themes: Themes) -> None:
    """A button that was thrown away does not hear of the theme any more."""
    button = IconButton(themes, "Gone", "plus")
    button.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    themes.choose("dark")

    assert themes.current.dark
