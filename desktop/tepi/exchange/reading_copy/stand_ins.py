"""Signs for the characters that neither a web page nor a Word file may hold."""

from __future__ import annotations

import re

# Control characters, lone surrogates, and the code points that are promised never to be characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
SAID = "Control characters of the text, which no page can hold, stand here as signs such as ␀."


def shown(text: str) -> str:
    """The text with a visible sign of the same length in place of each such character."""
    return _FORBIDDEN.sub(_sign, text)


def needs_signs(text: str) -> bool:
    """Whether there is any such character."""
    return _FORBIDDEN.search(text) is not None


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
