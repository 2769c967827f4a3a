"""Opens a Markdown file that may be one of Tepi's."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from tepi.errors import TepiError
from tepi.text.front_matter import END, split_front_matter

LARGEST = 100_000_000
SNIFFED = 250_000
_RULE = re.compile(r"---[ \t]*\n")
_NAMED = re.compile(r"^tepi(?:-document)?[ \t]*:", re.MULTILINE)
_OWN = re.compile(r"^<!-- tepi mark [0-9a-f-]{36} -->", re.MULTILINE)
SUFFIXES = (".md", ".markdown")
NO_TEXT = (b"PK\x03\x04", b"%PDF")  # how a Word file or another package begins, and a PDF


def source_of(path: Path) -> str:
    """The text of a file.

    Raises:
        TepiError: It is not there, is a folder, cannot be read, is larger than 100 MB, or is no text in UTF-8.
    """
    try:
        if path.is_dir():
            raise TepiError(f"“{path.resolve().name or path}” is a folder", "Name the Markdown files in it")
        if not path.is_file():
            raise TepiError(f"There is no file “{path}”", "Check its name and folder")
        if path.stat().st_size > LARGEST:
            raise TepiError(
                f"“{path.name}” is too large (the most is {LARGEST // 1_000_000} MB)", "Import a part of it"
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TepiError(
            f"“{path.name}” cannot be read ({reason})", "Copy it elsewhere and try again"
        ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_no_text(data):
            raise TepiError(
                f"“{path.name}” is no Markdown", "Choose a file that was exported as Markdown"
            ) from None
        raise TepiError(f"“{path.name}” is not UTF-8 (byte {error.start})", "Save it as UTF-8") from None


def _is_no_text(data: bytes) -> bool:
    """Whether it would help nobody to save this as UTF-8; text in UTF-16 has zeros too, but a mark before them."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return False
    return data.startswith(NO_TEXT) or b"\0" in data[:SNIFFED]


def is_from_tepi(path: Path) -> bool:
    """Whether a file looks like an export that can be read back. Never raises; looks at its head alone."""
    if path.suffix.lower() not in SUFFIXES:
        return False
    try:
        if not path.is_file():  # a pipe would keep whoever opens it waiting
            return False
        return is_export(head_of(path))
    except (OSError, ValueError):
        return False


def head_of(path: Path) -> str:
    """The beginning of a file, with all of its front matter however long, its lines parted by line feeds.

    Raises:
        OSError, ValueError: It cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(SNIFFED)
        head = _lines(data)
        rule = _RULE.match(head)
        if rule and END.search(head, rule.end()) is None:
            head = _lines(data + file.read(LARGEST))
    return head


def _lines(data: bytes) -> str:
    text = data.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip()


def is_export(source: str) -> bool:
    """Whether a text has the front matter of one of Tepi's exports, be it too long or too broken to be read."""
    source = source.lstrip()
    facts, _ = split_front_matter(source)
    if facts:
        return "tepi" in facts or "tepi-document" in facts
    rule = _RULE.match(source)
    end = END.search(source, rule.end()) if rule else None
    return bool(rule and end and _NAMED.search(source, rule.end(), end.start()))


def has_lost_its_head(source: str) -> bool:
    """Whether a text has Tepi's lines and not the front matter that says which document it is of."""
    return _OWN.search(source) is not None and not is_export(source)


def no_export(name: str, source: str) -> TepiError:
    """Why a file cannot be read back, and what helps."""
    if _OWN.search(source):
        return TepiError(
            f"“{name}” does not say which text it is of: the lines between --- and --- at its beginning"
            " are not there, or not as they were written",
            "Copy them from a new export of the text to the beginning of the file",
        )
    return TepiError(
        f"“{name}” is no Markdown that Tepi can read back",
        "Choose a file that was written with the flavour commonmark or obsidian",
    )
