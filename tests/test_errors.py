"""What the reader is told stays one line, whatever the thing is called."""

from __future__ import annotations

import pytest

from tepi.errors import TepiError


def test_it_is_two_sentences_in_one_line() -> None:
    """What happened, then what to do, each with one full stop."""
    assert str(TepiError("“a.txt” is empty.", "Add another")) == "“a.txt” is empty. Add another."
    assert str(TepiError("There is nothing to undo")) == "There is nothing to undo."


@pytest.mark.parametrize("sign", ["\n", "\r", "\0", "\x1b", "\x9b", "\u2028", "\u202e", "\ud800"])
def test_no_name_breaks_the_line(sign: str) -> None:
    """Line breaks, control characters and what turns the writing round are shown as replaced."""
    line = str(TepiError(f"There is no file “a{sign}b.txt”", f"Look for a{sign}b"))

    assert line == "There is no file “a\N{REPLACEMENT CHARACTER}b.txt”. Look for a\N{REPLACEMENT CHARACTER}b."


def test_other_signs_stay() -> None:
    """Letters of any script, emoji put together and their joiners are kept."""
    assert "👩‍💻 میخواهم" in str(TepiError("There is no file “👩‍💻 میخواهم”"))
