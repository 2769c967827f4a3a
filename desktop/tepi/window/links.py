"""Links of the open text: where they lead, and handing one to the browser after a press. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tepi.text.addresses import may_be_opened
from tepi.text.ranges import Range

if TYPE_CHECKING:
    from tepi.text.document import Structure
    from tepi.window.desk import Desk


def link_at(desk: Desk, offset: int) -> Structure | None:
    """The innermost link over a character of the open text (code points)."""
    return next(reversed(parts_at(desk, Range(offset, offset + 1), "link")), None)


def link_meant(desk: Desk) -> Structure | None:
    """The link that the caret touches, else the first one in the range."""
    caret = desk.caret
    for place in (caret, caret - 1):
        found = link_at(desk, place) if place >= 0 else None
        if found is not None:
            return found
    return next(iter(parts_at(desk, desk.range, "link")), None)


def ask(desk: Desk) -> None:
    """Say where the link leads; the second press opens it."""
    link = link_meant(desk)
    if link is None:
        desk.say("There is no link in this sentence that could be opened")
        return
    armed = ("link", link.value)
    if desk.armed == armed:
        open_link(desk, link.value)
        return
    desk.say(
        f"Open {link.value} in the browser? Press again to do it",
        "info",
        "Open",
        lambda: open_link(desk, link.value),
    )
    desk.armed = armed


def open_link(desk: Desk, address: str) -> None:
    """Hand an address to the system's browser or mail program."""
    desk.hush()
    if desk.front is not None and not (may_be_opened(address) and desk.front.open_address(address)):
        desk.say(f"No program was found that opens {address}", "warning")


def parts_at(desk: Desk, span: Range, kind: str) -> list[Structure]:
    """The parts of a kind that share a character with a range, outermost first."""
    structure = desk.open.structure if desk.open is not None else None
    if structure is None:
        return []
    return [
        part
        for part in structure.over(span.start, max(span.end, span.start + 1))
        if part.kind == kind and (kind != "link" or may_be_opened(part.value))
    ]
