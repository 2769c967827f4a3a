"""Gathers the text of a page as it is read: lines, what they mean, and where that begins and ends."""

from __future__ import annotations

import re

from tepi.text.document import Structure

WHITE = " \t\n\r\f"
SPACE = re.compile(f"[{WHITE}]+")
ODD = re.compile(r"[\t\n\r\f]|  ")  # white space that is not one space already


class Part:
    """A part that was opened; ``start`` is known once its first character is there (code points)."""

    __slots__ = ("kind", "start", "value")

    def __init__(self, kind: str, value: str) -> None:
        self.kind = kind
        self.value = value
        self.start = -1


class Flow:
    """Text in lines, one a paragraph, with white space as a browser shows it.

    Nothing is written before a character calls for it, so that no line is empty and no space stands at
    a line's edge.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._line_open = False
        self._space = False
        self._between = ""
        self._breaks = 0
        self._waiting: list[Part] = []
        self._found: list[Structure] = []
        self._group: tuple[int, int] | None = None

    @property
    def length(self) -> int:
        """How many characters there are."""
        return self._length

    def write(self, text: str) -> None:
        """Add text in which any white space is one space."""
        words = text.strip(WHITE)
        if not words:
            self._space = self._space or bool(text)
            return
        if text[0] in WHITE:
            self._space = True
        self._put(SPACE.sub(" ", words) if ODD.search(words) else words)
        if text[-1] in WHITE:
            self._space = True

    def write_raw(self, text: str) -> None:
        """Add text whose spaces and line breaks stand as they are; breaks at its edges are not kept."""
        for number, words in enumerate(text.split("\n")):
            if number:
                self._breaks += 1
            if words:
                self._put(words)

    def end_line(self) -> None:
        """Let the next character begin a paragraph."""
        self._end_group()
        self._line_open = self._space = False
        self._between = ""
        self._breaks = 0

    def break_line(self) -> None:
        """Let the next character begin a line of the same paragraph; a second time, another paragraph."""
        if self._breaks:
            self.end_line()
        elif self._line_open:
            self._breaks = 1
            self._space = False

    def join(self, sign: str) -> None:
        """Let the next character follow ``sign`` on the same line, whatever was to come between."""
        self._breaks, self._space = 0, False
        self._between += sign

    def open(self, kind: str, value: str = "") -> Part:
        """Begin a part with the next character."""
        part = Part(kind, value)
        self._waiting.append(part)
        return part

    def close(self, part: Part) -> None:
        """End a part with the last character; one without any is none."""
        if part.start < 0:
            self._waiting.remove(part)
        elif part.kind:
            self._found.append(Structure(part.kind, part.start, self._length, part.value))

    def here(self, kind: str, value: str) -> None:
        """A part without a character of its own, where the next one will stand."""
        self._found.append(Structure(kind, self._next(), self._next(), value))

    def finish(self) -> tuple[str, list[Structure]]:
        """The text, and its parts in no order."""
        self.end_line()
        return "".join(self._pieces), self._found

    def _next(self) -> int:
        """Where the next character will stand, if it is no space."""
        if not self._line_open:
            return self._length + (1 if self._length else 0)
        return self._length + (self._breaks or len(self._between) or int(self._space))

    def _put(self, words: str) -> None:
        if not self._line_open:
            if self._length:
                self._add("\n")
            words = self._between.lstrip() + words
            self._group = (self._length, 1)
        elif self._breaks:
            self._add("\n" * self._breaks)
            if self._group is not None:
                self._group = (self._group[0], self._group[1] + 1)
        elif self._between:
            self._add(self._between)
        elif self._space:
            self._add(" ")
        self._line_open, self._space, self._between, self._breaks = True, False, "", 0
        if self._waiting:
            for part in self._waiting:
                part.start = self._length
            self._waiting.clear()
        self._add(words)

    def _add(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)

    def _end_group(self) -> None:
        """Lines that belong together are one paragraph, however they are counted."""
        if self._group is not None and self._group[1] > 1:
            self._found.append(Structure("paragraph", self._group[0], self._length, ""))
        self._group = None
