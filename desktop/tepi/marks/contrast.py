"""Colours that can be read: contrast by WCAG 2.2, and code colours fitted to paper or dark."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

Rgb = tuple[int, int, int]

# What a channel (0 to 255) is worth in light.
LIGHT = tuple(
    part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    for part in (value / 255 for value in range(256))
)
# Bands over bands make colours of their own: as many as a long sitting shows are kept.
KEPT = 8192


@lru_cache(maxsize=KEPT)
def rgb(color: str) -> Rgb:
    """The channels (0 to 255) of ``#rrggbb``."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def hexa(channels: Rgb) -> str:
    """``#rrggbb`` of three channels."""
    return "#{:02x}{:02x}{:02x}".format(*channels)


@lru_cache(maxsize=KEPT)
def luminance(color: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    return _light(*rgb(color))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    return _ratio(luminance(one), luminance(other))


def blend(over: str, under: str, share: float) -> str:
    """``over`` laid on ``under`` with this opacity (0 to 1)."""
    return hexa(_mixed(rgb(over), rgb(under), share))


@lru_cache(maxsize=512)
def readable(color: str, ground: str, least: float) -> str:
    """The colour itself, or the nearest shade of it that reaches ``least`` contrast on ``ground``."""
    toward = "#000000" if luminance(ground) > 0.18 else "#ffffff"
    for step in range(41):
        shade = blend(toward, color, step / 40)
        if contrast(shade, ground) >= least:
            return shade
    return toward


@lru_cache(maxsize=KEPT)
def tint(color: str, ground: str, ink: str, wanted: float, least: float = 7.0) -> str:
    """A band of this colour on ``ground``: as strong as ``wanted`` (opacity), weaker where ink needs it."""
    over, under, words = rgb(color), rgb(ground), luminance(ink)

    def legible(step: int) -> bool:
        return _ratio(_light(*_mixed(over, under, wanted - step / 100)), words) >= least

    steps = max(round(wanted * 100) - 2, 0)
    if steps:
        whole = _mixed(over, under, wanted)
        if _ratio(_light(*whole), words) >= least:
            return hexa(whole)  # as nearly every first band on the page
    # Light is a convex function of the share, so that there is one step from which on ink can be read.
    step = bisect_left(range(steps), True, key=legible)
    return blend(color, ground, wanted - step / 100)


@lru_cache(maxsize=KEPT)
def laid_on(ground: str, color: str, ink: str, wanted: float, least: float = 7.0) -> str:
    """A band on another one; where not even a breath of it may be added, that other one alone."""
    shade = tint(color, ground, ink, wanted, least)
    return shade if contrast(shade, ink) >= least else ground


def _light(red: int, green: int, blue: int) -> float:
    return 0.2126 * LIGHT[red] + 0.7152 * LIGHT[green] + 0.0722 * LIGHT[blue]


def _ratio(one: float, other: float) -> float:
    return (one + 0.05) / (other + 0.05) if one > other else (other + 0.05) / (one + 0.05)


def _mixed(over: Rgb, under: Rgb, share: float) -> Rgb:
    rest = 1 - share
    return (
        round(over[0] * share + under[0] * rest),
        round(over[1] * share + under[1] * rest),
        round(over[2] * share + under[2] * rest),
    )
