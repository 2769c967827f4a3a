"""One at a time: whoever writes to a kept folder holds it, and others wait."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOCK = ".tepi-folder.lock"


@contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Hold the folder; False where somebody else does. A process that ends lets go, however it ends.

    The folder itself is locked, so that nothing lies about in it; Windows, which cannot do that, gets an
    empty file. Where the file system knows no locks, the holder is taken to be alone.

    Raises:
        OSError: The folder cannot be opened.
    """
    handle, alone = _open(folder), False
    try:
        alone = _locked(handle)
        yield alone
    finally:
        if alone:
            _unlock(handle)
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _open(folder: Path) -> int:
        return os.open(folder / LOCK, os.O_RDWR | os.O_CREAT)

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno not in (errno.EACCES, errno.EDEADLK)
        return True

    def _unlock(handle: int) -> None:
        with suppress(OSError):  # closing it does so too, but Windows says only: some time later
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in (errno.EWOULDBLOCK, errno.EACCES)
        return True

    def _unlock(handle: int) -> None:
        """Closing it is enough."""
