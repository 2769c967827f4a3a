"""The strip says one line, offers at most one thing to do, and never takes the keyboard from the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tepi.window import message_strip
from tepi.window.desk import Desk
from tepi.window.message_strip import MessageStrip
from tepi.window.theme import Themes


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """A shown window that hands its keyboard to a field, as the text's part of the window does."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    field = QLineEdit(made)
    made.setFocusProxy(field)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    field.setFocus()
    return made


@pytest.fixture
def strip(ground: QWidget, desk: Desk, themes: Themes) -> MessageStrip:
    """A strip on that window."""
    return MessageStrip(desk, themes, ground)


def button(strip: MessageStrip, name: str) -> QPushButton:
    """The button with this text, or accessible name."""
    return next(
        each for each in strip.findChildren(QPushButton) if name in {each.text(), each.accessibleName()}
    )


def test_it_says_a_line(strip: MessageStrip, desk: Desk) -> None:
    """What is said shows, inside the window, and is heard by a screen reader; the next line takes its place."""
    desk.say("One thing happened")
    first = (strip.isVisible(), strip.text, strip.accessibleDescription())
    desk.say("Another " * 60)

    assert first == (True, "One thing happened", "One thing happened")
    assert strip.text.startswith("Another")
    assert strip.parentWidget().rect().contains(strip.geometry())


def test_it_goes(strip: MessageStrip, desk: Desk) -> None:
    """It is hushed by the desk, and closed by its own button."""
    desk.say("One")
    desk.hush()
    hushed = strip.isHidden()
    desk.say("Two")
    QTest.mouseClick(button(strip, "Close the message"), Qt.MouseButton.LeftButton)

    assert hushed and strip.isHidden()
    assert strip.text == ""


def test_a_question_goes_with_its_line(
    strip: MessageStrip, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question that has gone from the strip, by itself or by its cross, is not answered by the next key."""
    monkeypatch.setattr(message_strip, "REST_MS", 1)
    desk.say("Undo it?", "warning", "Undo", lambda: None)
    desk.armed = ("undo", "a step")
    qtbot.waitUntil(strip.isHidden)
    by_itself = desk.armed
    desk.say("Undo it?", "error", "Undo", lambda: None)
    desk.armed = ("undo", "a step")
    QTest.mouseClick(button(strip, "Close the message"), Qt.MouseButton.LeftButton)

    assert (by_itself, desk.armed) == (None, None)


def test_an_error_stays(
    strip: MessageStrip, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is only told goes by itself; an error stays until it is closed."""
    monkeypatch.setattr(message_strip, "REST_MS", 1)
    desk.say("Told")
    qtbot.waitUntil(strip.isHidden)
    desk.say("Broken", "error")

    assert not strip._rest.isActive()
    assert strip.isVisible()


def test_it_waits_for_who_is_about_to_press(
    strip: MessageStrip, desk: Desk, qtbot: QtBot, ground: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the keyboard in it, it stays; afterwards it goes by itself."""
    monkeypatch.setattr(message_strip, "REST_MS", 1)
    desk.say("Added", "info", "Show the list", lambda: None)
    button(strip, "Show the list").setFocus()
    with qtbot.waitSignal(strip._rest.timeout):
        pass
    stayed = strip.isVisible()
    ground.focusProxy().setFocus()
    qtbot.waitUntil(strip.isHidden)

    assert stayed


def test_its_button_does_it(strip: MessageStrip, desk: Desk) -> None:
    """The one button does what was offered, once, and the strip goes; without an offer there is no button."""
    done: list[bool] = []
    desk.say("Gone", "info", "Bring back", lambda: done.append(True))
    offer = button(strip, "Bring back")
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    gone = strip.isHidden()
    desk.say("Plain")

    assert (done, gone) == ([True], True)
    assert offer.isHidden()


def test_what_is_said_by_its_button(strip: MessageStrip, desk: Desk) -> None:
    """A line that the offer itself says is shown."""
    desk.say("Gone", "info", "Bring back", lambda: desk.say("It is back"))
    QTest.mouseClick(button(strip, "Bring back"), Qt.MouseButton.LeftButton)

    assert strip.text == "It is back"
    assert strip.isVisible()


def test_the_keyboard_stays_with_the_text(strip: MessageStrip, desk: Desk, ground: QWidget) -> None:
    """A press of the mouse leaves the keyboard where it is; when the strip goes, it gives back what it had."""
    field = ground.focusProxy()
    desk.say("Gone", "info", "Bring back", lambda: None)
    QTest.mouseClick(button(strip, "Bring back"), Qt.MouseButton.LeftButton)
    after_mouse = field.hasFocus()
    desk.say("Gone", "info", "Bring back", lambda: None)
    button(strip, "Bring back").setFocus()
    taken = field.hasFocus()
    strip.clear()

    assert after_mouse and not taken
    assert field.hasFocus()


def test_a_line_is_words_alone(strip: MessageStrip, desk: Desk) -> None:
    """A title with signs of markup is shown as it is."""
    desk.say("Moved to the trash: <b>x</b>")

    assert strip._text.text() == "Moved to the trash: <b>x</b>"
    assert strip._text.textFormat() == Qt.TextFormat.PlainText
