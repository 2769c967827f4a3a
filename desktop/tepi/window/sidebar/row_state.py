"""What the mouse and the keyboard are doing with a row that is being painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

# QStyle brings hundreds of names along, and the first frame has no rows: it is fetched with the first of them.


def is_pointed_at(option: QStyleOptionViewItem) -> bool:
    """Whether the mouse is over the row."""
    from PySide6.QtWidgets import QStyle

    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def has_keyboard(option: QStyleOptionViewItem) -> bool:
    """Whether keys go to the row."""
    from PySide6.QtWidgets import QStyle

    return bool(option.state & QStyle.StateFlag.State_HasFocus)
