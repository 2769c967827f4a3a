"""Has a text shaped and adorned where it is not plain; a plain one does without, and pays nothing for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from tepi.text.structure import Structures
    from tepi.window.open_document import OpenDocument
    from tepi.window.reading.geometry import Geometry, PageLine
    from tepi.window.reading.lazy_layout import LazyLayout
    from tepi.window.reading.ornaments import Ornaments
    from tepi.window.theme import Theme


class Dressing:
    """Of one view; ``structures`` says what the parts of its text mean, None where nothing is known of them."""

    def __init__(self, geometry: Geometry, layout: LazyLayout) -> None:
        self._geometry = geometry
        self._layout = layout
        self._ornaments: Ornaments | None = None
        self._lines: list[PageLine] = []
        self.structures: Structures | None = None

    def put_on(self, structures: Structures | None) -> None:
        """Take what the parts of the text mean, before it is set."""
        self.structures = structures
        typography = self._geometry.measures.typography
        plain = structures is None and not typography.indent and typography.numbers == "off"
        if self._ornaments is None and not plain:
            from tepi.window.reading.ornaments import Ornaments

            self._ornaments = Ornaments(self._geometry)
            self._layout.shape_of = self._ornaments.shaping
        if self._ornaments is not None:
            self._ornaments.shaping.structures = structures

    def paint_under(self, painter: QPainter, seen: QRectF, theme: Theme) -> None:
        """Paint what lies under focus and bands, between these heights."""
        if self._ornaments is not None:
            self._lines = self._ornaments.lines(seen)
            self._ornaments.paint_under(painter, self._lines, theme)

    def paint_over(self, painter: QPainter, theme: Theme, opened: OpenDocument | None) -> None:
        """Paint what lies over the bands, there where ``paint_under`` has painted."""
        if self._ornaments is not None:
            self._ornaments.paint_over(painter, self._lines, theme, opened)
            self._lines = []
