"""A shell for each test of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.shell import Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """The command line on a library that does not exist yet."""
    return Shell(tmp_path, capsys)
