"""The one style sheet: fields, buttons, menus, scroll bars and tool tips in the theme's colours."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from tepi.resources import find
from tepi.window.theme import BODY, SANS, SMALL, Theme, family, q


def style_sheet(theme: Theme) -> str:
    """The style of Qt's standard widgets for a theme; everything else is painted by its own widget."""
    sans = family(SANS)
    # A thicker frame takes its room from the padding, so that nothing moves when the keyboard comes.
    thick = 3 if theme.strong else 1
    field, button = f"{6 - thick}px {10 - thick}px", f"{6 - thick}px {13 - thick}px"
    edge = theme.line if theme.strong else "transparent"
    # A style sheet takes pictures from files only, in their own colour: one for either ground.
    tick = find("resources") / "icons" / f"ticked-{'dark' if theme.dark else 'light'}.svg"
    picked = f"border: 1px solid {theme.accent};" if theme.strong else ""
    return f"""
QLabel, QLineEdit, QPushButton, QComboBox, QMenu, QCheckBox, QRadioButton, QToolTip {{
  font-family: "{sans}"; font-size: {BODY}px; color: {theme.ink}; }}
QWidget#mainWindow, QWidget#deskGround {{ background: {theme.panel}; }}
QToolTip {{ background: {theme.card}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 5px 7px; }}
QLineEdit, QComboBox {{ background: {theme.field}; border: 1px solid {theme.line}; border-radius: 6px;
  padding: 5px 9px; selection-background-color: {theme.on(theme.field, theme.accent, 0.3)};
  selection-color: {theme.ink}; placeholder-text-color: {theme.soft}; }}
QLineEdit:focus, QComboBox:focus {{ border: {thick}px solid {theme.accent}; padding: {field}; }}
QLineEdit:disabled {{ color: {theme.soft}; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox QAbstractItemView {{ background: {theme.card}; border: 1px solid {theme.line};
  selection-background-color: {theme.chosen}; selection-color: {theme.ink}; outline: none; }}
QPushButton {{ background: {theme.cap}; border: 1px solid {edge}; border-radius: 6px; padding: 5px 12px; }}
QPushButton:hover {{ background: {theme.hover}; border-color: {theme.line}; }}
QPushButton:focus {{ border: {thick}px solid {theme.accent}; padding: {button}; }}
QPushButton:disabled {{ color: {theme.soft}; }}
QPushButton[primary="true"] {{ background: {theme.accent}; color: {theme.on_accent}; font-weight: 600; }}
QPushButton[primary="true"]:hover {{ background: {theme.on(theme.accent, theme.ink, 0.12)}; }}
QPushButton[primary="true"]:disabled {{ background: {theme.cap}; color: {theme.soft}; }}
QPushButton[primary="true"]:focus {{ border: {max(thick, 2)}px solid {theme.accent}; padding: {6 - max(thick, 2)}px {13 - max(thick, 2)}px;
  background-clip: padding; }}
QPushButton[quiet="true"] {{ background: transparent; }}
QPushButton[quiet="true"]:hover {{ background: {theme.hover}; }}
QPushButton[quiet="true"]:focus {{ border-color: {theme.accent}; }}
QCheckBox, QRadioButton {{ spacing: 7px; border: {max(thick, 2)}px solid transparent; border-radius: 4px; padding: 2px 4px; }}
QCheckBox::indicator {{ width: 13px; height: 13px; border: 1px solid {theme.soft}; border-radius: 3px; background: {theme.field}; }}
QCheckBox::indicator:hover {{ border-color: {theme.accent}; }}
QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent}; image: url("{tick.as_posix()}"); }}
QCheckBox::indicator:disabled {{ border-color: {theme.line}; }}
QCheckBox:disabled {{ color: {theme.soft}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {theme.accent}; }}
QScrollArea#keyArea, QScrollArea#reasons {{ border: {max(thick, 2)}px solid transparent; border-radius: 6px; }}
QScrollArea#keyArea:focus, QScrollArea#reasons:focus {{ border-color: {theme.accent}; }}
QMenu {{ background: {theme.card}; border: 1px solid {theme.line}; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {theme.chosen}; {picked} }}
QMenu::item:disabled {{ color: {theme.soft}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: 5px 8px; }}
QSplitter::handle {{ background: {theme.line}; }}
QSplitter::handle:hover {{ background: {theme.accent}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {theme.soft if theme.strong else theme.track}; border-radius: 4px; margin: 1px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {theme.soft}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLabel[soft="true"] {{ color: {theme.soft}; }}
QLabel[small="true"] {{ font-size: {SMALL}px; color: {theme.soft}; }}
"""


def palette(theme: Theme) -> QPalette:
    """The same colours for what no rule of the sheet names: text views, lists, what Qt itself draws."""
    made = QPalette()
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.panel,
        role.WindowText: theme.ink,
        role.Base: theme.card,
        role.AlternateBase: theme.panel,
        role.Text: theme.ink,
        role.PlaceholderText: theme.soft,
        role.Button: theme.cap,
        role.ButtonText: theme.ink,
        role.Highlight: theme.on(theme.card, theme.accent, 0.3),
        role.HighlightedText: theme.ink,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.ink,
        role.Link: theme.accent,
        role.Accent: theme.accent,
    }
    for each, color in colors.items():
        made.setColor(each, q(color))
    for each in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, q(theme.soft))
    return made
