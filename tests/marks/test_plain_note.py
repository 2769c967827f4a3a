"""Notes as plain words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.marks.plain_note import plain


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (
            "Evaluative *adjectives* carry the **judgement**: _ilegal_.",
            "Evaluative adjectives carry the judgement: ilegal.",
        ),
        ("# Check ##\nwho counts", "Check\nwho counts"),
        ("one\ntwo\n\nthree", "one two\nthree"),
        ("- first\n- [ ] second\n2) third", "– first\n– [ ] second\n2) third"),
        ("> quoted\n> twice", "quoted twice"),
        ("> # A heading in a quote", "A heading in a quote"),
        ("see [the report](https://x.example/a_b) and ![a map](m.png)", "see the report and a map"),
        ("[[Ukraine|the war]] and [[Kyiv]]", "the war and Kyiv"),
        ("<!-- hidden --> seen <b>bold</b> <https://x.example>", "seen bold https://x.example"),
        ("a < b and c > d &amp; e", "a < b and c > d & e"),
        ("```python\nx = 1\n```", "x = 1"),
        ("use `snake_case` here", "use snake_case here"),
        ("snake_case_name and 2*3*4", "snake_case_name and 234"),
        (r"\*not\* emphasis, \# no heading", "*not* emphasis, # no heading"),
        ("---", ""),
        ("~~gone~~ ==kept==", "gone kept"),
        ("<!-- never closed", ""),
        ("", ""),
    ],
)
def test_signs_go_and_words_stay(note: str, words: str) -> None:
    """What a renderer would show as words, and where it would begin a new line."""
    assert plain(note) == words


@settings(max_examples=80)
@given(st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd")), max_size=40))
def test_plain_words_come_through(words: str) -> None:
    """Letters and figures are never touched."""
    assert plain(words) == words


@settings(max_examples=120)
@given(st.text(st.sampled_from("ab \n*_`~#>-[]()!<&\\|=1."), max_size=120))
def test_any_heap_of_signs_is_read_to_its_end(note: str) -> None:
    """Whatever stands there: no error, no line without words, no letter lost outside tags, links and entities."""
    found = plain(note)

    assert all(line.strip() == line and line for line in found.split("\n")) or found == ""
    if not set(note) & set("<[&"):
        assert found.count("b") == note.count("b")
