"""Finds what stands between quotation marks, without taking an apostrophe or an inch mark for one."""

from __future__ import annotations

import re

from tepi.text.ranges import Range

# What may close each opening mark. Usage differs: „…“ in German, „…” in Polish, »…« in Danish,
# ”…” in Swedish.
CLOSERS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "”": "”",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "《": "》",
    "〈": "〉",
    '"': '"',
    "'": "'",
}
# Nobody nests deeper; what waits longer was never closed.
DEEPEST = 16

# In Hebrew a straight mark before the last letter shortens a word: צה"ל.
GERSHAYIM = re.compile('[א-ת]"[א-ת](?![א-ת])')
MARK = re.compile("[" + "".join({*CLOSERS, *"".join(CLOSERS.values())}) + "]")
ALWAYS_OPEN = "“„‟«‹‘‚「『｢《〈"
CAN_OPEN = "”»›\"'"
BEFORE_OPENING = "([{<—–-/¿¡=" + ALWAYS_OPEN + CAN_OPEN
UNSPACED = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff\u0e00-\u0eff]"
)


def in_marks(words: str) -> str:
    """Put typographic quotation marks round words; words that bring their own get no second pair."""
    if words.startswith("“") and words.count("“") == 1:
        if words.endswith("”") and words.count("”") == 1:
            return words
        if "”" not in words:
            return words + "”"
    return f"“{words}”"


def pairs(text: str, span: Range) -> list[Range]:
    """Give every passage between quotation marks inside ``span``, marks included, in order of start.

    Passages nest. An opening mark that nothing closes makes no passage.
    """
    found: list[Range] = []
    waiting: list[tuple[str, int]] = []
    for match in MARK.finditer(text, span.start, span.end):
        mark, offset = match[0], match.start()
        before = text[offset - 1] if offset > span.start else ""
        after = text[offset + 1] if offset + 1 < span.end else ""
        if mark in "'’" and before.isalnum() and after.isalnum():
            continue
        if mark == '"' and GERSHAYIM.match(text, offset - 1):
            continue
        depth = _opened_by(waiting, mark, before)
        if depth is not None:
            found.append(Range(waiting[depth][1], offset + 1))
            del waiting[depth:]
        elif mark in ALWAYS_OPEN or (mark in CAN_OPEN and _looks_opening(before, after)):
            waiting.append((mark, offset))
            del waiting[:-DEEPEST]
    return sorted(found)


def quoted(text: str, after: int, limit: int | None = None) -> Range | None:
    """Give the next passage between quotation marks that starts at or after ``after``, marks included.

    It ends at or before ``limit`` and in the paragraph in which it starts; None when there is none.
    Offsets are code points.
    """
    limit = len(text) if limit is None else min(limit, len(text))
    offset = max(0, after)
    while mark := MARK.search(text, offset, limit):
        start = text.rfind("\n", 0, mark.start()) + 1
        end = text.find("\n", mark.start())
        end = len(text) if end < 0 else end
        # The whole line is read, because only what stands before tells which straight mark opens.
        for passage in pairs(text, Range(start, end)):
            if passage.start >= after and passage.end <= limit:
                return passage
        offset = end
    return None


def _opened_by(waiting: list[tuple[str, int]], mark: str, before: str) -> int | None:
    """Give which waiting mark ``mark`` closes, the innermost first; None when it closes nothing."""
    if mark in "'’" and (not before or before.isspace()):
        return None
    for depth in range(len(waiting) - 1, -1, -1):
        if mark in CLOSERS[waiting[depth][0]]:
            return depth
    return None


def _looks_opening(before: str, after: str) -> bool:
    """Say whether a mark that could open or close stands as an opening one does."""
    if not after or after.isspace():
        return False
    return not before or before.isspace() or before in BEFORE_OPENING or bool(UNSPACED.match(before))
