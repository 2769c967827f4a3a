"""Reads plain text: UTF-8, true to the character."""

from __future__ import annotations

import codecs
import re

from tepi.errors import TepiError
from tepi.text.document import Reading, Structure, guess_title
from tepi.text.language import guess_language
from tepi.text.readers.telling import Tell, silent

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
# Some old texts carry a few control characters (a form feed, an escape); a program or picture is full.
MOSTLY = 0.1
WIDE_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
SAVE_AGAIN = "Save it as UTF-8 and add it again"


def read(data: bytes, name: str, tell: Tell = silent) -> Reading:
    """Make a reading of the bytes of a text file called ``name``.

    A byte order mark goes, and CRLF and lone CR become LF; nothing else is changed. A form feed begins a
    page. Title and language are guesses. Raises TepiError for bytes that are not UTF-8, not text, or hold nothing to read.
    """
    text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        raise TepiError(f"“{name}” is empty", "Add a file that holds some text")
    if len(CONTROL.findall(text)) > len(text) * MOSTLY:
        raise _not_text(name)
    tell(0.5)
    return Reading(
        text=text,
        title=guess_title(text),
        title_guessed=True,
        language=guess_language(text),
        source_bytes=data,
        structure=_pages(text),
        reader="plain",
        media="text/plain",
        name=name,
    )


def _pages(text: str) -> tuple[Structure, ...]:
    """Where the pages of a text begin that has form feeds between them."""
    starts = [0, *(found.end() for found in re.finditer("\f", text))]
    if len(starts) == 1:
        return ()
    return tuple(
        Structure("page", at, at, str(number)) for number, at in enumerate(starts, 1) if at < len(text)
    )


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8 strictly, without its byte order mark.

    The TepiError for anything else says where the first byte that does not fit stands.
    """
    for mark, encoding in WIDE_BOMS:
        if data.startswith(mark):
            raise TepiError(f"“{name}” is written in {encoding}, not in UTF-8", SAVE_AGAIN)
    if b"\0" in data:
        raise _not_text(name)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        cut = len(data) - len(data.removeprefix(codecs.BOM_UTF8))
        offset = error.start + cut
        line = len(data[:offset].splitlines() or [b""]) + (1 if data[:offset].endswith((b"\n", b"\r")) else 0)
        raise TepiError(
            f"“{name}” is not UTF-8: byte {offset} (0x{data[offset]:02X}, in line {line}) does not fit",
            SAVE_AGAIN,
        ) from error


def _not_text(name: str) -> TepiError:
    return TepiError(
        f"“{name}” is not a plain text", "Save its text as a plain text file (UTF-8) and add that"
    )
