"""A reader's first hour: marks and notes by keys alone, and all of it there again the next day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from tests.stories.conftest import Reader

FIRST = "TPengiriman sekitar 10.000 tentara Korea Utara ke Rusia"
OPINION = (
    "perang ilegal yang dilakukan Vladimir Putin di Ukraina menunjukkan peningkatan konflik yang "
    "mengkhawatirkan dan menyebabkan ketidakamanan dan ketidakstabilan internasional yang semakin besar."
)
BLINKEN = (
    "Antony Blinken, Menteri Luar Negeri, dengan tegas memperingatkan Moskow dan Pyongyang pekan lalu "
    "agar tidak mengirim pasukan Korea Utara ke medan perang Ukraina."
)
QUOTED = "“memasuki Ukraina untuk mendukung Rusia, mereka pasti akan kembali dalam kantong mayat”"
DONBAS = (
    "Kyiv kehilangan lebih banyak wilayah pada bulan Oktober, sebagian besar di wilayah Donbas "
    "timurdibandingkan kapan pun sejak musim panas 2022."
)
KILLED = "sebanyak 1.200 tentara tewas atau terluka setiap hari"

Start = Callable[..., Reader]


def test_the_marks_of_the_picture_by_keys_alone(start: Start) -> None:
    """Words, clauses, a quotation and sentences: each partial mark of the design's picture, to the character."""
    reader = start()
    press = reader.hands.press

    press(*["Ctrl+Shift+Right"] * 8, "1")
    press(*["Ctrl+Right"] * 11, "Ctrl+Shift+Right", "6")
    press("Shift+Right", "2")
    press("J", "J", "Right", "Right", "3")
    press("J", "2", "J", "5")
    press("J", '"', "5")
    press("J", "J", "Right", "Right", "Shift+Right", "1")
    press("J", "2", "J", *["Ctrl+Right"] * 3, "Shift+Right", "1")
    press("J", "2")

    assert reader.marks() == [
        (FIRST, ("Fact",)),
        (OPINION, ("Opinion",)),
        ("perang ilegal", ("Loaded word",)),
        ("berpotensi memperburuk keduanya.", ("Prediction",)),
        ("AS jelas sangat prihatin.", ("Opinion",)),
        (BLINKEN, ("Reported",)),
        (QUOTED, ("Reported",)),
        (DONBAS, ("Fact",)),
        ("Kerugian yang harus ditanggung Rusia sangat besar.", ("Opinion",)),
        (KILLED, ("Fact",)),
        (
            "Namun terbukti bahwa penderitaan manusia maupun sanksi Barat tidak memaksa Putin untuk mundur.",
            ("Opinion",),
        ),
    ]


def test_the_next_day_everything_is_where_it_was(start: Start, tmp_path: Path) -> None:
    """Closed in the midst of a note and opened again: marks, note, document, place, panel and sizes are back."""
    other = tmp_path / "other.txt"
    other.write_text("Another text. It has two sentences.", encoding="utf-8")
    first = start()
    first.hands.press("2")
    assert len(first.marks()) == 1
    first.window.work.take_files([other])
    first.hands.press("Ctrl+PgUp")
    assert first.desk.open is not None and first.desk.open.document.example
    first.hands.press(*["J"] * 25, "1", "N")
    first.hands.write("seen **tomorrow**")
    first.window.splitter.setSizes([230, 700, 300])
    first.hands.press("Ctrl+B")
    first.hands.rest()
    marks, widths = first.marks(), first.window.splitter.sizes()
    size, focus = first.window.size(), first.desk.focus
    line, caret = first.window.pane.place_state(), first.desk.caret
    first.close()

    second = start()
    second.hands.until(
        lambda: second.window.panel.marks_view.model().rowCount() == 2, "the cards are not there"
    )

    assert second.desk.open is not None and second.desk.open.document.example
    assert second.marks() == marks
    notes = [
        mark.note.text
        for mark in second.desk.highlights([s.highlight for s in second.desk.open.index])
        if mark.note
    ]
    assert notes == ["seen **tomorrow**"]
    assert (second.desk.focus, second.desk.caret) == (focus, caret)
    assert second.window.pane.place_state() == line
    assert line["offset"] > 0
    assert second.window.size() == size
    assert not second.window.sidebar.isVisible()
    assert second.window.panel.isVisible()
    assert second.window.splitter.sizes()[1:] == widths[1:]


def test_what_was_done_yesterday_can_be_undone(start: Start) -> None:
    """After a restart the first Ctrl+Z takes back the last mark, Ctrl+Shift+Z brings it again."""
    first = start()
    first.hands.press("2", "J", "1")
    marks = first.marks()
    first.close()

    second = start()
    second.hands.press("Ctrl+Z")
    assert second.marks() == marks[:1]
    second.hands.press("Ctrl+Shift+Z")
    assert second.marks() == marks


def test_a_note_is_saved_while_it_is_typed(start: Start) -> None:
    """A pause in typing is enough: the note is in the library within a second, and its sitting is one step."""
    reader = start()
    reader.hands.press("2", "N")
    reader.hands.write("a judgement")
    QTest.qWait(10)
    mark = reader.desk.current
    assert mark is not None and reader.desk.library is not None

    def saved() -> bool:
        found = reader.desk.highlight(mark)
        return found is not None and found.note is not None and found.note.text == "a judgement"

    reader.hands.until(saved, "the note is not saved in the midst of typing")
    reader.hands.write(", and more")
    reader.hands.press("Esc", "Ctrl+Z")

    found = reader.desk.highlight(mark)
    assert found is not None and found.note is None


def test_saved_is_said_only_when_it_is(start: Callable[..., Reader]) -> None:
    """While the note editor holds words that are not in the library, the status bar does not say “saved”."""
    reader = start()
    reader.hands.press("2", "N")
    reader.hands.find("noteEditor")
    before = reader.window.status.saved_text
    reader.hands.write("not yet")
    typing = reader.window.status.saved_text
    reader.hands.until(lambda: reader.window.status.saved_text == before, "the note is never saved")

    assert before == "All changes saved"
    assert typing == "Saving…"
    assert reader.desk.highlights([reader.desk.current])[0].note.text == "not yet"
