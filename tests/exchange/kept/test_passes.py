"""What the process beside the window does with what it is told."""

from __future__ import annotations

import io
import json
import signal
import sys

import pytest

from tepi.errors import TepiError
from tepi.exchange.kept import passes
from tepi.exchange.kept.report import Report


@pytest.fixture
def answers(kept, tmp_path, monkeypatch):
    """What main answers to these lines."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)

    def ask(*wishes: dict[str, object]) -> list[dict[str, object]]:
        usual = {
            "library": str(kept.desk.path),
            "id": kept.desk.library.id,
            "folder": str(kept.folder),
            "data": str(tmp_path / "data"),
            "waiting": None,
        }
        lines = "".join(
            json.dumps({**usual, **wish} if wish != {"stop": 1} else {}) + "\n" for wish in wishes
        )
        out = io.StringIO()
        with monkeypatch.context() as there:
            there.setattr(sys, "stdin", io.StringIO(lines))
            there.setattr(sys, "stdout", out)
            passes.main()
        return [json.loads(line) for line in out.getvalue().splitlines()]

    return ask


def test_a_pass_only_looks_or_writes(kept) -> None:
    """With files that wait it writes where one is due, or no longer in the way; without, whatever has changed."""
    path, library = kept.desk.path, kept.desk.library.id
    assert passes.one_pass(path, library, kept.sums, (), lambda: None) == Report()
    kept.desk.mark(0, 12, "Fact")
    assert passes.one_pass(path, library, kept.sums, (), lambda: None) == Report()
    found = passes.one_pass(path, library, kept.sums, ("gone.md",), lambda: None)
    assert found is not None
    assert found.written == ("One.md",)
    (kept.folder / "Two.md").unlink()
    found = passes.one_pass(path, library, kept.sums, (), lambda: None)
    assert found is not None
    assert found.written == ("Two.md",)
    assert passes.one_pass(path.with_name("elsewhere"), library, kept.sums, None, lambda: None) is None


def test_one_line_an_answer(answers, kept, monkeypatch) -> None:
    """A report, what is wrong, a fault that is logged, or nothing where the library is not there or it was stopped."""
    (found,) = answers({"waiting": []})
    assert found["report"] == {**found["report"], "written": [], "busy": False, "all": False}
    (found,) = answers({"waiting": [], "folder": str(kept.folder / "gone")})
    assert "is not there" in str(found["what"])
    assert answers({"library": "/nowhere"}) == [{}]

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(passes, "look", fail)
    (found,) = answers({"waiting": []})
    assert "fault of its own" in str(found["what"])


def test_stopped(answers, kept) -> None:
    """Nothing more is written then; every file stays whole."""
    kept.desk.mark(0, 12, "Fact")
    before = kept.read("One.md")
    found = answers({}, {"stop": 1})
    assert found == [{}] or "report" in found[0]
    assert found != [{}] or kept.read("One.md") == before


def test_what_the_errors_say() -> None:
    """Both halves of an error reach the window."""
    error = TepiError("What", "Remedy")
    assert (error.what, error.remedy) == ("What", "Remedy")
