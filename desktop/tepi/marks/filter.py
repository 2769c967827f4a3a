"""The language of the panel's filter: ``code:"call to action" has:note ¶:3-5 senjata``.

A filter is a row of terms. Plain words, ``has:`` and ``tag:`` must all be true. ``code:``, ``group:``,
``by:``, ``said:``, ``manner:`` and ``¶:`` must each be true; the same one twice means either. A leading
``-`` turns a term round. What holds a space stands in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tepi.marks.codebook import Codebook
from tepi.marks.highlight import MANNERS
from tepi.text.folding import fold

NAMED = ("code", "group", "by", "said")
HAS = ("note", "todo", "doubt", "speaker", "reading", "translation", "code")
KEYS = (*NAMED, "manner", "has", "tag", "¶")
EITHER = frozenset({*NAMED, "manner", "¶"})
WORD = ""

_TERM = re.compile(
    r"(?P<minus>-?)(?:(?P<key>[^\W\d_]+|¶):|(?P<bare>¶)(?=\d))?"
    r'(?:["“”„](?P<quoted>[^"“”]*)["“”]?|(?P<plain>\S+))?'
)
_PLACES = re.compile(r"(\d{1,9})(?:[-–](\d{1,9}))?")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. ``key`` is one of KEYS, or WORD for words; ``value`` is folded (see ``text/folding.py``)."""

    key: str
    value: str
    negated: bool = False

    @property
    def paragraphs(self) -> tuple[int, int]:
        """The first and last paragraph of a ``¶`` term."""
        first, _, last = self.value.partition("-")
        return int(first), int(last or first)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader looks for. ``problems`` holds one sentence for each term that cannot be meant."""

    terms: tuple[Term, ...] = ()
    problems: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.terms)

    @property
    def clauses(self) -> tuple[tuple[Term, ...], ...]:
        """The conditions that must all hold; of each, at least one term must be true."""
        together: dict[str, list[Term]] = {}
        found: list[tuple[Term, ...]] = []
        for term in self.terms:
            if term.key in EITHER and not term.negated:
                together.setdefault(term.key, []).append(term)
            else:
                found.append((term,))
        return (*map(tuple, together.values()), *found)


def parse(text: str, codebook: Codebook | None = None) -> Filter:
    """Read a filter; never raises.

    An unknown key is reported and looked for as words; an unknown value is reported and left out; a
    key without a value (still being typed) is left out silently. With a codebook, codes and groups
    that it does not have are reported too.
    """
    terms: list[Term] = []
    problems: list[str] = []
    for found in _TERM.finditer(text):
        raw = found["quoted"] if found["quoted"] is not None else found["plain"] or ""
        key = fold(found["key"] or found["bare"] or "")
        key = "¶" if key == "p" else key
        value = " ".join(raw.split())
        if key and key not in KEYS:
            if not found["plain"] or not found["plain"].startswith("//"):
                problems.append(f"There is no filter {found['key']}:, so it was looked for as words.")
            key, value = WORD, f"{found['key']}:{value}"
        if not value:
            continue
        term, problem = _term(key, value, found["minus"] == "-", codebook)
        if problem:
            problems.append(problem)
        if term and term not in terms:
            terms.append(term)
    return Filter(tuple(terms), tuple(problems))


def names_meant(value: str, names: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The ids whose name a value means: the names that it is whole, else those that it is a part of.

    ``names`` are (id, name) pairs; an id may come with several names.
    """
    pairs = [(key, fold(name)) for key, name in names]
    whole = frozenset(key for key, name in pairs if name == value)
    return whole or frozenset(key for key, name in pairs if value in name)


def _term(key: str, value: str, negated: bool, codebook: Codebook | None) -> tuple[Term | None, str]:
    if key == "¶":
        places = _PLACES.fullmatch(value)
        if not places:
            return None, f"“{value}” is no paragraph; write ¶:3 or ¶:3-5."
        first, last = sorted((int(places[1]), int(places[2] or places[1])))
        return Term(key, f"{first}-{last}", negated), ""
    folded = fold(value.removeprefix("#") if key == "tag" else value)
    for name, allowed in (("has", HAS), ("manner", MANNERS)):
        if key == name and folded not in allowed:
            return None, f"There is no {name}:{value}; choose one of {', '.join(allowed)}."
    problem = _unknown(key, value, folded, codebook) if codebook else ""
    return (Term(key, folded, negated) if folded else None), problem


def _unknown(key: str, value: str, folded: str, codebook: Codebook) -> str:
    have: dict[str, Callable[[], list[tuple[str, str]]]] = {
        "code": lambda: [(code.id, code.name) for code in codebook.codes],
        "group": lambda: [(group.id, group.name) for group in codebook.groups],
    }
    if key in have and not names_meant(folded, have[key]()):
        return f"The codebook has no {key} “{value}”."
    return ""
