"""Whether a window can be opened is known before Qt is asked, which would end the program."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from tepi import display
from tepi.errors import TepiError

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a display")


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start from a system without any display."""
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", ["QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"])
def test_any_of_three_names_is_a_display(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A platform, an X display or a Wayland display will do; an empty one will not."""
    assert not display.is_there()
    monkeypatch.setenv(name, "")
    assert not display.is_there()
    monkeypatch.setenv(name, "offscreen")
    assert display.is_there()


def test_none_is_refused() -> None:
    """The message says what to do."""
    with pytest.raises(TepiError, match="no display") as caught:
        display.check()
    assert "--help" in caught.value.remedy


def test_a_display_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A display that nobody serves would end Qt with a core dump."""
    monkeypatch.setenv("DISPLAY", ":59431")
    with pytest.raises(TepiError, match=":59431 does not answer"):
        display.check()


def test_a_display_that_answers_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone who listens where an X server would is enough."""
    asked: list[str] = []
    monkeypatch.setattr(display, "_missing", asked.extend)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(f"\0/tmp/.X11-unix/X{50_000 + os.getpid() % 9_000}")
        server.listen()
        monkeypatch.setenv("DISPLAY", f":{50_000 + os.getpid() % 9_000}.0")
        display.check()
    assert "libxcb-cursor.so.0" in asked


def test_a_wayland_display_is_asked_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One that answers is enough, whatever the X display; one that does not is named."""
    monkeypatch.setenv("DISPLAY", ":59431")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "way"))
    with pytest.raises(TepiError, match="way does not answer"):
        display.check()
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    monkeypatch.setenv("WAYLAND_DISPLAY", "way")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind("way")
        server.listen()
        display.check()


def test_a_platform_that_was_asked_for_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Qt will not use X11, its display does not matter."""
    monkeypatch.setenv("DISPLAY", ":59431")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    display.check()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb;minimal:fontengine=freetype")
    display.check()


@pytest.mark.parametrize(
    ("platform", "said"),
    [("nonsense", "no platform “nonsense”"), ("xcb", "no display"), ("wayland", "wayland-0")],
)
def test_a_platform_that_cannot_be_is_one_line(
    monkeypatch: pytest.MonkeyPatch, platform: str, said: str
) -> None:
    """A platform that Qt does not have, or without its display, would end Qt with a core dump."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    with pytest.raises(TepiError, match=said) as caught:
        display.check()
    assert caught.value.remedy


def test_a_missing_x11_library_is_named() -> None:
    """The line names the library and its package, or asks for whatever holds it."""
    assert "which is not installed" in str(display._missing(("libno-such-thing.so.9",)))
    assert "apt-get install libxcb-cursor0" in str(display._without("libxcb-cursor.so.0"))


@pytest.mark.parametrize("error", [ImportError(""), ImportError("strange words\nand more")])
def test_any_other_failure_is_one_line(error: ImportError) -> None:
    """Whatever an import says, it fits a line."""
    assert "\n" not in str(display.lacking(error))


def test_a_fault_of_tepis_own_is_not_qts() -> None:
    """A misspelled import in Tepi is not blamed on the system."""
    assert not display.is_of_qt(ModuleNotFoundError("No module named 'tepi.windwo'", name="tepi.windwo"))
    assert display.is_of_qt(ModuleNotFoundError("No module named 'PySide6.QtCore'", name="PySide6.QtCore"))
    ours = ImportError(
        "DLL load failed while importing _regex", name="_regex", path=r"C:\site\regex\_regex.pyd"
    )
    assert not display.is_of_qt(ours)
    assert Path(display.__file__).name == "display.py"


def test_on_windows_a_part_of_qt_is_known_by_its_file() -> None:
    """There the module is named without its package."""
    words = "DLL load failed while importing QtCore: The specified module could not be found."
    error = ImportError(words, name="QtCore", path=r"C:\site-packages\PySide6\QtCore.pyd")
    assert display.is_of_qt(error)
    assert "The specified module" in str(display.lacking(error))
    assert "Install Tepi again" in str(display.lacking(error))
