"""The texts that ship with Tepi, known by what they hold."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tepi import resources


@dataclass(frozen=True, slots=True)
class Seed:
    """What Tepi says of a text it ships. ``title_ours``: the title is Tepi's, not the text's own."""

    file: str
    sha256: str
    title: str
    title_ours: bool
    kind: str
    language: str
    source: str


@cache
def seeds() -> tuple[Seed, ...]:
    """List the shipped texts in the order of their index; the first is the editorial."""
    index = tomllib.loads((resources.find("seeds") / "index.toml").read_text(encoding="utf-8"))
    return tuple(
        Seed(
            file=entry["file"],
            sha256=entry["sha256"],
            title=entry["title"],
            title_ours=entry["title-ours"],
            kind=entry["kind"],
            language=entry["language"],
            source=entry["source"],
        )
        for entry in index["text"]
    )


def seed_for(sha256: str) -> Seed | None:
    """Give what is known of the bytes with this sha256, if Tepi ships them."""
    return next((seed for seed in seeds() if seed.sha256 == sha256), None)


def editorial() -> Path:
    """Give the path of the example text that a new library opens with."""
    return resources.find("seeds") / seeds()[0].file
