"""The filters that a template may use. Standard library only: the sandbox imports this.

Each is documented in ``docs/templates.md``. What escapes takes the dialect: commonmark, obsidian or pandoc.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from tepi.exchange.escaping import COMMONMARK, OBSIDIAN, PANDOC, Dialect
from tepi.exchange.open_blocks import closing_line, outside_code
from tepi.exchange.templating.shapes import Mark, Nones, Note, Paragraph
from tepi.text.one_line import one_line

CLOSE = "<!-- tepi close -->"
DIALECTS = {"commonmark": COMMONMARK, "obsidian": OBSIDIAN, "pandoc": PANDOC}

_OWN_LINE = re.compile(r"^([ \t]*<!-- \\*)(?=tepi)", re.MULTILINE)
_TRAILING_BLANKS = re.compile(r"(?:\n[ \t]*)+$")
# JSON leaves these as they are, YAML does not read them back as they were.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NOT_IN_A_TAG = re.compile(r"[^\w]+")
_COMMENT = re.compile(r"(?<!\\)%%")
_DIV = re.compile(r"^ {0,3}(:{3,})[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<(/?)div\b", re.IGNORECASE)
# To pandoc three dashes above words begin metadata, wherever they stand; three stars are the same rule.
_RULE = re.compile(r"(?:(?<=\A)|(?<=\n\n))---(?=[ \t]*\n[ \t]*\S)")
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_APART = "\u202f"  # between two numbers at one place


def quote(text: str, dialect: str = "commonmark") -> str:
    """A block quote that shows exactly these characters."""
    return _dialect(dialect).quote_block(text)


def words(text: str, dialect: str = "commonmark") -> str:
    """Running words in a line, shown exactly."""
    return _dialect(dialect).words(text)


@lru_cache(maxsize=4096)
def name(text: str, dialect: str = "commonmark") -> str:
    """A name among others in a line, shown exactly; no sign of the code line is left bare in it."""
    return _dialect(dialect).name(text)


def yaml(value: object) -> str:
    """A value for front matter: a quoted string, a list or a map of them, on one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{yaml(str(each))}: {yaml(value[each])}' for each in sorted(value))}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(yaml, value))}]"
    quoted = json.dumps(str(value), ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)


def note(text: str, dialect: str = "commonmark") -> str:
    """A note as it was written, but that it can neither end the file nor hide what follows it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _OWN_LINE.sub(r"\1\\", _TRAILING_BLANKS.sub("", text))
    # Without one of these nothing can be left open: most notes need no closer look.
    closing = closing_line(text) if "```" in text or "~~~" in text or "<" in text else None
    if closing is not None:
        text = f"{text}\n{closing}\n{CLOSE}"
    if dialect == "obsidian" and "%%" in text and sum(map(_comments, outside_code(text))) % 2:
        text = f"{text}\n%%\n{CLOSE}"
    return _divs_closed(_RULE.sub("***", text)) if dialect == "pandoc" else text


def notes(all_notes: Iterable[Note], dialect: str = "commonmark") -> str:
    """Several notes on one thing; from the second on each has its id in front."""
    blocks: list[str] = []
    for each in all_notes:
        if blocks:
            blocks.append(f"<!-- tepi note {each.id} -->")
        blocks.append(note(each.text, dialect))
    return "\n\n".join(blocks)


def code_line(mark: Mark, dialect: str = "commonmark") -> str:
    """The line under a quote: parts joined by `` · ``, their order fixed, those that are absent left out."""
    parts = [_codes(mark.codes, dialect)]
    if mark.unsure:
        parts.append(f"unsure, perhaps **{name(mark.second, dialect)}**" if mark.second else "unsure")
    if mark.said_by:
        manner = f" ({mark.manner})" if mark.manner else ""
        parts.append(f"said by {' < '.join(name(each, dialect) for each in mark.said_by)}{manner}")
    if mark.reading is not None:
        parts.append(f"[sic: {_part(mark.reading, dialect)}]")
    if mark.translation is not None:
        parts.append(f"translation: “{_part(mark.translation, dialect)}”")
    parts.extend(each for each in (mark.place, name(mark.annotator, dialect), mark.date) if each)
    return " · ".join(parts)


def none_line(nones: Nones, dialect: str = "commonmark") -> str:
    """Which sentences were decided as none of these, for the inside of a comment."""
    who = "".join(f" · {name(each, dialect)}" for each in (nones.group, nones.annotator) if each)
    return f"{', '.join(nones.places)}{who}"


@lru_cache(maxsize=4096)
def tag(text: str) -> str:
    """A name as a part of a tag: lower case, with hyphens for all but letters, digits and ``_``."""
    return _NOT_IN_A_TAG.sub("-", text.casefold()).strip("-") or "unnamed"


@lru_cache(maxsize=256)
def raised(number: int) -> str:
    """A number in raised digits, as in ¹²."""
    return str(number).translate(_DIGITS)


def numbered(paragraph: Paragraph, dialect: str = "commonmark") -> str:
    """A paragraph in which each mark's number stands where it begins and where it ends."""
    signs = _dialect(dialect).signs
    found = []
    for run in paragraph.runs:
        found.append(_APART.join(map(raised, (*run.ends, *run.begins))))
        found.append(signs(run.text))
    return _dialect(dialect).begun("".join(found))


def highlighted(paragraph: Paragraph) -> str:
    """A paragraph for Obsidian: ``==`` round whatever a mark lies over, a footnote where a mark ends."""
    found: list[str] = []
    open_ = False
    for run in paragraph.runs:
        notes_here = "".join(f"[^{number}]" for number in run.ends)
        lead = run.text[: len(run.text) - len(run.text.lstrip())]
        rest = run.text[len(lead) :]
        if open_ and not (run.marked and rest):
            _close(found)
            open_ = False
        found.append(notes_here)
        if run.marked and rest and not open_:
            found.append(OBSIDIAN.signs(lead) + "==")
            lead, open_ = "", True
        found.append(OBSIDIAN.signs(lead) + OBSIDIAN.signs(rest))
    if open_:
        _close(found)
    line = "".join(found)
    own = "==" if line.startswith("==") else ""
    return OBSIDIAN.begun(line.removeprefix(own), own)


def attribute(text: str) -> str:
    """A value between double quotes in pandoc's attributes."""
    text = " ".join(text.split())
    return text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', "&quot;")


def citation(mark: Mark) -> str:
    """Where a mark stands, behind a citation key."""
    return f", {mark.place}" if mark.place else ""


def _close(found: list[str]) -> None:
    """Put ``==`` behind the last sign that is no blank, where programs look for it."""
    last = len(found) - 1
    while last > 0 and (not found[last].strip() or found[last].startswith("[^")):
        last -= 1
    words_ = found[last].rstrip()
    found[last] = f"{words_}=={found[last][len(words_) :]}"


@lru_cache(maxsize=1024)
def _codes(codes: tuple[str, ...], dialect: str) -> str:
    return ", ".join(f"**{name(code, dialect)}**" for code in codes) or "*no code*"


def _part(text: str, dialect: str) -> str:
    return words(text, dialect).replace("·", "&#183;")


def _comments(line: str) -> int:
    return len(_COMMENT.findall(line))


def _divs_closed(text: str) -> str:
    """Close the divs that a note leaves open, and shield one that it closes without having opened it."""
    depth = 0

    def seen(line: re.Match[str]) -> str:
        nonlocal depth
        if line[2]:
            depth += 1
        elif depth:
            depth -= 1
        else:
            return f"\\{line[0].lstrip()}"
        return line[0]

    closed = _DIV.sub(seen, text)
    tags = [tag[1] for line in outside_code(text) for tag in _TAG.finditer(line)] if "<" in text else []
    open_tags = max(0, tags.count("") - tags.count("/"))
    return closed + "\n\n:::" * depth + "\n\n</div>" * open_tags


def _dialect(known: str) -> Dialect:
    try:
        return DIALECTS[known]
    except KeyError:
        raise ValueError(f"there is no dialect “{known}”; choose {', '.join(DIALECTS)}") from None


FILTERS: dict[str, Callable[..., Any]] = {
    "quote": quote,
    "words": words,
    "name": name,
    "yaml": yaml,
    "note": note,
    "notes": notes,
    "code_line": code_line,
    "none_line": none_line,
    "tag": tag,
    "raised": raised,
    "numbered": numbered,
    "highlighted": highlighted,
    "attribute": attribute,
    "citation": citation,
    "one_line": one_line,
}
