"""What became of several texts, in one line."""

from __future__ import annotations

import pytest

from tepi.library.adding import Outcome
from tepi.window.outcomes import in_one_line, kind_of

NEW, THERE, BACK = (Outcome("a", how, "id", "Judul") for how in ("new", "there", "back"))
FAILED = Outcome("b", "failed", problem="“b” is empty.")


@pytest.mark.parametrize(
    ("outcomes", "line", "kind"),
    [
        ([NEW], "", "info"),
        ([THERE], "“Judul” was there already", "info"),
        ([BACK], "“Judul” was in the trash and is back", "info"),
        ([FAILED], "“b” is empty.", "error"),
        ([NEW, NEW], "2 texts added", "info"),
        (
            [NEW, THERE, BACK, FAILED],
            "1 text added, 1 was there already, 1 came back from the trash, 1 could not be added",
            "error",
        ),
        ([THERE] * 1000, "1,000 were there already", "info"),
    ],
)
def test_counts_in_one_line(outcomes: list[Outcome], line: str, kind: str) -> None:
    """Each kind that there is, in a fixed order; an error where one could not be read."""
    assert (in_one_line(outcomes), kind_of(outcomes)) == (line, kind)
