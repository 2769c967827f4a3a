"""Pictures from the shell: one to a file or to standard output, several to a folder, as SVG or PNG."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange.export import export_files, export_pieces
from tepi.exchange.file_names import file_names
from tepi.exchange.picture import KIND
from tepi.exchange.safe_write import write_beside
from tepi.exchange.update_folder import update_folder
from tepi.library.file import Library
from tepi.text.document import Document

STANDARD_OUTPUT = "-"
KINDS = ("svg", "png")
# Endings by which somebody means a file of another kind, not a folder of this name.
OTHERS = frozenset({"jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "avif", "heic", "pdf", "eps"})
LOOKED_AT = 4096


def write_pictures(
    library: Library,
    documents: list[Document],
    marks: frozenset[str] | None,
    asked: dict[str, bool | str],
    arguments: argparse.Namespace,
) -> None:
    """Write a picture of each document; of one to a file, where the output's name ends like one.

    Raises:
        TepiError: An option that is none, several documents for one file, or a place that cannot be written.
    """
    output: str = arguments.output
    ending = Path(output).suffix.lower().removeprefix(".")
    kind = arguments.image or (ending if ending in KINDS else "svg")
    if kind not in KINDS:
        raise TepiError(f"“{kind}” is no kind of picture", f"Choose one of {', '.join(KINDS)}")
    if ending in OTHERS and not Path(output).expanduser().is_dir():
        raise TepiError(f"Tepi draws no “.{ending}”", "Name a file that ends in .svg or .png, or a folder")
    encode: Callable[[str], bytes] = arguments.to_png if kind == "png" else str.encode
    if output == STANDARD_OUTPUT or (ending in KINDS and not Path(output).expanduser().is_dir()):
        pieces = export_pieces(library, documents, to="picture", filter_ids=marks, sums=None, **asked)
        data = encode("".join(pieces))
        if output == STANDARD_OUTPUT:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            write_beside(output, data)
        return
    target = Path(output).expanduser()
    names = [f"{name}.{kind}" for name in file_names(documents).values()]

    def drawn() -> Iterator[tuple[str, Iterator[bytes]]]:
        for name, text in export_files(library, documents, to="picture", filter_ids=marks, **asked):
            yield f"{name.removesuffix('.svg')}.{kind}", iter((encode("".join(text)),))

    update_folder(target, drawn(), names, [name for name in names if _is_ours(target / name)])


def _is_ours(path: Path) -> bool:
    """Whether an earlier export has drawn this file."""
    try:
        with path.open("rb") as file:
            return KIND.encode() in file.read(LOOKED_AT)
    except OSError:
        return False
