"""Files written, compared and read back in a word each: what the tests of the comparison share."""

from __future__ import annotations

from tests.library.desk import Desk

from tepi.exchange.comparison.applying import change_of
from tepi.exchange.comparison.comparing import compare_files
from tepi.exchange.comparison.plan import Plan
from tepi.exchange.markdown import pieces


def written(desk: Desk, flavour: str = "commonmark", **options) -> str:
    """The export of the desk's document."""
    return "".join(pieces(desk.library, [desk.document], flavour=flavour, **options))


def plan(desk: Desk, text: str) -> Plan:
    """What a file of one document would change."""
    ((_, found),) = compare_files(desk.library, [("a.md", text)])
    return found


def apply(desk: Desk, text: str) -> list[str]:
    """Read a file back, of which nothing may be left out; the kinds of what it changed."""
    found = plan(desk, text)
    assert (found.conflicts, found.left_out) == ((), ())
    change = change_of(desk.library, [(found, found.items)], desk.me)
    if change is not None:
        desk.record(change)
    return [item.kind for item in found.items]
