"""What must hold about speed and safety: ``python3 dev.py bench`` measures it and prints ratios.

Ratios come from one run on one machine; a figure in milliseconds says little about another machine.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import exporting
import opening
import pressing
import reading
import starting
import surviving
from report import show

TOP = Path(__file__).resolve().parents[2]


def main() -> int:
    """Measure everything; a target that is missed is printed and never an error."""
    editorial = next(iter(sorted((TOP / "seeds").glob("*.txt"))))
    parts = {
        "start": lambda folder: starting.measure(folder, editorial),
        "press": lambda folder: pressing.measure(folder, editorial),
        "opening": lambda folder: opening.measure(folder, editorial),
        "reading": lambda folder: reading.measure(folder, editorial),
        "kill -9": surviving.measure,
        "export": exporting.measure,
    }
    wanted = sys.argv[1:] or list(parts)
    for name in wanted:
        print(f"\n{name}", flush=True)
        with tempfile.TemporaryDirectory(prefix="tepi-bench-") as folder:
            show(parts[name](Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
