"""Names and titles as one line."""

from __future__ import annotations

import re

# Control characters, and signs that turn the writing round for all that follows.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def one_line(text: str) -> str:
    """The text as a name is shown: every stretch of white space one space, control characters gone."""
    return " ".join(_UNSEEN.sub("", text).split())
