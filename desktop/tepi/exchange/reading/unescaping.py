"""Takes away what Markdown needed: the reverse of ``exchange.escaping``. Standard library only."""

from __future__ import annotations

import re

_SHIELDED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,7});")
_OWN = re.compile(r"^([ \t]*<!-- \\*)\\(?=tepi)", re.MULTILINE)
CLOSE = "<!-- tepi close -->"


def plain(escaped: str) -> str:
    """The characters that are meant by escaped ones."""
    if "\\" not in escaped and "&" not in escaped:
        return escaped
    return _SHIELDED.sub(_sign, escaped)


def _sign(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    number = int(found[2])
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else found[0]


def parted(escaped: str, sign: str) -> list[str]:
    """The parts between signs that stand bare, still escaped, blanks at their edges gone."""
    if "\\" not in escaped:
        return [part.strip() for part in escaped.split(sign)]
    parts, begin, at = [], 0, 0
    while at < len(escaped):
        if escaped[at] == "\\":
            at += 2
            continue
        if escaped.startswith(sign, at):
            parts.append(escaped[begin:at])
            at = begin = at + len(sign)
            continue
        at += 1
    return [part.strip() for part in (*parts, escaped[begin:])]


def quoted(lines: list[str]) -> str:
    """The words of a block quote whose ``> `` are gone; lines that an editor has wrapped are joined again."""
    words = ""
    for number, line in enumerate(lines):
        bare = line.rstrip(" \t")
        if number == len(lines) - 1:
            words += bare
        elif (len(bare) - len(bare.rstrip("\\"))) % 2:
            words += bare[:-1] + "\n"
        else:
            words += bare + " "
    return plain(words)


def note(lines: list[str]) -> str:
    """A note as its reader wrote it, from the lines that stand for it."""
    kept = list(lines)
    _without_end(kept)
    while kept and kept[-1].rstrip() == CLOSE:
        del kept[-2:]
    return _OWN.sub(r"\1", "\n".join(kept))


def _without_end(lines: list[str]) -> None:
    while lines and not lines[-1].strip(" \t"):
        lines.pop()
