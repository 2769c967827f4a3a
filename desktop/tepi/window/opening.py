"""From the first frame to a desk that is ready: the library, the annotator, where the reader left off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tepi.errors import TepiError
from tepi.window.desk import Desk
from tepi.window.state import State

if TYPE_CHECKING:
    from tepi.library.file import Library


def make_ready(
    desk: Desk,
    path: Path,
    files: Sequence[Path],
    state: State,
    first_text: tuple[str, str] | None,
    example: bool = True,
) -> None:
    """Open (or make) the library, and on it the files, or the document where the reader left off.

    A new library that is opened without a file gets the editorial as its ``example``. ``first_text`` is the
    (revision id, text) that the first frame shows already, so that it is not read again.

    Raises:
        TepiError: The library cannot be used; nothing is open then.
    """
    from tepi.library.file import open_library
    from tepi.library.whoami import annotator

    library = open_library(path)
    desk.use(library, annotator(library, state.get("annotator", "") or None))
    desk.move_on = bool(state.get("move_on", False))
    desk.library_counts = bool(state.get("library_counts", False))
    desk.places.update(_carets(state.get("places", {})))
    if library.read_only:
        desk.say(library.read_only, "warning")
    if library.kept is not None:
        desk.say(f"The library was brought up to date. A copy of it as it was lies at {library.kept}")
    if files:
        desk.add_files(files)
    if desk.open is None:
        _show_last(desk, library, state, first_text, example=example and not files)


def _show_last(
    desk: Desk, library: Library, state: State, first_text: tuple[str, str] | None, *, example: bool
) -> None:
    from tepi.library import queries

    there = queries.documents(library)
    new = not there and not library.read_only and not queries.documents(library, trashed=True)
    if new and example:
        _add_editorial(desk, library)
        there = queries.documents(library)
    if not there:
        desk.opened.tell()
        return
    last = state.get("document", "")
    document = next((each for each in there if each.id == last), there[0])
    text = first_text[1] if first_text and first_text[0] == document.revision else None
    desk.show(document, text=text)


def _carets(places: dict[str, object]) -> dict[str, int]:
    """Where the carets stood; what is no place is left out."""
    kept = {name: place.get("caret") for name, place in places.items() if isinstance(place, dict)}
    return {name: caret for name, caret in kept.items() if isinstance(caret, int) and caret >= 0}


def _add_editorial(desk: Desk, library: Library) -> None:
    """The first text of a new library; where it is missing from the installation, the library starts empty."""
    from tepi.library.edits.documents import add_document
    from tepi.text.document import sha256
    from tepi.text.readers.registry import read_file
    from tepi.text.seeds import editorial, seed_for

    try:
        reading = read_file(editorial())
    except (TepiError, OSError):
        return
    seed = seed_for(sha256(reading.source_bytes))
    library.history.record(add_document(reading, example=True, kind=seed.kind if seed else ""))
    desk.say("J next sentence, 1–5 mark it, 0 none")
