"""How long a start takes, as a ratio to a bare PySide6 program that shows the same text.

Both are whole processes, from their making to their first frame, in turns, with warm files.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from report import Line, milliseconds, ratio

PROGRAMS = Path(__file__).parent / "programs"
RUNS, NEW = 9, 3


def measure(folder: Path, editorial: Path) -> list[Line]:
    """Start both programs in turns; the library in ``folder`` is made by the first start."""
    env = {
        **os.environ,
        "TEPI_LIBRARY": str(folder / "library.tepi"),
        "TEPI_DATA": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
        # Compiled once, as in anybody's second start, whatever this shell says about writing such files.
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    bare, frame, ready = [], [], []
    for _ in range(RUNS + 1):
        bare += _times("bare.py", [str(editorial)], env, ("frame",))
        first, then = _times("whole.py", [], env, ("frame", "ready"))
        frame.append(first)
        ready.append(then)
    # The first pair warms the files.
    bare, frame, ready = bare[1:], frame[1:], ready[1:]
    base = median(bare)
    new = [
        _times("whole.py", [], {**env, "TEPI_LIBRARY": str(folder / f"new-{each}.tepi")}, ("frame", "ready"))
        for each in range(NEW)
    ]
    new_frame, new_ready = (median(times) for times in zip(*new, strict=True))
    return [
        Line("a bare PySide6 program with the same text", milliseconds(base)),
        Line("first frame of the whole window", milliseconds(median(frame))),
        ratio(median(frame) / base, 2.2, "first frame, as a ratio"),
        Line("ready for a mark", milliseconds(median(ready))),
        ratio(median(ready) / base, 4.0, "ready for a mark, as a ratio"),
        Line("on a new library: first frame", f"{milliseconds(new_frame)} ({new_frame / base:.2f} ×)"),
        Line("ready, with library and example made", f"{milliseconds(new_ready)} ({new_ready / base:.2f} ×)"),
    ]


def _times(program: str, words: list[str], env: dict[str, str], marks: tuple[str, ...]) -> list[float]:
    """Seconds from the making of the process to each line it says."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(PROGRAMS / program), *words], stdout=subprocess.PIPE, text=True, env=env
    ) as child:
        assert child.stdout is not None
        times = []
        for mark in marks:
            line = child.stdout.readline().strip()
            times.append(time.perf_counter() - begun)
            if line != mark:
                raise RuntimeError(f"{program} was to say {mark!r} and said {line!r}")
    return times
