"""What a row's option says of mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from tepi.window.sidebar.row_state import has_keyboard, is_pointed_at

STATES = QStyle.StateFlag


@pytest.mark.parametrize("pointed", [False, True])
@pytest.mark.parametrize("keyboard", [False, True])
def test_mouse_and_keyboard_are_told_apart(qapp: object, pointed: bool, keyboard: bool) -> None:
    """Each is said of a row exactly where it holds, whatever else holds."""
    option = QStyleOptionViewItem()
    option.state = STATES.State_Enabled | STATES.State_Selected
    if pointed:
        option.state |= STATES.State_MouseOver
    if keyboard:
        option.state |= STATES.State_HasFocus
    assert (is_pointed_at(option), has_keyboard(option)) == (pointed, keyboard)
