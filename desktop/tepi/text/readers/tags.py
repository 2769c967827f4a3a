"""Cuts HTML into tags and text in one pass, however broken it is.

After the tokenization of the WHATWG HTML standard, as far as a text needs it. The standard library's parser
takes a time that grows with the square of some broken files.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

NAME = re.compile(r"[A-Za-z][^\s/>]*")
ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:(?P<quote>[\"'])|([^\s>]+)))?")
TAG_END = re.compile(r"[\s/=]*>")
# No character has so high a number, and Python refuses to count so far.
ENDLESS_NUMBER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
RAW_WITH_ENTITIES = frozenset({"title", "textarea"})


class Start(NamedTuple):
    """The start of an element; names in lower case, of attributes that are told twice the first."""

    name: str
    attributes: dict[str, str]


class End(NamedTuple):
    """The end of an element."""

    name: str


def tokens(source: str) -> Iterator[Start | End | str]:
    """The tags of a page, and the text between them with its character references resolved.

    Comments, declarations and what never ends are left out, as a browser leaves them out.
    """
    at, length = 0, len(source)
    while at < length:
        tag = source.find("<", at)
        if tag < 0:
            tag = length
        if tag > at:
            yield unescape(source[at:tag])
        after = source[tag + 1 : tag + 2]
        if tag == length:
            return
        if after.isascii() and after.isalpha():
            start, at = _start(source, tag + 1)
            if start is None:
                return
            yield start
            if start.name in RAW or start.name in RAW_WITH_ENTITIES:
                end = _raw_end(source, at, start.name)
                if start.name in RAW_WITH_ENTITIES:
                    yield unescape(source[at:end])
                at = end
        else:
            token, at = _other(source, tag, after)
            if token is not None:
                yield token


def unescape(text: str) -> str:
    """Resolve character references; what names no character stands for an unknown one."""
    if "&" not in text:
        return text
    return html.unescape(ENDLESS_NUMBER.sub("\N{REPLACEMENT CHARACTER}", text))


def _other(source: str, tag: int, after: str) -> tuple[End | str | None, int]:
    """What begins with a ``<`` that starts no element (None where it is left out), and where it ends."""
    if after == "/":
        name = NAME.match(source, tag + 2)
        return (None if name is None else End(name[0].lower())), _past(source, ">", tag + 2)
    if source.startswith("<!--", tag):
        return None, _past(source, "-->", tag + 2)
    if source.startswith("<![CDATA[", tag):
        end = source.find("]]>", tag)
        end = len(source) if end < 0 else end
        return source[tag + 9 : end], end + 3
    if after in ("!", "?") and after:
        return None, _past(source, ">", tag)
    return "<", tag + 1


def _start(source: str, at: int) -> tuple[Start | None, int]:
    """The start tag whose name begins at ``at``, and where it ends; None where the file ends first."""
    name = NAME.match(source, at)
    assert name is not None
    at = name.end()
    attributes: dict[str, str] = {}
    while True:
        end = TAG_END.match(source, at)
        if end is not None:
            return Start(name[0].lower(), attributes), end.end()
        found = ATTRIBUTE.match(source, at)
        if found is None:
            # A sign that begins nothing, or the end of the file.
            if at >= len(source):
                return None, at
            at += 1
            continue
        at, value = found.end(), found[3] or ""
        if quote := found["quote"]:
            close = source.find(quote, at)
            if close < 0:
                return None, len(source)
            value, at = source[at:close], close + 1
        attributes.setdefault(found[1].lower(), unescape(value))


def _raw_end(source: str, at: int, name: str) -> int:
    """Where the text of an element ends in which no tags are read."""
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
    return len(source) if end is None else end.start()


def _past(source: str, sign: str, at: int) -> int:
    end = source.find(sign, at)
    return len(source) if end < 0 else end + len(sign)
