"""The desk of the library's tests serves the comparison too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.library.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A library with one short text and two annotators, opened for writing."""
    desk = Desk(tmp_path / "library.tepi")
    yield desk
    desk.library.close()
