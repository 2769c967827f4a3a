"""The sides of a tie, as numbers: its left document (of a translation the original) and its right one."""

from __future__ import annotations

LEFT, RIGHT = 0, 1
