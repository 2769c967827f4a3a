"""A bare PySide6 program: the text of a file in a QTextEdit, and "frame" once it has been painted."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QTextEdit


class FirstFrame(QObject):
    """Says so once the first frame is out, and ends."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.said)
        return False

    def said(self) -> None:
        os.write(1, b"frame\n")
        QApplication.exit()


app = QApplication(sys.argv[:1])
edit = QTextEdit()
edit.setReadOnly(True)
with open(sys.argv[1], encoding="utf-8") as file:  # noqa: PTH123  # a bare program needs no pathlib
    edit.setPlainText(file.read())
edit.resize(1440, 900)
first = FirstFrame()
edit.viewport().installEventFilter(first)
edit.show()
sys.exit(app.exec())
