"""Ids are unique and sort by time; a document's follows from its bytes."""

from __future__ import annotations

import re
import uuid

from tepi.marks import identity
from tepi.marks.identity import TEPI_NAMESPACE, document_id, new_id, now


def test_new_ids_are_version_7():
    """Version and variant are those of RFC 9562, and the time is this one."""
    found = uuid.UUID(new_id())
    milliseconds = found.int >> 80

    assert (found.version, found.variant) == (7, uuid.RFC_4122)
    assert abs(milliseconds - identity.time.time_ns() // 1_000_000) < 10_000


def test_new_ids_differ():
    """Ids made in one millisecond are still all different."""
    assert len({new_id() for _ in range(2_000)}) == 2_000


def test_later_ids_sort_later(monkeypatch):
    """An id of a later millisecond sorts behind; a clock that goes back does not take ids with it."""
    clock = iter([5_000_000_000_000, 6_000_000_000_000, 1_000_000_000_000, 7_000_000_000_000])
    monkeypatch.setattr(identity, "_last", 0)
    monkeypatch.setattr(identity.time, "time_ns", lambda: next(clock) * 1_000_000)
    stamps = [uuid.UUID(new_id()).int >> 80 for _ in range(4)]

    assert stamps == [5_000_000_000_000, 6_000_000_000_000, 6_000_000_000_000, 7_000_000_000_000]


def test_ids_of_one_millisecond_keep_their_order(monkeypatch):
    """Where the clock stands still, a counter keeps later ids behind; a full one goes into the next millisecond."""
    monkeypatch.setattr(identity, "_last", 0)
    monkeypatch.setattr(identity.time, "time_ns", lambda: 5_000_000_000_000_000_000)
    made = [new_id() for _ in range(9_000)]

    assert made == sorted(made)
    assert len(set(made)) == 9_000
    assert {uuid.UUID(each).version for each in made} == {7}
    assert uuid.UUID(made[-1]).int >> 80 > 5_000_000_000_000


def test_a_documents_id_follows_from_its_bytes():
    """The same bytes give the same id in every library, other bytes another."""
    assert document_id("a" * 64) == document_id("a" * 64) != document_id("b" * 64)
    assert document_id("a" * 64) == str(uuid.uuid5(TEPI_NAMESPACE, "document:" + "a" * 64))


def test_the_namespace_never_changes():
    """Libraries of different people match by it."""
    assert str(TEPI_NAMESPACE) == "8f0c2a4e-6f0b-5a53-9d57-7e2b1c9a4d10"


def test_now_is_utc_to_the_millisecond(monkeypatch):
    """Times are ISO 8601 in UTC with three digits of a second, so that they sort as text."""
    monkeypatch.setattr(identity.time, "time_ns", lambda: 1_000_000_007_008_999_999)

    assert now() == "2001-09-09T01:46:47.008Z"
    monkeypatch.undo()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", now())
