"""One verb is run, whatever goes wrong is one line, and standard output is UTF-8 in any locale."""

from __future__ import annotations

import errno
import io
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.shell import Shell

from tepi import __version__
from tepi.__main__ import main
from tepi.cli import run as cli_run
from tepi.cli.verbs import VERBS
from tepi.library.places import log_path

HEAVY = {"PySide6", "sqlalchemy", "pygments", "sentencex", "platformdirs"}


@pytest.fixture
def environment(checkout: Path) -> dict[str, str]:
    """The environment of a new process that finds Tepi's sources."""
    return {**os.environ, "PYTHONPATH": str(checkout / "desktop")}


def process(shell: Shell, *words: str) -> list[str]:
    """The command line of a real process."""
    return [sys.executable, "-m", "tepi", "--library", str(shell.library), *words]


def test_help_and_version(shell: Shell) -> None:
    """--help names every verb; each verb explains itself; --version says which Tepi it is."""
    shown = shell.done("--help")
    assert [verb for verb in VERBS if f"\n    {verb} " not in shown] == []
    assert shell.done("somewhere.txt", "--help") == shown
    for verb in VERBS:
        shown = shell.done(verb, "--help")
        assert shown.startswith(f"usage: tepi {verb}")
        assert "--library" in shown
    assert shell.done("--version") == f"tepi {__version__}\n"
    assert not shell.library.exists()


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["mark", "--help"], ["mark", "--nonsense"]])
def test_help_imports_nothing_heavy(environment: dict[str, str], words: list[str]) -> None:
    """Asking for help, or misspelling, waits for neither Qt nor SQLAlchemy."""
    program = (
        "import sys; from tepi.__main__ import main\n"
        f"main({words!r}); print(sorted({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)

    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr


def test_the_library_is_taken_before_and_after_the_verb(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Either place will do; the one after the verb counts where both are given."""
    one, two = str(tmp_path / "one.tepi"), str(tmp_path / "two.tepi")
    assert main(["--library", one, "list"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["one.tepi"]
    assert main(["list", "--library", two]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.tepi", "two.tepi"]
    Path(two).unlink()
    assert main([f"--library={one}", "list", f"--library={two}"]) == 0
    assert Path(two).exists()
    capsys.readouterr()


def test_the_environment_names_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """TEPI_LIBRARY is used where no option names another."""
    monkeypatch.setenv("TEPI_LIBRARY", str(tmp_path / "named.tepi"))
    assert main(["list"]) == 0
    assert (tmp_path / "named.tepi").exists()
    capsys.readouterr()


@pytest.mark.parametrize(
    "words",
    [
        ["lst"],
        ["show"],
        ["show", "a", "b"],
        ["list", "--jsno"],
        ["list", "--js"],
        ["--nonsense"],
        ["undo", "2"],
        ["export", "--output"],
        ["tour", "--out", "x"],
        ["list", "--library"],
    ],
)
def test_bad_usage_is_at_most_five_lines(shell: Shell, words: list[str]) -> None:
    """What cannot be understood has exit code 2, and no library is made."""
    shell.misused(*words)
    assert not shell.library.exists()


def test_a_misspelled_verb_is_recognised(shell: Shell) -> None:
    """The nearest verb is proposed; without one, the help is named."""
    assert "tepi list" in shell.misused("lst")
    assert "--help" in shell.misused("frobnicate")


def test_a_bad_library_is_one_line(shell: Shell, tmp_path: Path) -> None:
    """A folder, a text, a missing folder: each verb says so and leaves it alone."""
    text = tmp_path / "notes.txt"
    text.write_text("notes")
    for place, said in (
        (tmp_path, "folder"),
        (text, "not a Tepi library"),
        (tmp_path / "no" / "l", "does not exist"),
    ):
        shell.library = place
        assert said in shell.refused("list")
    assert text.read_text() == "notes"
    assert not (tmp_path / "no").exists()


def test_a_read_only_library_is_read_not_written(shell: Shell) -> None:
    """Reading verbs work; writing ones are refused in one line and change nothing."""
    document = shell.add()
    shell.library.chmod(0o444)
    data = shell.library.read_bytes()
    assert shell.json("list")[0]["id"] == document
    assert shell.done("check")
    assert shell.done("export")
    for words in (
        ["undo"],
        ["add", shell.file("b.txt", "New.")],
        ["mark", document, "--quote", "a shame", "--code", "Fact"],
        ["none", document, "1.1"],
    ):
        assert "read-only" in shell.refused(*words)
    assert shell.library.read_bytes() == data


def test_a_locked_library_is_one_line(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, a writing verb is refused in one line after a short wait."""
    monkeypatch.setattr("tepi.library.file.BUSY_MS", 20)
    document = shell.add()
    holder = sqlite3.connect(shell.library, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    words = ["mark", document, "--quote", "a shame", "--code", "Fact"]
    assert "locked by another program" in shell.refused(*words)
    holder.execute("ROLLBACK")
    holder.close()
    shell.done(*words)


def test_a_fault_of_tepis_own_is_one_line_too(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback: a line that names the log, which has the place and not the words."""

    def stumble(*_: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr("tepi.cli.documents.listed", stumble)
    line = shell.refused("list")

    assert "RuntimeError" in line
    assert str(log_path()) in line
    assert "secret" not in line
    log = log_path().read_text(encoding="utf-8")
    assert "in stumble" in log
    assert "secret" not in log


def test_an_interrupt_is_quiet(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C ends with 130 and no words."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tepi.cli.documents.listed", interrupt)
    assert shell("list") == (130, "", "")


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_utf8_whatever_the_locale(shell: Shell, environment: dict[str, str], locale: dict[str, str]) -> None:
    """Titles, quotes, names and errors are read and written as UTF-8 where the locale knows ASCII only."""
    path = shell.file("ö.txt", "Das wäre schön 🙂.")
    environment |= locale

    def run(*words: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [os.fsencode(word) for word in process(shell, *words)], env=environment, capture_output=True
        )
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    code, out, err = run("add", path)
    assert (code, err) == (0, "")
    assert out.endswith("  Das wäre schön 🙂.\n")
    code, out, err = run("mark", "wäre", "--quote", "schön 🙂", "--code", "Opinion", "--by", "Jürg")
    assert (code, err) == (0, "")
    code, out, err = run("show", "wäre", "--json")
    assert '"quote": "schön 🙂"' in out
    assert '"annotator": "Jürg"' in out
    code, out, err = run("export")
    assert "schön 🙂" in out
    assert run("show", "größer")[0::2] == (
        1,
        "tepi: There is no document “größer” in library.tepi. “tepi list” shows what is there.\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives arguments as Unicode, never as bytes")
def test_bytes_that_are_no_text_are_bad_usage(shell: Shell, environment: dict[str, str]) -> None:
    """An argument that is not UTF-8 is refused before anything is done."""
    words = [os.fsencode(word) for word in process(shell, "show")]
    done = subprocess.run([*words, b"caf\xe9"], env=environment, capture_output=True, check=False)

    assert done.returncode == 2
    assert b"UTF-8" in done.stderr
    assert done.stderr.count(b"\n") <= 5


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="there are no broken pipes to speak of")
def test_a_reader_that_goes_away_is_no_error(shell: Shell, environment: dict[str, str]) -> None:
    """``tepi show | head`` ends quietly."""
    shell.add("long.txt", "This is a sentence. " * 20_000)
    command = subprocess.Popen(
        process(shell, "show", "sentence", "--json"),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout is not None
    assert command.stderr is not None
    command.stdout.read(10)
    command.stdout.close()
    with command.stderr:
        assert command.stderr.read() == b""
    assert command.wait() == 0


@pytest.mark.parametrize(
    ("system", "gone", "code"), [("win32", True, 0), ("win32", False, 1), ("linux", True, 1)]
)
def test_on_windows_a_reader_that_goes_away_is_an_invalid_argument(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], system: str, gone: bool, code: int
) -> None:
    """No error there either, where it is the output that refuses; any other invalid argument is one."""

    class Output(io.StringIO):
        """A pipe of Windows."""

        def flush(self) -> None:
            if gone:
                raise OSError(errno.EINVAL, "Invalid argument")

        def write(self, text: str) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(cli_run, "speak_utf8", lambda: None)
    monkeypatch.setattr(cli_run, "_let_output_go", lambda: None)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "stdout", Output())
    nothing = {"open_window": None, "tour": None, "to_png": None}
    assert cli_run.run(["formats"], **nothing) == code  # type: ignore[arg-type]
    assert ("OSError" in capsys.readouterr().err) == bool(code)


@pytest.mark.skipif(os.name != "posix", reason="only a POSIX shell closes an output so")
def test_a_closed_output_is_no_fault(shell: Shell, environment: dict[str, str]) -> None:
    """``tepi list >&-`` does its work and says nothing; a message has no way into the output either."""
    shell.add()
    for redirected, words, code in ((">&-", ["list"], 0), ("2>&-", ["show", "nowhere"], 1)):
        done = subprocess.run(
            ["/bin/sh", "-c", f'exec "$@" {redirected}', "sh", *process(shell, *words)],
            env=environment,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_behind_the_output_is_said(shell: Shell, environment: dict[str, str]) -> None:
    """What could not be printed is not silently lost."""
    document = shell.add()
    for words in (["list"], ["show", document, "--json"], ["export"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                process(shell, *words),
                env=environment,
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert done.returncode == 1
        assert "cannot be written" in done.stderr
        assert done.stderr.count("\n") == 1


def test_an_older_library_is_brought_up_to_date_in_a_line(shell: Shell) -> None:
    """The first command on a library of an older Tepi does its work and says beside it where the copy lies; the
    next one says nothing.
    """
    with sqlite3.connect(shell.library) as hand:
        hand.executescript(
            (Path(__file__).parents[1] / "library" / "scheme_1.sql").read_text(encoding="utf-8")
        )
        hand.execute("PRAGMA application_id = 0x54455049")
        hand.execute("PRAGMA user_version = 1")
    hand.close()
    first = shell("list")
    assert first.code == 0 and first.err.count("\n") == 1
    assert str(shell.library.with_name("library (scheme 1).tepi")) in first.err
    assert shell.done("list") == first.out
    assert shell("check").code == 0
