"""The menu of a card names commands that there are."""

from __future__ import annotations

from tepi.window.actions import BY_ID
from tepi.window.panel.mark_menu import MENU


def test_every_entry_is_a_command() -> None:
    """What is offered can be run, and nothing is offered twice."""
    named = [name for name in MENU if name is not None]

    assert set(named) <= set(BY_ID)
    assert len(named) == len(set(named))
