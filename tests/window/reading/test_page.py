"""The measures of the page."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from tepi.window.reading.page import AFTER_TEXT, SAMPLE, Measures, Sides
from tepi.window.reading.typography import USUAL


@pytest.mark.parametrize("zoom", [50, 100, 175, 300])
def test_a_column_holds_sixty_to_seventy_five_characters_at_any_zoom(qtbot: QtBot, zoom: int) -> None:
    """The column grows with the letters."""
    measures = Measures(zoom)
    width = QFontMetricsF(measures.font).horizontalAdvance(SAMPLE) / len(SAMPLE)

    assert 60 <= measures.column / width <= 75
    assert measures.least_column < measures.column


def test_lines_have_air_and_a_band_keeps_inside_its_line(qtbot: QtBot) -> None:
    """The pitch is about 1.6 to 1.7 of the letters; a band is lower than it and round the baseline."""
    measures = Measures()

    assert 1.55 <= measures.pitch / measures.size <= 1.75
    baseline = measures.first_baseline
    assert measures.band_top(baseline) >= 0
    assert measures.band_top(baseline) + measures.band_height <= measures.pitch
    assert measures.band_top(baseline) < baseline < measures.band_top(baseline) + measures.band_height


def test_a_typography_changes_what_it_names(qtbot: QtBot) -> None:
    """Lines, gaps, column and indent follow; a face that is not there is the usual one."""
    usual = Measures()

    wide = Measures(100, USUAL._replace(pitch=200, characters=80, space=100, indent=20, face="No Such Face"))

    assert wide.font.family() == usual.font.family()
    assert wide.pitch == round(usual.size * 2)
    assert wide.paragraph_gap == wide.pitch
    assert wide.column / usual.column == pytest.approx(80 / 66, abs=0.01)
    assert wide.indented.first == 2 * usual.size
    assert Measures(100, USUAL._replace(characters=45)).least_column < usual.least_column


@pytest.mark.parametrize("zoom", [50, 100, 300])
def test_numbers_have_their_own_room(qtbot: QtBot, zoom: int) -> None:
    """Beside the focus bar, never under it; without numbers there is none."""
    off, paragraphs, sentences = (
        Measures(zoom, USUAL._replace(numbers=numbers)) for numbers in ("off", "paragraphs", "sentences")
    )

    assert off.numbers == 0
    assert 0 < paragraphs.numbers < sentences.numbers
    sides = Sides(numbers=paragraphs.numbers)
    width = QFontMetricsF(paragraphs.number_font).horizontalAdvance("¶8888")
    assert width < sides.bar < sides.gutter
    assert Sides(True, paragraphs.numbers).margins == (AFTER_TEXT, sides.gutter)


def test_sides_change_places_on_a_mirrored_page() -> None:
    """What lies near the beginning of lines lies as far from the other edge when the page is mirrored."""
    assert Sides().left(800, 12, 3) == 12
    assert Sides(mirrored=True).left(800, 12, 3) == 785
    assert Sides(mirrored=True).margins == Sides().margins[::-1]


def test_high_and_deep_letters_get_room() -> None:
    """Latin letters change nothing; those that build higher or deeper get band and pitch that hold them."""
    plain = Measures().plain
    size = plain.size
    assert plain.fitting(size * 1.07, size * 0.3) is plain

    for ascent, descent in ((1.47, 1.35), (1.9, 0.6), (1.32, 0.86)):
        fitted = plain.fitting(size * ascent, size * descent)
        top = fitted.band_top(fitted.baseline)
        assert top <= fitted.baseline - size * ascent * 0.72 + 1
        assert top + fitted.band_height >= fitted.baseline + size * descent * 0.45 - 1
        assert 0 <= top < top + fitted.band_height <= fitted.pitch
        assert fitted.pitch >= plain.pitch
        assert fitted.height(3) == plain.height(3) + 3 * (fitted.pitch - plain.pitch)
