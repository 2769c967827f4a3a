"""The bibliography beside a file: there when it is cited, never over somebody else's."""

from __future__ import annotations

import pytest

from tepi.errors import TepiError
from tepi.exchange.companion import companion, write_companion
from tepi.exchange.export import export_documents
from tepi.exchange.markdown_options import MarkdownOptions


def test_only_what_cites_has_one(desk, tmp_path):
    """It is named after the document, as the file says, and holds it."""
    target = tmp_path / "marks.md"
    path = companion(desk.library, [desk.document], MarkdownOptions("pandoc"), target)
    write_companion(desk.library, [desk.document], path)

    assert path == tmp_path / "minister.bib"
    assert path.read_text(encoding="utf-8") == export_documents(desk.library, [desk.document], to="bibtex")
    assert companion(desk.library, [desk.document], MarkdownOptions(), target) is None
    assert companion(desk.library, [desk.document], MarkdownOptions("pandoc"), target) == path


def test_somebody_elses_is_refused(desk, tmp_path):
    """Before anything is written."""
    (tmp_path / "minister.bib").write_text("@book{mine}", encoding="utf-8")

    with pytest.raises(TepiError, match="not written by Tepi"):
        companion(desk.library, [desk.document.id], MarkdownOptions("pandoc"), tmp_path / "marks.md")
