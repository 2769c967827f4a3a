"""Lets an edited file be written anew after all: what stands in it is kept beside, under another name."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange.kept.files import Sums, free_name
from tepi.exchange.kept.lock import held
from tepi.exchange.kept.record import demanded, write_record
from tepi.exchange.safe_write import write_beside


def write_anew(folder: Path, library_id: str, names: Collection[str]) -> dict[str, str]:
    """Copy these files, and note that the next pass may replace them; returns the copy's name by the file's.

    A file that nobody has edited is left out. The reader's own properties and words stay in the new file too.

    Raises:
        TepiError: The folder is not there, not kept for this library or held by another process, or a copy
            cannot be written. No file was changed.
    """
    demanded(folder, library_id)
    copies: dict[str, str] = {}
    try:
        with held(folder) as alone:
            if not alone:
                raise TepiError(f"Another Tepi is writing to {folder} just now", "Try again in a moment")
            record = demanded(folder, library_id)
            sums = Sums(folder)
            try:
                for document, file in record.files.items():
                    found = sums.of(file.name) if file.name in names else None
                    if found is None or found in (*file.sha256, file.copied):
                        continue
                    data = (folder / file.name).read_bytes()
                    copy = free_name(folder, f"{file.name.removesuffix('.md')} (edited)")
                    write_beside(folder / copy, data)
                    copies[file.name] = copy
                    record.files[document] = file._replace(due=True, copied=sha256(data).hexdigest())
                if copies:
                    write_record(folder, record)
            except BaseException:
                for copy in copies.values():
                    (folder / copy).unlink(missing_ok=True)
                raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise TepiError(
            f"The folder {folder} cannot be written ({reason})", "Try again in a moment"
        ) from error
    return copies
