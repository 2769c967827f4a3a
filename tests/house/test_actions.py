"""The action table: every command once, with words a reader understands and keys that no other has."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tepi.window.actions import ACTIONS, MENUS, Action

SOURCES = Path(__file__).parents[2] / "desktop"
EACH = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)


def test_ids_are_names_for_one_thing() -> None:
    """No id stands for two commands."""
    assert [name for name, count in Counter(action.id for action in ACTIONS).items() if count > 1] == []


def test_no_key_means_two_things() -> None:
    """The keys of the text and those of the window do not clash either: both hold in the text."""
    keys = Counter(key for action in ACTIONS for key in action.keys)

    assert [key for key, count in keys.items() if count > 1] == []


@EACH
def test_an_action_says_what_it_does(action: Action) -> None:
    """Id, title and sentence are there, and the title is not the sentence again."""
    assert re.fullmatch(r"[a-z]+(\.[a-z0-9]+)+", action.id)
    assert action.title[0].isupper()
    assert action.help[0].isupper()
    assert not action.help.endswith(".")
    assert action.title.rstrip("…") != action.help


@EACH
def test_an_action_stands_where_menus_and_keys_look(action: Action) -> None:
    """Its menu exists, its keys are a tuple of whole keys, its scope is known."""
    assert action.menu in MENUS
    assert isinstance(action.keys, tuple)
    assert all(len(key) == 1 or re.fullmatch(r"((Ctrl|Shift|Alt)\+)*(\S|\w{2,})", key) for key in action.keys)
    assert action.scope in {"text", "window"}


@EACH
def test_an_action_names_a_function_that_exists(action: Action) -> None:
    """`stepping.sentence:1` is a function of window/stepping.py; `view.…` a method in window/view_commands.py."""
    module, function = action.run.split(":")[0].split(".")
    home = {"window": "main_window", "view": "view_commands", "work": "work_commands"}.get(module, module)
    files = (SOURCES / "tepi" / "window").glob(f"{home}.py")
    defined = {
        node.name
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }

    assert function in defined or action.run == "window.close"  # every widget has that one


def test_the_table_imports_nothing() -> None:
    """Documents and help are made from it without the program around it; beside it are only names of keys."""
    program = "import sys; import tepi.window.actions; print(*sorted(m for m in sys.modules if m.startswith('tepi.')))"
    done = subprocess.run([sys.executable, "-c", program], cwd=SOURCES, capture_output=True, text=True)

    assert set(done.stdout.split()) <= {"tepi.window", "tepi.window.actions", "tepi.window.key_names"}
    assert done.returncode == 0
