"""Which addresses a text may lead to."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\"<>\\]+", re.IGNORECASE)
LONGEST = 2_000


def may_be_opened(address: str) -> bool:
    """Whether an address leads to the web or to a mailbox: no other is kept or ever opened."""
    return len(address) <= LONGEST and ADDRESS.fullmatch(address) is not None
