"""There is one way to write: the library's history. And SQL is spoken in the library only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "desktop" / "tepi"
FILES = sorted(path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.py"))

# history writes what readers do; file and migrations make the tables that it writes into; sorted_marks has
# a database of its own beside the library, for as long as an export takes; staging lays rows ready in a
# connection's own memory.
WRITERS = {
    "library/history.py",
    "library/file.py",
    "library/migrations.py",
    "library/sorted_marks.py",
    "library/staging.py",
}

WRITING = re.compile(
    r"^\s*(INSERT\s+(OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM"
    r"|(CREATE|DROP|ALTER)\s+(VIRTUAL\s+)?(UNIQUE\s+)?(TABLE|INDEX|TRIGGER|VIEW))\b",
    re.IGNORECASE,
)
SPEAKING = re.compile(
    r"^\s*(SELECT\b.+\bFROM\b|PRAGMA\s+\w+|BEGIN\s+IMMEDIATE|VACUUM\b)", re.IGNORECASE | re.DOTALL
)
CORE_WRITES = {"insert", "update", "delete"}
RUNNING = {"execute", "executemany", "executescript", "exec_driver_sql"}


def strings(tree: ast.AST) -> Iterator[str]:
    """Every string of a file, an f-string by its first literal part; docstrings are prose and left out."""
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call in a file."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def writes(source: str) -> list[str]:
    """The places of a source text that write into a database, in its own words."""
    tree = ast.parse(source)
    found = [text for text in strings(tree) if WRITING.search(text)]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sqlalchemy":
            found += [f"import {alias.name}" for alias in node.names if alias.name in CORE_WRITES]
    for call in calls(tree):
        # A dict's update has arguments, and so has a list's insert: a table's have none.
        if (
            isinstance(call.func, ast.Attribute)
            and call.func.attr in CORE_WRITES
            and not call.args + call.keywords
        ):
            found.append(ast.unparse(call))
        if isinstance(call.func, ast.Attribute) and call.func.attr == "commit":
            found.append(ast.unparse(call))
    return found


def speaks_sql(source: str) -> list[str]:
    """The places of a source text that use SQL in any way: its drivers, its words, its calls."""
    tree = ast.parse(source)
    found = [text for text in strings(tree) if WRITING.search(text) or SPEAKING.search(text)]
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found += [f"import {name}" for name in names if name.split(".")[0] in {"sqlalchemy", "sqlite3"}]
    found += [
        ast.unparse(call)
        for call in calls(tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr in RUNNING
    ]
    return found


@pytest.mark.parametrize("file", [file for file in FILES if not file.startswith("library/")])
def test_sql_stays_in_the_library(file: str) -> None:
    """No other room imports a database driver, words a statement or runs one."""
    assert speaks_sql((SOURCES / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "file", [file for file in FILES if file.startswith("library/") and file not in WRITERS]
)
def test_history_is_the_only_writer(file: str) -> None:
    """In the library itself, only the history changes rows, and only file and migrations make tables."""
    assert writes((SOURCES / file).read_text(encoding="utf-8")) == []


def test_the_writers_do_write() -> None:
    """The search above sees the writing that there is: it is not blind."""
    assert writes((SOURCES / "library/history.py").read_text(encoding="utf-8")) != []


@pytest.mark.parametrize(
    "source",
    [
        "from sqlalchemy import insert",
        "from sqlalchemy.dialects.sqlite import insert",
        "connection.execute(t.highlights.delete())",
        "raw.execute('INSERT INTO notes VALUES (1)')",
        "raw.execute(f'delete from {table}')",
        "raw.execute('UPDATE notes SET text = 1')",
        "raw.commit()",
    ],
)
def test_a_hidden_write_is_noticed(source: str) -> None:
    """However a write is spelled, it is found."""
    assert writes(source) != []


@pytest.mark.parametrize(
    "source", ["known.update(more)", "rows.insert(0, row)", "title = 'Update the title'"]
)
def test_what_is_no_write_is_let_through(source: str) -> None:
    """Dicts, lists and sentences are not taken for statements."""
    assert writes(source) == []
