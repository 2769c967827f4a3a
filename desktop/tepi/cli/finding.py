"""Finds what the arguments name: a document, a code, sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import PurePath

from tepi.errors import TepiError
from tepi.library import queries
from tepi.library.file import Library
from tepi.marks.codebook import Code, Codebook
from tepi.text.document import Document
from tepi.text.units import Units

SHOWN = 4
CITED = re.compile(r"(?:[¶pP]\s*)?\d{1,9}\s*(?:[.:]|\s)?\s*[sS]?\s*(?<!\d)\d{1,9}")


def document(library: Library, name: str) -> Document:
    """The document with this id, title (whatever its capitals) or file's name, or a part of id or title.

    Raises:
        TepiError: There is none, it is in the trash, or the part fits several.
    """
    fitting = _fitting(queries.documents(library), name)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        named = ", ".join(f"{each.id} “{each.title}”" for each in fitting[:SHOWN])
        more = f" and {len(fitting) - SHOWN} more" if len(fitting) > SHOWN else ""
        raise TepiError(
            f"“{name}” fits {len(fitting)} documents: {named}{more}", "Give more of the id, or the whole id"
        )
    trashed = _fitting(queries.documents(library, trashed=True), name)
    if len(trashed) == 1:
        raise TepiError(
            f"The document “{trashed[0].title}” is in the trash", "Add its file again to bring it back"
        )
    raise TepiError(
        f"There is no document “{name}” in {library.path.name}", "“tepi list” shows what is there"
    )


def _fitting(documents: Sequence[Document], name: str) -> list[Document]:
    """The documents that a name fits, by the most exact rule that fits any."""
    wanted = _plain(name.strip())
    if not wanted:
        return []
    rules = (
        lambda each: each.id == wanted,
        lambda each: _plain(each.title) == wanted,
        lambda each: wanted in {_plain(each.file_name), _plain(PurePath(each.file_name).stem)},
        lambda each: wanted in each.id,
        lambda each: wanted in _plain(each.title),
    )
    for rule in rules:
        if found := [each for each in documents if rule(each)]:
            return found
    return []


def _plain(name: str) -> str:
    """Without capitals, and with accents as one sign: texts and shells of macOS may hold them apart."""
    return unicodedata.normalize("NFC", name).casefold()


def codes(codebook: Codebook, names: Sequence[str]) -> list[Code]:
    """The codes with these names, each once.

    Raises:
        TepiError: There is none of a name, or two exclude each other.
    """
    found: list[Code] = []
    for name in names:
        code = codebook.named(name) or _unknown(codebook, name)
        if code not in found:
            found.append(code)
    for place, code in enumerate(found):
        group = codebook.group(code.group)
        rival = next((other for other in found[:place] if other.group == code.group), None)
        if rival is not None and group.choose == "one":
            raise TepiError(
                f"{rival.name} and {code.name} are both of the group {group.name}, where one excludes the other",
                "Give one of them",
            )
    return found


def _unknown(codebook: Codebook, name: str) -> Code:
    names = {code.name.casefold(): code.name for code in codebook.codes}
    near = [names[each] for each in get_close_matches(name.casefold(), names, n=3)]
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    raise TepiError(f"There is no code “{name}”", f"{meant}The codes are {', '.join(names.values())}")


def sentences(units: Units, places: Sequence[str]) -> list[int]:
    """The indices of the sentences cited by “¶2 s1” or “2.1”, in text order, each once.

    A place may come as one argument or as two (“¶2” “s1”), and several joined by commas.

    Raises:
        TepiError: Something is no place, or the text has no such sentence.
    """
    found = set()
    for place in _split(places):
        try:
            found.add(units.find(place))
        except ValueError as error:
            what = str(error)
            raise TepiError(what[0].upper() + what[1:], "Cite a sentence as in “¶2 s1” or 2.1") from None
    return sorted(found)


def _split(places: Sequence[str]) -> list[str]:
    joined = " ".join(places)
    cited = CITED.findall(joined)
    rest = CITED.sub(" ", joined).replace(",", " ").replace(";", " ").strip()
    if rest or not all(place.strip() for place in places):
        raise TepiError(
            f"“{rest or joined}” is not a place such as ¶2 s1", "Cite a sentence as in “¶2 s1” or 2.1"
        )
    return cited
