"""Holds a process to an amount of memory from outside, on the systems where it cannot hold itself to one.

Windows does it by a job, which also ends the process with the program that made the job. macOS takes no such
wish, so there a thread looks how much is in use.
"""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from subprocess import Popen
from threading import Thread

from tepi.exchange.templating.limits import MEMORY

EVERY = 0.1

# Of Windows: what a job may hold a process to, and with which rights one is put into a job.
EXTENDED, MEMORY_OF_PROCESS, NO_DIALOG, END_WITH_JOB = 9, 0x100, 0x400, 0x2000
SET_QUOTA, TERMINATE = 0x100, 0x1


class Job(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION with its parts in one row, as winnt.h has them."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class Usage(ctypes.Structure):
    """``rusage_info_v0`` of macOS' libproc; ``footprint`` counts what was compressed too."""

    _fields_ = (
        ("uuid", ctypes.c_uint8 * 16),
        ("before", ctypes.c_uint64 * 7),
        ("footprint", ctypes.c_uint64),
        ("after", ctypes.c_uint64 * 2),
    )


def hold(process: Popen[bytes]) -> Callable[[], None]:
    """Hold a process that was just started to MEMORY; what is returned lets go of it again."""
    let_go = _nothing
    if sys.platform == "win32":
        let_go = _put_into_job(process.pid)
    elif sys.platform == "darwin":
        Thread(target=watch, args=(process,), daemon=True).start()
    return let_go


def watch(process: Popen[bytes]) -> None:
    """End a process as soon as it uses more than MEMORY; returns when it has ended."""
    while process.poll() is None:
        if used(process.pid) > MEMORY:
            process.kill()
            return
        time.sleep(EVERY)


def used(pid: int) -> int:
    """How many bytes a process of ours uses on macOS; 0 where that cannot be told."""
    found = Usage()
    with suppress(AttributeError, OSError):
        if ctypes.CDLL(None).proc_pid_rusage(pid, 0, ctypes.byref(found)) == 0:
            return int(found.footprint)
    return 0


def _put_into_job(pid: int) -> Callable[[], None]:
    """Make a job of Windows with one process in it; letting go of the job ends the process."""
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    handle, number = ctypes.c_void_p, ctypes.c_uint32
    kernel.CreateJobObjectW.restype, kernel.CreateJobObjectW.argtypes = handle, (handle, handle)
    kernel.SetInformationJobObject.argtypes = (handle, ctypes.c_int, handle, number)
    kernel.OpenProcess.restype, kernel.OpenProcess.argtypes = handle, (number, ctypes.c_int, number)
    kernel.AssignProcessToJobObject.argtypes = (handle, handle)
    kernel.CloseHandle.argtypes = (handle,)

    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return _nothing
    held = Job(flags=MEMORY_OF_PROCESS | NO_DIALOG | END_WITH_JOB, process_memory=MEMORY)
    kernel.SetInformationJobObject(job, EXTENDED, ctypes.byref(held), ctypes.sizeof(held))
    process = kernel.OpenProcess(SET_QUOTA | TERMINATE, 0, pid)
    if process:
        kernel.AssignProcessToJobObject(job, process)
        kernel.CloseHandle(process)
    return lambda: kernel.CloseHandle(job)


def _nothing() -> None:
    """There is nothing to let go of."""
