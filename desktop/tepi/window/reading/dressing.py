"""Has a text shaped and adorned where it is not plain; a plain one does without, and pays nothing for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tepi.text.beyond_latin import goes_beyond_latin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter, QTextLayout

    from tepi.text.structure import Structures
    from tepi.window.open_document import OpenDocument
    from tepi.window.reading.geometry import Geometry
    from tepi.window.reading.lazy_layout import LazyLayout
    from tepi.window.reading.ornaments import Ornaments
    from tepi.window.reading.page_line import PageLine
    from tepi.window.script_faces import ScriptFaces
    from tepi.window.theme import Theme


class Dressing:
    """Of one view; ``structures`` says what the parts of its text mean, None where nothing is known of them."""

    def __init__(self, geometry: Geometry, layout: LazyLayout) -> None:
        self._geometry = geometry
        self._layout = layout
        self._ornaments: Ornaments | None = None
        self._lines: list[PageLine] = []
        self._language = ""
        self._faces: ScriptFaces | None = None
        self.structures: Structures | None = None
        layout.faces_of = self._faces_of

    def take_language(self, language: str) -> bool:
        """Take the language that the facts name (ISO 639-1, or ""): some scripts are set by it. Whether it is new."""
        new = language != self._language
        self._language, self._faces = language, None
        return new

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

    def _faces_of(self, words: str) -> Sequence[QTextLayout.FormatRange]:
        """What of a paragraph is set in another face than the reading face."""
        if not goes_beyond_latin(words):
            return ()
        if self._faces is None:
            from tepi.window.script_faces import ScriptFaces

            self._faces = ScriptFaces(self._geometry.text, self._language)
        return self._faces.ranges(words, self._geometry.measures.font.family())

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
