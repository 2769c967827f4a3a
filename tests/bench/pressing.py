"""How long pressing 2 takes until the band is on the screen and durable, small text and large."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from report import Line, milliseconds, percentile, ratio

PROGRAM = Path(__file__).parent / "programs" / "press.py"
PRESSES = 200


def measure(folder: Path, editorial: Path) -> list[Line]:
    """Press 2 two hundred times in each text, in the real window."""
    small, large = _run(folder, editorial), _run(folder, editorial, "large")
    pressed, many = median(small["shown"]), median(large["shown"])
    base = small["bare"] + small["raw"]
    most = max(0.016, 2 * base)
    worst = percentile(small["shown"], 0.98)
    return [
        Line("a bare repaint of a QTextEdit, a raw durable insert", _both(small["bare"], small["raw"])),
        Line("the key's event (mark made, durable)", milliseconds(median(small["returned"]))),
        Line(
            "press to painted, median",
            f"{milliseconds(pressed)} ({pressed / base:.2f} ×)",
            f"≤ {milliseconds(most)}",
            pressed <= most,
        ),
        Line("press to painted, 98th percentile", milliseconds(worst), "≤ 50 ms", worst <= 0.05),
        Line("1 MB, 20,000 marks: press to painted, median", milliseconds(many)),
        ratio(many / pressed, 1.5, "the same as a ratio to the small text"),
        Line("1 MB, 20,000 marks: 98th percentile", milliseconds(percentile(large["shown"], 0.98))),
        Line(
            "1 MB, 20,000 marks: a whole repaint, to the bare one",
            f"{large['repaint'] / small['bare']:.2f} ×",
        ),
    ]


def _run(folder: Path, editorial: Path, *words: str) -> dict[str, Any]:
    env = {**os.environ, "TEPI_DATA": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(editorial), str(folder), str(PRESSES), *words],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def _both(first: float, second: float) -> str:
    return f"{milliseconds(first)} + {second * 1000:.2f} ms"
