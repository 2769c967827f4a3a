"""The one kind of error that a reader is ever shown."""

from __future__ import annotations

import re

# Line breaks, control characters and signs that turn the writing round: a file may be named with them.
_NOT_IN_A_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class TepiError(Exception):
    """Something that the reader can understand and act on.

    Args:
        what: One sentence that names the file, code, mark or place.
        remedy: One sentence that says what to do about it.

    ``str()`` joins both into the single line that the window and the shell show.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = _NOT_IN_A_LINE.sub("\N{REPLACEMENT CHARACTER}", what).rstrip(".")
        self.remedy = _NOT_IN_A_LINE.sub("\N{REPLACEMENT CHARACTER}", remedy).rstrip(".")
        super().__init__(f"{self.what}. {self.remedy}." if self.remedy else f"{self.what}.")
