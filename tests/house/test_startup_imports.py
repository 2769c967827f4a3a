"""What is heavy is loaded late: a reader who asks for help, or waits for the first page, pays for nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "desktop"

PROGRAM = """
import sys
from tepi.__main__ import main
sys.argv = ["tepi", *{words!r}]
try:
    main()
except SystemExit as end:
    code = end.code or 0
else:
    code = 0
loaded = {{name.split(".")[0] for name in sys.modules}}
print("loaded:", *sorted(loaded & {heavy!r}), file=sys.stderr)
sys.exit(code)
"""
HEAVY = {"PySide6", "shiboken6", "sqlalchemy", "pygments", "sentencex", "budoux", "jinja2", "yaml"}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["export", "--help"], ["mark", "--help"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    """`tepi --help`, and help for a verb, answer without Qt, SQLAlchemy or Pygments."""
    program = PROGRAM.format(words=words, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", program], cwd=SOURCES, capture_output=True, text=True)

    assert done.stderr.splitlines()[-1:] == ["loaded:"]
    assert done.returncode == 0
    assert "tepi" in done.stdout.lower()
