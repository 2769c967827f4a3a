"""Names for files that every system takes, that Obsidian can link to, and that stay what they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from tepi.text.document import Document
from tepi.text.one_line import one_line

LONGEST, LONGEST_BYTES = 80, 160
UNNAMED = "Untitled"
HEADING = "=" * 8  # stands before the name of a file where several are shown one after another

# Windows refuses the first, Obsidian cannot link to the second, a shell or a sync service trips over the rest.
_REFUSED = re.compile(r'[<>:"/\\|?*]|[#^\[\]]|[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|%%+')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def safe_name(title: str) -> str:
    """A file's name, without its ending, as near to a title as every system allows."""
    plain = unicodedata.normalize("NFC", " ".join(_REFUSED.sub(" ", one_line(title)).split()))
    name = _shortened(plain).lstrip(" .-~").rstrip(" .")
    if _DEVICES.fullmatch(name):
        name = f"{name}_" if "." not in name else f"_{name}"
    return name.strip() or UNNAMED


def file_names(documents: Sequence[Document], reserved: Collection[str] = ()) -> dict[str, str]:
    """A name for each document, by id, without its ending; no two alike, whatever the capitals.

    The oldest of several alike has the plain name, the others a part of their id behind it: so a document
    added later changes nobody's name.
    """
    taken = {as_systems_see(name) for name in reserved}
    found: dict[str, str] = {}
    for document in sorted(documents, key=lambda each: (each.created, each.id)):
        plain, digits = safe_name(document.title), document.id.replace("-", "")
        name, length = plain, 6
        while as_systems_see(name) in taken:
            name, length = f"{plain} ({digits[:length] or length})", length + 1
            if length > len(digits) + 7:
                name = f"{plain} ({len(taken)})"
        taken.add(as_systems_see(name))
        found[document.id] = name
    return found


def _shortened(name: str) -> str:
    """The name without what is too much, cut between two characters as people see them."""
    from tepi.text.offsets import previous_boundary

    end = min(len(name), LONGEST)
    while end and len(name[:end].encode()) > LONGEST_BYTES:
        end -= 1
    if end < len(name):
        end = previous_boundary(name, end + 1) if end else 0
    return name[:end]


def as_systems_see(name: str) -> str:
    """What two names have in common where capitals and accents are stored in other ways."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
