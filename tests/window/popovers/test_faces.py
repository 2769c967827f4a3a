"""The faces to choose from."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tepi.window.popovers.faces import FaceList, faces
from tepi.window.theme import SERIFS, Themes, family

SYSTEMS = QFontDatabase.WritingSystem


def test_the_usual_one_is_first_and_good_ones_follow(qtbot: QtBot) -> None:
    """Then the others by name; each once."""
    rows = faces("Kata demi kata", "As usual ({0})", "not here")
    names = [row.value for row in rows]
    good = [name for name in names[1:] if name in SERIFS]

    assert rows[0].value == ""
    assert family(SERIFS) in rows[0].name
    assert names[1 : 1 + len(good)] == good
    assert len(set(names)) == len(names)


def test_faces_without_the_texts_letters_come_last_and_say_so(qtbot: QtBot) -> None:
    """By the letters that are most common; a Latin name in a Thai text does not count."""
    rows = faces("ปฏิญญาสากลว่าด้วยสิทธิมนุษยชน Thai", "{0}", "not here")[1:]
    lacking = [bool(row.hint) for row in rows]

    assert lacking == sorted(lacking)
    for row in rows:
        assert bool(row.hint) != (SYSTEMS.Thai in QFontDatabase.writingSystems(row.value))


def test_a_text_without_letters_suits_any_face(qtbot: QtBot) -> None:
    """Nothing is said to be lacking."""
    assert not any(row.hint for row in faces("1, 2 – 3!", "{0}", "not here"))


def test_a_face_of_two_foundries_is_listed_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its plain name, as made by the one with more styles and a known name; faces for sums are left out."""
    styles = {
        "Plain": ["Regular"], "Sum Math": ["Regular"], "Old [UKWN]": ["Regular", "Bold"],
        "Old [abcd]": ["Bold"], "Old [efgh]": ["Bold", "Regular"],
    }  # fmt: skip
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: list(styles))
    monkeypatch.setattr(QFontDatabase, "styles", lambda name: styles[name])
    monkeypatch.setattr(QFontDatabase, "isPrivateFamily", lambda _: False)
    monkeypatch.setattr(QFontDatabase, "writingSystems", lambda *_: [SYSTEMS.Latin])

    rows = faces("kata", "As usual", "not here")[1:]

    assert [(row.value, row.name) for row in rows] == [("Old [efgh]", "Old"), ("Plain", "Plain")]


def test_each_is_shown_in_itself(ground: QWidget, themes: Themes, qtbot: QtBot) -> None:
    """The same word looks otherwise in another face, and the chosen row otherwise than the rest."""
    rows = [row._replace(name="Kata") for row in faces("kata", "{0}", "")]
    shown = FaceList(themes, ground, 600)
    shown.setGeometry(0, 0, 300, 200)
    shown.show()

    def picture(value: str) -> object:
        shown.show_rows([next(row for row in rows if row.value == value)], -1)
        return shown.viewport().grab().toImage()

    others = [row.value for row in rows if row.value and row.value != family(SERIFS)]
    assert len({picture(value).cacheKey() for value in others[:3]}) == 3
    assert any(picture(value) != picture("") for value in others)
