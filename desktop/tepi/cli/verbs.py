"""The verbs of the command line. No imports: the door asks this before anything is loaded."""

from __future__ import annotations

# What each verb does, as the help says it.
VERBS = {
    "add": "add texts to the library",
    "list": "list the documents",
    "show": "show a document with its marks",
    "mark": "mark a passage",
    "none": "say none-of-these for sentences",
    "export": "write documents with their marks, as Markdown, tables or JSON",
    "import": "read Markdown back that was edited elsewhere",
    "formats": "list the formats that Tepi writes",
    "codebook": "write the codebook alone, or read one from a file",
    "history": "list what was done, newest first",
    "undo": "take the last change back",
    "redo": "bring back what was undone last",
    "check": "see whether the library is whole",
    "tour": "drive the window through its main job and save pictures",
}
