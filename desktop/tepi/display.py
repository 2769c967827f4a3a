"""Whether a window can be opened here, asked before Qt is: Qt ends the program where it cannot."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

from tepi.errors import TepiError

# Shared libraries that PySide6 needs and a bare Debian or Ubuntu lacks: what holds them there.
PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
OF_X11 = tuple(name for name in PACKAGES if name.startswith(("libxcb-", "libxkbcommon-x11")))
WINDOWLESS = "Start Tepi in a desktop session, or work without a window: “tepi --help” lists the verbs"


def is_there() -> bool:
    """Whether this system names a display, or a Qt platform that wants none."""
    if _always():
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"))


def _always() -> bool:
    return sys.platform in {"win32", "darwin"}


def check() -> None:
    """Make sure that Qt can open a window.

    Raises:
        TepiError: There is no display, it does not answer, a library for it is missing, or Qt has no
            platform of the name that QT_QPA_PLATFORM gives.
    """
    if not is_there():
        raise TepiError("There is no display to open the window on", WINDOWLESS)
    if _always():
        return
    problems = []
    for platform in _platforms():
        problem = _problem(platform)
        if problem is None:
            return
        problems.append(problem)
    if problems:
        raise problems[0]


def _platforms() -> list[str]:
    """The platforms that Qt will try, in its order."""
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if named:
        return [each.partition(":")[0] for each in named.split(";") if each]
    tried = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [platform for platform, name in tried.items() if os.environ.get(name)]


def _problem(platform: str) -> TepiError | None:
    """Why Qt could open no window on this platform, or None."""
    if platform == "xcb":
        display = os.environ.get("DISPLAY", "")
        if not display:
            return TepiError("There is no display to open the window on", WINDOWLESS)
        if not _answers(display):
            return TepiError(f"The display {display} does not answer", WINDOWLESS)
        return _missing(OF_X11)
    if platform.startswith("wayland"):
        display = os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
        place = os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), display)  # noqa: PTH118  # quicker
        return None if _listens(place) else TepiError(f"The display {display} does not answer", WINDOWLESS)
    there = _plugins()
    if there and platform not in there:
        return TepiError(
            f"Qt has no platform “{platform}”, which QT_QPA_PLATFORM asks for",
            f"Unset it, or choose one of {', '.join(there)}",
        )
    return None


def _plugins() -> list[str]:
    """The names of the platforms that come with PySide6; empty where they lie in another place."""
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    if spec is None or not spec.origin or os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH"):
        return []
    folder = Path(spec.origin).parent / "Qt" / "plugins" / "platforms"
    return sorted(plugin.stem.removeprefix("libq") for plugin in folder.glob("libq*.so"))


def is_of_qt(error: ImportError) -> bool:
    """Whether an import failed because of Qt or a library under it, and not by a fault of Tepi's own."""
    if ".so" in str(error) or (error.name or "").split(".")[0] in {"PySide6", "shiboken6"}:
        return True
    # Windows names the module without its package, and the file beside it.
    return any(f"{package}\\" in (error.path or "") for package in ("PySide6", "shiboken6"))


def lacking(error: ImportError) -> TepiError:
    """Say in words which piece of Qt an import missed, and what to install."""
    reason = str(error)
    named = re.match(r"(lib[^:\s]+\.so[.\d]*): cannot open shared object", reason)
    if named:
        return _without(named[1])
    if isinstance(error, ModuleNotFoundError) and (error.name or "").split(".")[0] in {
        "PySide6",
        "shiboken6",
    }:
        return TepiError(
            "PySide6, which draws the window, is not installed",
            "Run “pip install PySide6-Essentials”, or install Tepi again",
        )
    return TepiError(
        f"Qt cannot be loaded ({reason.splitlines()[0] if reason else 'ImportError'})", "Install Tepi again"
    )


def _without(library: str) -> TepiError:
    package = PACKAGES.get(library)
    remedy = (
        f"Install it: sudo apt-get install {package}"
        if package
        else "Install the package of your system that holds it"
    )
    return TepiError(f"The window needs the library {library}, which is not installed", remedy)


def _answers(display: str) -> bool:
    """Whether an X server listens; True as well for what only Qt can find out (a display elsewhere)."""
    import socket  # most starts need none

    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return True
    place = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108  # where X servers listen
    if _listens("\0" + place) or _listens(place):
        return True
    # Some servers listen on TCP only.
    with socket.socket() as knock:
        knock.settimeout(0.2)
        return knock.connect_ex(("127.0.0.1", 6000 + int(local[1]))) == 0


def _listens(address: str) -> bool:
    import socket  # most starts need none

    heard = False
    if sys.platform != "win32":  # where no display is asked for
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock, suppress(OSError, ValueError):
            knock.connect(address)
            heard = True
    return heard


def _missing(libraries: tuple[str, ...]) -> TepiError | None:
    """The first of these shared libraries that cannot be loaded, in words."""
    import ctypes

    for library in libraries:
        try:
            ctypes.CDLL(library)
        except OSError:
            return _without(library)
    return None
