"""Every table of a library, once. Plain enough to be read with the sqlite3 shell.

Ids are UUIDs as text, times are UTC as ISO 8601 text, offsets are Unicode code points. A table that came
after the first scheme says so (``since``); ``migrations`` makes it in older libraries.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()


def _text(name: str, default: str | None = None) -> Column[str]:
    """A text that is always there; ``default`` is the database's own."""
    return Column(name, Text, nullable=False, server_default=default)


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _to(name: str, target: str, null: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(target), nullable=null)


# Facts about this file: its own id, when it was made, the codebook's name.
facts = Table("facts", metadata, Column("name", Text, primary_key=True), _text("value"))

# Texts and original bytes, each once, compressed with zlib, never updated.
contents = Table(
    "contents",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

annotators = Table(
    "annotators", metadata, Column("id", Text, primary_key=True), _text("name"), _text("created")
)

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    _text("title"),
    _flag("title_guessed"),
    _text("kind", ""),
    _text("author", ""),
    _text("publication", ""),
    _text("date", ""),
    _text("language", ""),
    _text("address", ""),
    _text("file_name", ""),
    _text("fields", "{}"),
    _flag("example"),
    _flag("done"),
    Column("trashed", Text),
    _text("revision"),
    _text("created"),
    _text("changed"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Text, primary_key=True),
    _to("document", "documents.id"),
    Column("number", Integer, nullable=False),
    _to("text", "contents.sha256"),
    _to("source", "contents.sha256"),
    Column("characters", Integer, nullable=False),
    _text("reader", ""),
    _text("engine", ""),
    _text("engine_version", ""),
    _text("created"),
    Index("revisions_of_document", "document"),
)

structure = Table(
    "structure",
    metadata,
    Column("revision", Text, ForeignKey("revisions.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("kind", Text, primary_key=True),
    _text("value", ""),
    sqlite_with_rowid=False,
)

# Sentences as the engine found them, corrected by join and split.
units = Table(
    "units",
    metadata,
    Column("revision", Text, ForeignKey("revisions.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
)

code_groups = Table(
    "code_groups",
    metadata,
    Column("id", Text, primary_key=True),
    _text("name"),
    _text("choose", "many"),
    _text("unit", "free"),
    _flag("decide"),
    Column("counted", Integer, nullable=False, server_default="1"),
    Column("position", Integer, nullable=False),
)

codes = Table(
    "codes",
    metadata,
    Column("id", Text, primary_key=True),
    _to("group", "code_groups.id"),
    _to("parent", "codes.id", null=True),
    _text("name"),
    _text("color"),
    Column("key", Text),
    Column("position", Integer, nullable=False),
    _text("guideline", ""),
)

code_examples = Table(
    "code_examples",
    metadata,
    Column("id", Text, primary_key=True),
    _to("code", "codes.id"),
    _text("kind"),
    _text("quote"),
    _text("reference", ""),
    Column("highlight", Text),
    Column("position", Integer, nullable=False),
    Index("examples_of_code", "code"),
)

codebook_versions = Table(
    "codebook_versions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    _text("name"),
    _text("at"),
    _text("why", ""),
    _text("wording", "{}"),
)

highlights = Table(
    "highlights",
    metadata,
    Column("id", Text, primary_key=True),
    _to("document", "documents.id"),
    _to("annotator", "annotators.id"),
    _flag("kept"),
    Column("reading", Text),
    Column("translation", Text),
    _text("created"),
    _text("changed"),
    Index("highlights_of_document", "document"),
)

anchors = Table(
    "anchors",
    metadata,
    Column("highlight", Text, ForeignKey("highlights.id"), primary_key=True),
    Column("revision", Text, ForeignKey("revisions.id"), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _text("quote"),
    _text("prefix", ""),
    _text("suffix", ""),
    _text("state", "anchored"),
    Column("confidence", Float, nullable=False, server_default="1"),
    Index("anchors_of_revision", "revision", "start", "end"),  # answers "which, in text order?" alone
    sqlite_with_rowid=False,
)

codings = Table(
    "codings",
    metadata,
    Column("highlight", Text, ForeignKey("highlights.id"), primary_key=True),
    Column("code", Text, ForeignKey("codes.id"), primary_key=True),
    Column("rank", Integer, nullable=False, server_default="1"),
    _text("certainty", "sure"),
    _to("version", "codebook_versions.id", null=True),
    _to("annotator", "annotators.id"),
    _text("created"),
    Index("codings_of_code", "code"),
    sqlite_with_rowid=False,
)

sources = Table(
    "sources",
    metadata,
    Column("id", Text, primary_key=True),
    _text("name"),
    _text("kind", "person"),
    _text("created"),
)

source_aliases = Table(
    "source_aliases",
    metadata,
    Column("source", Text, ForeignKey("sources.id"), primary_key=True),
    Column("alias", Text, primary_key=True),
    sqlite_with_rowid=False,
)

attributions = Table(
    "attributions",
    metadata,
    Column("id", Text, primary_key=True),
    _to("highlight", "highlights.id"),
    Column("manner", Text),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Index("attributions_of_highlight", "highlight"),
)

attribution_sources = Table(
    "attribution_sources",
    metadata,
    Column("attribution", Text, ForeignKey("attributions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _to("source", "sources.id"),
    Index("attributions_of_source", "source"),
    sqlite_with_rowid=False,
)

# ``written`` is the change that holds the text: the history names it and stores no old text again.
notes = Table(
    "notes",
    metadata,
    Column("id", Text, primary_key=True),
    _text("target_kind"),
    _text("target"),
    _to("annotator", "annotators.id"),
    _text("text"),
    Column("written", Integer, nullable=False, server_default="0"),
    _text("created"),
    _text("changed"),
    Index("notes_of_target", "target"),
)

# "None of these": the unit was seen and no code of the group applies.
decisions = Table(
    "decisions",
    metadata,
    Column("revision", Text, ForeignKey("revisions.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("group", Text, ForeignKey("code_groups.id"), primary_key=True),
    Column("annotator", Text, ForeignKey("annotators.id"), primary_key=True),
    _text("created"),
    sqlite_with_rowid=False,
)

# Two documents that are versions of one another; of a ``translation`` the left one is the original.
ties = Table(
    "ties",
    metadata,
    Column("id", Text, primary_key=True),
    _to("left", "documents.id"),
    _to("right", "documents.id"),
    _text("kind", "translation"),
    _to("annotator", "annotators.id"),
    _text("created"),
    Index("ties_of_left", "left"),
    Index("ties_of_right", "right"),
    info={"since": 2},
)

# What a reader said of their paragraphs, each named by where it starts: these two belong together, or
# (where one start is missing) this one has no counterpart.
tie_pairs = Table(
    "tie_pairs",
    metadata,
    Column("id", Text, primary_key=True),
    _to("tie", "ties.id"),
    _to("left_revision", "revisions.id"),
    Column("left_start", Integer),
    _to("right_revision", "revisions.id"),
    Column("right_start", Integer),
    _to("annotator", "annotators.id"),
    _text("created"),
    Index("pairs_of_tie", "tie"),
    info={"since": 2},
)

# The history: append-only. ``rows`` holds what each row was and became, as JSON.
changes = Table(
    "changes",
    metadata,
    Column("seq", Integer, primary_key=True),
    _text("id"),
    _text("at"),
    _text("origin"),
    Column("annotator", Text),
    _text("kind"),
    _text("values", "{}"),
    _text("label"),
    _text("step"),
    Column("undoes", Text),
    Column("document", Text),
    _text("rows"),
    Index("changes_of_step", "step"),
    Index("changes_that_undo", "undoes"),
)
