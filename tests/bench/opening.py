"""How soon a document of a library can be read and marked in the real window, against a bare QTextEdit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from reading import SIZES, Size
from report import Line, milliseconds, ratio

PROGRAMS = Path(__file__).parent / "programs"
STEPS = ("J", "K", "U", "]", "[", "jump", "press", "undo", "filter word", "filter code", "filter none")
ALL = ("filter word all", "filter code all", "group")
BLOCKS = ("filter word block", "filter code block", "group block")


def measure(folder: Path, editorial: Path) -> list[Line]:
    """Choose a long text in the window, mark at once, wait until all is prepared, step and filter."""
    lines: list[Line] = []
    for size in (each for each in SIZES if each.length >= 1_000_000):
        library = folder / f"open-{size.length}.tepi"
        words = (str(editorial), str(library), str(size.length), str(size.marks))
        _program(folder, "laying.py", *words)
        bare = _program(folder, "open.py", "bare", str(library))
        lines += _lines(size, bare, _program(folder, "open.py", "window", str(library)))
    return lines


def _lines(size: Size, bare: dict[str, float], found: dict[str, float]) -> list[Line]:
    name, block, pause = size.name, found["block"], found["pause"]
    note = f" of {milliseconds(bare['first'])}"
    lines = [
        ratio(found["first"] / bare["first"], 1.5, f"{name}: first page with marks", note),
        Line(f"{name}: a press right after it", milliseconds(found["soon"])),
        Line(
            f"{name}: longest round of events until all is ready",
            milliseconds(block),
            "≤ 50.0 ms",
            block <= 0.05,
        ),
        Line(f"{name}: until all is read and counted", milliseconds(found["prepared"])),
        Line(
            f"{name}: longest pause of the collector after it",
            milliseconds(pause),
            "≤ 20.0 ms",
            pause <= 0.02,
        ),
    ]
    if size.length >= 10_000_000:
        memory = f" of {bare['memory']:.0f} MB"
        lines.append(ratio(found["memory"] / bare["memory"], 0.4, f"{name}: peak memory", memory))
        lines += [Line(f"{name}: {step}", milliseconds(found[step])) for step in (*STEPS, *ALL)]
        lines += [
            Line(f"{name}: {each}", milliseconds(found[each]), "≤ 50.0 ms", found[each] <= 0.05)
            for each in BLOCKS
        ]
    return lines


def _program(folder: Path, name: str, *words: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(PROGRAMS / name), *words],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TEPI_DATA": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    said = done.stdout.splitlines()
    return json.loads(said[-1]) if said else {}
