"""Everything can be reached by keys, and what has the keyboard can be seen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tepi.marks.contrast import contrast, hexa
from tepi.window import marking, stepping
from tepi.window.overlay import Overlay
from tepi.window.popovers.popover import Popover

STOPS = Qt.FocusPolicy.TabFocus


@pytest.fixture
def reader(start: Callable[..., object]) -> object:
    """The window with a mark, a note's card, and a question in the strip."""
    made = start()
    made.window.resize(1440, 900)
    marking.press_digit(made.desk, "2")
    stepping.sentence(made.desk, 1)
    made.desk.say("A question", "warning", "Yes", lambda: None)
    made.hands.rest()
    return made


def stops(window: QWidget) -> list[QWidget]:
    """What the keyboard can stop at by Tab and that shows now."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisibleTo(window) and each.isEnabled() and each.focusPolicy().value & STOPS.value
    ]


def seen(window: QWidget, stop: QWidget) -> QImage:
    """A stop as it is seen in the window."""
    return window.grab(QRect(stop.mapTo(window, QPoint(0, 0)), stop.size())).toImage()


def stands_out(before: QImage, after: QImage) -> bool:
    """Whether some pixel of two pictures differs at 3:1 or more."""
    return any(
        before.pixel(x, y) != after.pixel(x, y)
        and contrast(_hex(before.pixel(x, y)), _hex(after.pixel(x, y))) >= 3
        for y in range(before.height())
        for x in range(before.width())
    )


def _hex(pixel: int) -> str:
    return hexa(((pixel >> 16) & 255, (pixel >> 8) & 255, pixel & 255))


def test_focus_is_always_visible(reader: object) -> None:
    """Each stop looks different with the keyboard, at 3:1 or more somewhere, in light and dark."""
    window = reader.window
    faint = []
    for theme, stop in product(("light", "dark"), stops(window)):
        window.themes.choose(theme)
        if not stop.isVisible():
            continue
        window.setFocus()
        reader.hands.rest()
        before = seen(window, stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        reader.hands.rest()
        if not stop.isVisible() or not stop.hasFocus():
            continue
        after = seen(window, stop)
        if not stands_out(before, after):
            faint.append(f"{theme} {type(stop).__name__} {stop.objectName()} {stop.accessibleName()}")

    assert faint == []


def test_tab_and_f6_reach_everything(reader: object) -> None:
    """By Tab from stop to stop, and by F6 on from the text, where Tab means the marks; there is no trap."""
    window = reader.window
    wanted = {id(stop) for stop in stops(window)}
    seen: set[int] = set()
    window.header.wordmark.setFocus(Qt.FocusReason.TabFocusReason)
    regions = 0
    for _ in range(len(wanted) * 3):
        focused = QApplication.focusWidget()
        if id(focused) in seen or focused is window.pane.view:
            regions += 1
            window.pane.view.setFocus()
            for _ in range(regions):
                reader.hands.press("F6")
            focused = QApplication.focusWidget()
        seen.add(id(focused))
        if focused is not window.pane.view:
            QTest.keyClick(focused, Qt.Key.Key_Tab)
    missing = [stop for stop in stops(window) if id(stop) not in seen]

    assert [f"{type(stop).__name__} {stop.accessibleName()}" for stop in missing] == []


def test_every_stop_has_a_name_and_a_role(reader: object) -> None:
    """A screen reader can say what it is."""
    nameless = []
    for stop in stops(reader.window):
        known = QAccessible.queryAccessibleInterface(stop)
        if not known.text(QAccessible.Text.Name) or known.role() == QAccessible.Role.Client:
            nameless.append(f"{type(stop).__name__} {stop.objectName()} {known.role()}")

    assert nameless == []


def test_shift_tab_leaves_the_text(reader: object) -> None:
    """Tab goes round the marks in the text; Shift+Tab and F6 lead out of it."""
    view = reader.window.pane.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    stayed = view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Backtab)

    assert stayed
    assert not view.hasFocus()


CARDS = (
    *("place.go", "code.choose", "mark.speaker", "mark.reading", "document.facts", "codebook.code"),
    *("codebook.group", "codebook.version", "codebook.sources", "view.palette", "view.typography"),
    *("help.keys", "help.about"),
)


def test_cards_by_keys(reader: object) -> None:
    """Tab goes round inside, every stop has name, role and visible focus, and Esc gives the text the keyboard."""
    window = reader.window
    reader.desk.hush()
    poor = [f"{command}: {fault}" for command in CARDS for fault in faults_of(reader, command)]

    assert poor == []
    assert window.pane.view.hasFocus()


def faults_of(reader: object, command: str) -> list[str]:
    """What is wrong with the card that a command opens."""
    window, hands = reader.window, reader.hands
    window.pane.view.setFocus()
    if command.startswith("mark."):
        stepping.focus_at(reader.desk, 0)
    window.commands.run(command)
    hands.rest()
    cards = [*window.findChildren(Popover), *window.findChildren(Overlay)]
    card = next(each for each in cards if each.isVisible())
    there = [stop for stop in stops(card) if stop.isVisible()][:14]
    poor = []
    for stop in there:
        window.setFocus()
        before = seen(window, stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        known = QAccessible.queryAccessibleInterface(stop)
        named = known.text(QAccessible.Text.Name) and known.role() != QAccessible.Role.Client
        if not named or not stands_out(before, seen(window, stop)):
            poor.append(f"{type(stop).__name__} {stop.accessibleName()} {known.role()}")
    visited, inside = set(), True
    for key in [Qt.Key.Key_Tab] * (len(stops(card)) + 1) + [Qt.Key.Key_Backtab]:
        visited.add(id(window.focusWidget()))
        QTest.keyClick(window.focusWidget(), key)
        inside = inside and card.isAncestorOf(window.focusWidget())
    if not inside or not {id(stop) for stop in there} <= visited:
        poor.append("Tab does not go round")
    hands.press("Esc")
    if (isValid(card) and card.isVisible()) or not window.pane.view.hasFocus():
        poor.append("Esc does not close it")
    return poor


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of the offscreen platform
def test_menus_by_keys(start: Callable[..., object]) -> None:
    """The menu key offers what a right click does: for the range, the row with the keyboard, a field."""
    reader = start()
    window, hands = reader.window, reader.hands
    hands.press("2")
    window.sidebar.codebook.setCurrentIndex(window.sidebar.codebook.rows.index(0, 0))
    view = window.panel.marks_view
    view.setCurrentIndex(view.model().index(0, 0))
    found = {}
    for part in (
        window.pane.view,
        window.sidebar.documents,
        window.sidebar.codebook,
        view,
        window.header.find_field,
    ):
        part.setFocus()
        hands.press("Menu")
        menu = QApplication.activePopupWidget()
        assert menu is not None, part
        words = [action.text().split("\t")[0] for action in menu.actions()]
        found[part.objectName()] = words
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        hands.rest()
        assert QApplication.activePopupWidget() is None

    assert {"Opinion", "Note"} <= set(found["readingView"])
    assert "Title and facts…" in found["documents"]
    assert "Rename" in found["codebook"]
    assert "Remove the mark" in found["marks"]
    assert any("Paste" in words for words in found["findField"])
