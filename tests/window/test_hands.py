"""The hands of the tour and the stories: real events on what has the keyboard, and patience with an end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tepi.window import hands
from tepi.window.hands import Hands, StepError


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a line, a text and a button."""
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for part in (QLineEdit(), QPlainTextEdit(), QPushButton("Go")):
        part.setObjectName(type(part).__name__)
        column.addWidget(part)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_words_go_where_the_keyboard_is(window: QWidget) -> None:
    """Letters of any script, line ends and keys by name reach the widget that has the keyboard."""
    text = window.findChild(QPlainTextEdit)
    assert text is not None
    text.setFocus()
    by = Hands(window)

    by.write("a “quote”\nपक्षी X")
    by.press("Backspace", "Shift+Home", "Del")

    assert text.toPlainText() == "a “quote”\n"


def test_a_click_and_a_drag(window: QWidget) -> None:
    """A click presses a button; a drag selects from where it began to where it ended."""
    button, line = window.findChild(QPushButton), window.findChild(QLineEdit)
    assert button is not None and line is not None
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    line.setText("some words")
    by = Hands(window)

    by.click(button)
    by.drag(line, QPoint(2, line.height() // 2), QPoint(line.width() - 4, line.height() // 2))

    assert pressed == [True]
    assert line.selectedText() == "some words"


def test_waiting_ends(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not come about is said in the words that were given; what does is returned."""
    monkeypatch.setattr(hands, "PATIENCE", 0.05)
    by = Hands(window)

    with pytest.raises(StepError, match="the moon does not rise"):
        by.until(lambda: False, "the moon does not rise")
    with pytest.raises(StepError, match="nowhere"):
        by.find("nowhere")
    assert by.find("QLineEdit") is window.findChild(QLineEdit)
    by.gone("nowhere")
    with pytest.raises(StepError, match="QLineEdit"):
        by.gone("QLineEdit")


def test_a_picture_is_the_window(window: QWidget, tmp_path: Path) -> None:
    """The picture is as large as the window; where it cannot be written, that is said."""
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    by = Hands(window)

    by.picture(tmp_path / "x.png")

    assert (tmp_path / "x.png").stat().st_size > 100
    with pytest.raises(StepError, match="cannot be written"):
        by.picture(tmp_path / "nowhere" / "x.png")
