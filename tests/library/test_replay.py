"""The history alone is enough to make every row anew."""

from __future__ import annotations

import pytest
from tests.library.desk import Desk

from tepi.library.replay import Replay, differences


def test_what_the_history_says_is_what_is_there(desk: Desk) -> None:
    """After marks and an undo there is no difference."""
    desk.mark(0, 3, "Fact")
    desk.mark(4, 8, "Opinion")
    desk.library.history.undo()

    assert list(differences(desk.library)) == []


def test_a_row_is_put_altered_and_dropped() -> None:
    """Images are followed in their order; what was dropped is remembered as gone."""
    replay = Replay()
    replay.take(1, [["sources", None, {"id": "a", "name": "Ani"}]])
    replay.take(2, [["sources", {"id": "a", "name": "Ani"}, {"id": "a", "name": "Ani L."}]])
    assert replay.rows["sources"] == {("a",): {"id": "a", "name": "Ani L."}}
    replay.take(3, [["sources", {"id": "a", "name": "Ani L."}, None]])

    assert replay.rows["sources"] == {("a",): None}


def test_a_key_may_change() -> None:
    """A row whose key was altered is found under the new one only."""
    replay = Replay()
    replay.take(1, [["codings", None, {"highlight": "h", "code": "a", "rank": 1}]])
    replay.take(2, [["codings", {"highlight": "h", "code": "a"}, {"highlight": "h", "code": "b"}]])

    assert replay.rows["codings"] == {
        ("h", "a"): None,
        ("h", "b"): {"highlight": "h", "code": "b", "rank": 1},
    }


def test_a_text_named_by_its_change_is_found() -> None:
    """A note's text that an image only names is the one that the change wrote."""
    replay = Replay()
    replay.take(1, [["notes", None, {"id": "n", "text": "old"}]])
    replay.take(2, [["notes", {"id": "n", "text": {"seq": 1}}, {"id": "n", "text": "new"}]])
    replay.take(3, [["notes", {"id": "n", "text": {"seq": 2}}, {"id": "n", "text": {"seq": 1}}]])
    assert replay.rows["notes"] == {("n",): {"id": "n", "text": "old"}}
    replay.take(4, [["notes", {"id": "n", "text": {"seq": 3}}, {"id": "n", "text": {"seq": 3}}]])

    assert replay.rows["notes"] == {("n",): {"id": "n", "text": "old"}}


@pytest.mark.parametrize(
    "image",
    [
        ["sources", {"id": "a"}, {"id": "a", "name": "x"}],
        ["sources", {"id": "a"}, None],
        ["notes", None, {"id": "n", "text": {"seq": 9}}],
        ["no_such_table", None, {"id": "a"}],
    ],
)
def test_what_was_never_there_is_noticed(image: list[object]) -> None:
    """An image of a row or a text that no change made cannot be followed."""
    with pytest.raises(KeyError):
        Replay().take(1, [image])
