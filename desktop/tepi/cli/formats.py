"""The verb formats: what Tepi writes, and what it reads."""

from __future__ import annotations

import argparse

from tepi.cli.shapes import print_json
from tepi.exchange.registry import FORMATS, Format
from tepi.exchange.templating.shelf import Template, folder, templates
from tepi.text.readers.registry import suffixes


def list_formats(arguments: argparse.Namespace) -> None:
    """List the formats of ``tepi export``, with what each leaves in the library; last, what ``tepi add`` reads."""
    flavours = templates()
    if arguments.json:
        print_json([_as_json(known, flavours) for known in FORMATS])
        return
    for known in FORMATS:
        print(f"{known.id:<10}{known.suffix or 'a folder':<10}{known.lost}")
        if known.id == "markdown":
            for flavour in flavours:
                about = f"{flavour.about}." if flavour.about else "A template without a word about itself."
                print(f"  --flavour {flavour.name:<12}{'yours: ' if flavour.own else ''}{about}")
            print(f"  your own flavours lie in {folder()}")
    print(f"{'(reads)':<10}{' '.join(suffixes())}; any other file as plain text")


def _as_json(known: Format, flavours: list[Template]) -> dict[str, object]:
    return {
        "id": known.id,
        "name": known.name,
        "suffix": known.suffix or None,
        "folder": known.write is None,
        "options": list(known.options),
        "lost": known.lost,
        "flavours": [
            {"name": each.name, "own": each.own, "about": each.about, "path": str(each.path)}
            for each in flavours
        ]
        if known.id == "markdown"
        else [],
    }
