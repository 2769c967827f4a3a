"""Reads the line under a quote: as Tepi writes it, and as a hand may have left it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tepi.exchange.reading.shapes import CodeLine
from tepi.exchange.reading.unescaping import parted, plain
from tepi.marks.highlight import MANNERS
from tepi.text.one_line import one_line

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_CODES = re.compile(r"\*\*(?:[^*\\]|\\.)+\*\*(?:\s*,\s*\*\*(?:[^*\\]|\\.)+\*\*)*")
_BOLD = re.compile(r"\*\*((?:[^*\\]|\\.)+)\*\*")
_NO_CODE = ("*no code*", "_no code_")
_UNDERLINED = re.compile(
    r"(?<![^\s,])__(?=\S)((?:[^_\\]|\\.)+)__(?![^\s,])"
)  # bold, as some editors write it
_UNSURE = re.compile(r"unsure(?:\s*,\s*perhaps\s+(.+))?", re.IGNORECASE)
_SAID = re.compile(r"said by\s+(.+)", re.IGNORECASE)
_MANNER = re.compile(r"(?<!\\)\(([^()\\]*)\)$")
_READING = re.compile(r"\[sic:(.*)\]")
_TRANSLATION = re.compile(r"translation:\s*[“\"](.*)[”\"]", re.IGNORECASE)
_PLACE = re.compile(r"¶\s*\d+(?:\s*s\s*\d+)?(?:\s*[–-]\s*(?:¶\s*\d+\s*)?s?\s*\d+)?")


class NotUnderstood(ValueError):  # noqa: N818  # it is a finding, told to people as one
    """A part of a line of codes that means nothing; the message is a sentence."""


def is_code_line(line: str) -> bool:
    """Whether a line is one of codes: it begins with codes in bold, or it cites a place and a date."""
    parts = _parts(line)
    if parts and (_CODES.fullmatch(parts[0]) or parts[0] in _NO_CODE):
        return True
    return any(map(_PLACE.fullmatch, parts)) and any(map(_DATE.fullmatch, parts))


def ends_with_a_date(line: str) -> bool:
    """Whether the line is complete: nothing that stands below it belongs to it."""
    parts = _parts(line)
    return bool(parts) and bool(_DATE.fullmatch(parts[-1]))


def read_code_line(line: str) -> CodeLine:
    """What a line of codes says, its parts in any order.

    Raises:
        NotUnderstood: A part means nothing, or there are two of a kind.
    """
    parts = _parts(line)
    try:
        return _from_both_ends(parts)
    except NotUnderstood:
        return _by_looks(parts, {})


@lru_cache(maxsize=8)  # a line is asked several things, one after the other
def _parts(line: str) -> tuple[str, ...]:
    parts = [part for part in parted(line.strip(" \t"), "·") if part]
    if parts and _NUMBER.fullmatch(parts[0]):
        del parts[0]
    if parts and parts[-1].startswith("#code/"):
        del parts[-1]
    if parts and parts[0].startswith("__"):
        parts[0] = _UNDERLINED.sub(r"**\1**", parts[0])
    return tuple(parts)


def _from_both_ends(parts: Sequence[str]) -> CodeLine:
    """As Tepi writes it: date last, annotator before it, place before that. So any name may be an annotator's."""
    left = list(parts)
    known: dict[str, object] = {}
    if not left or not _DATE.fullmatch(left[-1]):
        raise NotUnderstood("it does not end with a date")
    known["date"] = left.pop()
    if left and not _is_codes(left[-1]) and not left[-1].startswith("["):
        if len(left) > 1 and _PLACE.fullmatch(left[-2]):
            known["annotator"] = _name(left.pop())
            known["place"] = left.pop()
        elif _PLACE.fullmatch(left[-1]):
            known["place"] = left.pop()
        elif not any(form.fullmatch(left[-1]) for form in (_UNSURE, _SAID, _TRANSLATION)):
            known["annotator"] = _name(left.pop())
    return _by_looks(left, known)


def _by_looks(parts: Sequence[str], known: dict[str, object]) -> CodeLine:
    """Each part by what it looks like; one that looks like nothing is the annotator."""
    found = dict(known)
    for part in parts:
        for name, value in _meaning(part).items():
            if name in found and name == "annotator":
                one = f"“{found[name]}” and “{value}” cannot both be the annotator"
                raise NotUnderstood(f"{one}; codes stand in bold, as in **Fact**")
            if name in found:
                raise NotUnderstood(f"“{part}” is said twice, or means nothing here")
            found[name] = value
    return CodeLine(**found)  # type: ignore[arg-type]  # the names are its own


def _meaning(part: str) -> dict[str, object]:
    if part in _NO_CODE:
        return {"codes": ()}
    if _is_codes(part):
        return {"codes": _codes(part)}
    if found := _UNSURE.fullmatch(part):
        return {"unsure": True, "second": _codes(found[1])[0]} if found[1] else {"unsure": True}
    if found := _SAID.fullmatch(part):
        return _speakers(found[1])
    if found := _READING.fullmatch(part):
        return {"reading": plain(found[1].removeprefix(" "))}
    if found := _TRANSLATION.fullmatch(part):
        return {"translation": plain(found[1])}
    if _PLACE.fullmatch(part):
        return {"place": part}
    if _DATE.fullmatch(part):
        return {"date": part}
    return {"annotator": _name(part)}


def _is_codes(part: str) -> bool:
    return part in _NO_CODE or _CODES.fullmatch(part) is not None


def _codes(part: str) -> tuple[str, ...]:
    found = _BOLD.findall(part) or [part]
    names = [_name(each) for words in found for each in parted(words, ",")]
    return tuple(dict.fromkeys(name for name in names if name))


def _speakers(said: str) -> dict[str, object]:
    found: dict[str, object] = {}
    manner = _MANNER.search(said)
    if manner:
        word = manner[1].strip().casefold()
        if word not in MANNERS:
            raise NotUnderstood(f"“{manner[1]}” is no manner of speaking ({', '.join(MANNERS)})")
        found["manner"] = word
        said = said[: manner.start()].rstrip()
    names = tuple(name for each in parted(said, "<") if (name := _name(each)))
    if not names:
        raise NotUnderstood("the speaker has no name")
    return {"said_by": names, **found}


def _name(escaped: str) -> str:
    return one_line(plain(escaped))
