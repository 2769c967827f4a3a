"""The measures of the page."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from tepi.window.reading.page import SAMPLE, Measures


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
