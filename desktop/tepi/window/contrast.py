"""Colours that can be read: contrast by WCAG 2.2, and code colours fitted to paper or dark. No Qt."""

from __future__ import annotations

from functools import lru_cache

Rgb = tuple[int, int, int]


def rgb(color: str) -> Rgb:
    """The channels (0 to 255) of ``#rrggbb``."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def hexa(channels: Rgb) -> str:
    """``#rrggbb`` of three channels."""
    return "#{:02x}{:02x}{:02x}".format(*channels)


def luminance(color: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    parts = [value / 255 for value in rgb(color)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def blend(over: str, under: str, share: float) -> str:
    """``over`` laid on ``under`` with this opacity (0 to 1)."""
    pairs = zip(rgb(over), rgb(under), strict=True)
    red, green, blue = (round(top * share + bottom * (1 - share)) for top, bottom in pairs)
    return hexa((red, green, blue))


@lru_cache(maxsize=512)
def readable(color: str, ground: str, least: float) -> str:
    """The colour itself, or the nearest shade of it that reaches ``least`` contrast on ``ground``."""
    toward = "#000000" if luminance(ground) > 0.18 else "#ffffff"
    for step in range(41):
        shade = blend(toward, color, step / 40)
        if contrast(shade, ground) >= least:
            return shade
    return toward


@lru_cache(maxsize=512)
def tint(color: str, ground: str, ink: str, wanted: float, least: float = 7.0) -> str:
    """A band of this colour on ``ground``: as strong as ``wanted`` (opacity), weaker where ink needs it."""
    share = wanted
    while share > 0.02 and contrast(blend(color, ground, share), ink) < least:
        share -= 0.01
    return blend(color, ground, share)
