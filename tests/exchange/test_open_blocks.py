"""What a note leaves open is found exactly as a CommonMark program would."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from tests.exchange.rendering import PROGRAMS, notes

from tepi.exchange.open_blocks import closing_line, outside_code

FOLLOWING = "\n\n<!-- tepi mark x -->\n> quoted"


@pytest.mark.parametrize(
    ("note", "closing"),
    [
        ("", None),
        ("plain words", None),
        ("```", "```"),
        ("```` py\nx\n```", "````"),
        ("~~~ a `b`\nx", "~~~"),
        ("``` a `b`\nx", None),
        ("```\nx\n```", None),
        ("```\nx\n  `````  ", None),
        ("    ```", None),
        ("words\n    ```", None),
        ("- ```\n  x", None),
        ("- ```\n  x\n```", "```"),
        ("> ```\nx", None),
        ("> words\n```", "```"),
        ("-\n\n  ```", "```"),
        ("-\n\n  ```\n```", None),
        ("-\n\n   - a\n\n   ```", "```"),
        ("- - \n\n   ```", None),
        ("1. a\n\n   ```\n   x", None),
        ("words\n2. ```", None),
        ("words\n1. ```", None),
        ("-\t```", None),
        ("-\t ```\n   ```", "```"),
        ("<!-- open", "-->"),
        ("<!-- shut -->", None),
        ("words <!-- inline", None),
        ("<script>\n\nx", "</pre>"),
        ("<PRE>x</pre>", None),
        ("<?php\n\n", "?>"),
        ("<!DOCTYPE\n", ">"),
        ("<![CDATA[\n", "]]>"),
        ("<div>\n```", None),
        ("<div>\n\n```", "```"),
        ("<b>\n```\n", None),
        ("words\n<b>\n```", "```"),
        ("# heading\n<b>\n```", None),
        ("***\n```", "```"),
        ("a\n===\n<b>\n```", None),
    ],
)
def test_what_is_left_open(note, closing):
    """A fence or an HTML block is open where the specification says so, lists and quotes included."""
    assert closing_line(note) == closing


@pytest.mark.parametrize("program", ["commonmark", "github"])
@settings(max_examples=300)
@given(note=notes)
@example(note="\n+\n   ````  \n````")
@example(note="- - \n\n   ````&- <div><?   b</script>")
@example(note="> a\n<b>\n~~~")
@example(note="+ <div>\n```\n")
def test_what_follows_is_read_as_it_is(program, note):
    """Behind a note, closed where it must be, comes Tepi's comment and a quote, whatever the note holds."""
    closing = closing_line(note)
    closed = note if closing is None else f"{note}\n{closing}"
    tokens = PROGRAMS[program].parse(closed + FOLLOWING)
    kinds = [token.type for token in tokens[-6:]]

    assert kinds == [
        "html_block",
        "blockquote_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "blockquote_close",
    ]
    assert tokens[-6].level == tokens[-5].level == 0
    assert tokens[-3].content == "quoted"


@pytest.mark.parametrize(
    ("note", "lines"),
    [
        ("a `b` c ``d ` e`` f", ["a  c  f"]),
        ("`a ``b` c``", [" c``"]),
        ("a ` b `` c", ["a ` b `` c"]),
        ("a\n```\nb\n```\nc", ["a", "```", "c"]),
        ("a\n\n    b\n\nc", ["a", "", "", "c"]),
        ("- a\n  ~~~\n  b\n\nc", ["- a", "c"]),
    ],
)
def test_what_lies_outside_code(note, lines):
    """Lines of code blocks and spans of code are left out; a lone backtick begins none."""
    assert list(outside_code(note)) == lines


def test_many_backticks_cost_little():
    """However many runs of different lengths stay open, each is looked at once."""
    note = " ".join("`" * (number % 300 + 1) for number in range(20_000))

    assert sum(map(len, outside_code(note))) <= len(note)
