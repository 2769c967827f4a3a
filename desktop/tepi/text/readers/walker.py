"""Walks through the tags of a page and tells the flow what they mean. Nothing is ever loaded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from tepi.text.addresses import may_be_opened
from tepi.text.document import Structure
from tepi.text.readers.flow import Flow, Part
from tepi.text.readers.tags import End, Start

# Browsers nest no deeper either.
DEEPEST = 512
CELL_SIGN = " | "
BULLETS = ("•", "◦", "▪")

UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "svg",
        "canvas",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "map",
        "button",
        "select",
        "textarea",
        "datalist",
        "dialog",
        "xmp",
        "noembed",
        "noframes",
    ]
)
EMPTY = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
LINES = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
EMPHASIS = frozenset(["em", "i", "cite", "dfn", "var"])
STRONG = frozenset(["strong", "b"])
CODE = frozenset(["code", "kbd", "samp", "tt"])
INLINE = EMPHASIS | STRONG | CODE | {"a", "q", "span", "u", "s", "small", "sub", "sup", "font", "abbr"}
# What the start of an element ends, as far as the second: a paragraph ends where another begins.
CLOSES = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr",), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "option": (("option",), ("select",)),
}
LEAVES_PARAGRAPH = LINES - {"html", "body", "caption", "tr", "tbody", "thead", "tfoot", "option", "optgroup"}
KIND_OF = {
    **dict.fromkeys(EMPHASIS, "emphasis"),
    **dict.fromkeys([*STRONG, "dt"], "strong"),
    **dict.fromkeys(CODE, "code"),
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "heading"),
}
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
REGIONS = ("main", "article")


class Region(NamedTuple):
    """Where a page has its main part, or one of its articles (code points)."""

    name: str
    start: int
    end: int


class _Open:
    """An element whose end has not come yet."""

    __slots__ = ("begins", "cells", "count", "name", "parts", "raw", "unseen")

    def __init__(self, name: str) -> None:
        self.name = name
        self.parts: list[Part] = []
        self.begins = 0
        self.count = 1
        self.cells = 0
        self.raw = self.unseen = False


class Walker:
    """One page. Offsets are code points of the text it makes.

    Attributes:
        regions: Its main parts and its articles, without those inside of others.
    """

    def __init__(self) -> None:
        self._flow = Flow()
        self._open: list[_Open] = []
        self._count: Counter[str] = Counter()
        self._too_deep: Counter[str] = Counter()
        self._unseen = 0
        self._raw = 0
        self.regions: list[Region] = []

    def walk(self, page: Iterable[Start | End | str]) -> tuple[str, list[Structure]]:
        """The text of a page and what its parts mean, in no order."""
        for token in page:
            if isinstance(token, str):
                if not self._unseen:
                    (self._flow.write_raw if self._raw else self._flow.write)(token)
            elif isinstance(token, Start):
                self._start(token.name, token.attributes)
            else:
                self._end(token.name)
        while self._open:
            self._leave()
        return self._flow.finish()

    def _start(self, name: str, given: dict[str, str]) -> None:
        if name in EMPTY:
            if not self._unseen:
                self._empty(name, given)
            return
        if name in CLOSES:
            self._close_as_far_as(*CLOSES[name])
        if name in LEAVES_PARAGRAPH and self._count["p"]:
            self._close_as_far_as(("p",), ("table", "td", "th", "li", "blockquote", "div", "section"))
        if len(self._open) >= DEEPEST:
            self._too_deep[name] += 1
            if name in LINES:
                self._flow.end_line()
            return
        element = _Open(name)
        self._open.append(element)
        self._count[name] += 1
        if name in UNSEEN or (given and _is_hidden(given)):
            element.unseen = True
            self._unseen += 1
        if not self._unseen:
            self._enter(element, given)

    def _enter(self, element: _Open, given: dict[str, str]) -> None:
        """What an element that shows means for the text."""
        name, flow = element.name, self._flow
        if name in ("td", "th"):
            self._cell(element)
        elif name in LINES:
            flow.end_line()
        kind = KIND_OF.get(name)
        if kind is not None:
            element.parts.append(flow.open(kind, name[1:] if kind == "heading" else ""))
        elif name == "a":
            address = given.get("href", "").strip()
            if may_be_opened(address):
                element.parts.append(flow.open("link", address))
        elif name == "blockquote":
            element.parts.append(flow.open("quote", str(self._count[name])))
        elif name in ("li", "dd"):
            element.parts.append(flow.open("list", self._item(name, given)))
        elif name == "table" and self._count[name] == 1:
            element.parts.append(flow.open("table"))
        elif name == "pre":
            element.parts.append(flow.open("code", "block"))
            element.raw = True
            self._raw += 1
        elif name == "q":
            flow.write("“")
        element.begins = flow.length
        if given:
            element.count = _number(given.get("start"), 1)
            if _is_page(given):
                self._page(given)

    def _empty(self, name: str, given: dict[str, str]) -> None:
        """An element without an inside."""
        flow = self._flow
        if name == "br":
            flow.break_line()
        elif name == "hr":
            flow.end_line()
        elif name == "img" and (words := " ".join(given.get("alt", "").split())):
            part = flow.open("image")
            flow.write(words)
            flow.close(part)
        if given and _is_page(given):
            self._page(given)

    def _end(self, name: str) -> None:
        if self._too_deep[name]:
            self._too_deep[name] -= 1
            if name in LINES:
                self._flow.end_line()
            return
        if name == "br":
            self._start("br", {})
        if not self._count[name]:
            return
        if name in INLINE:
            at = next(at for at in range(len(self._open) - 1, -1, -1) if self._open[at].name == name)
            self._leave(at)
            return
        while self._leave() != name:
            continue

    def _leave(self, at: int = -1) -> str:
        """End one of the open elements, the innermost unless told otherwise; returns its name."""
        element = self._open.pop(at)
        name, flow = element.name, self._flow
        self._count[name] -= 1
        if element.unseen:
            self._unseen -= 1
            return name
        if name == "q" and not self._unseen:
            flow.write("”")
        for part in element.parts:
            flow.close(part)
        if element.raw:
            self._raw -= 1
        if name in LINES and not self._unseen:
            if self._count["td"] or self._count["th"]:
                flow.break_line()
            else:
                flow.end_line()
        if name in REGIONS and not self._unseen and not self._count[name]:
            self.regions.append(Region(name, element.begins, flow.length))
        return name

    def _close_as_far_as(self, names: tuple[str, ...], limits: tuple[str, ...]) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].unseen:
                return
            if self._open[at].name in names:
                while len(self._open) > at:
                    self._leave()
                return
            if self._open[at].name in limits:
                return

    def _cell(self, element: _Open) -> None:
        """The first cell of a row begins a line, the others follow on it."""
        row = next((each for each in reversed(self._open[:-1]) if each.name in ("tr", "table")), None)
        if row is not None and row.cells:
            self._flow.join(CELL_SIGN)
        if row is not None:
            row.cells += 1
        if element.name == "th":
            element.parts.append(self._flow.open("strong"))

    def _item(self, name: str, given: dict[str, str]) -> str:
        """The depth of a list's item, and the sign before it."""
        kinds = ("ul", "ol", "menu", "dl")
        depth = max(sum(self._count[kind] for kind in kinds), 1)
        of = next((each for each in reversed(self._open) if each.name in kinds), None)
        if name == "dd":
            return str(depth)
        if of is None or of.name != "ol":
            return f"{depth} {BULLETS[min(depth, len(BULLETS)) - 1]}"
        number = _number(given.get("value"), of.count)
        of.count = number + 1
        return f"{depth} {number}."

    def _page(self, given: dict[str, str]) -> None:
        label = given.get("aria-label") or given.get("title") or given.get("id", "")
        number = re.search(r"\d+|[ivxlcdm]+$", label)
        self._flow.here("page", number[0] if number else label[:20].strip())


def _is_hidden(given: dict[str, str]) -> bool:
    unheard = given.get("aria-hidden", "").lower() == "true"
    moved = given.get("role", "").lower() in ("navigation", "search", "banner")
    return "hidden" in given or unheard or moved or bool(HIDDEN.search(given.get("style", "")))


def _is_page(given: dict[str, str]) -> bool:
    return "pagebreak" in (given.get("epub:type", ""), given.get("role", "").removeprefix("doc-"))


def _number(told: str | None, otherwise: int) -> int:
    """A whole number as a file tells it, or another one where it tells none."""
    return int(told) if told and re.fullmatch(r"\s*-?\d{1,9}\s*", told) else otherwise
