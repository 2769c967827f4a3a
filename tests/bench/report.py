"""The bench's table: what must hold, what was measured, whether it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Line:
    """One promise. ``good`` is None where a line only informs."""

    what: str
    value: str
    target: str = ""
    good: bool | None = None


def show(lines: Sequence[Line]) -> None:
    """Print lines under one another, columns aligned."""
    for line in lines:
        verdict = "" if line.good is None else "ok" if line.good else "NOT MET"
        print(f"  {line.what:<58} {line.value:>20}   {line.target:<20} {verdict}".rstrip(), flush=True)


def milliseconds(seconds: float) -> str:
    """A duration to read."""
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"


def ratio(value: float, most: float, what: str, note: str = "") -> Line:
    """A line for a ratio that may be at most ``most``."""
    return Line(what, f"{value:.2f} ×{note}", f"≤ {most:g} ×", value <= most)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the values lie."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


__all__ = ["Line", "median", "milliseconds", "percentile", "ratio", "show"]
