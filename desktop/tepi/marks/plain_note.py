"""A note's Markdown as plain words, for places with room for a beginning only."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

_SPARED = 0xE000  # escaped signs go to the private use area while signs are taken off
_RULE = re.compile(r"(?:[-*_=]\s*){3,}$")
_BEGINS = re.compile(r"(?:>\s?)|(?:#{1,6}(?=\s|$)\s*)")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+")


def plain(text: str) -> str:
    """The words without Markdown's signs: a line for each heading, item and paragraph.

    A task keeps its box, an item gets a dash, an image leaves its alternative text, a link its words.
    """
    lines: list[str] = []
    open_paragraph = False
    for line in _unsigned(text).splitlines():
        words, begins = _line(line)
        if words and open_paragraph and not begins:
            lines[-1] += " " + words
        elif words:
            lines.append(words)
        open_paragraph = bool(words) and not line.lstrip().startswith("#")
    return "\n".join(_given_back(line) for line in lines)


def _line(line: str) -> tuple[str, bool]:
    """A line's words, and whether a new paragraph or item begins with them."""
    rest, begins = line.strip(), False
    if _RULE.match(rest):
        return "", True
    while found := _BEGINS.match(rest):
        begins = begins or found[0].startswith("#")
        rest = rest[found.end() :].lstrip()
    if line.lstrip().startswith("#"):
        rest = rest.rstrip("#").rstrip()
    if found := _ITEM.match(rest):
        mark = "–" if found[0][0] in "-*+" else found[0].strip()
        return f"{mark} {' '.join(rest[found.end() :].split())}".strip(), True
    return " ".join(rest.split()), begins


def _unsigned(text: str) -> str:
    """The text without the signs inside its lines."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", lambda found: chr(_SPARED + ord(found[1])), text)
    for sign, words in _inline():
        text = sign.sub(words, text)
    return unescape(text)


def _given_back(line: str) -> str:
    """The line with its escaped signs as they are meant."""
    return re.sub("[\ue021-\ue07e]", lambda found: chr(ord(found[0]) - _SPARED), line)


@cache
def _inline() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (
            re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[^`\n]*$", re.MULTILINE),
            "",
        ),  # fences, or they are taken for code
        (re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL), ""),
        (re.compile(r"<((?:https?|mailto):[^<>\s]*)>"), r"\1"),
        (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
        (re.compile(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]"), r"\1"),
        (re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
        (re.compile(r"!?\[([^\[\]]+)\]\[[^\[\]]*\]"), r"\1"),
        (re.compile(r"(`+)(?!`)([^`]+?)(?<!`)\1(?!`)"), r"\2"),
        (re.compile(r"(\*\*|__|~~|==)(?=\S)([^\n]{1,400}?)(?<=\S)\1"), r"\2"),
        (re.compile(r"\*(?=[^\s*])([^\n*]{1,400}?)(?<=\S)\*"), r"\1"),
        (re.compile(r"(?<!\w)_(?=[^\s_])([^\n_]{1,400}?)(?<=\S)_(?!\w)"), r"\1"),
    )
