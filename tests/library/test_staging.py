"""Rows laid ready in memory come into the library as if they had been handed over one by one."""

from __future__ import annotations

import pytest
from tests.library.desk import Desk

from tepi.errors import TepiError
from tepi.library import queries, staging
from tepi.library.change import Change, lay
from tepi.library.staging import READY, bare, columns_of, staged
from tepi.library.tables import structure


def rows(desk: Desk, count: int) -> list[dict[str, object]]:
    """So many parts of the text, their columns in another order than the table's."""
    revision = queries.documents(desk.library)[0].revision
    return [{"kind": "link", "start": at, "end": at + 1, "revision": revision} for at in range(count)]


def parts(desk: Desk) -> list[tuple[object, ...]]:
    """What the library holds of them, and no table beside its own."""
    connection = desk.library.connection
    assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_temp_master").scalar() == 0
    return [
        tuple(row) for row in connection.exec_driver_sql('SELECT start, "end", kind, value FROM structure')
    ]


@pytest.mark.parametrize("many", [0, 10])
def test_many_rows_and_few_come_in_alike(desk: Desk, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    """Handed over or taken from memory: the same rows, with what the table adds to them."""
    monkeypatch.setattr(staging, "MANY", many)

    desk.record(Change("x", "Parts", (lay("structure", rows(desk, 5)), lay("structure", []))))

    assert parts(desk) == [(at, at + 1, "link", "") for at in range(5)]


def test_what_fails_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither rows nor tables of the connection's own."""
    monkeypatch.setattr(staging, "MANY", 0)
    wrong = [{**row, "revision": "none"} for row in rows(desk, 3)]

    with pytest.raises(TepiError):
        desk.record(Change("x", "Parts", (lay("structure", wrong),)))

    assert parts(desk) == []


def test_few_rows_stay_as_they_are(desk: Desk) -> None:
    """A change without many rows is the same change."""
    change = Change("x", "Parts", (lay("structure", rows(desk, 3)),))

    with staged(desk.library.connection, change) as ready:
        assert ready is change
    assert READY not in ready.edits[0].values


def test_values_stand_in_the_order_of_the_table(desk: Desk) -> None:
    """However the rows order theirs; columns that they lack are left to the table."""
    made = rows(desk, 2)
    names = columns_of(structure, made[0])

    assert names == ["revision", "start", "end", "kind"]
    assert bare(names, made) == [(made[0]["revision"], at, at + 1, "link") for at in (0, 1)]
    assert bare(["start"], made) == [(0,), (1,)]
