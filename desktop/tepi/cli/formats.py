"""The verb formats: what Tepi writes, and what it reads."""

from __future__ import annotations

import argparse

from tepi.cli.shapes import print_json
from tepi.exchange.registry import FORMATS
from tepi.text.readers.registry import suffixes


def list_formats(arguments: argparse.Namespace) -> None:
    """List the formats of ``tepi export``, with what each leaves in the library; last, what ``tepi add`` reads."""
    if arguments.json:
        print_json(
            [
                {
                    "id": known.id,
                    "name": known.name,
                    "suffix": known.suffix or None,
                    "folder": known.files is not None,
                    "options": list(known.options),
                    "lost": known.lost,
                }
                for known in FORMATS
            ]
        )
        return
    for known in FORMATS:
        print(f"{known.id:<10}{known.suffix or 'a folder':<10}{known.lost}")
    print(f"{'(reads)':<10}{' '.join(suffixes())}; any other file as plain text")
