"""Contrast of what finding shows, from real pixels: the field and its note, “Go to…”, hits on every band."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from tests.stories.test_contrast import best, colors, ground_of

from tepi.marks.contrast import contrast
from tepi.window import marking, stepping

THEMES = ("light", "dark", "contrast")


@pytest.fixture
def reader(start: Callable[..., object]) -> object:
    """The window with one mark of every code; the caret is at the end."""
    made = start()
    made.window.resize(1440, 900)
    for digit in "123456789":
        marking.press_digit(made.desk, digit)
        stepping.sentence(made.desk, 1)
    stepping.focus_at(made.desk, len(made.desk.open.text) - 1)
    made.desk.hush()
    made.hands.rest()
    return made


def ink_in(window: QWidget, part: QWidget, box: QRect | None = None) -> float:
    """The contrast of the strongest ink in a part of the window, or in a box of it, on what it stands on."""
    box = box or part.rect()
    place = QRect(part.mapTo(window, box.topLeft()), box.size())
    found = colors(window.grab(place).toImage(), QRect(QPoint(0, 0), place.size()))
    return best(found, ground_of(found))


def test_hits_on_bands_can_be_read(reader: object) -> None:
    """On a band of any code the letters of a hit, and of the current one, keep 7:1; its frame 3:1 on the page."""
    for choice in THEMES:
        reader.window.themes.choose(choice)
        reader.hands.rest()
        window, theme = reader.window, reader.window.themes.current
        view = window.pane.view
        hits = []
        for span in sorted(reader.desk.open.index):
            words = reader.desk.open.text[span.start : span.end].split()
            start = span.start + reader.desk.open.text[span.start : span.end].index(words[1])
            hits.append(type(span.range)(start, start + len(words[1])))
        low = []
        for current in (-1, *range(len(hits))):
            window.pane.set_find_hits(hits, current)
            shown = max(current, 0)
            view.reveal(hits[shown])
            reader.hands.rest()
            picture = view.viewport().grab().toImage()
            for number in range(len(hits)) if current < 0 else (current,):
                box = view.to_viewport(view.geometry_of.rects(hits[number], 0, 100_000)[0]).toAlignedRect()
                if not picture.rect().contains(box):
                    continue
                found = colors(picture, box.adjusted(2, 4, -2, -5))
                if best(found, ground_of(found)) < 7:
                    low.append((number, current, round(best(found, ground_of(found)), 2)))

        assert low == []
        assert contrast(theme.accent, theme.page) >= 3


def test_the_find_field_can_be_read(reader: object) -> None:
    """Empty, with a count, with ways of looking on and off, and with a fault below it."""
    for choice in THEMES:
        reader.window.themes.choose(choice)
        reader.hands.rest()
        window, hands = reader.window, reader.hands
        field = window.header.find_field
        theme = window.themes.current
        assert ink_in(window, field, QRect(field.width() - 60, 6, 52, 20)) >= 4.5
        hands.press("Ctrl+F")
        hands.write("rusia")
        hands.press("Alt+C")
        hands.press("Alt+C")
        count = QRect(field.toggles["case"].x() - 62, 6, 58, field.height() - 12)
        assert ink_in(window, field, count) >= 4.5
        hands.press("Alt+W")
        for toggle in field.toggles.values():
            assert ink_in(window, toggle, toggle.rect().adjusted(4, 3, -4, -3)) >= 4.5, toggle.option
        assert contrast(theme.accent, theme.field) >= 3
        hands.press("Alt+R")
        hands.write("(")
        hands.until(field.note.isVisible, "the fault is not said")
        assert ink_in(window, field.note, field.note.rect().adjusted(30, 4, -6, -4)) >= 4.5
        assert ink_in(window, field.note, QRect(8, 4, 18, field.note.height() - 8)) >= 3
        window.finding.set_options(frozenset())
        hands.press("Esc")


def test_go_to_can_be_read(reader: object) -> None:
    """The field's hint, the line below, every row with what belongs to it, and what there is not."""
    for choice in THEMES:
        reader.window.themes.choose(choice)
        reader.hands.rest()
        window, hands = reader.window, reader.hands
        hands.press("Ctrl+G")
        card = hands.find("goTo")
        field, says = hands.find("goToField"), hands.find("goToSays")
        assert ink_in(window, field, field.rect().adjusted(10, 5, -10, -5)) >= 4.5
        assert ink_in(window, says) >= 4.5
        hands.write("opinion")
        hands.until(card.list.choices.rowCount, "no mark is offered")
        hands.press("Ctrl+A")
        hands.write("1")
        hands.until(
            lambda rows=card.list.choices.rowCount: rows() == 2, "the place and the mark are not offered"
        )
        hands.rest()
        for at in range(2):
            row = card.list.visualRect(card.list.choices.index(at))
            words, hint = (
                row.adjusted(28, 4, -row.width() // 2, -4),
                row.adjusted(row.width() * 2 // 3, 4, -10, -4),
            )
            assert ink_in(window, card.list.viewport(), words) >= 4.5
            assert ink_in(window, card.list.viewport(), hint) >= 4.5
        hands.press("Ctrl+A")
        hands.write("999")
        assert ink_in(window, says) >= 4.5
        hands.press("Esc")


def test_ticks_in_the_minimap_can_be_seen(reader: object) -> None:
    """What was found is ticked at 3:1 beside the strip."""
    for choice in THEMES:
        reader.window.themes.choose(choice)
        reader.hands.rest()
        window = reader.window
        window.finding.seek("rusia")
        reader.hands.rest()
        minimap = window.pane.minimap
        found = colors(
            window.grab(QRect(minimap.mapTo(window, QPoint(0, 0)), minimap.size())).toImage(), minimap.rect()
        )
        accent = window.themes.current.accent

        assert found[accent] >= 30
        assert contrast(accent, window.themes.current.page) >= 3
