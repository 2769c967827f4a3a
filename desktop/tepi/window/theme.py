"""Colours, faces and measures of the window, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPen

from tepi.marks.contrast import blend, laid_on, readable, tint
from tepi.window.event import Event

SERIFS = (
    "Charter",
    "Bitstream Charter",
    "Source Serif 4",
    "Source Serif Pro",
    "Noto Serif",
    "Georgia",
    "DejaVu Serif",
)
SANS = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Cantarell", "Ubuntu", "DejaVu Sans")
MONO = (
    "JetBrains Mono",
    "Cascadia Mono",
    "SF Mono",
    "Noto Sans Mono",
    "DejaVu Sans Mono",
    "Menlo",
    "Consolas",
)

# Text sizes in device-independent pixels.
SMALL, BODY, LARGE = 11, 13, 15
LINE_HEIGHT = 1.6


@dataclass(frozen=True)
class Theme:
    """One set of colours (``#rrggbb``). Code colours are fitted to it by ``ink_of`` and ``band_of``.

    ``strong``: high contrast, with borders in place of tints. ``patterns``: codes are told apart by
    patterns too.
    """

    name: str
    page: str
    panel: str
    card: str
    field: str
    ink: str
    soft: str
    line: str
    accent: str
    on_accent: str
    chosen: str
    hover: str
    cap: str
    focus: str
    track: str
    danger: str
    band_strength: float
    strong: bool = False
    patterns: bool = False

    @property
    def dark(self) -> bool:
        """Whether words are light on dark."""
        return self.name.endswith("dark")

    @property
    def focus_pen(self) -> float:
        """How wide the frame round what has the keyboard is, in pixels."""
        return 3.0 if self.strong else 1.5

    @property
    def edge(self) -> str:
        """The border of a place to write in, as style sheets word it: the same width with the keyboard and without,
        so that no line breaks elsewhere.
        """
        return f"3px solid {self.track}" if self.strong else f"1px solid {self.line}"

    def ink_of(self, color: str, ground: str | None = None) -> str:
        """A code's colour for its name: at least 4.5:1 (high contrast: 7:1) on the page, or on ``ground``."""
        return readable(color, ground or self.page, 7.0 if self.strong else 4.5)

    def line_of(self, color: str, ground: str | None = None) -> str:
        """A code's colour for brackets, underlines and swatches: at least 3:1 (high contrast: 4.5:1)."""
        return readable(color, ground or self.page, 4.5 if self.strong else 3.0)

    def band_of(self, color: str, ground: str | None = None) -> str:
        """A code's band under the words: ink on it keeps at least 7:1."""
        return tint(color, ground or self.page, self.ink, self.band_strength)

    def band_on(self, ground: str, color: str) -> str:
        """A code's band on another band; that one as it is where no more may be laid on it."""
        return laid_on(ground, color, self.ink, self.band_strength)

    def on(self, ground: str, color: str, share: float) -> str:
        """``color`` laid on ``ground`` with this opacity."""
        return blend(color, ground, share)


LIGHT = Theme(
    name="light",
    page="#fdfcf9",
    panel="#f5f3ee",
    card="#ffffff",
    field="#ffffff",
    ink="#22201c",
    soft="#6d675c",
    line="#e2ddd1",
    accent="#2a5d8f",
    on_accent="#ffffff",
    chosen="#dfe6ee",
    hover="#ece8df",
    cap="#e8e3d8",
    focus="#e4e8ec",
    track="#ddd8cc",
    danger="#a3341f",
    band_strength=0.22,
)
DARK = Theme(
    name="dark",
    page="#1b1a18",
    panel="#232220",
    card="#2b2a27",
    field="#2b2a27",
    ink="#e8e4da",
    soft="#a59f92",
    line="#37342f",
    accent="#7fb2e5",
    on_accent="#14202c",
    chosen="#2a3744",
    hover="#2f2d2a",
    cap="#35332f",
    focus="#26292f",
    track="#3a3732",
    danger="#ef8e79",
    band_strength=0.30,
)


class Wanted(NamedTuple):
    """What the reader's system asks of every program."""

    dark: bool = False
    contrast: bool = False


def wanted_by_system() -> Wanted:
    """Ask the running application's system."""
    hints = QGuiApplication.styleHints()
    return Wanted(
        hints.colorScheme() == Qt.ColorScheme.Dark,
        hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast,
    )


class Themes:
    """The theme in force; widgets join ``changed``.

    ``choice`` is ``system``, ``light``, ``dark`` or ``contrast`` (high contrast, light or dark as the
    system has it). ``system`` takes high contrast too where the system asks for it. The attribute
    ``system`` is asked what the reader's machine wants; ``patterns`` says whether codes have patterns.
    """

    def __init__(
        self, choice: str = "system", system: Callable[[], Wanted] = wanted_by_system, patterns: bool = False
    ) -> None:
        self.changed = Event()
        self.choice = choice
        self.system = system
        self.patterns = patterns
        self.current = self._resolve()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.renew)
        hints.accessibility().contrastPreferenceChanged.connect(self.renew)

    def choose(self, choice: str) -> None:
        """Follow the system, stay light or dark, or take high contrast."""
        self.choice = choice
        self.renew()

    def show_patterns(self, wanted: bool) -> None:
        """Tell codes apart by patterns beside their colours, or by colours alone."""
        self.patterns = wanted
        self.renew()

    def renew(self) -> None:
        """Take what the choice and the system ask for now, and tell where that is another theme."""
        theme = self._resolve()
        if theme is not self.current:
            self.current = theme
            self.changed.tell()

    def _resolve(self) -> Theme:
        theme = self._colors()
        return _patterned(theme) if self.patterns else theme

    def _colors(self) -> Theme:
        if self.choice in ("light", "dark"):
            return DARK if self.choice == "dark" else LIGHT
        wanted = self.system()
        if self.choice == "contrast" or wanted.contrast:
            from tepi.window import high_contrast

            return high_contrast.ON_BLACK if wanted.dark else high_contrast.ON_WHITE
        return DARK if wanted.dark else LIGHT


@cache
def _patterned(theme: Theme) -> Theme:
    """The same theme with patterns: one object, as widgets tell themes apart by identity."""
    return replace(theme, patterns=True)


_found: dict[tuple[str, ...], str] = {}


def family(preferred: tuple[str, ...]) -> str:
    """The first of these families that the system has, or its default."""
    if preferred not in _found:
        there = set(QFontDatabase.families())
        default = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        _found[preferred] = next((name for name in preferred if name in there), default)
    return _found[preferred]


def ui_font(size: int = BODY, bold: bool = False) -> QFont:
    """The face of the window; ``size`` in device-independent pixels."""
    font = QFont(family(SANS))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def reading_font(size: float = 18, face: str = "") -> QFont:
    """The face of the text and of quotes, or another one that is there; ``size`` in device-independent pixels."""
    font = QFont(face if face and QFontDatabase.hasFamily(face) else family(SERIFS))
    font.setPixelSize(round(size))
    return font


def mono_font(size: int = BODY) -> QFont:
    """The face of Markdown source and of previews."""
    font = QFont(family(MONO))
    font.setPixelSize(size)
    return font


def chosen_pen(theme: Theme) -> QPen:
    """The edge of a chosen row: none, but in high contrast a line, as its ground alone says too little."""
    return QPen(q(theme.accent), 1.5) if theme.strong else QPen(Qt.PenStyle.NoPen)


def q(color: str, alpha: float = 1.0) -> QColor:
    """A QColor of ``#rrggbb`` with this opacity."""
    made = QColor(color)
    made.setAlphaF(alpha)
    return made
