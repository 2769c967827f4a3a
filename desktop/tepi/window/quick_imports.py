"""Imports at their own speed: PySide6 would read the source of every module that is imported after it.

It looks there for its own name, so that ``from __feature__ import snake_case`` can be undone in modules
that do not use Qt. Tepi uses no such feature, and the reading makes a tenth of its start.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401  # brings the part that reads


def spare_the_reading() -> bool:
    """Have PySide6 take every further module as one without features; False where it is made otherwise."""
    part = sys.modules.get("shibokensupport.feature")
    if not callable(getattr(part, "_mod_uses_pyside", None)):
        return False
    setattr(part, "_mod_uses_pyside", _uses_no_feature)  # noqa: B010  # the types do not know it
    return True


def _uses_no_feature(_module: object) -> bool:
    return False
