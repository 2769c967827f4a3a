"""Where the files that ship with Tepi lie."""

from __future__ import annotations

from pathlib import Path


def find(name: str) -> Path:
    """Give the folder of shipped files called ``name``, such as ``resources`` or ``seeds``.

    An installed Tepi carries it inside the package; a checkout has it at its root, because an
    editable install leaves files where they are. Raises FileNotFoundError when neither is there,
    which means that the installation is damaged.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / name, package.parents[1] / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"This installation of Tepi has no folder {name!r}.")
