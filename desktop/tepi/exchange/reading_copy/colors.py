"""Fits the colours of codes to a page: words that can be read, grounds that words can be read on."""

from __future__ import annotations

READABLE = 4.5
_STEPS = 20


def ink(color: str, ground: str) -> str:
    """The colour (``#RRGGBB``), moved towards black or white until it has 4.5:1 on ``ground``.

    Contrast is that of WCAG 2.2: relative luminance in sRGB.
    """
    far = "#000000" if _luminance(ground) > 0.18 else "#ffffff"
    for step in range(_STEPS + 1):
        found = blend(far, color, step / _STEPS)
        if contrast(found, ground) >= READABLE:
            return found
    return far


def blend(upper: str, lower: str, share: float) -> str:
    """``upper`` laid over ``lower``; ``share`` runs from 0 (lower alone) to 1."""
    return "#" + "".join(
        f"{round(a * share + b * (1 - share)):02x}" for a, b in zip(_rgb(upper), _rgb(lower), strict=True)
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in _rgb(color))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
