"""What stands in the files of a kept folder, and whose they are."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path

from tepi.exchange.update_folder import LOOKED_AT, SAYS_SO

PIECE = 1 << 20
NO_FILE = "no file"  # something that can never have a hash: a folder, a device


class Sums:
    """The sha256 of files by name; one that looks as it did (time and size) is not read again.

    ``judged`` keeps of files that were edited whether they hold something new: name -> (sha256, whether).
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.judged: dict[str, tuple[str, bool]] = {}
        self._known: dict[str, tuple[int, int, str]] = {}

    def of(self, name: str) -> str | None:
        """The sum of a file, or None where there is none. Raises OSError where it cannot be read."""
        try:
            found = (self.folder / name).stat()
        except FileNotFoundError:
            self._known.pop(name, None)
            return None
        if not stat.S_ISREG(found.st_mode):
            return NO_FILE
        known = self._known.get(name)
        if known is not None and known[:2] == (found.st_mtime_ns, found.st_size):
            return known[2]
        made = self._sum(name)
        if made is not None:
            self._known[name] = found.st_mtime_ns, found.st_size, made
        return made

    def fresh(self, name: str) -> str | None:
        """The same, always read anew: asked just before a file is replaced."""
        self._known.pop(name, None)
        return self.of(name)

    def _sum(self, name: str) -> str | None:
        made = sha256()
        try:
            with (self.folder / name).open("rb") as file:
                while piece := file.read(PIECE):
                    made.update(piece)
        except FileNotFoundError:
            return None
        return made.hexdigest()


def is_of(path: Path, document: str) -> bool:
    """Whether a file says in its front matter that it is Tepi's and of this document."""
    with path.open("rb") as file:
        head = file.read(LOOKED_AT)
    return document.encode() in head and any(sign in head for sign in SAYS_SO)


def free_name(folder: Path, stem: str) -> str:
    """The name of a Markdown file that is not there yet: this one, or this one with a number."""
    name, number = f"{stem}.md", 2
    while os.path.lexists(folder / name):
        name, number = f"{stem} {number}.md", number + 1
    return name
