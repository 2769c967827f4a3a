"""The formats that Tepi writes: menus, shell and documentation are built from this table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tepi.errors import TepiError
from tepi.exchange import bibliography, markdown, marks_json, marks_table, picture, tables
from tepi.exchange.markdown_options import OPTIONS
from tepi.exchange.reading_copy import docx, html

# Both take the library, the documents, the ids of the marks wanted (or None), and the format's options by name.
Writer = Callable[..., Iterator[str]]
BytesWriter = Callable[..., Iterator[bytes]]
FolderWriter = Callable[..., Iterator[tuple[str, Iterator[str]]]]


@dataclass(frozen=True, slots=True)
class Format:
    """One way out.

    ``id`` is its name for the shell and ``name`` for a menu; ``suffix`` begins with a point, or is "" for
    a folder. ``write`` gives the text piece by piece; what is no text has ``data`` instead, and a folder
    has ``files``. A picture has a text and a folder, as a file shows one document. ``lost`` says in one
    sentence what a file of this format cannot hold. ``options`` are the
    names of what can be asked of its writer; where it is ``summed`` the writer takes ``sums`` at hand too.
    """

    id: str
    name: str
    suffix: str
    lost: str
    write: Writer | None = None
    data: BytesWriter | None = None
    files: FolderWriter | None = None
    options: tuple[str, ...] = ()
    summed: bool = False


_OF_A_TABLE = (
    "The full text, the context of a quote, the history, and the wording of guidelines stay in the library."
)
_OF_JSON = "The full text, the history, and the wording of guidelines stay in the library."

FORMATS: tuple[Format, ...] = (
    Format(
        id="markdown",
        name="Markdown",
        suffix=".md",
        write=markdown.pieces,
        lost="The history stays in the library; so do the full text and the guidelines unless asked for.",
        options=OPTIONS,
        summed=True,
    ),
    Format(
        id="html",
        name="Web page",
        suffix=".html",
        write=html.pieces,
        lost="A copy to read and print: the history and the guidelines stay in the library.",
        options=("anonymous",),
    ),
    Format(
        id="docx",
        name="Word",
        suffix=".docx",
        data=docx.data,
        lost="A copy to read and print: the history and the guidelines stay in the library.",
        options=("anonymous",),
    ),
    Format(
        id="csv",
        name="CSV",
        suffix=".csv",
        write=marks_table.pieces,
        lost=_OF_A_TABLE,
        options=("bom", "formulas"),
    ),
    Format(
        id="tsv",
        name="TSV",
        suffix=".tsv",
        write=marks_table.tab_pieces,
        lost=_OF_A_TABLE,
        options=("bom", "formulas"),
    ),
    Format(id="json", name="JSON", suffix=".json", write=marks_json.pieces, lost=_OF_JSON),
    Format(
        id="jsonl",
        name="JSON Lines",
        suffix=".jsonl",
        write=marks_json.line_pieces,
        lost="Documents without marks, none-of-these, the full text, and the history stay in the library.",
    ),
    Format(
        id="bibtex",
        name="BibTeX",
        suffix=".bib",
        write=bibliography.pieces,
        lost="Everything but the facts about the documents stays in the library.",
    ),
    Format(
        id="tables",
        name="Tables",
        suffix="",
        files=tables.files,
        lost="The notes on marks, readings, translations, and the history stay in the library.",
        options=("partial", "bom", "formulas"),
    ),
    Format(
        id="picture",
        name="Picture",
        suffix=".svg",
        write=picture.pieces,
        files=picture.files,
        lost="The words, the notes, and who said what stay in the library: it shows where marks lie, and how many.",
        options=("annotator", "dark"),
    ),
)


def text_formats() -> tuple[Format, ...]:
    """The formats that are one text, which a window can show and copy."""
    return tuple(known for known in FORMATS if known.data is None and known.files is None)


def format_named(name: str) -> Format:
    """The format with this id or name, whatever its capitals.

    Raises:
        TepiError: There is none; the message lists those there are.
    """
    wanted = name.casefold().strip()
    for known in FORMATS:
        if wanted and wanted in (known.id, known.name.casefold(), known.suffix.lstrip(".")):
            return known
    raise TepiError(f"Tepi writes no “{name}”", f"Choose one of {', '.join(known.id for known in FORMATS)}")
