"""The bar is filled as far as the work is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.window.read_back.waiting import Waiting
from tepi.window.theme import Themes, q


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(("done", "of", "filled"), [(0, 0, (0, 0)), (1, 2, (1, 0)), (2, 2, (1, 1))])
def test_the_bar(
    qtbot: QtBot, themes: Themes, mirrored: bool, done: int, of: int, filled: tuple[int, int]
) -> None:
    """Half of it at half of the work, from the side where reading begins."""
    waiting = Waiting(themes, None)  # type: ignore[arg-type]  # it stands alone here
    qtbot.addWidget(waiting)
    if mirrored:
        waiting.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    waiting.resize(300, 80)
    waiting.show_share("Comparing", done, of)
    picture = waiting.bar.grab().toImage()
    accent = q(themes.current.accent)
    at = [picture.width() // 4, 3 * picture.width() // 4]
    shown = tuple(int(picture.pixelColor(x, picture.height() // 2) == accent) for x in at)

    assert waiting.words.text() == "Comparing"
    assert shown == (filled[::-1] if mirrored else filled)
