"""Texts that break careless code, and places in them, for the tests that try many."""

from __future__ import annotations

from itertools import accumulate

import regex
from hypothesis import strategies as st

from tepi.text.ranges import Range

PIECES = (
    "kata",
    "Kyiv",
    "1.200",
    "10,5",
    "timur-barat",
    "don't",
    "U",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\u00a0",
    "\u2028",
    "\u200b",
    "\u200d",
    ".",
    ". ",
    "! ",
    "? ",
    ",",
    ", ",
    ": ",
    ";",
    " – ",
    "—",
    "-",
    "…",
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "(",
    ")",
    "「",
    "」",
    "。",
    "、",
    "🙂",
    "𝒜",
    "🇮🇩",
    "🇮",
    "👩‍💻",
    "👍🏽",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "e\u0301",
    "\u0301",
    "\u0308",
    "क्षि",
    "नमस्ते। ",
    "สวัสดี",
    "שלום",
    "مرحبا، ",
    "\u0600",
    "\u200f",
    "猫である",
    "한국어",
    "\u1100",
    "\u1161",
    "\r",
    "👨‍👩‍👧‍👦",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "✊🏿",
    "क्‍ष्म",
    "各\U000e0100国",
    "《书》",
    "ขอนแก่นๆ",
    "ພາສາ ລາວ",
    "ខ្មែរ។",
    "မြန်မာ၊ ",
    "བོད་ཡིག།",
    "\u1112\u1161\u11ab",
    "Ինչպե՞ս։ ",
    'צה"ל',
    "می\u200cخواهم؟ ",
    "\u06dd١٢",
)

texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@st.composite
def places(draw: st.DrawFn, least: int = 0) -> tuple[str, Range]:
    """A text and a range in it of at least ``least`` characters."""
    text = draw(texts.filter(lambda text: len(text) >= least))
    start = draw(st.integers(0, len(text) - least))
    return text, Range(start, draw(st.integers(start + least, len(text))))


def boundaries(text: str) -> set[int]:
    """Every offset between two grapheme clusters, counted from the start of the text."""
    return {0, *accumulate(len(cluster) for cluster in regex.findall(r"\X", text))}
