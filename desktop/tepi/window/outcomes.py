"""What became of texts that were to be added, in words. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from tepi.library.adding import BACK, FAILED, NEW, THERE, Outcome


def in_one_line(outcomes: Sequence[Outcome]) -> str:
    """One line for the strip; "" where one text is new and open, which says it all."""
    if len(outcomes) == 1:
        return _alone(outcomes[0])
    counts = {how: sum(each.how == how for each in outcomes) for how in (NEW, THERE, BACK, FAILED)}
    told = [
        words.format(f"{count:,}", "text" if count == 1 else "texts", "was" if count == 1 else "were")
        for how, words in (
            (NEW, "{0} {1} added"),
            (THERE, "{0} {2} there already"),
            (BACK, "{0} came back from the trash"),
            (FAILED, "{0} could not be added"),
        )
        if (count := counts[how])
    ]
    return ", ".join(told)


def kind_of(outcomes: Sequence[Outcome]) -> str:
    """The kind of message that says it: an error stays until it is closed."""
    return "error" if any(each.how == FAILED for each in outcomes) else "info"


def _alone(outcome: Outcome) -> str:
    if outcome.how == THERE:
        return f"“{outcome.title}” was there already"
    if outcome.how == BACK:
        return f"“{outcome.title}” was in the trash and is back"
    return outcome.problem
