"""One measure in a popover: its name, a slider, its value in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QStyle, QStyleOptionSlider, QWidget

from tepi.window.reading.typography import Bounds
from tepi.window.theme import Themes, q

NAME_WIDTH, VALUE_WIDTH = 118, 86
HANDLE, GROOVE = 7.0, 3.0


class Slider(QSlider):
    """A slider in the theme's colours; arrows change it by one step, PgUp and PgDn by several."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """High enough for the handle with its ring."""
        return QSize(120, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the groove, the part before the handle, the handle."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        length = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self)
        room = self.width() - length
        at = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), self.value(), room)
        x, y = at + length / 2, self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for end, color in ((self.width() - length / 2, theme.track), (x, theme.accent)):
            painter.setBrush(q(color))
            painter.drawRoundedRect(QRectF(length / 2, y - GROOVE / 2, end - length / 2, GROOVE), 1.5, 1.5)
        painter.setBrush(q(theme.accent))
        painter.drawEllipse(QPointF(x, y), HANDLE, HANDLE)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(q(theme.ink), theme.focus_pen))
            painter.drawEllipse(QPointF(x, y), HANDLE + 2, HANDLE + 2)


class Measure(QWidget):
    """``changed`` carries the value that the reader chose; ``say`` words it."""

    changed = Signal(int)

    def __init__(
        self, themes: Themes, parent: QWidget, name: str, bounds: Bounds, say: Callable[[int], str]
    ) -> None:
        super().__init__(parent)
        self._step = bounds.step
        self._say = say
        label = QLabel(name, self)
        label.setFixedWidth(NAME_WIDTH)
        self.slider = Slider(themes, self)
        self.slider.setAccessibleName(name)
        # The slider counts steps, so that it never rests between two of them.
        self.slider.setRange(bounds.least // bounds.step, bounds.most // bounds.step)
        self.slider.setPageStep(max(self.slider.maximum() // 8, 1))
        label.setBuddy(self.slider)
        self._words = QLabel(self)
        self._words.setFixedWidth(VALUE_WIDTH)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.slider, 1)
        row.addWidget(self._words)
        self.slider.valueChanged.connect(self._moved)
        self._moved(self.slider.value())

    @property
    def value(self) -> int:
        """The value shown."""
        return self.slider.value() * self._step

    def set_value(self, value: int) -> None:
        """Show a value without telling."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(value / self._step))
        self.slider.blockSignals(False)
        self._show()

    def _moved(self, _position: int) -> None:
        self._show()
        self.changed.emit(self.value)

    def _show(self) -> None:
        words = self._say(self.value)
        self._words.setText(words)
        self.slider.setAccessibleDescription(words)
        self.slider.update()
