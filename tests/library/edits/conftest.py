"""The desk, here too."""

from __future__ import annotations

from tests.library.conftest import desk

__all__ = ["desk"]
