"""The rooms stay in order: each imports only what lies to its left, and Qt stays behind its line."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "desktop" / "tepi"
ROOMS = ["text", "marks", "study", "library", "exchange", "cli", "window"]
FOR_EVERYONE = {"errors", "resources", "display", "log"}  # single files that know no room
WITHOUT_QT = {"window/actions.py", "window/desk.py"}
QT = {"PySide6", "shiboken6", "PyQt5", "PyQt6"}

FILES = sorted(path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.py"))


def imports(file: str) -> Iterator[str]:
    """Every module that a source file imports, at any depth, by its full name."""
    package = ("tepi/" + file).split("/")[:-1]
    for node in ast.walk(ast.parse((SOURCES / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room_of(name: str) -> str:
    """The room of a module named in full ("tepi.text.ranges"), or the name of a single file."""
    return name.split(".")[1] if name.startswith("tepi.") else ""


def forbidden(file: str, imported: str) -> str | None:
    """Why a source file must not import a module, or None when it may."""
    here = file.split("/")[0].removesuffix(".py")
    if imported.split(".")[0] in QT and (here != "window" or file in WITHOUT_QT):
        return f"{file} imports {imported}, but Qt begins in window/"
    there = room_of(imported)
    if here in ROOMS and there in ROOMS and ROOMS.index(there) > ROOMS.index(here):
        return f"{file} imports {imported}, which lies to its right"
    if here in ROOMS and there == "__main__":
        return f"{file} imports the door"
    if here in FOR_EVERYONE and there in ROOMS:
        return f"{file} is for every room and must know none, but imports {imported}"
    return None


def test_there_are_rooms_to_look_at() -> None:
    """The other tests of this file read the real sources."""
    assert {file.split("/")[0] for file in FILES} >= {"text", "marks", "library", "window"}


@pytest.mark.parametrize("file", FILES)
def test_a_room_imports_only_rooms_to_its_left(file: str) -> None:
    """No import, at the top of a file or inside a function, points to the right or over Qt's line."""
    assert [why for name in imports(file) if (why := forbidden(file, name))] == []


@pytest.mark.parametrize("file", FILES)
def test_every_file_stands_in_a_known_room(file: str) -> None:
    """A new top-level name in the package is a decision about the order of rooms."""
    assert file.split("/")[0].removesuffix(".py") in {*ROOMS, *FOR_EVERYONE, "__init__", "__main__"}


@pytest.mark.parametrize(
    ("file", "imported"),
    [
        ("text/ranges.py", "tepi.marks.index"),
        ("library/file.py", "tepi.window.app"),
        ("study/counts.py", "PySide6.QtCore"),
        ("window/actions.py", "PySide6.QtGui"),
        ("errors.py", "tepi.text.ranges"),
    ],
)
def test_a_wrong_import_is_noticed(file: str, imported: str) -> None:
    """The rule itself catches what it is there for."""
    assert forbidden(file, imported) is not None


@pytest.mark.parametrize("file", [file for file in FILES if file.endswith("__init__.py") and file.count("/")])
def test_rooms_cost_nothing_to_enter(file: str) -> None:
    """A room's __init__.py is empty; the window's holds one function, which imports the rest when called."""
    tree = ast.parse((SOURCES / file).read_text(encoding="utf-8"))
    if file == "window/__init__.py":
        entered = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        names = {getattr(node, "module", None) or node.names[0].name for node in entered}
        assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
        assert [node.name for node in tree.body if isinstance(node, ast.FunctionDef)] == ["open_window"]
    else:
        assert tree.body == []


def test_the_core_works_where_there_is_no_qt() -> None:
    """Every module outside the window, and the window's two tables, import with PySide6 missing."""
    modules = [
        "tepi." + file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for file in FILES
        if not file.startswith("window/") or file in WITHOUT_QT
        if file not in {"__init__.py", "__main__.py"}
    ]
    program = "import importlib, sys\nfor name in ('PySide6', 'shiboken6'): sys.modules[name] = None\n"
    program += f"for name in {modules!r}: importlib.import_module(name)\n"
    done = subprocess.run([sys.executable, "-c", program], cwd=SOURCES.parent, capture_output=True, text=True)

    assert done.stderr == ""
    assert done.returncode == 0
