"""Tab goes round inside a card while it is open; Esc is the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def stops_of(part: QWidget) -> list[QWidget]:
    """What Tab can stop at inside a part, in the order in which it was made."""
    # Not by ``nextInFocusChain``: PySide ties what it returns to the widget asked, and takes it down with that.
    return [
        each
        for each in part.findChildren(QWidget)
        # What a drop-down list opens is a window of its own.
        if each.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and each.window() == part.window()
    ]


def step_inside(card: QWidget, forward: bool) -> bool:
    """Give the keyboard to the next (or previous) stop in the card, round its end; False where there is none."""
    stops = [each for each in stops_of(card) if each.isVisible() and each.isEnabled()]
    if not stops:
        return False
    focused = QApplication.focusWidget()
    at = stops.index(focused) if focused in stops else (-1 if forward else 0)
    reasons = Qt.FocusReason
    reason = reasons.TabFocusReason if forward else reasons.BacktabFocusReason
    stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True


def follow(first: QWidget, part: QWidget) -> None:
    """Let Tab go from ``first`` into a part that was made later than what stands behind it."""
    last = first
    for each in stops_of(part):
        QWidget.setTabOrder(last, each)
        last = each
