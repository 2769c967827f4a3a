"""Markdown is coloured as it is typed, in both themes readable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFont, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tepi.window.panel import markdown_highlighter
from tepi.window.panel.markdown_highlighter import (
    IN_BACKTICKS,
    IN_TILDES,
    PLAIN,
    MarkdownHighlighter,
    fence_state,
    markdown_lexer,
    spans,
)
from tepi.window.panel.token_formats import TokenFormats
from tepi.window.theme import DARK, LIGHT, Themes


def formats(document: QTextDocument, line: int) -> list[tuple[str, bool, bool]]:
    """What of a line is formatted: the words, whether bold, whether slanted."""
    block = document.findBlockByNumber(line)
    text = block.text().encode("utf-16-le")
    return [
        (
            text[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le"),
            each.format.fontWeight() == QFont.Weight.Bold,
            each.format.fontItalic(),
        )
        for each in block.layout().formats()
    ]


def write(document: QTextDocument, text: str) -> None:
    """Put a text in place of what is there, as typing does."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText(text)


@pytest.fixture
def document(qtbot: QtBot, themes: Themes) -> Iterator[QTextDocument]:
    """The text of an editor whose Markdown is coloured."""
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    highlighter = MarkdownHighlighter(editor.document(), themes)
    yield editor.document()
    highlighter.setDocument(None)


def test_headings_and_emphasis(document: QTextDocument) -> None:
    """A heading is bold, *one star* slanted, **two** bold."""
    write(document, "# Head\nplain *slanted* and **bold**")

    assert formats(document, 0) == [("# Head", True, False)]
    assert formats(document, 1) == [("*slanted*", False, True), ("**bold**", True, False)]


def test_positions_beyond_the_basic_plane(document: QTextDocument) -> None:
    """A smiley in front does not move the colours."""
    write(document, "😀😀 *slanted*")

    assert formats(document, 0) == [("*slanted*", False, True)]


def test_a_fence_reaches_to_its_end(document: QTextDocument) -> None:
    """Inside a fence nothing is Markdown; behind it, it is again."""
    write(document, "```\n**not bold**\n```\n**bold**")

    assert not any(bold for _, bold, _ in formats(document, 1))
    assert formats(document, 3) == [("**bold**", True, False)]


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("```", PLAIN, (IN_BACKTICKS, True)),
        ("~~~ python", PLAIN, (IN_TILDES, True)),
        ("```", IN_TILDES, (IN_TILDES, True)),
        ("```", IN_BACKTICKS, (PLAIN, True)),
        ("``` x", IN_BACKTICKS, (IN_BACKTICKS, True)),
        ("```a`b", PLAIN, (PLAIN, False)),
        ("words", -1, (PLAIN, False)),
    ],
)
def test_fences(line: str, before: int, after: tuple[int, bool]) -> None:
    """A fence is closed by its own sign alone on a line."""
    assert fence_state(line, before) == after


@settings(max_examples=60, deadline=None)
@given(st.text("ab*_`#>[]()-!😀\u2028\u00a0 ", max_size=40))
def test_spans_stay_inside_the_line(line: str) -> None:
    """Whatever is typed, colours are in order, inside the line, and do not overlap."""
    found = spans(line, markdown_lexer(), TokenFormats(LIGHT, LIGHT.card))
    edges = [edge for start, length, _ in found for edge in (start, start + length)]

    assert edges == sorted(edges)
    assert not edges or edges[-1] <= len(line.encode("utf-16-le")) // 2


def test_another_theme_recolours(document: QTextDocument, themes: Themes) -> None:
    """Turning dark gives the same words other colours."""
    write(document, "# Head")

    def color() -> str:
        ranges = document.firstBlock().layout().formats()
        return QColor(ranges[0].format.foreground().color()).name()

    before = color()
    themes.choose("dark")

    assert (before, color()) == (LIGHT.ink, DARK.ink)


def test_a_long_text_is_coloured_in_turns(
    qtbot: QtBot, themes: Themes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what comes at once the first lines are coloured at once, then those in view, in the end all."""
    monkeypatch.setattr(markdown_highlighter, "AT_ONCE", 200)
    monkeypatch.setattr(markdown_highlighter, "SLICE_MS", 0)
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    highlighter = MarkdownHighlighter(editor.document(), themes, first_seen=lambda: 700)
    document = editor.document()
    write(document, "\n".join(["some **bold** words"] * 1000))

    assert formats(document, 0) == [("**bold**", True, False)]
    assert formats(document, 700) == []
    assert formats(document, 999) == []
    highlighter._go_on()
    assert formats(document, 700) == [("**bold**", True, False)]
    assert formats(document, 999) == []
    monkeypatch.setattr(markdown_highlighter, "SLICE_MS", 50)
    qtbot.waitUntil(lambda: all(formats(document, line) for line in range(1000)))
    highlighter.setDocument(None)


def test_what_was_put_off_is_found_after_an_edit(
    qtbot: QtBot, themes: Themes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines removed in the meantime leave no other line without its colours."""
    monkeypatch.setattr(markdown_highlighter, "AT_ONCE", 200)
    monkeypatch.setattr(markdown_highlighter, "SLICE_MS", 0)
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    highlighter = MarkdownHighlighter(editor.document(), themes)
    document = editor.document()
    write(document, "\n".join(["some **bold** words"] * 1000))
    monkeypatch.setattr(markdown_highlighter, "SLICE_MS", 5)
    highlighter._go_on()
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor, 500)
    cursor.removeSelectedText()

    qtbot.waitUntil(lambda: all(formats(document, line) for line in range(document.blockCount())))
    highlighter.setDocument(None)
