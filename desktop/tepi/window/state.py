"""Where the reader left off: place, panel, sizes, theme. Kept beside the data, never in the library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tepi.errors import TepiError


class State:
    """What the window remembers of one library between two starts. A file that cannot be read is none."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        if path is not None:
            try:
                read = json.loads(path.read_text(encoding="utf-8"))
                self._values = read if isinstance(read, dict) else {}
            except (OSError, ValueError):
                self._values = {}

    def get(self, name: str, otherwise: Any = None) -> Any:
        """What was kept under ``name``; ``otherwise`` where nothing of that kind was."""
        value = self._values.get(name, otherwise)
        return value if otherwise is None or isinstance(value, type(otherwise)) else otherwise

    def set(self, name: str, value: Any) -> None:
        """Remember a value (what JSON can hold) until the next ``save``."""
        self._values[name] = value

    def adopt(self, other: State) -> None:
        """Take over what another state holds and this one does not."""
        self._values = {**other._values, **self._values}

    def save(self) -> None:
        """Write beside, then rename; a disk that refuses costs the place, never a note."""
        if self._path is None:
            return
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            beside.replace(self._path)
        except OSError:
            return


def state_of(library_id: str) -> State:
    """The state kept for the library with this id; one that is not kept where there is no data folder."""
    from tepi.library.places import data_folder

    try:
        return State(data_folder() / "desk" / f"{library_id}.json") if library_id else State(None)
    except TepiError:
        return State(None)
