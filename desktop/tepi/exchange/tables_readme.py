"""The README.md of a folder of tables: every column explained, and the rule by which parts count."""

from __future__ import annotations

from collections.abc import Sequence

from tepi.exchange.escaping import escape_inline
from tepi.marks.codebook import Code, Group
from tepi.study.sentence_codes import RULES

EXPLAINED = {
    "units.csv": (
        "a row for each sentence and each annotator who has worked on its document",
        {
            "document": "the document's id",
            "title": "the document's title",
            "place": "the citation, as in ¶2 s3",
            "paragraph": "the paragraph's number in the text, from 1",
            "sentence": "the sentence's number in its paragraph, from 1",
            "start": "its first character, counted from 0 in Unicode code points",
            "end": "the character behind its last",
            "text": "its words",
            "annotator": "who; empty for a text that nobody has worked on",
            "annotator_id": "the same person as an id, where two share a name",
            "doubt": "1 where the annotator doubts one of the marks counted here, else 0",
        },
    ),
    "codings.csv": (
        "a row for each code on each mark; a mark without a code is not here",
        {
            "mark": "the mark's id",
            "document": "the document's id",
            "title": "the document's title",
            "place": "the citation",
            "start": "the mark's first character",
            "end": "the character behind its last",
            "quote": "the marked words",
            "code": "the code's name",
            "group": "the name of the code's group",
            "rank": "1 for a code given, 2 for a second-best",
            "certainty": "sure or unsure",
            "codebook_version": "the named wording of the codebook in force then",
            "annotator": "whose mark it is",
            "given_by": "who gave the code",
            "given_at": "when, UTC",
        },
    ),
    "attributions.csv": (
        "a row for each source in each chain of speakers",
        {
            "attribution": "the chain's id",
            "mark": "the mark's id",
            "document": "the document's id",
            "position": "the source's place in the chain, from 1, the outermost",
            "source": "the source's name",
            "source_kind": "person, institution, unnamed or paper",
            "manner": "direct, mixed, indirect, act, thought or hearsay",
            "cue_start": "where the text says so: the first character",
            "cue_end": "and the character behind the last",
        },
    ),
    "documents.csv": (
        "a row for each document",
        {
            "document": "the document's id",
            "title": "its title",
            "kind": "what it is",
            "author": "who wrote it",
            "publication": "where it appeared",
            "date": "when, as it was entered",
            "language": "its language, as a code",
            "address": "where it is on the web",
            "file_name": "the name of the file it came from",
            "sha256": "of that file's bytes",
            "characters": "how long it is, in Unicode code points",
            "paragraphs": "how many it has",
            "sentences": "how many it has",
            "marks": "how many are in these tables",
            "done": "1 where a reader has said so, else 0",
            "created": "when it was added, UTC",
            "changed": "when its facts were changed last, UTC",
        },
    ),
    "codebook.csv": (
        "a row for each code, and one for a group without any",
        {
            "group": "the group's name",
            "group_id": "the group's id",
            "choose": "one: a passage has one code of the group at most; many: any number",
            "unit": "free, or sentence: marks are whole sentences",
            "decide": "1 where every sentence wants a decision of this group",
            "counted": "0 where the group is left out of Tepi's figures",
            "code": "the code's name",
            "code_id": "the code's id",
            "parent": "the name of the code under which it lies",
            "color": "its colour",
            "key": "the digit that gives it",
            "guideline": "what it means, in Markdown",
            "examples": "a JSON array of objects: kind (example or counter), quote, reference",
            "state": "a sum of the row's content, by which an import sees what was changed where",
        },
    ),
}


def readme(
    own: Sequence[tuple[str, Group | Code]], fields: Sequence[str], partial: str, *, formulas: bool
) -> str:
    """The text. ``own`` are the columns of units.csv that the codebook makes, ``fields`` the own facts."""
    cells = (
        "Cells are as they are, also where a spreadsheet would take them for formulas."
        if formulas
        else "A cell that a spreadsheet would take for a formula has an apostrophe in front, and so has one "
        "that already had: take one away from cells that match `^'+[=+\\-@\\t]`."
    )
    choice = (
        "Where two codes of a group of which one is chosen count for the same sentence, the one that covers "
        "more of it stands; of equals, the first in the codebook."
    )
    form = (
        "Files are UTF-8; cells are separated by commas and quoted where needed (RFC 4180). A line break in "
        "a cell is a line break. Offsets count Unicode code points from 0."
    )
    parts = ["# Tables from Tepi", form, cells, f"**Parts of sentences:** {RULES[partial]}. {choice}"]
    for name, (rows, columns) in EXPLAINED.items():
        more = {}
        if name == "units.csv":
            more = {escape_inline(column): _own(each) for column, each in own}
        elif name == "documents.csv":
            more = {escape_inline(f"field: {field}"): "a fact of the reader's own" for field in fields}
        lines = [f"| {column} | {what} |" for column, what in ({**columns, **more}).items()]
        head = "| Column | Holds |\n| --- | --- |\n"
        parts.append(f"## {name}\n\n{rows[0].upper()}{rows[1:]}.\n\n{head}" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _own(each: Group | Code) -> str:
    if isinstance(each, Group):
        undecided = "empty: undecided" if each.decide else "empty: no code"
        return (
            f"the code of the group {escape_inline(each.name)}; none: seen, and no code applies; {undecided}"
        )
    return "1 where the code applies, else 0; empty where its group wants a decision and has none"
