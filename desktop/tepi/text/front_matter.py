"""The facts that a Markdown file carries above its text."""

from __future__ import annotations

import re

LONGEST = 200_000
LINE = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
QUOTED = re.compile(r"([\"'])(.*)\1\s*(?:#.*)?")


def split_front_matter(source: str) -> tuple[dict[str, str], int]:
    """The facts above a text, and where the text begins (code points); ({}, 0) where there are none.

    Only plain facts of one line are told, as they stand, without quotation marks round them; the name of
    another one is told with "". Nothing is computed from them, so that no file can ask for much.
    """
    if not re.match(r"---[ \t]*\n", source):
        return {}, 0
    first = source.index("\n") + 1
    end = END.search(source, first, first + LONGEST)
    if end is None:
        return {}, 0
    facts: dict[str, str] = {}
    for line in source[first : end.start()].split("\n"):
        found = LINE.fullmatch(line)
        if found is not None:
            facts.setdefault(found[1].lower(), _value(found[2] or ""))
    if not facts and source[first : end.start()].strip():
        return {}, 0  # two rules with a text between them
    return facts, min(end.end() + 1, len(source))


def _value(told: str) -> str:
    told = told.strip()
    quoted = QUOTED.fullmatch(told)
    if quoted is not None:
        inside = quoted[2]
        return inside.replace("''", "'") if quoted[1] == "'" else re.sub(r"\\([\"\\])", r"\1", inside)
    if told[:1] in ("{", "[", "|", ">", "&", "*", "!"):
        return ""
    return re.sub(r"\s+#.*", "", told)
