"""PySide6 leaves the sources of imported modules alone, and a PySide6 made otherwise is left alone itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tepi.window import quick_imports

PROGRAM = """
import inspect
read = []
inspect.getsource = lambda module: read.append(module.__name__) or ""
from tepi.window import quick_imports
if {spared}:
    assert quick_imports.spare_the_reading()
import colorsys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
widget.setObjectName("still camelCase")
print("colorsys" in read, widget.objectName())
"""


@pytest.mark.parametrize("spared", [True, False])
def test_no_source_is_read(checkout: Path, spared: bool) -> None:
    """After the call an import makes PySide6 read nothing; without it, it would. Qt's names stay as they are."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(spared=spared)],
        env={**os.environ, "PYTHONPATH": str(checkout / "desktop")},
        capture_output=True,
        text=True,
    )

    assert done.stdout.split() == [str(not spared), "still", "camelCase"], done.stderr


def test_another_pyside_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the part is missing, or works otherwise, nothing is changed."""
    other = ModuleType("shibokensupport.feature")
    monkeypatch.setitem(sys.modules, "shibokensupport.feature", other)
    before = dict(vars(other))

    assert not quick_imports.spare_the_reading()
    assert vars(other) == before
