"""What a reader has added to a file of a kept folder and a library does not hold: properties and words.

Both are carried over when the file is written anew: properties at the end of the front matter, other names
of the text in its list of aliases, words behind the end of the document. They stay as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tepi.exchange.reading.front_matter import Unreadable, read_front_matter
from tepi.exchange.reading.heads import FACTS, OWN_FIELD
from tepi.exchange.reading.shapes import Page
from tepi.exchange.reading.strays import trimmed
from tepi.exchange.templating import filters

END = "<!-- tepi end -->"
ALIASES = "aliases"
_BOTH = frozenset({*FACTS, "annotators", "codebook", "units", "as-of", ALIASES})
_OBSIDIAN = frozenset(f"tepi-{name}" for name in ("format", "flavour", "document", "marks", "annotators"))
_NAMES = {"commonmark": _BOTH | {"fields", "tepi"}, "obsidian": _BOTH | _OBSIDIAN}
DIALECTS = frozenset(_NAMES)  # those in which what is the reader's own can be told from what Tepi wrote
_HEAD = re.compile(r"\A\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"(\"[^\"]*\"|'[^']*'|[^\s#:\"'\[\]{}-][^:]*?)[ \t]*:(?:[ \t]|$)")


class Own(NamedTuple):
    """The lines of the properties, other names of the text, and the words, each as it stands in the file."""

    properties: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    words: str = ""


def own_of(source: str, page: Page, unread: Iterable[int], titles: Iterable[str]) -> Own | None:
    """What in a file, of which ``page`` was read, is the reader's own; None where that cannot be told.

    ``unread`` are the lines where quotes stand that are no marks; ``titles`` are what Tepi may have written
    as the text's other name.
    """
    quotes = {words.line: words for words in page.quotes}
    words = sorted({*page.strays, *(quotes[line] for line in unread if line in quotes)})
    return _with_head(_as_lines(source), page.dialect, titles, "\n\n".join(each.text for each in words))


def own_as_written(source: str, titles: Iterable[str]) -> Own | None:
    """The same in a file that Tepi wrote: nothing else stands behind the end, or is called otherwise."""
    source = _as_lines(source)
    dialect = "obsidian" if "\ntepi-document: " in source else "commonmark"
    return _with_head(source, dialect, titles, _behind(source))


def with_own(text: str, own: Own, *, carries: bool = True) -> str | None:
    """A file as Tepi writes it, with what is the reader's own; None where the two do not go together.

    Without ``carries`` (a template's file holds words and properties that are neither Tepi's nor the reader's)
    nothing is added, and ``own`` may only be what the file has anyway.
    """
    found = _HEAD.match(text)
    if found is None:
        return None
    lines = found[1].removesuffix("\n").split("\n")
    try:
        ours, more = read_front_matter(found[1]), read_front_matter("\n".join(own.properties))
    except Unreadable:
        return None
    if not carries:
        has = {**more, ALIASES: list(own.aliases)}.items() <= {ALIASES: [], **ours}.items()
        return text if has and own.words == _behind(text) else None
    expected = {**ours, **more}
    if own.aliases:
        said = ours.get(ALIASES, [])
        expected[ALIASES] = [*said, *(each for each in own.aliases if each not in said)]
        line = f"{ALIASES}: {filters.yaml(expected[ALIASES])}"
        at = next((at for at, each in enumerate(lines) if each.startswith(f"{ALIASES}:")), len(lines))
        lines[at : at + 1] = [line]
    head = "\n".join([*lines, *own.properties])
    try:
        if set(more) & set(ours) or read_front_matter(head) != expected:
            return None
    except Unreadable:
        return None
    words = f"\n{own.words}\n" if own.words else ""
    return f"---\n{head}\n{text[found.end(1) :]}{words}"


def _behind(text: str) -> str:
    """What stands behind the end of the last document, or "" where it has none."""
    _, end, words = text.rpartition(f"\n{END}\n")
    return trimmed(words.split("\n")) if end else ""


def _with_head(source: str, dialect: str, titles: Iterable[str], words: str) -> Own | None:
    found = _HEAD.match(source)
    if found is None:
        return Own(words=words)
    lines = [
        line
        for name, block in _blocks(found[1].removesuffix("\n").split("\n"))
        if not _is_of_tepi(name, dialect)
        for line in block
    ]
    try:
        values = read_front_matter(found[1])
        told = read_front_matter("\n".join(lines))
    except Unreadable:
        return None
    if told != {name: value for name, value in values.items() if not _is_of_tepi(name, dialect)}:
        return None  # written in a way that cannot be cut into lines
    named = values.get(ALIASES) or []
    names = [named] if isinstance(named, str) else [each for each in named if isinstance(each, str)]
    known = {*titles, values.get("title")}
    aliases = tuple(dict.fromkeys(each for each in names if each and each not in known))
    return Own(tuple(lines), aliases, words)


def _is_of_tepi(name: str, dialect: str) -> bool:
    return name in _NAMES[dialect] or (dialect == "obsidian" and name.startswith(OWN_FIELD))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The properties of front matter, each with its lines; a remark of the reader's stands alone, as ""."""
    name, block = "", list[str]()
    for line in lines:
        found = _NAME.match(line)
        if found or line.startswith("#"):
            yield from [(name, block)] if block else []
            name, block = (found[1].strip("\"'") if found else ""), [line]
        elif line.strip() or block:
            block.append(line)
    yield from [(name, block)] if block else []


def _as_lines(source: str) -> str:
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
