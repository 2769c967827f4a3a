"""High contrast: black on white or white on black, borders in place of tints, thick focus frames.

Words reach 7:1 everywhere, brackets, borders and swatches 4.5:1.
"""

from __future__ import annotations

from tepi.window.theme import Theme

ON_WHITE = Theme(
    name="high contrast light",
    page="#ffffff",
    panel="#ffffff",
    card="#ffffff",
    field="#ffffff",
    ink="#000000",
    soft="#303030",
    line="#000000",
    accent="#0038a8",
    on_accent="#ffffff",
    chosen="#dbe7ff",
    hover="#ececec",
    cap="#ebebeb",
    focus="#ffffff",
    track="#b4b4b4",
    danger="#8b0000",
    band_strength=0.0,
    strong=True,
)
ON_BLACK = Theme(
    name="high contrast dark",
    page="#000000",
    panel="#000000",
    card="#000000",
    field="#000000",
    ink="#ffffff",
    soft="#d6d6d6",
    line="#ffffff",
    accent="#ffd84d",
    on_accent="#000000",
    chosen="#3a3100",
    hover="#262626",
    cap="#2e2e2e",
    focus="#000000",
    track="#5c5c5c",
    danger="#ff9d8a",
    band_strength=0.0,
    strong=True,
)
