"""Markdown coloured while it is typed: one Pygments call a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextDocument

from tepi.window.panel.token_formats import TokenFormats
from tepi.window.theme import Themes

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
PLAIN, IN_BACKTICKS, IN_TILDES = 0, 1, 2
TOO_LONG = 4_000
AT_ONCE, SLICE_MS, PAUSE_MS = 20_000, 8, 1
IN_VIEW, NOWHERE = 60, 1 << 30
PUT_OFF = 1 << 21  # the revision of a block that is coloured later

_lexer: list[Any] = []


def markdown_lexer() -> Any:
    """The Pygments lexer, imported and made on first use."""
    if not _lexer:
        from pygments.lexers.markup import MarkdownLexer

        _lexer.append(MarkdownLexer(stripnl=False, ensurenl=False))
    return _lexer[0]


def fence_state(line: str, state: int) -> tuple[int, bool]:
    """The state behind a line, and whether the line belongs to a fenced block.

    States: outside, or inside a block of backticks or of tildes.
    """
    found = FENCE.match(line)
    if state <= PLAIN:
        if found is None or (found[1][0] == "`" and "`" in line[found.end() :]):
            return PLAIN, False
        return (IN_BACKTICKS if found[1][0] == "`" else IN_TILDES), True
    sign = "`" if state == IN_BACKTICKS else "~"
    closes = found is not None and found[1][0] == sign and not line[found.end() :].strip()
    return (PLAIN if closes else state), True


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours one document; ``ground`` names the theme's colour that it stands on.

    Of a long text that comes at once the first lines are coloured at once, then those in view (``first_seen``
    gives the number of the first), then the rest a few milliseconds at a time.
    """

    def __init__(
        self,
        document: QTextDocument,
        themes: Themes,
        ground: str = "card",
        first_seen: Callable[[], int] = lambda: 0,
    ) -> None:
        super().__init__(document)
        self._first_seen = first_seen
        self._done = 0
        self._rest = NOWHERE
        self._clock = QElapsedTimer()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go_on)
        self._themes = themes
        self._ground = ground
        self._formats = TokenFormats(themes.current, getattr(themes.current, ground))
        self._leave = themes.changed.join(self._retint)
        self.destroyed.connect(self._leave)

    def highlightBlock(self, text: str) -> None:
        """Colour one paragraph (Qt's positions: UTF-16)."""
        state, fenced = fence_state(text, self.previousBlockState())
        self.setCurrentBlockState(state)
        if fenced:
            code = self._formats.of(_token("String", "Backtick"))
            if code is not None:
                self.setFormat(0, len(text.encode("utf-16-le")) // 2, code)
            return
        if len(text) > TOO_LONG or not text.strip() or self._is_put_off(len(text)):
            return
        for start, length, looks in spans(text, markdown_lexer(), self._formats):
            self.setFormat(start, length, looks)

    def _is_put_off(self, length: int) -> bool:
        """Whether this line is coloured later, because much has been coloured since Qt last did anything else."""
        block = self.currentBlock()
        if self._done == 0:
            self._clock.start()
            if self._rest != NOWHERE:
                # Lines put off further down may have moved up.
                self._rest = min(self._rest, block.blockNumber())
        self._done += length
        self._soon.start(0)
        if self._done > AT_ONCE and self._clock.elapsed() > SLICE_MS:
            block.setRevision(PUT_OFF)
            self._rest = min(self._rest, block.blockNumber())
            return True
        if block.revision() == PUT_OFF:
            block.setRevision(0)
        return False

    def _go_on(self) -> None:
        """Colour what was put off: what is in view, then from the top, for a few milliseconds."""
        self._done = 0
        document = self.document()
        if document is None:
            return
        self._clock.start()
        block = document.findBlockByNumber(self._first_seen())
        for _ in range(IN_VIEW):
            if not block.isValid():
                break
            self._colour_put_off(block)
            block = block.next()
        block = document.findBlockByNumber(self._rest) if self._rest != NOWHERE else QTextBlock()
        while block.isValid() and self._clock.elapsed() < SLICE_MS:
            self._colour_put_off(block)
            block = block.next()
        self._rest = block.blockNumber() if block.isValid() else NOWHERE
        if block.isValid():
            self._soon.start(PAUSE_MS)

    def _colour_put_off(self, block: QTextBlock) -> None:
        if block.revision() == PUT_OFF:
            self._done = 1  # one line at a time is never too much
            self.rehighlightBlock(block)
            self._done = 0

    def _retint(self) -> None:
        theme = self._themes.current
        self._formats = TokenFormats(theme, getattr(theme, self._ground))
        self.rehighlight()


def spans(text: str, lexer: Any, formats: TokenFormats) -> list[tuple[int, int, Any]]:
    """What of a line looks different: start and length in UTF-16 units, and the format."""
    found = []
    # The rules for headings and lists want the line break.
    line = text + "\n"
    wide = not text.isascii() and any(sign > "\uffff" for sign in text)
    for start, token, value in lexer.get_tokens_unprocessed(line):
        looks = formats.of(token)
        value = value.removesuffix("\n") if start + len(value) > len(text) else value  # noqa: PLW2901
        if looks is None or not value:
            continue
        if wide:
            before = len(text[:start].encode("utf-16-le")) // 2
            found.append((before, len(value.encode("utf-16-le")) // 2, looks))
        else:
            found.append((start, len(value), looks))
    return found


def _token(*path: str) -> Any:
    from pygments.token import Token

    found = Token.Literal if path[0] == "String" else Token
    for part in path:
        found = getattr(found, part)
    return found
