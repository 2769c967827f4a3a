"""What stands under a title."""

from __future__ import annotations

import pytest

from tepi.text.document import Document
from tepi.window.sidebar.document_delegate import second_line


@pytest.mark.parametrize(
    ("facts", "share", "started", "line"),
    [
        ({}, None, False, ""),
        ({}, 0.0, False, "not started"),
        ({}, 0.0, True, "0 % decided"),
        ({}, 0.81, True, "81 % decided"),
        ({"example": True}, 0.34, True, "Example · 34 % decided"),
        ({"done": True}, 1.0, True, "done ✓"),
        ({"example": True}, None, False, "Example"),
    ],
)
def test_the_second_line(facts: dict[str, bool], share: float | None, started: bool, line: str) -> None:
    """Example, done, or how far it is; nothing while that is not known."""
    assert second_line(Document("id", "Title", **facts), share, started) == line
