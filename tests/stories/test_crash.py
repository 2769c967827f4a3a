"""Killed at any moment, a library keeps every mark that was said to be made, and is whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.library.desk import Desk

from tepi.library import queries
from tepi.library.check import check

MARKS = 200
PROGRAM = f"""
import sys
from pathlib import Path
from tests.library.desk import Desk
desk = Desk(Path(sys.argv[1]))
for number in range({MARKS}):
    mark = desk.mark(number % 90, number % 90 + 5, "Fact" if number % 2 else "Opinion")
    print(mark.id, flush=True)
"""


@pytest.mark.parametrize("killed_after", random.Random(20261123).sample(range(1, MARKS), 2))
def test_killed_while_marking(tmp_path: Path, checkout: Path, killed_after: int) -> None:
    """A process that marks 200 times is killed in the midst: each printed id is there on the next start."""
    path = tmp_path / "library.tepi"
    Desk(path).library.close()
    working = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(checkout / "desktop"), str(checkout)))},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert working.stdout is not None
    with working.stdout as lines:
        printed = [next(lines).strip() for _ in range(killed_after)]
        working.kill()
        # What it had printed before the blow counts as well; a line that was cut off does not.
        printed += [line.strip() for line in lines if line.endswith("\n")]
    working.wait()

    desk = Desk(path)
    there = {mark.id for mark in desk.marks()}
    assert len(printed) >= killed_after
    assert set(printed) <= there
    assert len(there) <= len(printed) + 1
    assert check(desk.library) == []
    desk.mark(0, 3, "Fact")
    assert desk.library.history.undo() is not None
    desk.library.close()


@pytest.mark.skipif(os.name == "nt", reason="the log is looked at while another process has it")
def test_killed_while_a_large_text_is_added(tmp_path: Path, checkout: Path) -> None:
    """A process that is killed while a megabyte is being recorded leaves nothing of it, and all that was there before."""
    path, large = tmp_path / "library.tepi", tmp_path / "large.txt"
    Desk(path).library.close()
    chance = random.Random(5)
    words = ("".join(chance.choices("abcdefghijklmnop", k=7)) for _ in range(60_000))
    large.write_text(". ".join(words), encoding="utf-8")
    log = path.with_name(path.name + "-wal")

    adding = subprocess.Popen(
        [sys.executable, "-m", "tepi", "--library", str(path), "add", str(large)],
        env={**os.environ, "PYTHONPATH": str(checkout / "desktop")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while adding.poll() is None and not (log.exists() and log.stat().st_size > 100_000):
        pass
    adding.kill()
    out, err = adding.communicate()

    assert (out, err, adding.returncode) == (b"", b"", -9)
    desk = Desk(path)
    assert [document.id for document in queries.documents(desk.library)] == [desk.document.id]
    assert check(desk.library) == []
    desk.mark(0, 3, "Fact")
    desk.library.close()
