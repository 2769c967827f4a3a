"""One key ticks the first open question of the current mark."""

from __future__ import annotations

from tepi.library.whoami import annotator
from tepi.window.desk import Desk
from tepi.window.panel.ticking import tick_first, tick_task


def test_the_first_open_one_is_ticked(desk: Desk, mark, said: list[str]) -> None:
    """Done ones are passed over; what was ticked is said."""
    made = mark("TPengiriman", "Fact", note="- [x] one\n- [ ] two\n- [ ] three")
    desk.choose(made)

    assert tick_first(desk)
    assert desk.highlight(made).note.text == "- [x] one\n- [x] two\n- [ ] three"
    assert said[-1] == "Ticked: two"


def test_without_a_question_it_says_so(desk: Desk, mark, said: list[str]) -> None:
    """Nothing is written where there is nothing to tick."""
    assert not tick_first(desk)
    desk.choose(mark("TPengiriman", "Fact", note="No question"))
    before = desk.library.history.last_seq()

    assert not tick_first(desk)
    assert len(said) == 2
    assert desk.library.history.last_seq() == before


def test_a_task_is_opened_again(desk: Desk, mark) -> None:
    """A second tick takes the first one back; a task that is not there does nothing."""
    made = mark("TPengiriman", "Fact", note="- [x] one")

    assert tick_task(desk, made, 0)
    assert desk.highlight(made).note.text == "- [ ] one"
    assert not tick_task(desk, made, 1)


def test_another_annotators_note_stays(desk: Desk, mark, said: list[str], library) -> None:
    """A key never changes what somebody else wrote."""
    made = mark("TPengiriman", "Fact", note="- [ ] one", by=annotator(library, "Budi").id)

    assert not tick_task(desk, made, 0)
    assert "Budi" in said[-1]
