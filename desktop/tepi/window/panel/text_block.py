"""A few lines of plain text on a card: broken to a width, cut with an ellipsis, measured and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from tepi.text.offsets import previous_boundary
from tepi.window.direction import direction_of

if TYPE_CHECKING:
    from tepi.window.script_faces import ScriptFaces

LINE_SEPARATOR = "\u2028"


class TextBlock:
    """Text laid out once and drawn often. Lengths in device-independent pixels.

    ``faces`` are those of the scripts that ``font`` has no letters for; None leaves them to the system.

    Attributes:
        height: Of all its lines.
        cut: Whether something was left out.
        mirrored: Whether it runs from right to left, and its lines end at the right of the width given.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        *,
        most: int,
        spacing: float,
        ending: str = "",
        faces: ScriptFaces | None = None,
    ) -> None:
        self._spacing = spacing
        self._faces = faces
        self._direction = direction_of(text)
        # What cannot fit is not laid out: no line holds more characters than it has pixels.
        enough = int(width) * most // 3
        whole = len(text) <= enough
        shown = text[:enough].replace("\n", LINE_SEPARATOR)
        self._layouts = [self._lay(shown + (ending if whole else "…"), font, width)]
        lines = self._layouts[0].lineCount()
        self.cut = lines > most or not whole
        if lines > most:
            self._cut_to(most, shown, font, width, ending)
            lines = most
        self.height = lines * spacing
        self.mirrored = self._direction == Qt.LayoutDirection.RightToLeft

    @property
    def wide(self) -> float:
        """How wide the longest of its lines is."""
        lines = (layout.lineAt(at) for layout in self._layouts for at in range(layout.lineCount()))
        return max((line.naturalTextWidth() for line in lines), default=0.0)

    def draw(self, painter: QPainter, x: float, y: float, color: str | QColor) -> None:
        """Draw with the upper left corner at (x, y)."""
        painter.setPen(QColor(color))
        for layout in self._layouts:
            layout.draw(painter, QPointF(x, y))

    def _lay(self, text: str, font: QFont, width: float, first: int = 0) -> QTextLayout:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setTextDirection(self._direction)
        if self._direction == Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)  # a text layout takes this word for word
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if self._faces is not None:
            layout.setFormats(self._faces.ranges(text, font.family()))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        number = first
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            # Lines sit at whole steps whatever face a script falls back to.
            line.setPosition(QPointF(0, number * self._spacing + (self._spacing - line.height()) / 2))
            number += 1
        layout.endLayout()
        return layout

    def _cut_to(self, most: int, text: str, font: QFont, width: float, ending: str) -> None:
        """Keep ``most`` lines; the last one ends in an ellipsis, at a word where that is near."""
        line = self._layouts[0].lineAt(most - 1)
        units = text.encode("utf-16-le")
        kept = units[: 2 * line.textStart()].decode("utf-16-le", "ignore")
        last = units[2 * line.textStart() : 2 * (line.textStart() + line.textLength())]
        rest = last.decode("utf-16-le", "ignore").rstrip(LINE_SEPARATOR + " ")
        metrics = QFontMetricsF(font)
        tail = "…" + ending
        while rest and metrics.horizontalAdvance(rest + " " + tail) > width:
            rest = _shorter(rest)
        end = self._lay(f"{rest} {tail}" if rest else tail, font, width, first=most - 1)
        # Another script's face may be wider than the font that was measured.
        while rest and end.lineCount() > 1:
            rest = _shorter(rest)
            end = self._lay(f"{rest} {tail}" if rest else tail, font, width, first=most - 1)
        if kept:
            self._layouts = [self._lay(kept.rstrip(LINE_SEPARATOR), font, width)]
        else:
            self._layouts = []
        self._layouts.append(end)


def _shorter(line: str) -> str:
    """Without its last word, or where that is long its last letter with all that belongs to it."""
    shorter = line[: previous_boundary(line, len(line) - 1)]
    word = shorter.rsplit(" ", 1)[0]
    return word if len(word) > len(line) // 2 else shorter
