"""A codebook as Markdown, out and in: a guide to read, in which comments say where each thing begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tepi.errors import TepiError
from tepi.exchange.codebook_reading import (
    REMEDY,
    checked,
    color_of,
    key_of,
    name_of,
    word_of,
)
from tepi.exchange.escaping import escape_words, quote_block
from tepi.exchange.open_blocks import closing_line
from tepi.marks.codebook import Codebook
from tepi.marks.codebook_entries import (
    CHOOSE,
    KINDS,
    UNIT,
    CodebookEntries,
    CodeEntry,
    Example,
    GroupEntry,
    entries,
    plain,
)
from tepi.text.one_line import one_line

FORMAT = "codebook 1"
END, CLOSE = "<!-- tepi end -->", "<!-- tepi close -->"

_OWN = re.compile(r"^([ \t]*<!-- )(\\*)(?=tepi)", re.MULTILINE)
_MARK = re.compile(r"^<!-- tepi (codebook 1|group|code|example|counter|end)((?: [^ ]+)*) -->[ \t]*$")
_UNESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,7});")
_RULE = re.compile(r"(?:(\w+): )?`([^`]*)`")


def pieces(codebook: Codebook) -> Iterator[str]:
    """Write the codebook, a piece for each group and code."""
    book = entries(codebook)
    yield f"<!-- tepi {FORMAT} -->\n# {escape_words(one_line(book.name)) or '*Untitled*'}\n\n"
    for group in book.groups:
        rules = (
            ("choose", group.choose),
            ("unit", group.unit),
            ("decide", "yes" if group.decide else "no"),
            ("counted", "yes" if group.counted else "no"),
        )
        line = " · ".join(f"{name}: `{value}`" for name, value in rules)
        yield f"<!-- tepi group {group.id} {group.state} -->\n## {escape_words(group.name)}\n\n{line}\n\n"
        for code in book.codes:
            if code.group == group.name:
                yield _code(code)
    yield END + "\n"


def _code(code: CodeEntry) -> str:
    facts = [f"color: `{code.color}`"]
    if code.key:
        facts.append(f"key: `{code.key}`")
    if code.parent:
        facts.append(f"under: {escape_words(code.parent)}")
    blocks = [f"<!-- tepi code {code.id} {code.state} -->\n### {escape_words(code.name)}", " · ".join(facts)]
    if code.guideline:
        blocks.append(_shielded(code.guideline))
    for kind, quote, reference in code.examples or ():
        shown = f"<!-- tepi {kind} -->\n{quote_block(quote)}"
        blocks.append(f"{shown}\n\n— {escape_words(reference)}" if reference else shown)
    return "\n\n".join(blocks) + "\n\n"


def _shielded(guideline: str) -> str:
    """The guideline as it was written; no line of it can be taken for Tepi's, and nothing is left open."""
    text = _OWN.sub(r"\1\2\\", guideline)
    closing = closing_line(text)
    return text if closing is None else f"{text}\n{closing}\n{CLOSE}"


def _unshielded(text: str) -> str:
    lines = text.split("\n")
    if lines[-1].rstrip() == CLOSE:
        del lines[-2:]
    return plain(_OWN.sub(lambda own: own[1] + own[2][1:], "\n".join(lines)))


def read(text: str) -> CodebookEntries:
    """Read a codebook. Only Tepi's comments say where something begins; one without an id is new.

    Raises:
        TepiError: It is no codebook, or something in it cannot be; the message names the line.
    """
    blocks: list[tuple[int, str, list[str], list[str]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        mark = _MARK.match(line)
        if mark:
            blocks.append((number, mark[1], mark[2].split(), []))
        elif blocks:
            blocks[-1][3].append(line)
    if not blocks or blocks[0][1] != FORMAT:
        raise TepiError("This Markdown is no codebook of Tepi", "Choose another file")
    groups: list[GroupEntry] = []
    codes: list[CodeEntry] = []
    for number, kind, said, lines in blocks:
        where = f"Line {number}"
        if kind in KINDS:
            if not codes:
                raise TepiError(f"{where}: an example stands before the first code", REMEDY)
            codes[-1] = _with_example(codes[-1], (kind, *_quote(lines)))
        elif kind == "group":
            groups.append(_read_group(lines, said, where))
        elif kind == "code":
            if not groups:
                raise TepiError(f"{where}: a code stands before the first group", REMEDY)
            codes.append(_read_code(lines, said, groups[-1].name, where))
    return checked(_heading(blocks[0][3], 1, "Line 1"), groups, codes)


def _read_group(lines: list[str], said: list[str], where: str) -> GroupEntry:
    name = _heading(lines, 2, where)
    facts = dict(_RULE.findall(_facts(lines)))
    return GroupEntry(
        said[0] if said else "",
        name,
        word_of(facts["choose"], CHOOSE, where) if "choose" in facts else None,
        word_of(facts["unit"], UNIT, where) if "unit" in facts else None,
        word_of(facts["decide"], ("yes", "no"), where) == "yes" if "decide" in facts else None,
        word_of(facts["counted"], ("yes", "no"), where) == "yes" if "counted" in facts else None,
        said[1] if len(said) > 1 else "",
    )


def _read_code(lines: list[str], said: list[str], group: str, where: str) -> CodeEntry:
    name = _heading(lines, 3, where)
    line = _facts(lines)
    shown, _, under = line.partition("under: ")
    facts = dict(_RULE.findall(shown))
    has_facts = bool(facts or under)
    body = _after_heading(lines)
    if has_facts:
        body = body[next(at for at, each in enumerate(body) if each.strip()) + 1 :]
    return CodeEntry(
        said[0] if said else "",
        name,
        group,
        one_line(_words(under)),
        color_of(facts["color"], where) if "color" in facts else None,
        key_of(facts.get("key", ""), where),
        _unshielded("\n".join(body).strip()),
        (),
        said[1] if len(said) > 1 else "",
    )


def _with_example(code: CodeEntry, example: Example) -> CodeEntry:
    return CodeEntry(
        code.id,
        code.name,
        code.group,
        code.parent,
        code.color,
        code.key,
        code.guideline,
        (*(code.examples or ()), example),
        code.state,
    )


def _heading(lines: list[str], level: int, where: str) -> str:
    """The name in the first line that is not blank."""
    first = next((line for line in lines if line.strip()), "")
    sign = "#" * level + " "
    if not first.startswith(sign):
        raise TepiError(f"{where}: a heading that begins with “{sign}” should follow", REMEDY)
    words = first[len(sign) :].strip()
    return "" if words == "*Untitled*" else name_of(_words(words), where)


def _after_heading(lines: list[str]) -> list[str]:
    return lines[next(at for at, line in enumerate(lines) if line.strip()) + 1 :]


def _facts(lines: list[str]) -> str:
    """The line of facts under the heading, or "" where something else stands there."""
    first = next((line for line in _after_heading(lines) if line.strip()), "")
    return first if re.match(r"(?:color|key|choose|unit|decide|counted): `|under: ", first) else ""


def _quote(lines: list[str]) -> tuple[str, str]:
    quoted = [line[1:].removeprefix(" ") for line in lines if line.startswith(">")]
    parts = [line.removesuffix("\\") for line in quoted[:-1]] + quoted[-1:]
    under = " ".join(line for line in lines if line.strip() and not line.startswith(">")).strip()
    return plain(_words("\n".join(parts))), plain(_words(under.removeprefix("—").strip()))


def _words(text: str) -> str:
    """Undo what Markdown needs: backslashes before signs, and entities."""
    return _UNESCAPED.sub(lambda found: found[1] or chr(min(int(found[2]), 0x10FFFF)), text)
