"""The panel's tabs: their names in a row, the open one underlined."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from tepi.window.theme import Themes, q, ui_font

HEIGHT, LEFT, GAP = 40, 20, 25


class TabBar(QTabBar):
    """Tabs without boxes. A QTabBar in every other way, for keys and screen readers."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAccessibleName(self.tr("Panel"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        themes.changed.join(self.update)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its name, with half the gap on both sides."""
        wide = QFontMetricsF(ui_font(13, bold=True)).horizontalAdvance(self.tabText(index))
        return QSize(round(wide) + GAP, HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Names are never cut."""
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        """All tabs in a row."""
        wide = sum(self.tabSizeHint(index).width() for index in range(self.count()))
        return QSize(wide, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names and the line under the open one."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            box = QRectF(self.tabRect(index)).adjusted(GAP / 2, 0, -GAP / 2, 0)
            chosen = index == self.currentIndex()
            painter.setFont(ui_font(13, bold=chosen))
            painter.setPen(q(theme.ink if chosen else theme.soft))
            painter.drawText(
                box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.tabText(index)
            )
            if chosen:
                painter.fillRect(QRectF(box.left(), HEIGHT - 2, box.width(), 2), q(theme.accent))
                if self.hasFocus():
                    painter.setPen(QPen(q(theme.accent), theme.focus_pen))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(box.adjusted(-6, 7, 6, -7), 5, 5)
        painter.end()
