"""Whether a text is read from right to left."""

from __future__ import annotations

import re

SAMPLE = 5_000
# Languages written in Arabic, Hebrew, Syriac, Thaana or N'Ko letters.
BACKWARDS = frozenset(
    [
        "ar",
        "arc",
        "arz",
        "azb",
        "bal",
        "ckb",
        "dv",
        "fa",
        "glk",
        "he",
        "iw",
        "ks",
        "ku",
        "lrc",
        "mzn",
        "nqo",
        "pnb",
        "prs",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)
# What the language of the facts weighs against the letters that are there.
MOST, LEAST = 0.75, 0.25

BACKWARD_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
ANY = re.compile(f"[{BACKWARD_LETTERS}]")
LETTER = re.compile(r"[^\W\d_]")


def holds_backwards(text: str) -> bool:
    """Say whether a text has any letter that runs from right to left."""
    return not text.isascii() and ANY.search(text) is not None


def reads_backwards(text: str, language: str = "", usual: bool = False) -> bool:
    """Say whether a text as a whole is read from right to left.

    The letters of its first 5,000 characters decide; the language (ISO 639-1, with or without a region)
    moves the bar: a Persian article may quote much English. Without letters the answer is ``usual``.
    """
    code = re.split("[-_]", language.strip().lower())[0]
    sample = text[:SAMPLE]
    if not holds_backwards(sample):
        return usual and LETTER.search(sample) is None
    backward = len(ANY.findall(sample))
    share = backward / max(len(LETTER.findall(ANY.sub("", sample))) + backward, 1)
    if not code:
        return share > 0.5
    return share > (LEAST if code in BACKWARDS else MOST)
