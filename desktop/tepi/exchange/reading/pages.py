"""Reads a Markdown file of Tepi's, each entry by itself (``docs/markdown-format.md``). Knows no library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tepi.exchange.reading.above import is_computed, read_above
from tepi.exchange.reading.entries import (
    ID,
    Broken,
    has_code_line,
    own_word,
    read_entry,
    starts_of_quotes,
)
from tepi.exchange.reading.heads import Head, read_head
from tepi.exchange.reading.shapes import MarkText, NoneText, Page, Problem, Words
from tepi.exchange.reading.strays import strays, trimmed
from tepi.exchange.reading.unescaping import parted, plain
from tepi.text.one_line import one_line

Tick = Callable[[], None]

_RULE = re.compile(r"---[ \t]*")
_OF_A_MARK = re.compile(r"[ \t]*(?:<!--[ \t]*tepi|\^)")
_END_OF_HEAD = re.compile(r"(?:---|\.\.\.)[ \t]*")
BOUNDARIES = frozenset({"mark", "again", "text", "list", "guidelines", "end", ""})
INSIDE = frozenset({"figures", "none", "note", "close", "context"})


def read_pages(source: str, tick: Tick = lambda: None) -> list[Page]:
    """The documents of a file, in order; empty where it is not of Tepi's making.

    Line ends of every kind are taken, and a byte order mark. Nothing is raised: what cannot be read is among
    the ``problems`` of its document. ``tick`` is called behind each mark; what it raises ends the reading.
    """
    lines = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [_page(head, lines, begin, end, tick) for head, begin, end in _documents(lines)]


def _documents(lines: Sequence[str]) -> Iterator[tuple[Head, int, int]]:
    """Each document's head, where its body begins, and where the document ends."""
    heads: list[tuple[Head, int, int]] = []  # head, where it begins, where the body begins
    for at in _openings(lines):
        end = next((n for n in range(at + 1, len(lines)) if _END_OF_HEAD.fullmatch(lines[n])), None)
        head = read_head("\n".join(lines[at + 1 : end]), at + 2) if end is not None else None
        if head is not None and end is not None:
            heads.append((head, at, end + 1))
    for number, (head, _, body) in enumerate(heads):
        yield head, body, heads[number + 1][1] if number + 1 < len(heads) else len(lines)


def _openings(lines: Sequence[str]) -> Iterator[int]:
    """Where front matter may begin: at the first line that is not blank, and behind each end of a document."""
    waiting = True
    for at, line in enumerate(lines):
        if waiting and line.strip(" \t"):
            if _RULE.fullmatch(line):
                yield at
            waiting = False
        if own_word(line) == ("end", ""):
            waiting = True


class _Reader:
    """Collects what one document's lines hold."""

    def __init__(self, tick: Tick) -> None:
        self._tick = tick
        self.marks: list[MarkText] = []
        self.nones: list[NoneText] = []
        self.problems: list[Problem] = []
        self.strays: list[Words] = []
        self.quotes: list[Words] = []
        self.ended = self.damaged = False

    def entry(self, mark: str, lines: Sequence[str], first: int) -> None:
        """Read one mark; a broken one is told."""
        try:
            self.marks.append(read_entry(mark, lines, first))
        except Broken as why:
            self.problems.append(Problem(why.line, str(why)))
        self._tick()

    def loose(self, lines: Sequence[str], first: int, *, behind: bool = False) -> None:
        """Lines that belong to no mark: quotes among them are new marks, other words are told.

        ``behind``: they stand behind the end of the document.
        """
        starts = starts_of_quotes(lines)
        before = lines[: starts[0]] if starts else lines
        self._tell(before, first)
        self.strays += strays(before, first, behind=behind)
        for begin, end in zip(starts, [*starts[1:], len(lines)], strict=False):
            words = Words(first + begin, trimmed(lines[begin:end]))
            coded = has_code_line(lines, begin)
            if coded or begin + 1 < len(lines):
                self.entry("", lines[begin:end], first + begin)
                self.quotes += [] if coded else [words]
            else:
                self.strays.append(words)

    def _tell(self, lines: Sequence[str], first: int) -> None:
        for at, line in enumerate(lines):
            if line.strip(" \t") and not is_computed(line) and own_word(line) is None:
                what = "These words belong to no mark, and are not read"
                self.problems.append(Problem(first + at, what, own=True))
                return

    def none(self, said: str, line: int) -> None:
        """Read what a line says that lists sentences as none of these."""
        places, *who = parted(said, "·")
        named = tuple(one_line(plain(each)) for each in who)
        self.nones.append(NoneText(tuple(parted(places, ",")) if places else (), named, line))


def _page(head: Head, lines: Sequence[str], begin: int, end: int, tick: Tick) -> Page:
    reader = _Reader(tick)
    bounds = [
        (at, word) for at in range(begin, end) if (word := own_word(lines[at])) and word[0] in BOUNDARIES
    ]
    for at in range(begin, end):
        word = own_word(lines[at])
        if word and word[0] == "none":
            reader.none(word[1], at + 1)
        elif word and word[0] not in BOUNDARIES | INSIDE:
            reader.problems.append(Problem(at + 1, f"There is no line “tepi {word[0]}”"))
    above = read_above(lines[begin : bounds[0][0] if bounds else end], begin + 1)
    stops = [*(at for at, _ in bounds[1:]), end]
    rest = begin + above.rest
    reader.loose(_without_nones(lines[rest : bounds[0][0] if bounds else end]), rest + 1)
    for (at, (kind, about)), stop in zip(bounds, stops, strict=False):
        body = lines[at + 1 : stop]
        if kind == "mark":
            if about and not ID.fullmatch(about):
                reader.problems.append(Problem(at + 1, f"“{about[:60]}” is not the id of a mark"))
                reader.damaged = True
                continue
            reader.entry(about, _without_nones(body), at + 2)
        elif kind == "":
            reader.problems.append(
                Problem(at + 1, "This line of Tepi's is damaged; what follows it is not read")
            )
            reader.damaged = True
        elif kind in ("list", "end"):
            reader.ended = reader.ended or kind == "end"
            reader.loose(_without_nones(body), at + 2, behind=kind == "end")
    if not reader.ended:
        reader.problems.append(Problem(end, "The file ends before its end; no mark is taken for removed"))
    problems = (*head.problems, *reader.problems)
    return Page(
        line=begin,
        document=head.document,
        dialect=head.dialect,
        facts=head.facts,
        fields=head.fields,
        annotators=head.annotators,
        as_of=head.as_of,
        whole=reader.ended and not (head.partial or reader.damaged),
        ended=reader.ended and not reader.damaged,
        coders=head.coders,
        heading=above.heading,
        notes=above.notes,
        nones=tuple(reader.nones),
        marks=tuple(reader.marks),
        problems=tuple(sorted(problems)),
        mentioned=frozenset(
            each for line in lines[begin:end] if _OF_A_MARK.match(line) for each in ID.findall(line)
        ),
        strays=tuple(reader.strays),
        quotes=tuple(reader.quotes),
    )


def _without_nones(lines: Sequence[str]) -> list[str]:
    """The lines, those about none of these made blank: they say nothing about a mark."""
    return ["" if (own_word(line) or ("",))[0] == "none" else line for line in lines]
