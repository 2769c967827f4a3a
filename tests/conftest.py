"""What every test may rely on: no window system, and never the user's own data."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000

# Before the first Qt import: pytest-qt makes the application when the first widget is asked for.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_HOME = tempfile.TemporaryDirectory(prefix="tepi-tests-", ignore_cleanup_errors=True)
_ROOT = Path(_HOME.name)
_FOLDERS = {
    "HOME": _ROOT,
    "USERPROFILE": _ROOT,
    "APPDATA": _ROOT / "appdata",
    "LOCALAPPDATA": _ROOT / "localappdata",
    "XDG_DATA_HOME": _ROOT / "data",
    "XDG_CONFIG_HOME": _ROOT / "config",
    "XDG_CACHE_HOME": _ROOT / "cache",
    "XDG_STATE_HOME": _ROOT / "state",
}

# At import, not in a fixture: collecting a test module may already import what looks for these.
for _name in [name for name in os.environ if name.startswith(("TEPI_", "LC_", "LANG"))]:
    del os.environ[_name]
os.environ["LC_ALL"] = "C.UTF-8"  # a locale that a machine names but does not have makes programs talk
for _name, _folder in _FOLDERS.items():
    _folder.mkdir(parents=True, exist_ok=True)
    os.environ[_name] = str(_folder)


# How long an example takes says how busy the machine is. The same examples each time: a change is not refused
# for what it has not touched. ``--hypothesis-profile search`` looks for others.
settings.register_profile("tepi", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile("tepi")


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """No test sees what an earlier one left in the process.

    The colours in which a window dressed the application, whether carets blink, what was copied, and the
    collector that a start puts off.
    """
    yield
    gc.enable()
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtGui import QGuiApplication, QPalette
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return
    if QApplication.palette().resolveMask():
        QApplication.setPalette(QPalette())
    QApplication.setCursorFlashTime(-1)  # as the system has it
    QGuiApplication.clipboard().clear()


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Real events for real widgets, with the patience that a busy machine asks for."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    return qtbot


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the source tree."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def editorial_path(checkout: Path) -> Path:
    """The text that Tepi ships, as a file."""
    return next(path for path in sorted((checkout / "seeds").glob("*.txt")))
