"""How a preview's lines are coloured: each format by its own Pygments lexer, a line at a time."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Protocol

from tepi.exchange.file_names import HEADING
from tepi.window.panel.markdown_highlighter import PLAIN, fence_state, markdown_lexer, spans
from tepi.window.panel.token_formats import TokenFormats

Spans = list[tuple[int, int, Any]]

INSIDE = 1  # a quoted cell, an entry, a style sheet
FRONT_MATTER = 16
FRESH, LANGUAGE = 1 << 7, 8  # of several files: before the first line; above it the number of the language
COMMENT = re.compile(r" {0,3}<!--.*-->\s*$")
STYLE = re.compile(r"<(/?)style\b", re.IGNORECASE)


class Language(Protocol):
    """What a line leaves behind for the next, and what of it looks different."""

    def after(self, line: str, state: int, first: bool) -> int:
        """The state behind a line; ``first``: it is the first of the file."""

    def spans(self, line: str, state: int, after: int, formats: TokenFormats) -> Spans:
        """Start and length in UTF-16 units, and the format, of what looks different in a line."""


class Markdown:
    """A head in YAML, blocks of code, and Markdown."""

    def after(self, line: str, state: int, first: bool) -> int:
        """Whether the head or a block of code goes on."""
        if state == FRONT_MATTER:
            return PLAIN if line == "---" else FRONT_MATTER
        if first and line == "---":
            return FRONT_MATTER
        return fence_state(line, state)[0]

    def spans(self, line: str, state: int, after: int, formats: TokenFormats) -> Spans:
        """By the lexer of the part that the line belongs to."""
        from pygments.token import Token

        if FRONT_MATTER in (state, after):
            return spans(line, _lexer("yaml"), formats)
        if state != PLAIN or after != PLAIN:
            return _whole(line, formats.of(Token.Literal.String.Backtick))
        if COMMENT.match(line):
            return _whole(line, formats.of(Token.Comment))
        return spans(line, markdown_lexer(), formats) if line.strip() else []


class Cells:
    """A table whose cells stand between commas or tabs; a quoted cell may hold line breaks."""

    def __init__(self, between: str) -> None:
        self._between = between

    def after(self, line: str, state: int, first: bool) -> int:
        """Whether a quoted cell goes on: every quotation mark opens or closes, two in a cell do both."""
        return (state + line.count('"')) % 2

    def spans(self, line: str, state: int, after: int, formats: TokenFormats) -> Spans:
        """Quoted cells, numbers, and what stands between."""
        return spans(line, _Behind(_cells(self._between), '"' * (state & 1)), formats)


class Lexed:
    """A format in which every line can be read by itself."""

    def __init__(self, name: str) -> None:
        self._name = name

    def after(self, line: str, state: int, first: bool) -> int:
        """Nothing goes on."""
        return PLAIN

    def spans(self, line: str, state: int, after: int, formats: TokenFormats) -> Spans:
        """By its lexer."""
        return spans(line, _lexer(self._name), formats)


class Html:
    """HTML with a style sheet in its head."""

    def after(self, line: str, state: int, first: bool) -> int:
        """Whether a style sheet goes on."""
        found = [each[1] for each in STYLE.finditer(line)]
        return (PLAIN if found[-1] else INSIDE) if found else state

    def spans(self, line: str, state: int, after: int, formats: TokenFormats) -> Spans:
        """As HTML, or as CSS inside a style sheet."""
        return spans(line, _lexer("css" if state == after == INSIDE else "html"), formats)


class Bibliography:
    """BibTeX; the fields of an entry stand on lines of their own."""

    def after(self, line: str, state: int, first: bool) -> int:
        """Whether an entry goes on."""
        return INSIDE if line.startswith("@") else PLAIN if line == "}" else state

    def spans(self, line: str, state: int, after: int, formats: TokenFormats) -> Spans:
        """An entry's head, or one of its fields."""
        lexer = _lexer("bibtex")
        if state == INSIDE and line != "}":
            lexer = _Behind(lexer, "@misc{key,")
        return spans(line, lexer, formats)


class Several:
    """Files one after another, each under a line with its name, by which its language is known."""

    def after(self, line: str, state: int, first: bool) -> int:
        """Which file's language this is, and that language's own state."""
        if line.startswith(HEADING):
            suffix = line.rpartition(".")[2]
            number = next((n for n, (end, _) in enumerate(_BY_SUFFIX) if end == suffix), 0)
            return number << LANGUAGE | FRESH
        number, own = state >> LANGUAGE, state & (FRESH - 1)
        if state & FRESH and not line:
            return state
        return number << LANGUAGE | _BY_SUFFIX[number][1].after(line, own, bool(state & FRESH))

    def spans(self, line: str, state: int, after: int, formats: TokenFormats) -> Spans:
        """The name as a heading, the rest as its language has it."""
        from pygments.token import Token

        if line.startswith(HEADING):
            return _whole(line, formats.of(Token.Generic.Heading))
        inside = FRESH - 1
        return _BY_SUFFIX[state >> LANGUAGE][1].spans(line, state & inside, after & inside, formats)


_BY_SUFFIX: tuple[tuple[str, Language], ...] = (
    ("md", Markdown()),
    ("csv", Cells(",")),
    ("bib", Bibliography()),
)
_LANGUAGES: dict[str, Language] = {
    "markdown": Markdown(),
    "csv": Cells(","),
    "tsv": Cells("\t"),
    "json": Lexed("json"),
    "jsonl": Lexed("json"),
    "html": Html(),
    "xml": Lexed("xml"),
    "bibtex": Bibliography(),
    "files": Several(),
}


def language(name: str) -> Language | None:
    """The language of a format, by the format's id; None where nothing is coloured."""
    return _LANGUAGES.get(name)


class _Behind:
    """A lexer that goes on in the middle of something: what stands before says in what."""

    def __init__(self, lexer: Any, before: str) -> None:
        self._lexer, self._before = lexer, before

    def get_tokens_unprocessed(self, text: str) -> Any:
        passed = len(self._before)
        for start, token, value in self._lexer.get_tokens_unprocessed(self._before + text):
            if start >= passed:
                yield start - passed, token, value


@cache
def _lexer(name: str) -> Any:
    from pygments.lexers import get_lexer_by_name

    return get_lexer_by_name(name, stripnl=False, ensurenl=False)


@cache
def _cells(between: str) -> Any:
    from pygments.lexer import RegexLexer
    from pygments.token import Number, Punctuation, String, Text

    sign = re.escape(between)

    class CellLexer(RegexLexer):
        tokens = {  # noqa: RUF012  # Pygments' way
            "root": [
                (sign, Punctuation.Indicator),
                (r'"', String, "quoted"),
                (rf"-?\d[\d.]*(?=[{sign}\n]|$)", Number),
                (rf'[^{sign}"\n]+', Text),
                (r"\n", Text),
            ],
            "quoted": [(r'""', String), (r'"', String, "#pop"), (r'[^"]+', String)],
        }

    return CellLexer(stripnl=False, ensurenl=False)


def _whole(line: str, looks: Any) -> Spans:
    return [(0, len(line.encode("utf-16-le")) // 2, looks)] if looks is not None else []
