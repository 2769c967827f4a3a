"""What may stand on the command line, and how it is read. Standard library only."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from tepi import __version__
from tepi.cli.verbs import VERBS
from tepi.cli.wildcards import files_named

DOCUMENT = "its id, title or file's name, or an unambiguous part of id or title"
EPILOG = """\
“tepi VERB --help” says more of each. Without a verb the window opens.
The library is --library PATH, else TEPI_LIBRARY, else the one in your data folder.
Exit codes: 0 done, 1 it could not be done (one line says why), 2 not understood.
"""


class Usage(Exception):  # noqa: N818  # it is no error of the program
    """Arguments that cannot be understood: at most five lines that say why."""


class _Parser(argparse.ArgumentParser):
    """Keeps a complaint to two lines, where argparse would print the whole usage."""

    def error(self, message: str) -> NoReturn:
        _refuse(self.prog, message)


def _refuse(program: str, message: str) -> NoReturn:
    raise Usage(f"{program}: {message}\n“{program} --help” shows how it is used.")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; ``verb`` is None where the window is to be opened with ``files``.

    Raises:
        Usage: They cannot be understood.
        SystemExit: --help or --version was asked for and has been printed.
    """
    if _first_word(arguments) in VERBS:
        found, unknown = _with_verbs().parse_known_args(arguments)
        if unknown:
            _refuse(f"tepi {found.verb}", f"not understood: {' '.join(unknown)}")
    elif {"-h", "--help"} & set(arguments):
        found = _with_verbs().parse_args(["--help"])
    else:
        found = _plain().parse_args(arguments)
        found.verb = None
    found.library = getattr(found, "library", None)
    if hasattr(found, "files"):
        found.files = files_named(found.files)
    return found


def place(argument: str) -> str:
    """An argument that names a file or a folder. Raises ArgumentTypeError where it names nothing."""
    if not argument:
        raise argparse.ArgumentTypeError("it names nothing")
    return argument


def words(argument: str) -> str:
    """An argument that is text: the bytes that were typed, read as UTF-8 whatever the locale.

    Raises:
        argparse.ArgumentTypeError: They are not UTF-8.
    """
    try:
        return os.fsencode(argument).decode("utf-8") if sys.platform != "win32" else argument
    except UnicodeDecodeError:
        raise argparse.ArgumentTypeError("the text is not UTF-8") from None


def some_words(argument: str) -> str:
    """As ``words``, but not blank.

    Raises:
        argparse.ArgumentTypeError: The argument holds nothing but white space.
    """
    text = words(argument)
    if not text.strip():
        raise argparse.ArgumentTypeError("it is blank")
    return text


def count(argument: str) -> int:
    """A number from 1 up.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    if not argument.isascii() or not argument.isdigit() or int(argument[:9]) < 1:
        raise argparse.ArgumentTypeError(f"“{argument}” is not a number from 1 up")
    return int(argument[:9])


def _first_word(arguments: Sequence[str]) -> str | None:
    """The first argument that is neither an option nor the value of --library."""
    value_follows = False
    for argument in arguments:
        if value_follows:
            value_follows = False
        elif argument == "--library":
            value_follows = True
        elif argument == "--":
            return None
        elif not argument.startswith("-") or argument == "-":
            return argument
    return None


def _library(parser: argparse.ArgumentParser) -> None:
    # SUPPRESS: a default on the verb's parser would overwrite what stood before the verb.
    parser.add_argument(
        "--library", metavar="PATH", default=argparse.SUPPRESS, help="the library file to use"
    )


def _plain() -> _Parser:
    parser = _Parser(prog="tepi", usage="tepi [--library PATH] [FILE…]", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"tepi {__version__}")
    parser.add_argument("files", nargs="*", metavar="FILE")
    _library(parser)
    return parser


def _with_verbs() -> _Parser:
    parser = _Parser(
        prog="tepi",
        usage="tepi [--library PATH] [FILE…]\n       tepi [--library PATH] VERB …",
        description="Read texts closely: mark what is fact and what is opinion, write notes, keep everything.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"tepi {__version__}")
    _library(parser)
    verbs = parser.add_subparsers(
        dest="verb", metavar="VERB", title="verbs", prog="tepi", parser_class=_Parser
    )
    added: dict[str, argparse.ArgumentParser] = {}
    for verb, does in VERBS.items():
        added[verb] = verbs.add_parser(
            verb, help=does, description=does[0].upper() + does[1:] + ".", allow_abbrev=False
        )
        _library(added[verb])
    _of_documents(added)
    _of_marks(added)
    _of_the_past(added)
    _of_exchange(added)
    added["tour"].add_argument(
        "--output", type=place, default="tour-pictures", metavar="DIR", help="the folder for the pictures"
    )
    return parser


def _of_documents(added: dict[str, argparse.ArgumentParser]) -> None:
    add = added["add"]
    add.add_argument("files", nargs="+", metavar="FILE", help="plain text, Markdown or a saved web page")
    add.add_argument("--title", type=some_words, metavar="T", help="the title, where one file is added")
    add.add_argument("--language", type=words, metavar="L", help="the language, as in “id” or “en”")
    add.add_argument("--as-text", action="store_true", help="add a file that Tepi has exported as a text too")
    added["list"].add_argument("--json", action="store_true", help="as a JSON array")
    added["show"].add_argument("document", metavar="DOC", type=words, help=DOCUMENT)
    added["show"].add_argument("--json", action="store_true", help="as JSON, with the text and every field")


def _of_marks(added: dict[str, argparse.ArgumentParser]) -> None:
    mark = added["mark"]
    mark.add_argument("document", metavar="DOC", type=words, help=DOCUMENT)
    mark.add_argument("--quote", type=words, metavar="TEXT", help="the passage, as it stands in the text")
    mark.add_argument("--start", type=int, metavar="N", help="its first character, counted from 0")
    mark.add_argument("--end", type=int, metavar="N", help="the character behind its last")
    mark.add_argument(
        "--code",
        type=some_words,
        nargs="+",
        action="extend",
        metavar="NAME",
        help="a code of the codebook; may be given several times",
    )
    mark.add_argument("--note", type=some_words, metavar="TEXT", help="a note in Markdown")
    mark.add_argument(
        "--said-by",
        type=some_words,
        nargs="+",
        action="extend",
        metavar="NAME",
        help="who says it; of a chain the outermost first",
    )
    mark.add_argument("--manner", metavar="M", help="how: direct, mixed, indirect, act, thought or hearsay")
    mark.add_argument("--unsure", action="store_true", help="the codes are in doubt")
    none = added["none"]
    none.add_argument("document", metavar="DOC", type=words, help=DOCUMENT)
    none.add_argument("places", nargs="+", metavar="PLACE", type=words, help="a sentence: “¶2 s1” or 2.1")
    none.add_argument("--off", action="store_true", help="take it back instead")
    for each in (mark, none):
        each.add_argument(
            "--by", type=some_words, metavar="NAME", help="the annotator; else the system's user"
        )


def _of_exchange(added: dict[str, argparse.ArgumentParser]) -> None:
    export = added["export"]
    export.add_argument(
        "documents",
        nargs="*",
        metavar="DOC",
        type=words,
        help="documents to write; all but the example where none is named",
    )
    export.add_argument(
        "--to", default="markdown", metavar="FORMAT", help="the format, one that “tepi formats” lists"
    )
    export.add_argument(
        "--output",
        type=place,
        default="-",
        metavar="PATH",
        help="the file or folder to write; - is standard output",
    )
    _what_to_export(export)
    _how_to_lay_out(export)
    export.add_argument("--partial", metavar="RULE", help="tables: a part of a sentence counts: any or half")
    _flag(export, "--bom", "csv, tsv, tables: a byte order mark, for Excel")
    _flag(export, "--formulas", "csv, tsv, tables: leave cells that look like formulas")
    export.add_argument(
        "--image", metavar="I", help="picture: svg or png; else the ending of --output, else svg"
    )
    export.add_argument(
        "--annotator", type=some_words, metavar="NAME", help="picture: only the marks of this annotator"
    )
    _flag(export, "--dark", "picture: light on dark")
    back = added["import"]
    back.add_argument("files", nargs="+", metavar="FILE", help="Markdown that “tepi export” has written")
    back.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    back.add_argument("--by", type=some_words, metavar="NAME", help="who reads it; else the system's user")
    back.add_argument("--json", action="store_true", help="as a JSON array, with what was and what comes")
    added["formats"].add_argument("--json", action="store_true", help="as a JSON array")
    ways = added["codebook"].add_subparsers(
        dest="way", metavar="export|import", required=True, parser_class=_Parser
    )
    out = ways.add_parser("export", help="write the codebook", allow_abbrev=False)
    out.add_argument("--to", metavar="FORMAT", help="markdown, csv or json; else the ending of --output")
    out.add_argument(
        "--output", type=place, default="-", metavar="PATH", help="the file; - is standard output"
    )
    taken = ways.add_parser("import", help="read a codebook from a file", allow_abbrev=False)
    taken.add_argument("file", metavar="FILE", help="a codebook in .md, .csv or .json")
    taken.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    taken.add_argument("--replace", action="store_true", help="the file wins where both have changed")
    for way in (out, taken):
        _library(way)


def _flag(parser: argparse.ArgumentParser, name: str, does: str) -> None:
    """An option without a value: True where it is given, None where not."""
    parser.add_argument(name, action="store_const", const=True, help=does)


def _what_to_export(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "--mark", type=words, nargs="+", action="extend", default=[], metavar="ID", help="only these marks"
    )
    export.add_argument(
        "--code",
        type=some_words,
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help="only marks with one of these codes",
    )
    export.add_argument(
        "--filter", type=words, default="", metavar="F", help="only marks that a filter leaves"
    )


def _how_to_lay_out(export: argparse.ArgumentParser) -> None:
    shape = export.add_mutually_exclusive_group()
    shape.add_argument(
        "--flavour",
        type=words,
        metavar="F",
        help="markdown: commonmark, obsidian, pandoc or a template's name",
    )
    shape.add_argument("--template", type=words, metavar="FILE", help="markdown: a template of your own")
    _flag(export, "--folder", "markdown: a folder of linked files with an index")
    _flag(export, "--with-text", "markdown: the full text, with the marks in place")
    export.add_argument("--order", metavar="O", help="markdown: marks by text, code or time")
    export.add_argument("--group-by", metavar="G", help="markdown: headings by code, speaker or annotator")
    export.add_argument("--context", metavar="N", help="markdown: N words beside a quote, or its “sentence”")
    _flag(export, "--guidelines", "markdown: the guidelines of the codes used")
    export.add_argument(
        "--no-code-table",
        action="store_const",
        const=False,
        dest="code_table",
        help="markdown: without the table of codes",
    )
    _flag(export, "--anonymous", "markdown, html, docx: Coder A, Coder B in place of names")


def _of_the_past(added: dict[str, argparse.ArgumentParser]) -> None:
    added["history"].add_argument("--limit", type=count, metavar="N", help="only the newest N")
    added["history"].add_argument("--json", action="store_true", help="as a JSON array")
