"""What is to be exported, and how: chosen per document, kept between two starts. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tepi.marks.codebook import Codebook

REACHES = DOCUMENT, MARK, CODE, FILTERED, LIBRARY = "document", "mark", "code", "filter", "library"
MOST = 500

Value = bool | str


@dataclass(frozen=True, slots=True)
class Choices:
    """One answer to what, as what, and how. ``options`` are by format, and hold what is not as usual."""

    reach: str = DOCUMENT
    code: str = ""
    format: str = "markdown"
    options: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)

    @property
    def own(self) -> Mapping[str, Value]:
        """The options of the format that is chosen."""
        return self.options.get(self.format, {})

    def with_options(self, values: Mapping[str, Value]) -> Choices:
        """The same with other options for the format that is chosen."""
        return replace(self, options={**self.options, self.format: dict(values)})


def from_json(stored: Any) -> Choices:
    """The choices that were stored; what is not understood is as usual. Never raises."""
    if not isinstance(stored, Mapping):
        return Choices()
    usual = Choices()
    reach, code, form = (
        value if isinstance(value := stored.get(name), str) else getattr(usual, name)
        for name in ("reach", "code", "format")
    )
    options = stored.get("options")
    clean = {
        str(format_): {str(name): value for name, value in values.items() if isinstance(value, bool | str)}
        for format_, values in (options.items() if isinstance(options, Mapping) else ())
        if isinstance(values, Mapping)
    }
    return Choices(reach if reach in REACHES else DOCUMENT, code, form, clean)


class Memory:
    """Remembers choices for each document, and the place of each kind of export; forgets the oldest."""

    def __init__(self) -> None:
        self.folder = ""
        self._last = Choices()
        self._choices: dict[str, Choices] = {}
        self._places: dict[str, str] = {}

    def choices(self, document: str) -> Choices:
        """How this document was exported last; for a new one, as the last was, but the whole of it."""
        return self._choices.get(document) or replace(self._last, reach=DOCUMENT)

    def keep(self, document: str, choices: Choices) -> None:
        """Remember these choices."""
        self._last = choices
        if document:
            _put(self._choices, document, choices)

    def place(self, key: str) -> str:
        """Where this kind of export was saved last; empty where it was not."""
        return self._places.get(key, "")

    def keep_place(self, key: str, place: str, folder: str) -> None:
        """Remember where it was saved."""
        _put(self._places, key, place)
        self.folder = folder

    def as_json(self) -> dict[str, Any]:
        """What the next start wants to know."""
        return {
            "folder": self.folder,
            "saved": self._places,
            "last": asdict(self._last),
            "choices": {document: asdict(each) for document, each in self._choices.items()},
        }

    def restore(self, stored: Mapping[str, Any]) -> None:
        """Take up where the last window left off."""
        self.folder = str(stored.get("folder", ""))
        saved, choices = stored.get("saved"), stored.get("choices")
        self._places = (
            {str(key): str(place) for key, place in saved.items()} if isinstance(saved, Mapping) else {}
        )
        known = choices.items() if isinstance(choices, Mapping) else ()
        self._choices = {str(document): from_json(each) for document, each in known}
        self._last = from_json(stored.get("last"))


def code_meant(book: Codebook | None, chosen: str, last: str | None) -> str:
    """The code that was chosen, as far as it is there; else the one used last, or the first; empty where none is."""
    known = codes_in_order(book)
    return next((code for code in (chosen, last, *known) if code in known), None) or ""


def codes_in_order(book: Codebook | None) -> dict[str, str]:
    """The names of a codebook's codes by id, in its order."""
    codes = sorted(book.codes, key=lambda code: book.order(code.id)) if book is not None else []
    return {code.id: code.name for code in codes}


def place_key(document: str, choices: Choices, mark: str = "") -> str:
    """Under which a place is kept: each text, reach, format and flavour has its own, so that none overwrites another."""
    format_ = choices.format
    if format_ == "markdown":
        flavour = str(choices.own.get("flavour", "commonmark"))
        format_ = "" if flavour == "commonmark" else f"markdown {flavour}"
    what = {MARK: f"{document} {mark}", CODE: choices.code, FILTERED: f"{document} filter"}
    return f"{what.get(choices.reach, LIBRARY if choices.reach == LIBRARY else document)} {format_}".strip()


def _put(kept: dict[str, Any], key: str, value: Any) -> None:
    kept.pop(key, None)
    kept[key] = value
    while len(kept) > MOST:
        del kept[next(iter(kept))]
