"""High contrast: who gets it, and what its colours promise."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from pytestqt.qtbot import QtBot

from tepi.marks.contrast import contrast
from tepi.window.high_contrast import ON_BLACK, ON_WHITE
from tepi.window.style_sheet import style_sheet
from tepi.window.theme import DARK, LIGHT, Theme, Themes, Wanted, chosen_pen, wanted_by_system

CODES = ["#0072b2", "#d55e00", "#cc79a7", "#e69f00", "#009e73", "#56b4e9", "#b8a100", "#882255", "#7a7a7a"]


@pytest.mark.parametrize("theme", [ON_WHITE, ON_BLACK], ids=lambda theme: theme.name)
def test_every_word_reaches_seven_to_one_on_every_ground(theme: Theme) -> None:
    """Ink and soft ink, on page, panel, card, rows and key caps; danger, accent and code names too."""
    for ground in (theme.page, theme.panel, theme.card, theme.field, theme.chosen, theme.hover, theme.cap):
        assert contrast(theme.ink, ground) >= 10
        assert contrast(theme.soft, ground) >= 7
    assert contrast(theme.danger, theme.page) >= 7
    assert contrast(theme.accent, theme.page) >= 7
    assert contrast(theme.on_accent, theme.accent) >= 7
    for color in CODES:
        assert contrast(theme.ink_of(color), theme.page) >= 7
        assert contrast(theme.line_of(color), theme.page) >= 4.5


@pytest.mark.parametrize("theme", [ON_WHITE, ON_BLACK], ids=lambda theme: theme.name)
def test_borders_stand_where_tints_are_too_weak(qtbot: QtBot, theme: Theme) -> None:
    """No band, lines in ink, a line round a chosen row, and three pixels round what has the keyboard."""
    assert theme.band_of(CODES[0]) == theme.page
    assert theme.line == theme.ink
    assert chosen_pen(theme).style() == Qt.PenStyle.SolidLine
    assert chosen_pen(LIGHT) == QPen(Qt.PenStyle.NoPen)
    assert theme.focus_pen == 3
    assert f"border: 3px solid {theme.accent}" in style_sheet(theme)
    assert "border: 3px" not in style_sheet(DARK)
    assert theme.edge.startswith("3px")
    assert LIGHT.edge == f"1px solid {LIGHT.line}"


def test_it_is_light_or_dark_as_the_system_has_it(qtbot: QtBot) -> None:
    """The fourth choice follows the system between its two, and tells those who paint."""
    wanted = [Wanted()]
    themes = Themes("contrast", lambda: wanted[-1])
    told: list[str] = []
    themes.changed.join(lambda: told.append(themes.current.name))

    assert themes.current is ON_WHITE

    wanted.append(Wanted(dark=True))
    themes.renew()

    assert themes.current is ON_BLACK
    assert told == ["high contrast dark"]

    themes.choose("dark")

    assert themes.current is DARK


def test_a_system_that_asks_for_contrast_gets_it_unless_the_reader_chose(qtbot: QtBot) -> None:
    """“Colours of the system” includes its contrast; a reader who chose light has light."""

    def asks() -> Wanted:
        return Wanted(contrast=True)

    assert Themes("system", asks).current is ON_WHITE
    assert Themes("light", asks).current is LIGHT
    assert Themes("system", Wanted).current is LIGHT
    assert wanted_by_system() == Wanted()
