"""A field for Markdown: guideline, with its signs coloured as they are typed."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tepi.window.theme import Themes, mono_font


class MarkdownField(QPlainTextEdit):
    """Several lines of Markdown source; Tab leaves the field."""

    def __init__(self, themes: Themes, parent: QWidget, height: int) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setTabChangesFocus(True)
        self.setMinimumHeight(height)
        self.document().setDefaultFont(mono_font(12))
        self._dress()
        self.destroyed.connect(themes.changed.join(self._dress))
        self._highlighter = self._highlight()

    def _dress(self) -> None:
        theme = self._themes.current
        family, size = mono_font(12).family(), 12
        self.setStyleSheet(
            f'QPlainTextEdit {{ font-family: "{family}"; font-size: {size}px; background: {theme.field};'
            f" border: {theme.edge}; border-radius: 6px; padding: 4px; color: {theme.ink};"
            f" selection-background-color: {theme.on(theme.field, theme.accent, 0.3)};"
            f" selection-color: {theme.ink}; }}"
            f" QPlainTextEdit:focus {{ border-color: {theme.accent}; }}"
        )

    def _highlight(self) -> object:
        try:
            from tepi.window.panel.markdown_highlighter import MarkdownHighlighter
        except ImportError:
            return None
        return MarkdownHighlighter(self.document(), self._themes)
