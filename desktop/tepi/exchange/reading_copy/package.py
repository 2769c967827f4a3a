"""A Word file as it is made: a zip archive, part after part, of which only a piece is held at a time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

AT_ONCE = 65_536
# The first moment that a zip archive can name: the same contents give the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)


class _Sink(io.RawIOBase):
    """What has been written since it was last taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # zipfile writes bytes
        self._held.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        found = b"".join(self._held)
        self._held.clear()
        return found


def packed(parts: Iterable[tuple[str, Iterable[str]]]) -> Iterator[bytes]:
    """The archive of these parts (name, text piece by piece), which are asked for one after another.

    For an empty piece, and where much text became little, an empty piece is given, so that whoever asks can do
    something else in between, or end it.
    """
    sink, taken = _Sink(), 0
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in parts:
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            with archive.open(info, "w") as part:
                for piece in pieces:
                    if piece:
                        part.write(piece.encode("utf-8"))
                        taken += len(piece)
                    if not piece or taken >= AT_ONCE:
                        taken = 0
                        yield sink.taken()
            yield sink.taken()
    yield sink.taken()
