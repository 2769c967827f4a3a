"""Faces by script: named only where they are installed, and only for the letters they are for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout
from pytestqt.qtbot import QtBot

from tepi.text.scripts import SCRIPTS
from tepi.window.script_faces import FACES, SYSTEMS, UPRIGHT, ScriptFaces, good_faces, usual_face, write_han
from tepi.window.theme import SERIFS, family

WORDS = {
    "zh-Hans": ("骨直角与海外", "zh-CN"),
    "zh-Hant": ("骨直角與海外", "zh-TW"),
    "ja": ("骨と直角", "ja"),
    "ko": ("읽기에 대하여", "ko"),
    "arabic": ("عن القراءة", "ar"),
    "hebrew": ("על הקריאה", "he"),
    "devanagari": ("पढ़ने के बारे में 1998।", "hi"),
    "thai": ("เกี่ยวกับการอ่าน", "th"),
}


def best(variety: str, base: str) -> str:
    """The face that should be taken here."""
    if SYSTEMS[variety] in QFontDatabase.writingSystems(base):
        return ""
    there = set(QFontDatabase.families())
    return next((name for name in FACES[variety] if name in there), "")


@pytest.mark.parametrize("variety", sorted(WORDS))
def test_each_script_is_set_in_the_best_installed_book_face(qtbot: QtBot, variety: str) -> None:
    """The first of the list that is there is named, for the words of that script alone."""
    words, language = WORDS[variety]
    base = family(SERIFS)

    found = ScriptFaces(words, language).ranges("A page: " + words + ", x", base)

    expected = best(variety, base)
    assert [each.format.fontFamilies() for each in found] == ([[expected]] if expected else [])
    assert all(each.start == len("A page: ") for each in found)


def test_a_face_that_has_the_letters_is_not_replaced(qtbot: QtBot) -> None:
    """The face that the reader chose stays, where it can write the script."""
    able = [
        name for name in QFontDatabase.families() if SYSTEMS["cyrillic"] in QFontDatabase.writingSystems(name)
    ]
    if not able:
        pytest.skip("no installed face has Cyrillic letters")

    assert not ScriptFaces("Привет", "ru").ranges("Привет", able[0])


def test_every_script_has_faces_to_choose_from() -> None:
    """A script that is looked for has a list, and its writing system has a name."""
    varieties = (set(SCRIPTS) - {"han", "hangul"}) | {"zh-Hans", "zh-Hant", "zh-HK", "ja", "ko"}

    assert set(FACES) == varieties
    assert varieties - set(SYSTEMS) <= {"ethiopic"}


@given(st.lists(st.sampled_from(["a", " ", "骨", "𠀀", "🙂", "ש", "क", "1"]), max_size=20))
@settings(max_examples=60)
def test_places_are_utf16_units(parts: list[str]) -> None:
    """What is named are whole characters, also behind those that Qt counts twice."""
    words = "".join(parts)
    units = words.encode("utf-16-le")
    faces = ScriptFaces(words, "")
    faces.face = lambda script, base, of: script  # type: ignore[method-assign]

    for each in faces.ranges(words, "any"):
        text = units[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le")
        script = each.format.fontFamilies()[0]
        assert text
        assert {"han": "骨𠀀", "hebrew": "ש", "devanagari": "क"}[script].find(text.strip(" 1")[0]) >= 0


def test_a_mixed_paragraph_asks_no_face_for_what_it_cannot_do(qtbot: QtBot) -> None:
    """Qt says nothing of missing rules when Hebrew, Devanagari, Arabic, Chinese and Latin stand together."""
    words = "שלום नमस्ते 12 עולם “यह” में骨直角 ab مرحبا 1998।"
    base = family(SERIFS)
    faces = ScriptFaces(words, "he")
    scripts = {face for each in faces.ranges(words, base) for face in each.format.fontFamilies()}
    if len(scripts) < 4:
        pytest.skip("the faces are not installed here")
    layout = QTextLayout(words, QFont(base))
    layout.setFormats(faces.ranges(words, base))

    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(2_000)
    layout.endLayout()

    used = {run.rawFont().familyName() for run in line.glyphRuns()}
    assert used == scripts | {base}


def test_the_usual_face_is_named_as_it_is(qtbot: QtBot) -> None:
    """The list of faces calls the usual one by the face in which most of the text is set."""
    words, language = WORDS["zh-Hans"]
    base = family(SERIFS)

    assert usual_face(words, language, base) == (best("zh-Hans", base) or base)
    assert usual_face("plain", "en", base) == base
    assert good_faces(words, language) == FACES["zh-Hans"]
    assert good_faces("plain", "en") == SERIFS


@pytest.mark.parametrize(
    ("title", "language", "variety"),
    [
        ("骨直角", "zh", "zh-Hans"),
        ("骨直角", "ja", "ja"),
        ("骨直角 (New York)", "zh-TW", "zh-Hant"),
        ("읽기", "", "ko"),
    ],
)
def test_a_title_has_the_forms_of_its_language(qtbot: QtBot, title: str, language: str, variety: str) -> None:
    """Beside the window's own face, which stays first."""
    font = QFont("Some Face")

    write_han(font, title, language)

    face = next((name for name in UPRIGHT[variety] if QFontDatabase.hasFamily(name)), "")
    assert font.families() == (["Some Face", face] if face else ["Some Face"])


@pytest.mark.parametrize("title", ["Judul “satu”", "骨 नमस्ते", "שלום"])
def test_other_titles_are_left_to_the_system(qtbot: QtBot, title: str) -> None:
    """Also one in which a second script stands: each face would be asked for both."""
    font = QFont("Some Face")

    write_han(font, title, "zh")

    assert font.families() == ["Some Face"]
