"""Where a syllable begins in Lao, Khmer and Burmese, which write no spaces between words.

Each rule follows the order in which a syllable is stored (The Unicode Standard, chapter 16): what stands
before the vowel, what is stacked under it, the signs, the letter that closes it. A word of several
syllables is several steps: without a dictionary nothing in the letters holds them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# No syllable is nearly as long, so a sure start is found within it.
FARTHEST = 64

_LAO_SIGNS = "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
_LAO_VOWELS = _LAO_SIGNS + "\u0eb0\u0eb2\u0eb3\u0ebd"
_LAO_FINALS = "ກງຍດນບມວ"
_COENG = "\u17d2"
_KHMER_LETTERS = "\u1780-\u17b3"
_KHMER_SIGNS = "\u17b4-\u17d1\u17d3\u17dd"
_KHMER_KILLED = "\u17cb-\u17cd"

# A vowel written first, a consonant or two, signs, and a consonant that bears no vowel of its own.
_LAO = re.compile(
    rf"[ເ-ໄ]?(?:ຫ[ງຍນມລວຣ](?=[{_LAO_VOWELS}ອວ])|[ກ-ຮໜ-ໟ](?:[ວລຣ](?=[{_LAO_VOWELS}]))?)"
    rf"[{_LAO_SIGNS}]*[ະາຳຽ]?(?:[ວອຍ](?![{_LAO_VOWELS}]))?[{_LAO_SIGNS}]*ະ?"
    rf"(?:[{_LAO_FINALS}](?![{_LAO_VOWELS}]|[ວອ][{_LAO_SIGNS}{_LAO_FINALS}]))?ໆ?"
)
# A letter, what is stacked under it, its signs, and letters that bear nothing or are silenced.
_KHMER = re.compile(
    rf"[{_KHMER_LETTERS}](?:{_COENG}[{_KHMER_LETTERS}])*[{_KHMER_SIGNS}]*"
    rf"(?:[\u1780-\u17a2](?:[{_KHMER_KILLED}]|(?![{_COENG}{_KHMER_SIGNS}])))?(?:[\u1780-\u17a2]\u17cd)*ៗ?"
)
# A letter that is neither stacked under another nor has lost its vowel.
_BURMESE = re.compile(
    "(?<!\u1039)[\u1000-\u102a\u103f\u104e\u1050-\u1055\u105a-\u105d](?![\u1037\u1038]?[\u1039\u103a])"
)

# Where a syllable begins in any case: the others are counted from there.
_SURE = {
    _LAO: re.compile("(?<![ເ-ໄ])[ເ-ໄ]"),
    _KHMER: re.compile(rf"(?<!{_COENG})[{_KHMER_LETTERS}](?![{_KHMER_KILLED}])[{_COENG}{_KHMER_SIGNS}]"),
    _BURMESE: _BURMESE,
}
PATTERNS = {"lao": _LAO, "khmer": _KHMER, "burmese": _BURMESE}


def syllable_starts(script: str, text: str, start: int, end: int) -> Iterator[int]:
    """Give where syllables of ``script`` begin from ``start`` to before ``end``, in order (code points).

    What is found at a place depends on its neighbourhood alone and not on where the question begins.
    """
    pattern = PATTERNS[script]
    first = max(start - FARTHEST, 0)
    for sure in _SURE[pattern].finditer(text, first, start + 1):
        first = sure.start()
    for syllable in pattern.finditer(text, first, min(end + FARTHEST, len(text))):
        if syllable.start() >= end:
            return
        if syllable.start() >= start:
            yield syllable.start()
