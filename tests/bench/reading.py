"""How the reading pane keeps up with long texts, as ratios to a bare QTextEdit with the same text and column.

Each figure is one process of its own; both kinds run in turns, in the same minute.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from report import Line, milliseconds, ratio

PROGRAMS = Path(__file__).parent / "programs"
RUNS = 2


class Size(NamedTuple):
    """A text to read: bytes of it (0: the editorial once), how many marks are on it, whether as one paragraph."""

    name: str
    length: int
    marks: int
    joined: bool = False


SIZES = (
    Size("6 KB", 0, 120),
    Size("100 KB", 100_000, 2_000),
    Size("1 MB", 1_000_000, 20_000),
    Size("10 MB", 10_000_000, 100_000),
)
ONE = Size("1 MB in one paragraph", 1_000_000, 20_000, joined=True)


def measure(folder: Path, editorial: Path) -> list[Line]:
    """Open, jump, resize, zoom, scroll, repaint and press at four sizes."""
    lines: list[Line] = []
    pressed = 0.0
    for size in (*SIZES, ONE):
        library = folder / f"{size.name}.tepi"
        words = (str(editorial), str(library), str(size.length), str(size.marks))
        _program("laying.py", *words, *(("joined",) if size.joined else ()))
        turns = [
            (_program("read.py", "bare", str(library)), _program("read.py", "pane", str(library)))
            for _ in range(RUNS)
        ]
        bare, pane = _best([each[0] for each in turns]), _best([each[1] for each in turns])
        pressed = pressed or pane["press"]
        lines += _lines(size, bare, pane, pressed)
    return lines


def _lines(size: Size, bare: dict[str, float], pane: dict[str, float], pressed: float) -> list[Line]:
    """What must hold at one size, with the bare widget's time behind each ratio."""
    name = size.name

    def to_bare(what: str, key: str, most: float) -> Line:
        note = f" of {milliseconds(bare[key])}"
        return ratio(pane[key] / bare[key], most, f"{name}: {what}", note)

    def at_most(what: str, key: str, most: float) -> Line:
        return Line(f"{name}: {what}", milliseconds(pane[key]), f"≤ {milliseconds(most)}", pane[key] <= most)

    found = [to_bare("first page, with marks", "first", 1.5), at_most("jump to the end", "jump", 0.016)]
    if size.length >= 1_000_000:
        most = 0.016 if size.length == 1_000_000 else 0.050
        found += [
            at_most(f"{words} near the end", key, most)
            for words, key in (("resize", "resize"), ("zoom", "zoom"), ("another face", "face"))
        ]
    if size.length >= 10_000_000:
        found += [
            to_bare("jump to the end", "jump", 0.02),
            to_bare("resize near the end", "resize", 0.05),
            to_bare("another face near the end", "face", 0.05),
            at_most("longest block of the event loop while it loads", "block", 0.050),
            ratio(
                pane["memory"] / bare["memory"], 0.4, f"{name}: peak memory", f" of {bare['memory']:.0f} MB"
            ),
            ratio(pane["press"] / pressed, 1.5, f"{name}: press to painted, to that at {SIZES[0].name}"),
        ]
    if size.length:
        found.append(at_most("a scroll step", "scroll", 0.008))
    moved = pane["moved"]
    return [
        *found,
        ratio(pane["repaint"] / pane["unmarked"], 2, f"{name}: a repaint with marks, to one without"),
        Line(
            f"{name}: resize, zoom and face moved the line under the eye by",
            f"{moved:.0f} px",
            "0 px",
            moved == 0,
        ),
    ]


def _best(runs: list[dict[str, float]]) -> dict[str, float]:
    """The quickest of each: what is slower was the machine's other work."""
    return {key: (max if key == "moved" else min)(run[key] for run in runs) for key in runs[0]}


def _program(name: str, *words: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(PROGRAMS / name), *words],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    said = done.stdout.splitlines()
    return json.loads(said[-1]) if said else {}
