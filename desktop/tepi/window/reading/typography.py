"""How the reader wants the page set: kept per library, changed live. Sizes are the zoom's business. No Qt."""

from __future__ import annotations

from typing import Any, NamedTuple

NUMBERS = ("off", "paragraphs", "sentences")


class Bounds(NamedTuple):
    """A measure's least and greatest value, and by how much one press changes it."""

    least: int
    most: int
    step: int

    def clip(self, value: int) -> int:
        """The nearest value that is allowed."""
        return min(max(value, self.least), self.most)


ZOOM = Bounds(50, 300, 10)
PITCH = Bounds(130, 240, 10)
CHARACTERS = Bounds(45, 90, 1)
SPACE = Bounds(0, 150, 5)
INDENT = Bounds(0, 40, 5)
BOUNDS = {"pitch": PITCH, "characters": CHARACTERS, "space": SPACE, "indent": INDENT}


class Typography(NamedTuple):
    """What is set beside the zoom.

    ``face`` is a family's name, "" for the best of the usual ones. ``pitch`` is the height of a line in
    hundredths of the letters' size, ``characters`` the width of the column, ``space`` the gap between
    paragraphs in hundredths of a line, ``indent`` that of a first line in tenths of the letters' size.
    ``numbers`` (one of NUMBERS) says what is numbered at the text's edge.
    """

    face: str = ""
    pitch: int = 170
    characters: int = 66
    space: int = 55
    indent: int = 0
    numbers: str = "off"

    def with_value(self, name: str, value: int) -> Typography:
        """The same with another measure, kept within its bounds."""
        wanted: dict[str, Any] = {name: BOUNDS[name].clip(value)}
        return self._replace(**wanted)

    def kept(self) -> dict[str, Any]:
        """What is to be remembered: only what is not as usual."""
        return {name: value for name, value in self._asdict().items() if value != getattr(USUAL, name)}


USUAL = Typography()


def remembered(kept: object) -> Typography:
    """The typography that ``kept`` remembers; what is odd in it is as usual."""
    found = USUAL
    if not isinstance(kept, dict):
        return found
    for name in BOUNDS:
        value = kept.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            found = found.with_value(name, value)
    if isinstance(kept.get("face"), str):
        found = found._replace(face=kept["face"])
    if kept.get("numbers") in NUMBERS:
        found = found._replace(numbers=kept["numbers"])
    return found
