"""What Tepi adds to the engine's sentences: the stops and customs of scripts that it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tepi.text.quotations import pairs
from tepi.text.ranges import Range

# Raised when an answer changes: it is stored beside the engine's own version.
VERSION = "1"

CLOSERS = "”’»›」』｣》〉）)】〕］\\]\"'"
# Nothing below has to be tried where none of these stands.
# Marks that the engine does not see as a pair; in those it knows it cuts nothing either.
UNKNOWN = "『｢《〈"
SPECIAL = re.compile(
    r"[\u0e01-\u0e5b\u17d4-\u17da\u0f08-\u0f14၊।॥\u3002\uff01\uff1f\uff61;\u037e]|[”’」』\"'][가-힣]"
)
BRACKETED = re.compile(r"[（(【〔［\[][^（）()【】〔〕［］\[\]]*[）)】〕］\]]")

# Khmer: khan, bariyoosan, koomuut; but not the two khan of ។ល។, "and so on". Tibetan: shads, spaces between
# them.
ENDS = re.compile(
    rf"(?:(?:(?<!។ល)។(?!ល។)|[៕៚])+|[\u0f08\u0f0d-\u0f12\u0f14](?:\s*[\u0f08\u0f0d-\u0f12\u0f14])*)[{CLOSERS}]*"
)
# Chinese and Japanese: a bracket or quotation mark that closes after a full stop.
CLOSED_STOP = re.compile(rf"[。！？｡]+[{CLOSERS}]+(?![、，。！？：；…—{CLOSERS}])")
# A Japanese particle, or a Korean one, ties what was quoted to the words after it.
GOES_ON = re.compile("と(?!ころ|にかく)|って|を|の(?!ち)|が|へ|など|なんて|[가-힣]")
QUOTING = "”’」』｣\"'"
# Thai: no stop is written; a space ends a sentence, but also a phrase. What opens a sentence after it, or
# closes one before it, tells them apart.
THAI_SPACE = re.compile(
    "(?<=[\u0e01-\u0e4e]) +(?=อย่างไรก็|นอกจากนี้|นอกจากนั้น|ดังนั้น|เพราะฉะนั้น|ทั้งนี้|อนึ่ง|ต่อมา|ขณะเดียวกัน|ในขณะเดียวกัน"
    "|จากนั้น|หลังจากนั้น|ด้วยเหตุนี้|ในที่สุด)"
    "|(?:(?<=ครับ)|(?<=ค่ะ)|(?<=นะคะ)|(?<=จ้ะ)|(?<=เถอะ)|(?<=หรือไม่)|(?<=หรือเปล่า)|(?<=หรือยัง)|(?<=[๚๛])) +(?=\\S)"
)
# Greek asks with a semicolon.
GREEK_ASKS = re.compile(rf"[;\u037e][{CLOSERS}]*(?=\s)")
DANDA = re.compile("[।॥]")
# With dandas in the paragraph, a full stop after a letter shortens a word: डॉ. शर्मा.
SHORTENED = re.compile(r"[\u0904-\u0963]\.\Z")


def mended(line: str, cuts: Iterable[int], language: str) -> set[int]:
    """Correct where the sentences of one paragraph begin (code points, the first left out)."""
    found = {cut for cut in cuts if 0 < cut < len(line)}
    if not SPECIAL.search(line):
        return found
    quoted = pairs(line, Range(0, len(line)))
    unknown = [span for span in quoted if line[span.start] in UNKNOWN]
    kept = {cut for cut in found if not _goes_on(line, cut) and not _is_inside(cut, unknown)}
    wanted = set(_wanted(line, language)) - {len(line)}
    if wanted:
        inside = quoted + [Range(*match.span()) for match in BRACKETED.finditer(line)]
        kept |= {cut for cut in wanted if not _goes_on(line, cut) and not _is_inside(cut, inside)}
    return kept


def _is_inside(cut: int, spans: list[Range]) -> bool:
    return any(span.start < cut < span.end for span in spans)


def _wanted(line: str, language: str) -> Iterator[int]:
    """Give where a sentence begins by the rules above."""
    for pattern in (ENDS, CLOSED_STOP, THAI_SPACE):
        yield from (match.end() for match in pattern.finditer(line))
    if language == "el":
        yield from (match.end() for match in GREEK_ASKS.finditer(line))


def _goes_on(line: str, cut: int) -> bool:
    """Say whether the sentence goes on beyond this place."""
    if line[cut - 1] in QUOTING:
        return GOES_ON.match(line, cut) is not None
    body = line[max(cut - 8, 0) : cut].rstrip()
    if body.endswith("၊"):
        # The engine takes the Burmese comma for a stop.
        return True
    return SHORTENED.search(body) is not None and DANDA.search(line) is not None
