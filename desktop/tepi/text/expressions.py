"""Looks for a regular expression in a text, in a thread of its own that can be left at any time."""

from __future__ import annotations

import math
import re
from threading import Thread
from time import sleep
from typing import Any

from tepi.text.hits import Hits
from tepi.text.seeking import MOST, Found, Wanted

FIRST_PATIENCE, LONGEST_PATIENCE = 0.25, 8.0
MOST_REPEATS = 100_000
LONGEST = 2_000
A_BREATH = 1_000
_COUNT = re.compile(r"\{(\d+)")


class ExpressionSearch:
    """See ``Search``. The thread looks with a limit of time that is doubled while nothing is found.

    An expression that finds nothing in sixteen seconds is given up. A thread that is told to stop is
    heard no more, and ends with the try it is in.
    """

    def __init__(self, text: str, wanted: Wanted, start: int) -> None:
        self.done = False
        self.fault = ""
        self.cut = False
        self._stopped = False
        self._text = text
        self._wanted = wanted
        self._found = Found()
        self._thread = Thread(target=self._run, args=(start,), name="find", daemon=True)
        self._thread.start()

    @property
    def hits(self) -> Hits:
        """What has been found by now."""
        return self._found.hits()

    def advance(self, seconds: float) -> None:
        """Wait so long for the thread, less where it is done."""
        self._thread.join(seconds)
        self.done = self._stopped or not self._thread.is_alive()

    def stop(self) -> None:
        """Look no further; what was found stays."""
        self._stopped = self.done = True

    def _run(self, start: int) -> None:
        try:
            pattern = _compiled(self._wanted)
        except ValueError as error:
            self.fault = str(error)
            return
        for part, (first, stop) in enumerate(((start, len(self._text)), (0, start))):
            if not self._look(pattern, part, first, stop):
                return

    def _look(self, pattern: Any, part: int, at: int, stop: int) -> bool:
        """Look from ``at`` on for what begins before ``stop``; whether it is worth going on."""
        patience = FIRST_PATIENCE
        while at < stop:
            before = at
            try:
                # Without its lock the thread lets the window go on.
                for found in pattern.finditer(self._text, at, timeout=patience, concurrent=True):
                    begin, at = found.span()
                    if self._stopped or begin >= stop:
                        return not self._stopped
                    if begin == at:
                        continue  # an empty place is nothing to go to
                    self._found.add(part, begin, at)
                    if not len(self._found) % A_BREATH:
                        sleep(0.001)  # else the window would get its turn too seldom
                    if len(self._found) >= MOST:
                        self.cut = True
                        return False
            except TimeoutError:
                patience = patience * 2 if at == before else FIRST_PATIENCE
                if patience > LONGEST_PATIENCE:
                    self.fault = (
                        "The expression takes too long here and was given up. Repetitions inside repetitions,"
                        " such as (a+)+, do that"
                    )
                    return False
            except MemoryError:
                self.fault = "The expression needs too much memory. Fewer repetitions need less"
                return False
            else:
                return True
            if self._stopped:
                return False
        return True


def _compiled(wanted: Wanted) -> Any:
    """The expression made ready. Raises ValueError with a sentence for the reader."""
    import regex  # type: ignore[import-untyped]  # it ships no types

    written = wanted.words
    if len(written) > LONGEST:
        raise ValueError(f"An expression may be {LONGEST:,} characters long")
    if math.prod(max(int(count[:9]), 1) for count in _COUNT.findall(written)) > MOST_REPEATS:
        raise ValueError(f"The numbers in {{ }} multiply to more than {MOST_REPEATS:,} repetitions")
    flags = regex.MULTILINE | regex.VERSION0 | (0 if wanted.case else regex.IGNORECASE)
    try:
        pattern = regex.compile(written, flags)
        return regex.compile(rf"\b(?:{written})\b", flags) if wanted.whole else pattern
    except regex.error as error:
        raise ValueError(what_is_wrong(written, error.msg, error.pos)) from None
    except (RecursionError, MemoryError, OverflowError):
        raise ValueError("The expression has too many parts inside one another") from None


def what_is_wrong(written: str, message: str, at: int | None) -> str:
    """Say in a sentence what is wrong with an expression, and at which of its characters.

    ``message`` and ``at`` (counted from 0) are what the library says of it.
    """
    place = min(at or 0, max(len(written) - 1, 0))
    if message == "missing )" and (opened := _left_open(written, "(")) is not None:
        return f"The ( at character {opened + 1} is not closed"
    if message in ("missing ]", "unterminated character set"):
        opened = _left_open(written, "[")
        return f"The [ at character {(place if opened is None else opened) + 1} is not closed"
    sign = written[place : place + 1]
    words = {
        "unbalanced parenthesis": f"The ) at character {place + 1} closes nothing",
        "nothing to repeat": f"The {sign} at character {place + 1} has nothing before it to repeat",
        "multiple repeat": f"The {sign} at character {place + 1} repeats what is a repetition already",
        "bad escape (end of pattern)": r"The \ at the end stands alone. \\ means the sign itself",
        "bad character range": f"The range up to character {at or 1} runs backwards",
        "min repeat greater than max repeat": f"Of the two numbers from character {place + 1} on the first is the larger one",
        "unknown property": f"There is no such kind of characters as the name up to character {at or 1} says",
        "undefined character name": f"There is no character with the name that ends at character {at or 1}",
        "unknown group": "It names a group that it does not have",
        "invalid group reference": "It points to a group that it does not have",
        "repeat count too big": f"The number at character {place + 1} is too large",
    }
    return words.get(message, f"It cannot be read at character {place + 1}: {message}")


def _left_open(written: str, bracket: str) -> int | None:
    """Where the innermost bracket stands that is never closed, or None."""
    opened: list[int] = []
    inside: int | None = None
    at = 0
    while at < len(written):
        sign = written[at]
        if sign == "\\":
            at += 1
        elif inside is not None:
            # A ] right at the beginning is a sign of the set, not its end.
            if sign == "]" and at > inside + (2 if written[inside + 1 : inside + 2] == "^" else 1):
                inside = None
        elif sign == "[":
            inside = at
        elif sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            opened.pop()
        at += 1
    if bracket == "[":
        return inside
    return opened[-1] if opened else None
