"""The folder of each library is remembered on this computer; what is damaged is no folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tepi.exchange.kept.place import forget, kept_folder, remember
from tepi.library.places import data_folder


def test_there_and_back(folder: Path) -> None:
    """Each library has its own; forgotten, it has none."""
    remember("a", folder)
    assert kept_folder("a") == folder
    assert kept_folder("b") is None
    forget("a")
    forget("a")
    assert kept_folder("a") is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"folder": 3}', '{"folder": ""}', "\0"])
def test_what_is_damaged(folder: Path, text: str) -> None:
    """It is as if there were none."""
    (data_folder() / "desk").mkdir()
    (data_folder() / "desk" / "a.folder.json").write_text(text, encoding="utf-8")
    assert kept_folder("a") is None


def test_asking_is_cheap() -> None:
    """A start without such a folder loads nothing for it."""
    words = "import sys, tepi.exchange.kept.place; print(*(m for m in sys.modules if 'markdown' in m or 'sqlalchemy' in m))"
    sources = Path(__file__).parents[3] / "desktop"
    done = subprocess.run([sys.executable, "-c", words], cwd=sources, capture_output=True, text=True)
    assert (done.stdout.strip(), done.returncode) == ("", 0)
