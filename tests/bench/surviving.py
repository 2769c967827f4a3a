"""Whether marks survive ``kill -9``: every mark whose press had returned is there, and the library is whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from report import Line

from tepi.library.check import check
from tepi.library.file import open_library
from tepi.library.mark_queries import ids_in_text_order
from tepi.library.queries import documents

PROGRAM = Path(__file__).parent / "programs" / "mark_on.py"
MARKS, KILLS = 200, 6


def measure(folder: Path) -> list[Line]:
    """Kill the real window at several moments of 200 marks, and look at what is in the file."""
    moments = random.Random().sample(range(1, MARKS), KILLS)
    lost, broken, made = 0, 0, 0
    for moment in moments:
        path = folder / f"{moment}.tepi"
        printed = _marked_until(path, moment, folder)
        with open_library(path, create=False) as library:
            there = set(ids_in_text_order(library, documents(library)[0].id))
            broken += bool(check(library))
        lost += len(printed - there)
        made += len(printed)
    return [
        Line(
            f"killed after {', '.join(map(str, sorted(moments)))} marks: lost",
            f"{lost} of {made}",
            "0",
            lost == 0,
        ),
        Line("libraries that are not whole afterwards", f"{broken} of {KILLS}", "0", broken == 0),
    ]


def _marked_until(path: Path, moment: int, folder: Path) -> set[str]:
    """Start the window, kill it after so many presses, and return the ids it had said."""
    env = {**os.environ, "TEPI_DATA": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), str(path)], stdout=subprocess.PIPE, text=True, env=env
    ) as child:
        assert child.stdout is not None
        printed = [next(child.stdout).strip() for _ in range(moment)]
        child.kill()
        printed += [line.strip() for line in child.stdout if line.endswith("\n")]
    return set(printed) - {"all"}
