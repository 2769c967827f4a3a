"""Marks word after word in the real window and prints each mark's id once its press has returned."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tepi.window import open_window

MARKS = 200

app = QApplication(sys.argv[:1])
window = open_window(sys.argv[1])
while window.desk.open is None or not window.pane.view.hasFocus():
    QTest.qWait(10)
for _ in range(MARKS):
    QTest.keyClick(window.pane.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.pane.view, Qt.Key.Key_2)
    print(window.desk.current, flush=True)
    app.processEvents()
print("all", flush=True)
