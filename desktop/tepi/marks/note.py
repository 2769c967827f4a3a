"""A note: the reader's own Markdown, attached to a mark, a document or a code."""

from __future__ import annotations

from dataclasses import dataclass

TARGETS = ("highlight", "document", "code", "library")


@dataclass(frozen=True, slots=True)
class Note:
    """The source text is the note; it is never re-written by a renderer.

    ``target_kind`` is one of TARGETS, ``target`` the id of the thing.
    """

    id: str
    target_kind: str
    target: str
    annotator: str
    text: str
    created: str = ""
    changed: str = ""
