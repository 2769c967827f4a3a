"""Options are shown only where they apply, and say what is not as usual."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.exchange.markdown_options import GROUPINGS, OPTIONS, ORDERS, MarkdownOptions, checked
from tepi.study.sentence_codes import RULES
from tepi.window.panel.export_options import CHOICES, ExportOptions
from tepi.window.theme import Themes


@pytest.fixture
def options(qtbot: QtBot, themes: Themes) -> ExportOptions:
    made = ExportOptions(themes)
    qtbot.addWidget(made)
    made.resize(340, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_only_what_applies_is_there(options: ExportOptions) -> None:
    """A table knows nothing of guidelines; a format without options has no line for them."""
    options.use(("bom", "formulas"), {})
    options.unfold.click()
    shown = {name for name, switch in options.switches.items() if switch.isVisible()}
    assert shown == {"bom", "formulas"}
    assert not any(field.isVisible() for _, field in options.choices.values())
    options.use((), {})
    assert not options.isVisible()


def test_what_is_chosen_is_what_is_asked_for(qtbot: QtBot, options: ExportOptions) -> None:
    """Only what is not as usual; by keys as well."""
    options.use(OPTIONS, {})
    options.unfold.click()
    assert options.values == {}
    with qtbot.waitSignal(options.changed):
        qtbot.keyClick(options.choices["order"][1], Qt.Key.Key_Down)
    with qtbot.waitSignal(options.changed):
        qtbot.keyClick(options.switches["code_table"], Qt.Key.Key_Space)
    assert options.values == {"order": "code", "code_table": False}
    assert checked(MarkdownOptions(**options.values))


def test_folded_it_names_what_is_unusual(options: ExportOptions) -> None:
    """The line says what the controls would."""
    options.use(OPTIONS, {"with_text": True, "code_table": False, "context": "7"})
    assert options.values == {"with_text": True, "code_table": False, "context": "7"}
    for words in ("context: 7 words on either side", "Full text", "no table of codes"):
        assert words in options.unfold.accessibleName()


def test_every_answer_is_one_the_format_knows() -> None:
    """What can be chosen can be written."""
    known = {name: [value for value, _ in offers] for name, _, offers in CHOICES}
    assert known["order"] == list(ORDERS)
    assert known["group_by"] == list(GROUPINGS)
    assert known["partial"] == list(RULES)
    for context in known["context"]:
        checked(MarkdownOptions(context=context))
