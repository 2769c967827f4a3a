"""Writes a folder of files so that a failure leaves the old folder whole."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange.safe_write import REMEDY, patiently, refusal, sync, sync_folder


def write_folder_beside(
    path: str | os.PathLike[str], files: Iterable[tuple[str, Iterable[bytes]]], own: Collection[str]
) -> Path:
    """Make the folder at ``path`` hold exactly these files, all of them or nothing; returns where it lies.

    A new folder is filled beside the old one, synced to the disk, and takes its name. An old folder is
    replaced only where it is empty or holds nothing but files called as in ``own``. A folder that cannot be
    replaced, because a disk begins there or the one that holds it may not be written, is filled in place: all
    files are made before the first takes its name.

    Raises:
        TepiError: A file of that name, a folder with other things in it, or a place that cannot be
            written. What was there before is untouched, and nothing is left beside it.
    """
    named = Path(path).expanduser()
    try:
        target = _checked(named, own)
        if target.is_dir() and not _may_be_replaced(target):
            _fill(target, files)
        else:
            _replace(target, files)
    except (OSError, ValueError, RuntimeError) as error:
        raise refusal(named, named, error) from error
    return target


def _checked(named: Path, own: Collection[str]) -> Path:
    target = named.resolve()
    if not target.parent.is_dir():
        raise TepiError(f"The folder {named.parent} does not exist", "Make it first, or " + REMEDY.lower())
    if target.exists():
        if not target.is_dir():
            raise TepiError(f"{named} is a file, and a folder is to be written", REMEDY)
        others = sorted(each.name for each in target.iterdir() if each.name not in own or not each.is_file())
        if others:
            raise TepiError(f"The folder {named} holds other things ({others[0]})", "Name a new folder")
        if not os.access(target, os.W_OK):
            raise TepiError(f"{named} cannot be written: it is read-only", REMEDY)
    elif not os.access(target.parent, os.W_OK):
        raise TepiError(f"{named} cannot be written: its folder is read-only", REMEDY)
    return target


def _may_be_replaced(target: Path) -> bool:
    # Not by pathlib, which before Python 3.12 cannot tell on Windows.
    return not os.path.ismount(target) and os.access(target.parent, os.W_OK)


def _fill(target: Path, files: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    beside = target / f".tepi-{secrets.token_hex(8)}.tmp"
    beside.mkdir(mode=0o700)
    try:
        made = _made(beside, files)
        for each in target.iterdir():
            if each != beside and each.name not in made:
                patiently(each.unlink)
        for name in made:
            patiently(partial(os.replace, beside / name, target / name))
    finally:
        with suppress(OSError):
            shutil.rmtree(beside)
    sync_folder(target)


def _made(folder: Path, files: Iterable[tuple[str, Iterable[bytes]]]) -> list[str]:
    """Write the files into a folder, down to the disk; their names."""
    names = []
    for name, pieces in files:
        with (folder / name).open("wb") as file:
            file.writelines(pieces)
            file.flush()
            sync(file.fileno())
        names.append(name)
    sync_folder(folder)
    return names


def _replace(target: Path, files: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    beside = target.with_name(f".tepi-{secrets.token_hex(8)}.tmp")
    beside.mkdir(mode=0o700)
    try:
        fresh = beside / "new"
        fresh.mkdir()  # with the permissions of any new folder, which the one around it has not
        _made(fresh, files)
        _take_name(fresh, target, beside / "old")
    finally:
        with suppress(OSError):
            shutil.rmtree(beside)
    sync_folder(target.parent)


def _take_name(fresh: Path, target: Path, aside: Path) -> None:
    """Put the new folder in the old one's place; where that fails the old one comes back."""
    if not target.exists():
        patiently(lambda: fresh.rename(target))
        return
    fresh.chmod(target.stat().st_mode)
    patiently(lambda: target.rename(aside))
    try:
        patiently(lambda: fresh.rename(target))
    except BaseException:
        patiently(lambda: aside.rename(target))
        raise
