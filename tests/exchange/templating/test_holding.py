"""A process is held to an amount of memory from outside, by a job of Windows or by looking on macOS.

Neither system is here: what is asked of them is looked at, and the layout of what they are handed.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from tepi.exchange.templating import holding
from tepi.exchange.templating.limits import MEMORY


class Kernel:
    """Stands for kernel32: keeps what it is asked, in order; a function named in ``refused`` gives nothing."""

    def __init__(self, *refused: str) -> None:
        self.asked: list[tuple[str, tuple[object, ...]]] = []
        self._refused = refused
        self._made: dict[str, object] = {}

    def __getattr__(self, name: str):
        if name not in self._made:
            handle = {"CreateJobObjectW": 70, "OpenProcess": 80}.get(name, 1)

            def answer(*given: object) -> int:
                self.asked.append((name, given))
                return 0 if name in self._refused else handle

            self._made[name] = answer
        return self._made[name]

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.asked]


class Process:
    """A process that runs until it is ended."""

    pid = 7

    def __init__(self) -> None:
        self.killed = False

    def poll(self):
        return 1 if self.killed else None

    def kill(self) -> None:
        self.killed = True


def on_windows(monkeypatch, *refused: str) -> Kernel:
    kernel = Kernel(*refused)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: kernel, raising=False)
    return kernel


def test_windows_gets_a_job(monkeypatch):
    """The job is given its limit before the process is put into it, and is held until it is let go."""
    kernel = on_windows(monkeypatch)
    let_go = holding.hold(Process())

    assert kernel.names == [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "OpenProcess",
        "AssignProcessToJobObject",
        "CloseHandle",
    ]
    asked = dict(kernel.asked)
    job, kind, given, size = asked["SetInformationJobObject"]
    assert (job, kind, size) == (70, 9, ctypes.sizeof(holding.Job))
    held = given._obj
    assert held.process_memory == MEMORY
    assert held.flags & 0x100, "the limit of a process's memory holds"
    assert held.flags & 0x2000, "and the process ends with the job"
    assert asked["OpenProcess"][2] == Process.pid
    assert asked["AssignProcessToJobObject"] == (70, 80)
    assert asked["CloseHandle"] == (80,)

    let_go()
    assert kernel.asked[-1] == ("CloseHandle", (70,))


@pytest.mark.parametrize(("refused", "after"), [("CreateJobObjectW", []), ("OpenProcess", ["CloseHandle"])])
def test_a_job_that_cannot_be_had_is_done_without(monkeypatch, refused, after):
    """The export goes on, and every handle that was given is given back."""
    kernel = on_windows(monkeypatch, refused)
    let_go = holding.hold(Process())
    del kernel.asked[:]
    let_go()
    assert kernel.names == after


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the numbers are those of 64 bits")
def test_the_layouts_are_those_of_the_systems():
    """144 bytes on Windows, with the memory behind the counters; 96 on macOS, with the footprint tenth."""
    assert (ctypes.sizeof(holding.Job), holding.Job.flags.offset) == (144, 16)
    assert (holding.Job.io.offset, holding.Job.process_memory.offset) == (64, 112)
    assert (ctypes.sizeof(holding.Usage), holding.Usage.footprint.offset) == (96, 72)


def test_on_macos_what_is_in_use_is_asked_of_the_system(monkeypatch):
    """The system's answer, and nothing where there is none."""

    class System:
        def proc_pid_rusage(self, pid, flavour, into):
            assert flavour == 0
            into._obj.footprint = 12345
            return 0 if pid == Process.pid else -1

    monkeypatch.setattr(ctypes, "CDLL", lambda _: System())
    assert holding.used(Process.pid) == 12345
    assert holding.used(8) == 0
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    assert holding.used(Process.pid) == 0


def test_watching_ends_what_uses_too_much(monkeypatch):
    """What stays below is left alone until it ends by itself."""
    uses = iter([MEMORY, MEMORY, MEMORY + 1])
    monkeypatch.setattr(holding, "used", lambda _: next(uses))
    monkeypatch.setattr(holding.time, "sleep", lambda _: None)
    process = Process()
    holding.watch(process)
    assert process.killed
    assert next(uses, None) is None

    over = subprocess.Popen([sys.executable, "-c", ""])
    over.wait()
    holding.watch(over)  # returns at once
