"""Reads saved web pages: the text of their main part and what its parts mean. Nothing is ever loaded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tepi.errors import TepiError
from tepi.text.document import Reading, Structure, guess_title
from tepi.text.language import guess_language
from tepi.text.one_line import one_line
from tepi.text.readers.plain import SAVE_AGAIN, decode
from tepi.text.readers.tags import End, Start, tokens
from tepi.text.readers.telling import Tell, silent
from tepi.text.readers.walker import Region, Walker
from tepi.text.structure import outermost_first

# A page says in its first kilobytes how its letters are written.
LOOKED_AT = 4_096
CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]+)",
    re.IGNORECASE,
)
# What the web means by these names (WHATWG Encoding standard).
MEANT = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
LEAST_SHARE = 0.25
OFTEN = 256
LARGEST = 20_000_000  # takes some ten seconds and a few hundred megabytes
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NAMES = {
    "og:title": "title", "dc.title": "title", "citation_title": "title",
    "author": "author", "article:author": "author", "dc.creator": "author", "citation_author": "author",
    "article:published_time": "date", "date": "date", "dc.date": "date", "citation_publication_date": "date",
    "og:site_name": "publication", "citation_journal_title": "publication",
    "og:url": "address",
}  # fmt: skip
DAY = re.compile(r"(\d{4})[-/](\d{2})(?:[-/](\d{2}))?")


class _Facts(NamedTuple):
    """What a page says of itself before its text."""

    told: dict[str, str]
    title: str
    language: str


def read(data: bytes, name: str, tell: Tell = silent) -> Reading:
    """Make a reading of the bytes of a page called ``name``.

    Where the page names its main part or has one article, the text is that of this part. Raises TepiError
    for a page in an unknown encoding, and for one without any text.
    """
    refuse_above(LARGEST, data, name)
    source = _decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    facts = _facts(source)
    text, structure = read_page(source, tell)
    if not text or text.isspace():
        raise TepiError(
            f"“{name}” holds no text that a browser would show without its scripts",
            "Copy the text from the browser and paste it here",
        )
    title = one_line(facts.told.get("title", "") or facts.title or heading(text, structure))
    return Reading(
        text=text,
        title=title or guess_title(text),
        title_guessed=not title,
        language=facts.language or guess_language(text),
        source_bytes=data,
        structure=tuple(structure),
        reader="html",
        media="text/html",
        name=name,
        author=one_line(facts.told.get("author", "")),
        publication=one_line(facts.told.get("publication", "")),
        date=_day(facts.told.get("date", "")),
        address=one_line(facts.told.get("address", "")),
    )


def refuse_above(most: int, data: bytes, name: str) -> None:
    """Raise TepiError for a file of more than so many bytes: its structure would take too long to find."""
    if len(data) > most:
        raise TepiError(
            f"“{name}” is too large to be read with its structure ({len(data) / 1e6:,.0f} MB; the most is "
            f"{most // 1_000_000} MB)",
            "Save its text as a plain text file and add that, or divide it",
        )


def read_page(source: str, tell: Tell = silent) -> tuple[str, list[Structure]]:
    """The text of HTML and its structure, outermost first, without what is beside the main part."""
    every = 2 * source.count("<") + 1

    def told() -> Iterator[Start | End | str]:
        for number, token in enumerate(tokens(source)):
            if not number % OFTEN:
                tell(min(number / every, 1.0))
            yield token

    return read_tags(told())


def read_tags(page: Iterable[Start | End | str]) -> tuple[str, list[Structure]]:
    """The same of a page that is in tags already."""
    walker = Walker()
    text, found = walker.walk(page)
    start, end = _main_part(walker.regions, len(text))
    if (start, end) != (0, len(text)):
        found = [
            Structure(part.kind, part.start - start, part.end - start, part.value)
            for part in found
            if start <= part.start and part.end <= end
        ]
        text = text[start:end]
    unique = {(part.start, part.end, part.kind): part for part in sorted(found, key=_depth)}
    return text, sorted(unique.values(), key=outermost_first)


def heading(text: str, structure: list[Structure]) -> str:
    """What the first heading of the first level says, or ""."""
    for part in structure:
        if part.kind == "heading" and part.value == "1":
            return text[part.start : part.end]
    return ""


def _depth(part: Structure) -> str:
    """Of parts of one kind over the same characters the deepest is told."""
    return part.value


def _main_part(regions: list[Region], length: int) -> tuple[int, int]:
    """Where the text is that the page is for; all of it where that cannot be told."""
    articles, mains = ([each for each in regions if each.name == name] for name in ("article", "main"))
    for found in (articles, mains):
        if len(found) == 1 and found[0].end - found[0].start >= length * LEAST_SHARE:
            start = found[0].start
            return (start + 1 if start else 0), found[0].end
    return 0, length


def _facts(source: str) -> _Facts:
    """Title, author, date and the like from the page's head, and the language it says it is in."""
    told: dict[str, str] = {}
    title, language, in_title = "", "", False
    for token in tokens(source):
        if isinstance(token, str):
            if in_title and not title:
                title = token
        elif isinstance(token, End):
            in_title = False
            if token.name == "head":
                break
        elif token.name == "html":
            language = token.attributes.get("lang") or token.attributes.get("xml:lang", "")
        elif token.name == "meta":
            key = token.attributes.get("property") or token.attributes.get("name", "")
            known = NAMES.get(key.lower())
            if known and token.attributes.get("content", "").strip():
                told.setdefault(known, token.attributes["content"])
        elif token.name == "link" and token.attributes.get("rel", "").lower() == "canonical":
            told.setdefault("address", token.attributes.get("href", ""))
        elif token.name in ("body", "p", "div"):
            break
        in_title = isinstance(token, Start) and token.name == "title"
    for key in ("address", "author"):
        # A name is wanted, not a page about it; and a place where the page was, not one on this machine.
        if told.get(key, "").lower().startswith(("http://", "https://")) != (key == "address"):
            told.pop(key, None)
    code = re.match(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2})?(?![A-Za-z])", language.strip())
    return _Facts(told, title, code[0] if code else "")


def _day(told: str) -> str:
    found = DAY.search(told)
    return "-".join(part for part in found.groups() if part) if found else one_line(told)[:40]


def _decode(data: bytes, name: str) -> str:
    """Letters by the byte order mark, else as the page says, else UTF-8."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    if b"\0" not in data:
        found = CHARSET.search(data[:LOOKED_AT])
        named = (found[1] or found[2]).decode("ascii").lower() if found else "utf-8"
        if named not in ("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be"):
            return _decoded(data, MEANT.get(named, named), name)
    return decode(data, name)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise TepiError(
            f"“{name}” says it is written in “{encoding}”, which is unknown", SAVE_AGAIN
        ) from error
    except ValueError as error:
        raise TepiError(f"“{name}” says it is written in {encoding}, but is not", SAVE_AGAIN) from error
    return text.removeprefix("\ufeff")
