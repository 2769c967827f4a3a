"""Tepi's habits, one command each: ``python3 dev.py`` lists them.

Needs nothing but Python 3.11. Each habit first makes ``.venv`` ready when it is missing or older than the
versions named in ``pyproject.toml``; after that it costs nothing.
"""

from __future__ import annotations

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036  # an older Python must be able to say this much
    sys.exit("Tepi needs Python 3.11 or newer, and this is " + sys.version.split()[0] + ".")

import ctypes
import importlib.util
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOP = Path(__file__).resolve().parent
VENV = TOP / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LAUNCHER = "py" if os.name == "nt" else "python3"
PYTHON_NAME = f"python3.{sys.version_info[1]}"
UNFINISHED = VENV / "unfinished"  # lies there while packages are put in: a set-up broken off begins anew

# What Qt loads at start, each with the Debian package that brings it: always, on X11, on Wayland.
QT = """libGL.so.1 libgl1 libEGL.so.1 libegl1 libxkbcommon.so.0 libxkbcommon0 libdbus-1.so.3 libdbus-1-3
    libfontconfig.so.1 libfontconfig1 libglib-2.0.so.0 libglib2.0-0"""
QT_X11 = """libxcb-cursor.so.0 libxcb-cursor0 libxcb-icccm.so.4 libxcb-icccm4 libxcb-image.so.0 libxcb-image0
    libxcb-keysyms.so.1 libxcb-keysyms1 libxcb-render-util.so.0 libxcb-render-util0 libxcb-util.so.1 libxcb-util1
    libxcb-render.so.0 libxcb-render0 libxcb-shape.so.0 libxcb-shape0 libxcb-xkb.so.1 libxcb-xkb1
    libxkbcommon-x11.so.0 libxkbcommon-x11-0"""
QT_WAYLAND = "libwayland-cursor.so.0 libwayland-cursor0"
# Words in the names of font files, any of which will do, and the package that brings such a face.
MORE_FONTS = {"cjk sourcehan wqy": "fonts-noto-cjk", "emoji": "fonts-noto-color-emoji"}
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def run(words: list[str]) -> int:
    """Open the app (further words go to it); without a display, draw the tour's pictures."""
    make_ready("app")
    if words or displays() or os.environ.get("QT_QPA_PLATFORM"):
        return become("-m", "tepi", *words)
    say("There is no display here, so Tepi performs its tour unseen and keeps the pictures.")
    return tour(TOP / "tour-pictures")


def test(words: list[str]) -> int:
    """Run the whole test suite, on every core (further words go to pytest, and one core does it)."""
    make_ready("app", "dev")
    # By file: tests of one file often share a window.
    return call("-m", "pytest", *(words or ("-n", "auto", "--dist", "loadfile")))


def bench(words: list[str]) -> int:
    """Measure start-up, a key press and safety, and print the ratios."""
    make_ready("app", "dev")
    return call("tests/bench", *words)


def lint(words: list[str]) -> int:
    """Check style, format, import directions and file sizes (--fix repairs what it can)."""
    make_ready("app", "dev")
    check, form = (["--fix"], []) if "--fix" in words else ([], ["--check"])
    house = [f"tests/house/test_{name}.py" for name in ("rooms", "one_writer", "file_sizes")]
    return max(
        call("-m", "ruff", "check", *check),
        call("-m", "ruff", "format", *form),
        call("-m", "pytest", "-q", *house),
    )


def types(words: list[str]) -> int:
    """Check the types, strictly in the rooms without Qt."""
    make_ready("app", "dev")
    return call("-m", "mypy", *words)


def shots(words: list[str]) -> int:
    """Draw the README's pictures anew, from the tour (into docs/pictures, or the folder named)."""
    make_ready("app")
    return tour(Path(words[0] if words else TOP / "docs" / "pictures").resolve())


def docs(_words: list[str]) -> int:
    """Write docs/keys.md anew from the table of actions."""
    sys.path.insert(0, str(TOP / "desktop"))
    from tepi.window.actions import keys_page  # noqa: PLC0415  # the table imports nothing, so no venv is needed

    (TOP / "docs" / "keys.md").write_text(keys_page(), encoding="utf-8", newline="\n")
    return 0


def sure(_words: list[str]) -> int:
    """Before a commit: lint, types and test."""
    return max(lint([]), types([]), test([]))


VERBS = {verb.__name__: verb for verb in (run, test, bench, lint, types, shots, docs, sure)}

# The venv -----------------------------------------------------------------------------------------------


def make_ready(*groups: str) -> None:
    """Make ``.venv`` hold what the groups ("app", "dev") need; return at once when it does."""
    pins = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["tepi"]["pins"]
    packages = {name: [f"{package}=={version}" for package, version in pins[name].items()] for name in groups}
    stamps = {VENV / f"ready-{name}": " ".join([PYTHON_NAME, *packages[name]]) for name in groups}
    stamps[VENV / "-".join(["system", *displays()])] = "seen"
    if (
        not UNFINISHED.exists()
        and PYTHON.exists()
        and all(read(path) == told for path, told in stamps.items())
    ):
        return
    with own_turn():
        check_system()
        make_venv()
        for name in groups:
            if read(VENV / f"ready-{name}") != stamps[VENV / f"ready-{name}"]:
                fetch(packages[name])
        for path, told in stamps.items():
            path.write_text(told, encoding="utf-8")
        UNFINISHED.unlink()
        name_more_fonts()


def make_venv() -> None:
    """Make an empty ``.venv``, unless a whole one for this Python is there; mark it as unfinished."""
    ready = VENV / "ready-app"
    if UNFINISHED.exists() or not PYTHON.exists() or not read(ready).startswith(f"{PYTHON_NAME} "):
        say("Making .venv")
        ready.unlink(missing_ok=True)
        quietly([sys.executable, "-m", "venv", "--clear", str(VENV)])
    UNFINISHED.touch()


def fetch(packages: list[str]) -> None:
    """Let pip install these versions; say what comes, how big it is and how many are still to come."""
    say(f"Fetching {len(packages)} packages; this is needed once")
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    command = [str(PYTHON), "-u", "-m", "pip", "install", *options, *packages]
    pip = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace"
    )
    count, problem = 0, "nothing"
    for line in pip.stdout or ():
        if line.startswith("ERROR: ") and problem == "nothing":
            problem = line.removeprefix("ERROR: ").strip()
        if line.startswith("Installing collected"):
            say("Unpacking")
        if piece := fetched(line):
            count += 1
            say(f"  {count} of {max(count, len(packages))}  {piece}")
    if pip.wait():
        sys.exit(
            f"The packages could not be fetched; pip said: {problem}\n"
            "Look at the network or at pip's settings, then give the same command again."
        )
    # A start in which Python has everything to compile takes twice as long.
    subprocess.call([str(PYTHON), "-m", "compileall", "-q", str(TOP / "desktop")])


def fetched(line: str) -> str | None:
    """The package, version and size that a line of pip's output announces; None for any other line."""
    words, file = r"\s*(?:Downloading|Using cached|Processing) (?:\S*[/\\])?", r"(\w[\w.]*)-(\d[^-\s]*?)"
    found = re.match(words + file + r"(?:\.tar\.gz|-\S+\.whl)(?!\S)(?: \((\d.*?)\))?", line)
    return " ".join(part for part in found.groups() if part) if found else None


@contextmanager
def own_turn() -> Iterator[None]:
    """Let a second dev.py wait while the first fills ``.venv``, where files can be locked."""
    with Path(__file__).open("rb") as file:
        if os.name != "nt":
            import fcntl  # noqa: PLC0415  # Windows has none

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


# The system ---------------------------------------------------------------------------------------------


def displays() -> list[str]:
    """The window systems that Qt may meet here; on Linux there may be none."""
    if not sys.platform.startswith("linux"):
        return ["native"]
    found = {"x11": os.environ.get("DISPLAY"), "wayland": os.environ.get("WAYLAND_DISPLAY")}
    return [name for name, address in found.items() if address]


def check_system() -> None:
    """When Qt would miss a library or a font: install it as root, or else leave with the one command."""
    missing = missing_packages() if sys.platform.startswith("linux") else []
    if not missing:
        return
    if not shutil.which("apt-get"):
        sys.exit(
            f"Tepi needs parts of the system that Debian calls {', '.join(missing)}. Please install them."
        )
    command = ["apt-get", "install", "-y", "--no-install-recommends", *here_called(missing)]
    if os.geteuid() != 0:
        sys.exit(
            f"Tepi needs parts of the system that are missing here. This brings them; then try again:\n"
            f"  sudo apt-get update && sudo {' '.join(command)}"
        )
    say(f"Installing through apt: {', '.join(missing)}")
    quietly(["apt-get", "update"])
    quietly(command)
    if left := missing_packages():
        sys.exit(f"apt has done its part, and yet these are missing: {', '.join(left)}")


def name_more_fonts() -> None:
    """Say, when something was set up, which fonts of Debian bring pictures and the scripts of East Asia."""
    files = [file.name for folder in FONTS for file in Path(folder).expanduser().rglob("*.[ot]t[fc]")]
    wanted = [
        package
        for signs, package in MORE_FONTS.items()
        if not any(sign in name.lower() for sign in signs.split() for name in files)
    ]
    if wanted and sys.platform.startswith("linux") and shutil.which("apt-get"):
        say(f"Not needed, but some signs are boxes without them: apt-get install {' '.join(wanted)}")


def missing_packages() -> list[str]:
    """The Debian packages wanting here: libraries that Qt loads, any font at all, and pip for the venv."""
    words = " ".join(
        [QT, *([QT_X11] if "x11" in displays() else []), *([QT_WAYLAND] if "wayland" in displays() else [])]
    )
    pairs = zip(words.split()[::2], words.split()[1::2], strict=True)
    missing = [package for library, package in pairs if not loads(library)]
    if not any(file for folder in FONTS for file in Path(folder).expanduser().rglob("*.[ot]t[fc]")):
        missing.append("fonts-noto-core")
    if not importlib.util.find_spec("ensurepip"):
        missing.append(f"{PYTHON_NAME}-venv")
    return missing


def loads(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def here_called(packages: list[str]) -> list[str]:
    """The packages by this release's names: since 2024 glib is libglib2.0-0t64."""
    newer = (
        subprocess.run(["apt-cache", "show", "libglib2.0-0t64"], capture_output=True, check=False).returncode
        == 0
    )
    return [f"{name}t64" if newer and name == "libglib2.0-0" else name for name in packages]


# Starting things ----------------------------------------------------------------------------------------


def tour(folder: Path) -> int:
    """Let Tepi perform its tour unseen; it names the files it makes."""
    return call("-m", "tepi", "tour", "--output", str(folder))


def call(*words: str) -> int:
    """Run the venv's Python at the top of the checkout, unseen; return how it ended."""
    return subprocess.call([str(PYTHON), *words], env={**surroundings(), **unseen()}, cwd=TOP)


def unseen() -> dict[str, str]:
    """What lets Qt draw where nobody looks; on Windows it then finds no fonts by itself."""
    fonts = Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "Fonts"
    named = {"QT_QPA_FONTDIR": str(fonts)} if sys.platform == "win32" else {}
    return {"QT_QPA_PLATFORM": "offscreen", **named}


def become(*words: str) -> int:
    """Turn into the venv's Python, in the folder where the reader is, whose own modules are none of Tepi's."""
    command = [str(PYTHON), "-P", *words]
    if os.name == "nt":  # there, exec gives the shell its prompt back at once
        return subprocess.call(command, env=surroundings())
    return os.execve(PYTHON, command, surroundings())


def surroundings() -> dict[str, str]:
    """The environment in which the checkout's own sources are imported."""
    return {**os.environ, "PYTHONPATH": str(TOP / "desktop")}


def quietly(command: list[str]) -> None:
    """Run a command without a word; leave with its last words if it fails."""
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = [line.strip() for line in done.stdout.splitlines() if line.strip()]
        sys.exit(f"This failed: {' '.join(command)}\n{said[-1] if said else 'It did not say why.'}")


def read(path: Path) -> str:
    """The text of a small file; nothing when it is not there."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def say(line: str) -> None:
    """Print a line at once, so that the order is right beside other programs' output."""
    print(line, flush=True)


def main(words: list[str]) -> int:
    """Follow the habit named first, or list them all."""
    if words and words[0] in VERBS:
        return VERBS[words[0]](words[1:])
    unknown = bool(words) and words[0] not in {"-h", "--help", "help"}
    if unknown:
        say(f"There is no habit called {words[0]}. There are:")
    for name, verb in VERBS.items():
        say(f"  {LAUNCHER} dev.py {name:<6} {verb.__doc__}")
    return 2 if unknown else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nStopped. Nothing is half made: the same command begins again where it must.")
