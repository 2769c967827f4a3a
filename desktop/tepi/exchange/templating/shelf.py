"""Where templates lie: those that ship with Tepi, and the reader's own in the data folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from tepi.errors import TepiError
from tepi.exchange.markdown_options import FLAVOURS, MarkdownOptions
from tepi.library.places import data_folder
from tepi.resources import find
from tepi.text.one_line import one_line

SUFFIX = ".md.j2"
LARGEST = 1 << 20
_ABOUT = re.compile(r"\{#-?\s*(.*?)\s*-?#\}", re.DOTALL)


class Template(NamedTuple):
    """One template: the name by which it is chosen, its file, and what its first comment says of it."""

    name: str
    path: Path
    own: bool
    about: str


class Chosen(NamedTuple):
    """The template that an export uses: its name among ``sources``, all that it may include or extend."""

    name: str
    sources: dict[str, str]


def folder() -> Path:
    """The folder of the reader's own templates, which need not exist yet."""
    return data_folder() / "templates"


def templates() -> list[Template]:
    """Every template, the shipped ones first. A file that cannot be read, or has a taken name, is left out."""
    found = [
        _described(name, find("resources") / "templates" / f"{name}{SUFFIX}", own=False) for name in FLAVOURS
    ]
    found.extend(
        _described(name, path, own=True)
        for path in sorted(folder().glob(f"*{SUFFIX}"))
        if (name := path.name.removesuffix(SUFFIX)) not in FLAVOURS
    )
    return [template for template in found if template is not None]


def chosen(options: MarkdownOptions) -> Chosen:
    """The template that the options name, with the others beside it.

    Raises:
        TepiError: There is none of this name, or its file cannot be read.
    """
    known = templates()
    sources = {template.name: read(template.path) for template in known}
    if options.template:
        path = Path(options.template).expanduser()
        name = path.name.removesuffix(SUFFIX)
        name = f"{name} (file)" if name in sources else name
        return Chosen(name, {**sources, name: read(path)})
    if options.flavour in sources:
        return Chosen(options.flavour, sources)
    own = folder() / f"{options.flavour}{SUFFIX}"
    if options.flavour and own.parent == folder() and own.is_file():
        read(own)  # it is there and cannot be read: this says why
    raise TepiError(f"There is no flavour “{options.flavour}”", f"Choose one of {', '.join(sources)}")


def read(path: Path) -> str:
    """A template's source.

    Raises:
        TepiError: The file is not there, is no text in UTF-8, or is too large to be a template.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TepiError(f"The template {path} cannot be read ({reason})", "Name another file") from error
    if len(data) > LARGEST:
        raise TepiError(f"The template {path} is larger than a megabyte", "Name another file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TepiError(f"The template {path} is not text in UTF-8", "Save it as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def start_copy(template: Template) -> Path:
    """Put a copy of a template into the reader's folder, under a name that is free, and return its path.

    Raises:
        TepiError: The folder cannot be written.
    """
    text = read(template.path)
    try:
        folder().mkdir(parents=True, exist_ok=True)
        number = 1
        while True:
            more = f" {number}" if number > 1 else ""
            path = folder() / f"my {template.name.removeprefix('my ')}{more}{SUFFIX}"
            try:
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(text)
                return path
            except FileExistsError:
                number += 1
    except OSError as error:
        reason = error.strerror or str(error)
        raise TepiError(f"{folder()} cannot be written ({reason})", "Allow writing to it") from error


def _described(name: str, path: Path, *, own: bool) -> Template | None:
    try:
        found = _ABOUT.match(read(path))
    except TepiError:
        return None
    return Template(name, path, own, one_line(found[1]).partition(". ")[0].rstrip(".") if found else "")


def cites(options: MarkdownOptions) -> bool:
    """Whether the template that the options name wants a bibliography beside it. Raises as ``chosen`` does."""
    template = chosen(options)
    return "bibliography" in template.sources[template.name]
