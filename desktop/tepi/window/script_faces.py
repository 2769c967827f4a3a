"""The book faces of scripts that the reading face has no letters for: chosen among those that are installed.

A face is named only for the very letters it is for. Qt warns of a face that is asked for letters of a script
whose rules it lacks, and takes one that it merely falls back to without a thought of the language.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontDatabase, QTextCharFormat, QTextLayout

from tepi.text.beyond_latin import goes_beyond_latin
from tepi.text.scripts import HAN, han_of, main_script, stretches
from tepi.window.theme import SERIFS

_Systems = QFontDatabase.WritingSystem
_INDIC = ("Nirmala UI", "Nirmala Text")

# Best first: those of free systems, then what Windows and macOS bring, then one without serifs.
FACES: dict[str, tuple[str, ...]] = {
    "zh-Hans": (
        *("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "STSong"),
        *("SimSun", "NSimSun", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei"),
    ),
    "zh-Hant": (
        *("Noto Serif CJK TC", "Source Han Serif TC", "Noto Serif TC", "Songti TC", "LiSong Pro"),
        *("PMingLiU", "MingLiU", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei"),
    ),
    "zh-HK": (
        *("Noto Serif CJK HK", "Source Han Serif HK", "Noto Serif HK", "Noto Serif CJK TC", "Songti TC"),
        *("MingLiU_HKSCS", "PMingLiU", "Noto Sans CJK HK", "PingFang HK", "Microsoft JhengHei"),
    ),
    "ja": (
        *("Noto Serif CJK JP", "Source Han Serif", "Source Han Serif JP", "Noto Serif JP"),
        *("Hiragino Mincho ProN", "Yu Mincho", "YuMincho", "IPAexMincho", "MS PMincho", "MS Mincho"),
        *("Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", "Meiryo"),
    ),
    "ko": (
        *("Noto Serif CJK KR", "Source Han Serif K", "Source Han Serif KR", "Noto Serif KR"),
        *("AppleMyungjo", "Nanum Myeongjo", "NanumMyeongjo", "Batang"),
        *("Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic"),
    ),
    # For Urdu too: Nastaliq, in which it is printed, is set with letters on top of each other here.
    "arabic": (
        *("Noto Naskh Arabic", "Amiri", "Scheherazade New", "Scheherazade", "Sakkal Majalla"),
        *("Traditional Arabic", "Geeza Pro", "Noto Sans Arabic"),
    ),
    "hebrew": (
        *("Noto Serif Hebrew", "Frank Ruehl CLM", "Frank Ruhl Libre", "FrankRuehl", "David CLM", "David"),
        *("New Peninim MT", "Times New Roman", "Noto Sans Hebrew"),
    ),
    "greek": SERIFS,
    "cyrillic": SERIFS,
    "armenian": ("Noto Serif Armenian", "Mshtakan", "Sylfaen", "Noto Sans Armenian"),
    "georgian": ("Noto Serif Georgian", "Sylfaen", "Noto Sans Georgian"),
    "syriac": ("Noto Sans Syriac", "Estrangelo Edessa"),
    "devanagari": (
        *("Noto Serif Devanagari", "Sanskrit Text", "Kohinoor Devanagari", "ITF Devanagari", *_INDIC),
        *("Mangal", "Noto Sans Devanagari"),
    ),
    "bengali": ("Noto Serif Bengali", "Kohinoor Bangla", "Bangla MN", *_INDIC, "Noto Sans Bengali"),
    "gurmukhi": ("Noto Serif Gurmukhi", "Gurmukhi MN", *_INDIC, "Noto Sans Gurmukhi"),
    "gujarati": ("Noto Serif Gujarati", "Kohinoor Gujarati", *_INDIC, "Noto Sans Gujarati"),
    "oriya": ("Noto Serif Oriya", "Oriya MN", *_INDIC, "Noto Sans Oriya"),
    "tamil": ("Noto Serif Tamil", "Tamil MN", *_INDIC, "Noto Sans Tamil"),
    "telugu": ("Noto Serif Telugu", "Kohinoor Telugu", *_INDIC, "Noto Sans Telugu"),
    "kannada": ("Noto Serif Kannada", "Kannada MN", *_INDIC, "Noto Sans Kannada"),
    "malayalam": ("Noto Serif Malayalam", "Malayalam MN", *_INDIC, "Noto Sans Malayalam"),
    "sinhala": ("Noto Serif Sinhala", "Sinhala MN", *_INDIC, "Noto Sans Sinhala"),
    "thai": ("Noto Serif Thai", "Norasi", "Thonburi", "Leelawadee UI", "Noto Sans Thai"),
    "lao": ("Noto Serif Lao", "Lao MN", "Lao UI", "Leelawadee UI", "Noto Sans Lao"),
    "tibetan": ("Noto Serif Tibetan", "Kailasa", "Kokonor", "Microsoft Himalaya"),
    "myanmar": ("Noto Serif Myanmar", "Myanmar MN", "Myanmar Text", "Noto Sans Myanmar"),
    "khmer": ("Noto Serif Khmer", "Khmer MN", "Khmer UI", "Leelawadee UI", "Noto Sans Khmer"),
    "ethiopic": ("Noto Serif Ethiopic", "Kefa", "Nyala", "Ebrima", "Noto Sans Ethiopic"),
}
SYSTEMS = {
    "zh-Hans": _Systems.SimplifiedChinese, "zh-Hant": _Systems.TraditionalChinese,
    "zh-HK": _Systems.TraditionalChinese, "ja": _Systems.Japanese, "ko": _Systems.Korean,
    "arabic": _Systems.Arabic, "hebrew": _Systems.Hebrew,
    "greek": _Systems.Greek, "cyrillic": _Systems.Cyrillic, "armenian": _Systems.Armenian,
    "georgian": _Systems.Georgian, "syriac": _Systems.Syriac, "devanagari": _Systems.Devanagari, "bengali": _Systems.Bengali, "gurmukhi": _Systems.Gurmukhi,
    "gujarati": _Systems.Gujarati, "oriya": _Systems.Oriya, "tamil": _Systems.Tamil,
    "telugu": _Systems.Telugu, "kannada": _Systems.Kannada, "malayalam": _Systems.Malayalam,
    "sinhala": _Systems.Sinhala, "thai": _Systems.Thai, "lao": _Systems.Lao,
    "tibetan": _Systems.Tibetan, "myanmar": _Systems.Myanmar, "khmer": _Systems.Khmer,
}  # fmt: skip

# The same for the window's own face, which has no serifs.
UPRIGHT = {
    "zh-Hans": ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"),
    "zh-Hant": (
        "Noto Sans CJK TC",
        "Source Han Sans TC",
        "Noto Sans TC",
        "PingFang TC",
        "Microsoft JhengHei",
    ),
    "zh-HK": ("Noto Sans CJK HK", "Source Han Sans HK", "Noto Sans HK", "PingFang HK", "Microsoft JhengHei"),
    "ja": (
        "Noto Sans CJK JP",
        "Source Han Sans",
        "Noto Sans JP",
        "Hiragino Sans",
        "Yu Gothic UI",
        "Meiryo UI",
    ),
    "ko": ("Noto Sans CJK KR", "Source Han Sans K", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic"),
}

_found: dict[tuple[str, str], str] = {}


class ScriptFaces:
    """Says which stretches of one text's paragraphs are set in another face than the reading face, and in which.

    ``text`` and ``language`` (ISO 639-1, may be "") are those of the whole text: they decide whose letter
    forms Han has.
    """

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language

    def ranges(self, words: str, base: str) -> list[QTextLayout.FormatRange]:
        """The formats of a paragraph (UTF-16 units of it) whose reading face is ``base``, a family's name."""
        found: list[QTextLayout.FormatRange] = []
        at = utf16 = 0
        for script, start, end in stretches(words):
            face = self.face(script, base, words)
            if not face:
                continue
            made = QTextLayout.FormatRange()
            utf16 += _length(words[at:start])
            made.start, made.length = utf16, _length(words[start:end])
            at, utf16 = end, utf16 + made.length
            look = QTextCharFormat()
            look.setFontFamilies([face])
            made.format = look
            found.append(made)
        return found

    def face(self, script: str, base: str, words: str) -> str:
        """The face of a script's letters in ``words``; "" where that is ``base``, or nothing better is installed."""
        return _face(self.variety(script, words), base)

    def variety(self, script: str, words: str) -> str:
        """The key in FACES for a script's letters in ``words``."""
        if script == HAN:
            return han_of(self._text, self._language) or han_of(words, self._language) or "zh-Hans"
        return "ko" if script == "hangul" else script


def usual_face(text: str, language: str, base: str) -> str:
    """The face in which most of a text is set where nobody has chosen one: ``base``, or that of its script."""
    script = main_script(text)
    return (script and ScriptFaces(text, language).face(script, base, text)) or base


def good_faces(text: str, language: str) -> Sequence[str]:
    """The names of book faces for the script that most of a text is in, best first; some may not be installed."""
    script = main_script(text)
    return FACES[ScriptFaces(text, language).variety(script, text)] if script else SERIFS


def write_han(font: QFont, title: str, language: str) -> None:
    """Have a title's Han, kana and Hangul drawn in the forms of its language, beside the window's face.

    Other scripts are left to the system: a face that is named is asked for every letter of the line.
    """
    if title.isascii() or not goes_beyond_latin(title):
        return
    if {script for script, _, _ in stretches(title)} <= {HAN, "hangul"}:
        variety = han_of(title, language) or "ko"
        face = next((name for name in UPRIGHT[variety] if QFontDatabase.hasFamily(name)), "")
        if face:
            font.setFamilies([font.family(), face])


def _face(variety: str, base: str) -> str:
    """The first installed face for it; "" where ``base`` has its letters or no other is there."""
    key = variety, base
    if key not in _found:
        system = SYSTEMS.get(variety)
        if system is not None and system in QFontDatabase.writingSystems(base):
            _found[key] = ""
        else:
            there = set(QFontDatabase.families())
            _found[key] = next((name for name in FACES[variety] if name in there), "")
    return _found[key]


def _length(words: str) -> int:
    """How many UTF-16 units some characters have."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2
