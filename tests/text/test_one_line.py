"""A name is one line that can be shown anywhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tepi.text.one_line import one_line


def test_white_space_on_one_line():
    """Every stretch of white space becomes one space, none at the ends."""
    assert one_line(" a\n\tb\u00a0 c ") == "a b c"


def test_nothing_that_commands_a_terminal_or_turns_the_writing():
    """Control characters, a byte order mark and signs of direction that go on behind the name are gone."""
    assert one_line("Ti\x1b[31mtle\x07 \ufeff\u202ewith\x00\x9b") == "Ti[31mtle with"


def test_letters_of_every_script_stay():
    """Joiners that belong to words and emoji, and marks of direction between letters, are kept."""
    for name in ("👩‍💻 می‌خواهم", "Café \u200fאב", "北京"):
        assert one_line(name) == name


@given(st.text())
def test_once_is_enough(text):
    """One line again is the same line, and none of its signs breaks it."""
    once = one_line(text)
    assert one_line(once) == once
    assert len(once.splitlines()) <= 1
