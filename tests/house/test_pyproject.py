"""What `pip install .` and dev.py are told: bounded, tested, and complete."""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import tepi

TOP = Path(__file__).parents[2]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
APP = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEV = [Requirement(line) for line in PROJECT["project"]["optional-dependencies"]["dev"]]
PINS = PROJECT["tool"]["tepi"]["pins"]

IMPORTED_AS = {
    "PySide6": "PySide6-Essentials",
    "shiboken6": "PySide6-Essentials",
    "markdown_it": "markdown-it-py",
    "yaml": "PyYAML",
}


def test_there_is_one_version() -> None:
    """The package and its metadata say the same version."""
    assert PROJECT["project"]["version"] == tepi.__version__


@pytest.mark.parametrize("asked", [*APP, *DEV], ids=str)
def test_a_dependency_is_bounded_on_both_sides(asked: Requirement) -> None:
    """No release that nobody has tried comes by itself."""
    assert {part.operator for part in asked.specifier} == {">=", "<"}


@pytest.mark.parametrize(("group", "requirements"), [("app", APP), ("dev", DEV)])
def test_what_was_tested_is_within_what_is_allowed(group: str, requirements: list[Requirement]) -> None:
    """Each dependency has a tested version, and it lies within its bounds."""
    pins = {canonicalize_name(name): version for name, version in PINS[group].items()}

    assert [
        asked for asked in requirements if pins[canonicalize_name(asked.name)] not in asked.specifier
    ] == []


def test_the_release_that_loses_none_is_not_allowed() -> None:
    """PySide6 6.12.0 ends programs under Python 3.11 after minutes."""
    qt = next(asked for asked in APP if asked.name == "PySide6-Essentials")

    assert "6.12.0" not in qt.specifier
    assert "6.11.3" in qt.specifier


def test_everything_imported_is_declared() -> None:
    """The program imports nothing that an installation would lack."""
    imported: set[str] = set()
    for path in (TOP / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(str(node.module).split(".")[0])
    foreign = {IMPORTED_AS.get(name, name) for name in imported - sys.stdlib_module_names - {"tepi"}}

    assert {canonicalize_name(name) for name in foreign} <= {canonicalize_name(asked.name) for asked in APP}


def test_everything_declared_is_imported() -> None:
    """No dependency is fetched for nothing."""
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (TOP / "desktop").rglob("*.py"))
    names = {declared: module for module, declared in reversed(IMPORTED_AS.items())}
    modules = {asked.name: names.get(asked.name, asked.name).lower() for asked in APP}

    assert [
        name
        for name, module in modules.items()
        if f"import {module}" not in sources.lower() and f"from {module}" not in sources.lower()
    ] == []


def test_what_ships_beside_the_code_goes_into_the_wheel() -> None:
    """Icons, codebook and the example text are inside an installed Tepi, where `resources.find` looks."""
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert included == {"resources": "tepi/resources", "seeds": "tepi/seeds"}
    assert all((TOP / folder).is_dir() for folder in included)
