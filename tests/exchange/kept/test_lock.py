"""Only one at a time writes to a folder."""

from __future__ import annotations

import errno
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tepi.exchange.kept import lock
from tepi.exchange.kept.lock import held

SOURCES = Path(__file__).parents[3] / "desktop"
HOLDER = """
import sys
from pathlib import Path
from tepi.exchange.kept.lock import held
with held(Path(sys.argv[1])) as alone:
    print(alone, flush=True)
    sys.stdin.read(1)
    sys.exit() if len(sys.argv) == 2 else __import__("os")._exit(9)
"""


def test_another_process_waits_and_an_ended_one_lets_go(tmp_path: Path) -> None:
    """However it ends; and nothing is left lying in the folder."""
    for more in ([], ["crash"]):
        words = [sys.executable, "-c", HOLDER, str(tmp_path), *more]
        with subprocess.Popen(words, cwd=SOURCES, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
            assert other.stdout is not None
            assert other.stdin is not None
            assert other.stdout.readline().strip() == b"True"
            with held(tmp_path) as alone:
                assert not alone
            other.stdin.close()
            other.wait()
        with held(tmp_path) as alone:
            assert alone
    if sys.platform != "win32":
        assert list(tmp_path.iterdir()) == []


class Locking:
    """Stands for ``msvcrt``: one lock, which whoever has it must give back; ``refusal`` is what it says instead."""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self) -> None:
        self.holder: int | None = None
        self.refusal = 0

    def locking(self, handle: int, what: int, length: int) -> None:
        assert length == 1
        if self.refusal:
            raise OSError(self.refusal, "refused")
        if what == self.LK_UNLCK:
            assert self.holder == handle
            self.holder = None
        elif self.holder is not None:
            raise PermissionError(errno.EACCES, "Permission denied")
        else:
            self.holder = handle


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The module as Windows reads it, with its locks."""
    locks = Locking()
    module = ModuleType("msvcrt")
    module.LK_NBLCK, module.LK_UNLCK, module.locking = locks.LK_NBLCK, locks.LK_UNLCK, locks.locking  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    spec = importlib.util.spec_from_file_location("lock_on_windows", lock.__file__)
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as other:
        other.setattr(sys, "platform", "win32")
        spec.loader.exec_module(made)
    return SimpleNamespace(held=made.held, locks=locks)


def test_windows_locks_a_file_in_the_folder(tmp_path: Path, on_windows: SimpleNamespace) -> None:
    """One holds it, another does not, and it is given back at once, not when Windows finds the time."""
    with on_windows.held(tmp_path) as first:
        with on_windows.held(tmp_path) as second:
            assert (first, second) == (True, False)
        assert on_windows.locks.holder is not None
    assert on_windows.locks.holder is None
    assert [path.name for path in tmp_path.iterdir()] == [lock.LOCK]


def test_windows_without_locks_is_alone(tmp_path: Path, on_windows: SimpleNamespace) -> None:
    """A cloud's drive that knows no locks is written to, where it would else be busy for ever."""
    on_windows.locks.refusal = errno.EINVAL
    with on_windows.held(tmp_path) as alone:
        assert alone
