"""Every format's lines are coloured by its own lexer, also in the middle of something."""

from __future__ import annotations

import pytest

from tepi.window.panel.preview_languages import language
from tepi.window.panel.token_formats import TokenFormats
from tepi.window.theme import LIGHT


def coloured(name: str, text: str) -> list[list[str]]:
    """The parts of each line that look different."""
    known, state, found = language(name), 0, []
    formats = TokenFormats(LIGHT, LIGHT.card)
    for number, line in enumerate(text.split("\n")):
        after = known.after(line, state, number == 0)
        wide = line.encode("utf-16-le")
        found.append(
            [
                wide[2 * start : 2 * (start + length)].decode("utf-16-le")
                for start, length, _ in known.spans(line, state, after, formats)
            ]
        )
        state = after
    return found


def test_a_cell_goes_on_over_lines() -> None:
    """A quoted cell with a line break and quotation marks is one; commas in it are no borders."""
    lines = coloured("csv", '12,"a ""b"",\n1,2 😀",x\n3,y')
    assert lines[0][:2] == ["12", ","]
    assert "1,2 😀" in "".join(lines[1])
    assert lines[1][-1] == ","
    assert lines[2] == ["3", ","]


@pytest.mark.parametrize(
    ("name", "text", "number", "part"),
    [
        ("tsv", "a\t7", 0, "7"),
        ("json", '{"key": "value", "n": 1}', 0, '"key"'),
        ("jsonl", '{"key": 😀}', 0, '"key"'),
        ("html", "<p class='a'>x</p>", 0, "p"),
        ("html", "<style>\np { color: red }\n</style>", 1, "p"),
        ("xml", "<svg width='1'/>", 0, "<svg"),
        ("bibtex", "@misc{key,\n  title = {A},\n}\n% x", 1, "title"),
        ("markdown", "---\ntitle: x\n---\n# Head", 1, "title"),
        ("files", "======== a.csv\n\n1,x", 2, "1"),
        ("files", "x\n\n======== b.md\n\n---\na: 1\n---", 5, "a"),
        ("files", "======== c.bib\n\n@misc{key,\n  note = {A},\n}", 3, "note"),
    ],
)
def test_each_by_its_own_lexer(name: str, text: str, number: int, part: str) -> None:
    """What the format's lexer knows stands out in that line."""
    assert part in "".join(coloured(name, text)[number])


def test_an_unknown_format_is_plain() -> None:
    """What nobody can colour is shown as it is."""
    assert language("docx") is None
