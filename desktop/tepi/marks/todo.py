"""Open questions and tags in a note: what its Markdown says beyond its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TASK = re.compile(r"([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[)([ xX])(\](?:[ \t]+(.*))?)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_TAG = re.compile(r"(?<![\w#&/\\])#(\w[\w/-]*)")


@dataclass(frozen=True, slots=True)
class Todo:
    """A task of a note: its line (0 = first), its words, and whether it is done."""

    line: int
    text: str
    done: bool


def todos(text: str) -> list[Todo]:
    """Every task of a note in order: list items that begin with ``[ ]`` or ``[x]``.

    The form is that of GitHub's task lists; what stands in a code fence is no task.
    """
    found = []
    for number, line in _outside_fences(text):
        task = _TASK.fullmatch(line.rstrip("\r"))
        if task:
            found.append(Todo(number, (task[4] or "").strip(), task[2] != " "))
    return found


def open_questions(note_text: str) -> list[Todo]:
    """The tasks of a note that are not done."""
    return [todo for todo in todos(note_text) if not todo.done]


def tick(text: str, line: int) -> str:
    """The note with the task on ``line`` done, or open again; as it was where that line has none."""
    if not any(todo.line == line for todo in todos(text)):
        return text
    lines = text.split("\n")
    task = _TASK.match(lines[line])
    assert task is not None
    mark = "x" if task[2] == " " else " "
    lines[line] = f"{task[1]}{mark}{lines[line][task.end(2) :]}"
    return "\n".join(lines)


def tags(text: str) -> list[str]:
    """The tags of a note (``#field-work`` says "field-work") in order; none from code fences."""
    return [tag for _, line in _outside_fences(text) for tag in _TAG.findall(line)]


def _outside_fences(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a note that are not code, with their numbers; a fence left open reaches the end."""
    fence = ""
    for number, line in enumerate(text.split("\n")):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark and not (mark[1][0] == "`" and "`" in mark[2]):
            fence = mark[1]
        else:
            yield number, line
