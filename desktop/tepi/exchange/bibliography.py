"""The documents as a bibliography (BibTeX, as biblatex, pandoc and Zotero read it), and their citation keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange.mark_rows import document_of
from tepi.library import queries
from tepi.library.file import Library
from tepi.text.document import Document
from tepi.text.one_line import one_line

SEVERAL = "references.bib"
HEAD = "% The documents of an export, written by Tepi.\n"
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LETTERS = re.compile(r"[A-Za-z0-9]+")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
# A brace that has no partner would end the field, with a backslash before it or not.
_LONE = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_DASHES = re.compile(r"-(?=-)")
_IN_AN_ADDRESS = re.compile(r"[\s{}\\]")
_ABROAD = {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}


def pieces(
    library: Library, documents: Iterable[Document | str], filter_ids: Collection[str] | None = None
) -> Iterator[str]:
    """Write the documents as a bibliography, an entry for each; marks play no part in it.

    Raises:
        TepiError: A document that the library does not have.
    """
    del filter_ids
    known = library_keys(library)
    yield HEAD
    for document in documents:
        found = document_of(library, document)
        yield "\n" + entry(found, known[found.id])


def is_ours(path: Path) -> bool:
    """Whether an earlier export wrote the bibliography at this place, or there is nothing yet."""
    try:
        with path.open("rb") as file:
            return file.read(len(HEAD)) == HEAD.encode()
    except OSError:
        return True  # there is none, or writing it says what is wrong


def refuse_foreign(path: Path) -> None:
    """Make sure that a bibliography may be written here. Raises TepiError where it is somebody else's."""
    if not is_ours(path):
        raise TepiError(f"The bibliography {path} was not written by Tepi", "Move it, or name another folder")


def library_keys(library: Library) -> dict[str, str]:
    """The citation key of every document of a library, those in the trash too, by id."""
    return keys(queries.documents(library) + queries.documents(library, trashed=True))


def keys(documents: Sequence[Document]) -> dict[str, str]:
    """A citation key for each document: name, year and a word of the title, in ASCII.

    Each is unique whatever the capitals. The older of two alike has the plain key, so that a document
    added later changes nobody's.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for document in sorted(documents, key=lambda each: (each.created, each.id)):
        plain, digits = _key(document), document.id.replace("-", "")
        key, length = plain, 4
        while key in taken:
            key, length = f"{plain}-{digits[:length]}", length + 1
            if length > len(digits) + 1:
                key = f"{plain}-{len(taken)}"
        taken.add(key)
        found[document.id] = key
    return found


def file_name(of: Sequence[str]) -> str:
    """What the bibliography beside a text is called, by the keys of its documents."""
    return f"{of[0]}.bib" if len(of) == 1 else SEVERAL


def entry(document: Document, key: str) -> str:
    """One document as an entry; what is not known of it is left out."""
    date = _DATE.fullmatch(document.date.strip())
    facts = {
        "author": _author(document.author),
        "title": f"{{{escape(document.title)}}}" if document.title.strip() else "",
        "journal": escape(document.publication),
        "date": document.date.strip() if date else "",
        "year": date[1] if date else escape(document.date),
        "url": _IN_AN_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", document.address.strip()),
        "langid": document.language if _LETTERS.fullmatch(document.language.replace("-", "")) else "",
        "note": escape(document.kind),
    }
    kind = "article" if document.publication.strip() else "misc"
    lines = [f"  {name} = {{{value}}}" for name, value in facts.items() if value]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def escape(text: str) -> str:
    """Words for a field: LaTeX's signs as plain characters, on one line."""
    text = one_line(text)
    lone = _LONE if not _balanced(text) else {"{": r"\{", "}": r"\}"}
    signs = {**_SPECIAL, **lone}
    escaped = "".join(signs.get(sign, sign) for sign in text)
    return _DASHES.sub("-{}", escaped)  # or TeX would make one long dash of several


def _balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return not depth


def _author(names: str) -> str:
    """Several names stand between semicolons in a library, and between "and" in a bibliography."""
    return " and ".join(escaped for name in names.split(";") if (escaped := escape(name)))


def _key(document: Document) -> str:
    first = document.author.split(";")[0].split(" and ")[0].strip()
    name = first.split(",")[0] if "," in first else (first.split() or [""])[-1]
    name = name or document.publication
    year = _YEAR.search(document.date)
    words = _ascii(document.title)
    word = next((word for word in words if len(word) > 3), words[0] if words else "")
    parts = ("".join(_ascii(name))[:24], year[0] if year else "", word[:24])
    return "".join(parts) or f"tepi{document.id.replace('-', '')[:8]}"


def _ascii(text: str) -> list[str]:
    lower = "".join(_ABROAD.get(sign, sign) for sign in text.casefold())
    plain = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    return _LETTERS.findall(plain)
