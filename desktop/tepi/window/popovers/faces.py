"""The reading faces that this machine has, each shown in itself."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from tepi.window.popovers.rows import Choice, ChoiceList, Choices
from tepi.window.row_delegate import Index, RowDelegate
from tepi.window.script_faces import good_faces, usual_face
from tepi.window.theme import SERIFS, SMALL, Theme, Themes, family, q, ui_font

SAMPLE = 4_000
SIZE = 15
FEWEST, MOST = 2, 6
UNKNOWN = "[UKWN]"  # what Qt writes for a foundry that the file does not name

_Systems = QFontDatabase.WritingSystem
# By how Unicode begins the names of its letters.
SYSTEMS = {
    "LATIN": (_Systems.Latin,), "GREEK": (_Systems.Greek,), "CYRILLIC": (_Systems.Cyrillic,),
    "ARMENIAN": (_Systems.Armenian,), "HEBREW": (_Systems.Hebrew,), "ARABIC": (_Systems.Arabic,),
    "SYRIAC": (_Systems.Syriac,), "THAANA": (_Systems.Thaana,), "DEVANAGARI": (_Systems.Devanagari,),
    "BENGALI": (_Systems.Bengali,), "GURMUKHI": (_Systems.Gurmukhi,), "GUJARATI": (_Systems.Gujarati,),
    "ORIYA": (_Systems.Oriya,), "TAMIL": (_Systems.Tamil,), "TELUGU": (_Systems.Telugu,),
    "KANNADA": (_Systems.Kannada,), "MALAYALAM": (_Systems.Malayalam,), "SINHALA": (_Systems.Sinhala,),
    "THAI": (_Systems.Thai,), "LAO": (_Systems.Lao,), "TIBETAN": (_Systems.Tibetan,),
    "MYANMAR": (_Systems.Myanmar,), "GEORGIAN": (_Systems.Georgian,), "KHMER": (_Systems.Khmer,),
    "HANGUL": (_Systems.Korean,), "HIRAGANA": (_Systems.Japanese,), "KATAKANA": (_Systems.Japanese,),
    "CJK": (_Systems.SimplifiedChinese, _Systems.TraditionalChinese, _Systems.Japanese),
}  # fmt: skip


def faces(text: str, usual: str, lacking: str, language: str = "") -> list[Choice]:
    """The faces to choose from: the usual one (value ""), good ones, the others, those without the text's letters.

    ``usual`` words the first, with ``{0}`` for its name; ``lacking`` is the hint on the last. ``language`` is
    that of the text (ISO 639-1, or "").
    """
    wanted = _systems_of(text)
    names = _one_of_each(
        name
        for name in QFontDatabase.families()
        if not QFontDatabase.isPrivateFamily(name)
        and _Systems.Symbol not in QFontDatabase.writingSystems(name)
        and " Math" not in name
    )
    fit = {
        name: not wanted or bool(wanted.intersection(QFontDatabase.writingSystems(name))) for name in names
    }
    good = [name for name in (*good_faces(text, language), *SERIFS) if name in fit]
    ranked = sorted(names, key=lambda name: (not fit[name], name not in good, name.casefold()))
    rows = [Choice(name, _plain(name), "" if fit[name] else lacking) for name in ranked]
    return [Choice("", usual.format(usual_face(text, language, family(SERIFS)))), *rows]


def _plain(name: str) -> str:
    """A family's name without its foundry, which Qt adds in brackets where two have made one of that name."""
    return name.partition(" [")[0]


def _one_of_each(names: Iterable[str]) -> list[str]:
    """Of a family that several foundries have made, the one that knows its maker and has most styles."""
    best: dict[str, tuple[bool, int, str]] = {}
    for name in names:
        rank = (not name.endswith(UNKNOWN), len(QFontDatabase.styles(name)), name)
        best[_plain(name)] = max(best.get(_plain(name), rank), rank)
    return [name for _, _, name in best.values()]


def _systems_of(text: str) -> set[QFontDatabase.WritingSystem]:
    """The writing systems of which a face needs one, by the letters most common at the text's beginning."""
    scripts = Counter(
        unicodedata.name(letter, "").split(" ")[0] for letter in text[:SAMPLE] if letter.isalpha()
    )
    known = [script for script, _ in scripts.most_common() if script in SYSTEMS]
    return set(SYSTEMS[known[0]]) if known else set()


class FaceList(ChoiceList):
    """The faces, as a list under a field; ``room`` is how high it may be, in pixels."""

    def __init__(self, themes: Themes, parent: QWidget, room: int) -> None:
        super().__init__(themes, parent, min(max(room // RowDelegate.height, FEWEST), MOST))
        self.setItemDelegate(_Delegate(themes, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)


class _Delegate(RowDelegate):
    """Paints one name in its face."""

    def draw(self, painter: QPainter, box: QRectF, index: Index, theme: Theme, ground: str) -> None:
        model = index.model()
        assert isinstance(model, Choices)
        face, name, hint, *_ = model.rows[index.row()]
        left, right = box.left() + 8, box.right() - 12
        vertical = Qt.AlignmentFlag.AlignVCenter
        if hint:
            small = ui_font(SMALL)
            width = QFontMetricsF(small).horizontalAdvance(hint)
            painter.setFont(small)
            painter.setPen(q(theme.ink_of(theme.soft, ground)))
            painter.drawText(QRectF(right - width, box.top(), width + 2, box.height()), vertical, hint)
            right -= width + 8
        font = QFont(face or family(SERIFS))
        font.setPixelSize(SIZE)
        painter.setFont(font)
        painter.setPen(q(theme.ink))
        elided = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRectF(left, box.top(), right - left, box.height()), vertical, elided)
