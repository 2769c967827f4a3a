"""What the codebook's rows say."""

from __future__ import annotations

import pytest

from tepi.marks.codebook import Group
from tepi.window import marking
from tepi.window.desk import Desk
from tepi.window.sidebar.codebook_delegate import explain_code, explain_group, rule_of


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"choose": "one"}, "choose one"),
        ({"choose": "many"}, "many"),
        ({"choose": "many", "counted": False}, "not counted"),
        ({"choose": "one", "counted": False}, "not counted"),
    ],
)
def test_a_groups_rule_in_two_words(rules: dict[str, object], words: str) -> None:
    """That it is not counted says more than how many may be chosen."""
    assert rule_of(Group("id", "Kind", **rules)) == words


def test_the_tooltip_says_all_rules(desk: Desk) -> None:
    """In whole sentences, one a line."""
    kind, text = desk.codebook.groups[0], desk.codebook.groups[3]

    assert explain_group(kind).splitlines()[0] == "Kind"
    assert "Every sentence wants a decision" in explain_group(kind)
    assert "Left out of all figures" in explain_group(text)


def test_the_tooltip_says_what_the_count_means(desk: Desk) -> None:
    """Marks, and the share of the text where the code counts."""
    marking.press_digit(desk, "1")
    fact, error = desk.codebook.named("Fact"), desk.codebook.named("Text error")

    assert "Marks in this text: 1" in explain_code(desk, fact, 1)
    assert "Marks in this text: 12,345" in explain_code(desk, fact, 12_345)
    assert "Share of the text: " in explain_code(desk, fact, 1)
    assert "Share" not in explain_code(desk, error, 0)
