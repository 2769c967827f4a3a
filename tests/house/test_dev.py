"""dev.py: one command a habit, on a machine that has Python and nothing else."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import dev
import pytest

TOP = Path(__file__).parents[2]
HABITS = ["run", "test", "bench", "lint", "types", "shots", "docs", "sure"]


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A place for a venv that nothing is fetched into; returns what was done, in order."""
    done: list[str] = []
    folder = tmp_path / ".venv"
    monkeypatch.setattr(dev, "VENV", folder)
    monkeypatch.setattr(dev, "UNFINISHED", folder / "unfinished")
    monkeypatch.setattr(dev, "PYTHON", folder / "python")
    monkeypatch.setattr(dev, "check_system", lambda: done.append("system"))

    def make(command: list[str]) -> None:
        done.append(command[2])
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        (folder / "python").touch()

    monkeypatch.setattr(dev, "quietly", make)
    monkeypatch.setattr(dev, "fetch", lambda packages: done.append(packages[0].split("=")[0]))
    return done


def test_it_needs_only_the_standard_library() -> None:
    """A machine with Python alone can run it: every import is Python's own, but for the table of actions."""
    tree = ast.parse((TOP / "dev.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names.remove("tepi.window.actions")

    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_older_python_is_told_so_before_anything_it_lacks() -> None:
    """The line about the version comes before the first import that Python 3.10 does not have."""
    lines = (TOP / "dev.py").read_text(encoding="utf-8").splitlines()
    check = next(number for number, line in enumerate(lines) if "sys.version_info <" in line)

    assert check < lines.index("import tomllib")
    assert "Tepi needs Python 3.11 or newer" in lines[check + 1]


def test_alone_it_lists_its_habits() -> None:
    """`python3 dev.py` names every habit with a sentence."""
    done = subprocess.run([sys.executable, "dev.py"], cwd=TOP, capture_output=True, encoding="utf-8")

    assert [line.split()[2] for line in done.stdout.splitlines()] == HABITS
    assert all(line.rstrip().endswith((".", ")")) for line in done.stdout.splitlines())
    assert done.returncode == 0


def test_an_unknown_habit_is_named_and_fails() -> None:
    """A slip of the finger gets the list, and a code that scripts notice."""
    done = subprocess.run([sys.executable, "dev.py", "tset"], cwd=TOP, capture_output=True, encoding="utf-8")

    assert "tset" in done.stdout
    assert done.returncode == 2


@pytest.mark.usefixtures("no_display")
def test_without_a_display_run_says_so_and_performs_the_tour(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says that there is no display; the tour (which names its files) runs instead."""
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "make_ready", lambda *_groups: None)
    monkeypatch.setattr(dev, "call", lambda *words: asked.append(words) or 0)

    assert dev.run([]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert asked == [("-m", "tepi", "tour", "--output", str(TOP / "tour-pictures"))]


@pytest.mark.usefixtures("no_display")
@pytest.mark.parametrize("words", [[], ["--library", "mine.tepi"]])
def test_with_a_display_run_becomes_the_app(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Further words go to Tepi as they are."""
    became: list[tuple[str, ...]] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(dev, "make_ready", lambda *_groups: None)
    monkeypatch.setattr(dev, "become", lambda *words: became.append(words) or 0)

    assert dev.run(words) == 0
    assert became == [("-m", "tepi", *words)]


def test_scripts_of_the_reader_are_no_modules_of_tepi(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who keeps a csv.py or a random.py beside the texts can work in that folder all the same."""
    (tmp_path / "random.py").write_text("raise SystemExit('the wrong one')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(os, "execve", lambda _, command, env: subprocess.call(command, env=env))

    assert dev.become("-c", "import random; random.random()") == 0


def test_unseen_windows_is_told_where_its_fonts_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """There Qt finds none without a screen, and every letter of the tour would be a box."""
    monkeypatch.setattr(sys, "platform", "linux")
    assert dev.unseen() == {"QT_QPA_PLATFORM": "offscreen"}
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("SYSTEMROOT", "/windows")
    assert Path(dev.unseen()["QT_QPA_FONTDIR"]) == Path("/windows/Fonts")


def test_a_first_set_up_is_done_once(venv: list[str]) -> None:
    """The second time nothing is looked at, made or fetched."""
    dev.make_ready("app")
    dev.make_ready("app")

    assert venv == ["system", "venv", "PySide6-Essentials"]


def test_the_tests_add_to_what_the_app_needs(venv: list[str]) -> None:
    """`test` after `run` fetches only what the tests need on top."""
    dev.make_ready("app")
    venv.clear()
    dev.make_ready("app", "dev")

    assert venv == ["system", "pytest"]


def test_a_set_up_that_was_broken_off_begins_anew(venv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Half-installed packages never count: the venv is made afresh."""

    def break_off(*_anything: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(dev, "fetch", break_off)
        with pytest.raises(KeyboardInterrupt):
            dev.make_ready("app")
    venv.clear()
    dev.make_ready("app")

    assert venv == ["system", "venv", "PySide6-Essentials"]


def test_new_versions_are_fetched_into_the_same_venv(venv: list[str]) -> None:
    """When pyproject.toml names other versions, only the packages are renewed."""
    dev.make_ready("app")
    stamp = dev.VENV / "ready-app"
    stamp.write_text(stamp.read_text(encoding="utf-8")[:-1], encoding="utf-8")
    venv.clear()
    dev.make_ready("app")

    assert venv == ["system", "PySide6-Essentials"]


@pytest.mark.parametrize(
    ("line", "piece"),
    [
        (
            "  Downloading pyside6_essentials-6.11.3-cp310-abi3-manylinux_2_34_x86_64.whl (80.3 MB)\n",
            "pyside6_essentials 6.11.3 80.3 MB",
        ),
        (
            "  Downloading https://host/path/sentencex-1.0.32-cp311-cp311-any.whl (1.2 MB)",
            "sentencex 1.0.32 1.2 MB",
        ),
        ("  Using cached regex-2026.11.15-cp311-cp311-any.whl (806 kB)", "regex 2026.11.15 806 kB"),
        ("  Downloading thing-1.0.tar.gz (3 kB)", "thing 1.0 3 kB"),
        ("Processing /wheels/pygments-2.21.0-py3-none-any.whl", "pygments 2.21.0"),
        ("Processing /wheels/mdurl-0.1.2-py3-none-any.whl (from markdown-it-py<5,>=4)", "mdurl 0.1.2"),
        ("  Downloading mypy-2.4.1-cp311-cp311-any.whl.metadata (2.3 kB)", None),
        ("Collecting pytest<10,>=9", None),
        ("Requirement already satisfied: regex in ./lib", None),
    ],
)
def test_pips_lines_become_name_version_and_size(line: str, piece: str | None) -> None:
    """What is fetched and how big it is comes from pip's own words, without the address."""
    assert dev.fetched(line) == piece


@pytest.mark.skipif(os.name == "nt", reason="apt is for Debian and Ubuntu")
class TestMissingPartsOfTheSystem:
    """Libraries and fonts that Qt would miss are installed, or named with the command that brings them."""

    @pytest.fixture
    def bare(self, monkeypatch: pytest.MonkeyPatch, no_display: None) -> list[str]:
        """A machine with apt that lacks two libraries until they are installed; returns apt's commands."""
        commands: list[str] = []

        def apt(command: list[str]) -> None:
            commands.append(" ".join(command))

        monkeypatch.setattr(dev, "FONTS", (str(TOP / "nowhere"),))
        monkeypatch.setattr(
            dev, "loads", lambda name: name not in {"libEGL.so.1", "libglib-2.0.so.0"} or len(commands) == 2
        )
        monkeypatch.setattr(dev.shutil, "which", lambda _name: "/usr/bin/apt-get")
        monkeypatch.setattr(dev, "here_called", lambda packages: packages)
        monkeypatch.setattr(dev, "quietly", apt)
        return commands

    def test_what_is_missing_is_known_by_its_package(self, bare: list[str]) -> None:
        """Each library's package is named; a machine without any font lacks one too."""
        assert dev.missing_packages() == ["libegl1", "libglib2.0-0", "fonts-noto-core"]

    def test_a_window_system_asks_for_more(self, bare: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        """X11 and Wayland each need libraries that an unseen Qt does not."""
        asked: list[str] = []
        monkeypatch.setenv("DISPLAY", ":0")
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        monkeypatch.setattr(dev, "loads", lambda name: asked.append(name) or True)
        dev.missing_packages()

        assert {"libxcb-cursor.so.0", "libwayland-cursor.so.0"} <= set(asked)

    def test_an_ordinary_user_gets_the_one_command(
        self, bare: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nothing is tried without the right to do it; the command can be copied as it stands."""
        monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
        with pytest.raises(SystemExit) as end:
            dev.check_system()

        assert str(end.value).splitlines()[-1].strip() == (
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends"
            " libegl1 libglib2.0-0 fonts-noto-core"
        )
        assert bare == []

    def test_root_installs_them(
        self, bare: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """As root the lists are renewed, the packages installed, and the machine is looked at again."""
        (tmp_path / "some.ttf").touch()
        monkeypatch.setattr(dev, "FONTS", (str(tmp_path),))
        monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
        dev.check_system()

        assert bare == [
            "apt-get update",
            "apt-get install -y --no-install-recommends libegl1 libglib2.0-0",
        ]

    def test_fonts_that_are_only_welcome_are_named(
        self, bare: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture
    ) -> None:
        """Where no face has pictures or Chinese signs the packages are named; nothing is installed or asked."""
        monkeypatch.setattr(dev, "FONTS", (str(tmp_path),))
        dev.name_more_fonts()
        assert capsys.readouterr().out.rstrip().endswith("fonts-noto-cjk fonts-noto-color-emoji")
        (tmp_path / "NotoColorEmoji.ttf").touch()
        dev.name_more_fonts()
        assert capsys.readouterr().out.rstrip().endswith("apt-get install fonts-noto-cjk")
        (tmp_path / "NotoSansCJK-Regular.ttc").touch()
        dev.name_more_fonts()
        assert capsys.readouterr().out == ""
        assert bare == []

    def test_what_apt_could_not_bring_is_named(
        self, bare: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """If a part is still missing afterwards, it is named instead of a crash in Qt."""
        monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
        with pytest.raises(SystemExit, match="fonts-noto-core"):
            dev.check_system()
