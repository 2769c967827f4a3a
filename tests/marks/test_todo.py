"""Tasks and tags are found in a note as GitHub finds them, and ticked without touching anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepi.marks.todo import Todo, open_questions, tags, tick, todos

NOTE = "Why?\n- [ ] ask Sari\n  1. [x] look it up\n```\n- [ ] code\n```\n* [X]\n+ [ ]  twice  \r\n-[ ] no\n- [] no\n- [ ]no"


def test_tasks_of_a_note():
    """List items that begin with a box, in order, with their lines; none from code."""
    assert todos(NOTE) == [
        Todo(1, "ask Sari", done=False),
        Todo(2, "look it up", done=True),
        Todo(6, "", done=True),
        Todo(7, "twice", done=False),
    ]


def test_open_questions_are_not_done():
    """Only the empty boxes."""
    assert [todo.line for todo in open_questions(NOTE)] == [1, 7]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("~~~\n- [ ] a\n```\n- [ ] b\n~~~~\n- [ ] c", ["c"]),
        ("``` a`b\n- [ ] a", ["a"]),
        ("```\n- [ ] a", []),
        ("    ```\n- [ ] a", ["a"]),
        ("````\n```\n- [ ] a\n````\n- [ ] b", ["b"]),
        ("", []),
    ],
)
def test_code_holds_no_tasks(note, found):
    """A fence ends with as many of its own signs or more; one left open reaches to the end."""
    assert [todo.text for todo in todos(note)] == found


def test_a_tick_turns_one_box():
    """The task on the line is done, or open again; no other character moves."""
    done = tick(NOTE, 1)

    assert done == NOTE.replace("- [ ] ask", "- [x] ask")
    assert tick(done, 1) == NOTE
    assert tick(NOTE, 2) == NOTE.replace("[x] look", "[ ] look")
    assert tick(NOTE, 6) == NOTE.replace("[X]", "[ ]")


@pytest.mark.parametrize("line", [0, 4, 8, 99, -1])
def test_a_tick_elsewhere_changes_nothing(line):
    """A line without a task, in code or not there at all leaves the note as it is."""
    assert tick(NOTE, line) == NOTE


pieces = st.sampled_from(["- [ ] a", "* [x] b", "```", "~~~", "words", "", "1) [X] c", "- [ ]", "\r"])


@given(st.lists(pieces, max_size=8).map("\n".join), st.integers(0, 8))
def test_a_tick_alters_one_task_alone(note, line):
    """Whatever the note: the task on the line is turned, every other stays."""
    before, after = todos(note), todos(tick(note, line))

    assert [(todo.line, todo.text) for todo in before] == [(todo.line, todo.text) for todo in after]
    assert {one.line for one, other in zip(before, after, strict=True) if one.done != other.done} == (
        {line} & {todo.line for todo in before}
    )


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("#one and #two-three, #empat/lima", ["one", "two-three", "empat/lima"]),
        ("# heading\n## another #tag", ["tag"]),
        ("a#b &#32; \\#no http://x/#y ##no", []),
        ("```\n#code\n```\n(#ja)", ["ja"]),
        ("#Kätzchen #猫", ["Kätzchen", "猫"]),
    ],
)
def test_tags_of_a_note(note, found):
    """A sharp sign right before a word, at the beginning or behind a space or bracket."""
    assert tags(note) == found
