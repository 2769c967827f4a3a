"""What every reader of codebooks checks: that a file's groups and codes can be those of a codebook."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tepi.errors import TepiError
from tepi.marks.codebook_entries import (
    KINDS,
    CodebookEntries,
    CodeEntry,
    Example,
    GroupEntry,
    plain,
)
from tepi.text.one_line import one_line

REMEDY = "Correct the file and import it again"
LARGEST = 16_000_000

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


def decoded(data: bytes, name: str) -> str:
    """The text of a file.

    Raises:
        TepiError: It is too large for a codebook, or not UTF-8.
    """
    if len(data) > LARGEST:
        raise TepiError(f"{name} is too large for a codebook", "Choose another file")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise TepiError(f"{name} is not UTF-8 (byte {error.start})", "Save it as UTF-8") from None


def checked(name: str, groups: Sequence[GroupEntry], codes: Sequence[CodeEntry]) -> CodebookEntries:
    """The entries together.

    Raises:
        TepiError: Two share a name or an id, a code lies in no group or under no code of the file.
    """
    if not groups and not codes:
        raise TepiError("There is no code in this file", "Choose a codebook")
    for what, each in (("group", groups), ("code", codes)):
        _once([entry.name.casefold() for entry in each], [entry.name for entry in each], what)
        ids = [entry.id for entry in each if entry.id]
        _once(ids, ids, f"{what} with the id")
    known = {group.name.casefold() for group in groups}
    named = {code.name.casefold() for code in codes}
    for code in codes:
        if code.group.casefold() not in known:
            raise TepiError(
                f"The code {code.name} is in the group “{code.group}”, which is not there", REMEDY
            )
        if code.parent and code.parent.casefold() not in named:
            raise TepiError(f"The code {code.name} lies under “{code.parent}”, which is not there", REMEDY)
    return CodebookEntries(one_line(name), tuple(groups), tuple(codes))


def _once(values: Sequence[str], shown: Sequence[str], what: str) -> None:
    seen = set()
    for value, each in zip(values, shown, strict=True):
        if value in seen:
            raise TepiError(f"There are two entries for the {what} “{each}”", REMEDY)
        seen.add(value)


def name_of(text: object, where: str) -> str:
    """A name that is there.

    Raises:
        TepiError: It is blank or no text.
    """
    if not isinstance(text, str) or not one_line(text):
        raise TepiError(f"{where} has no name", REMEDY)
    return one_line(text)


def color_of(text: str, where: str) -> str:
    """A colour as ``#RRGGBB``.

    Raises:
        TepiError: It is none.
    """
    if not _COLOR.fullmatch(text.strip()):
        raise TepiError(f"{where}: “{text}” is no colour such as #0072B2", REMEDY)
    return text.strip().upper()


def key_of(text: str, where: str) -> str:
    """One digit, or "".

    Raises:
        TepiError: It is anything else.
    """
    key = text.strip()
    if key and not (len(key) == 1 and key.isascii() and key.isdigit()):
        raise TepiError(f"{where}: “{text}” is no key; a key is one digit", REMEDY)
    return key


def word_of(text: str, allowed: Sequence[str], where: str) -> str:
    """One of a few words.

    Raises:
        TepiError: It is another.
    """
    word = text.strip().casefold()
    if word not in allowed:
        raise TepiError(f"{where}: “{text}” is none of {', '.join(allowed)}", REMEDY)
    return word


def examples_of(value: object, where: str) -> tuple[Example, ...]:
    """Examples as JSON holds them: objects with kind, quote and reference.

    Raises:
        TepiError: It is something else.
    """
    if not isinstance(value, list):
        raise TepiError(f"{where}: the examples are no list", REMEDY)
    found = []
    for each in value:
        if not isinstance(each, dict) or not isinstance(each.get("quote"), str):
            raise TepiError(f"{where}: an example has no quote", REMEDY)
        kind = word_of(str(each.get("kind", "example")), KINDS, where)
        found.append((kind, plain(each["quote"]), plain(str(each.get("reference") or ""))))
    return tuple(found)
