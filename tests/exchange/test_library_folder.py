"""A library as a folder: every file is linked, and is what a single export would write."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from tepi.exchange.export import export_documents
from tepi.exchange.library_folder import file_list, files, written_before
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.library import queries
from tepi.library.edits.documents import add_document, alter_document
from tepi.text.readers.plain import read


@pytest.fixture
def several(desk):
    """Two documents whose titles are alike but for capitals and signs, one of them marked."""
    desk.record(alter_document(desk.document, title="A [war] (of words)", publication="Daily *News*"))
    desk.record(add_document(read(b"Another text.", "other.txt")))
    desk.record(alter_document(queries.documents(desk.library)[1], title="a war (of words)?"))
    desk.mark(0, 12, "Fact"), desk.mark(20, 30, "Fact", "Reported")
    return desk


def written(desk, marks=None, **options):
    documents = queries.documents(desk.library)
    return {
        name: "".join(text)
        for name, text in files(desk.library, documents, marks, MarkdownOptions(**options))
    }


def links(text: str) -> list[str]:
    return [
        unquote(child.attrs["href"])
        for token in MarkdownIt("commonmark").parse(text)
        for child in token.children or ()
        if child.type == "link_open"
    ]


def test_every_file_is_linked_and_is_what_an_export_writes(several):
    """The index leads to each file by its name; each holds the same bytes as that document alone."""
    found = written(several)
    index = found.pop("index.md")
    one, two = queries.documents(several.library)

    assert links(index) == list(found) == ["A war (of words).md", f"a war (of words) ({two.id[:6]}).md"]
    assert found["A war (of words).md"] == export_documents(several.library, [one])
    assert "· Daily \\*News\\* · 2 marks\n" in index
    assert "| Fact | 2 |\n| Reported | 1 |\n" in index


def test_obsidian_links_by_name(several):
    """Wiki links, with the title where it is not the name."""
    index = written(several, flavour="obsidian")["index.md"]

    assert "- [[A war (of words)|A war (of words)]]" not in index
    assert "- [[A war (of words)]] · Daily" in index
    assert "|a war (of words)?]] · 0 marks" in index


def test_pandoc_shares_one_bibliography(several):
    """Each file names it, and it holds every document."""
    found = written(several, flavour="pandoc")

    assert found["references.bib"].count("@") == 2
    assert all(
        'bibliography: "references.bib"' in found[name] for name in found if name.startswith(("A", "a"))
    )


def test_a_choice_of_marks(several):
    """Counts in the index are those of the marks chosen."""
    (first, _) = several.marks()
    index = written(several, marks=frozenset({first.id}))["index.md"]

    assert "· 1 mark\n" in index
    assert "Reported" not in index


@pytest.mark.parametrize("flavour", ["commonmark", "obsidian", "pandoc"])
def test_a_folder_knows_its_own_files(several, tmp_path, flavour):
    """What an export wrote is found again in its index; a folder of somebody else's has nothing of ours."""
    found = written(several, flavour=flavour)
    assert written_before(tmp_path) == frozenset()
    (tmp_path / "index.md").write_text(found["index.md"], encoding="utf-8")
    assert written_before(tmp_path) == {*found, "references.bib"}
    (tmp_path / "references.bib").write_text("@book{mine}", encoding="utf-8")
    assert "references.bib" not in written_before(tmp_path)
    (tmp_path / "index.md").write_text("# Mine\n\n- [x](x.md)\n", encoding="utf-8")
    assert written_before(tmp_path) == frozenset()


def test_an_index_leads_nowhere_else(tmp_path):
    """Links that somebody put into an index cannot reach out of the folder."""
    links = "- [[../a]]\n- [x](..%2Fb.md)\n- [x](c%5Cd.md)\n- [x](C%3Af.md)\n- [x](e.md)\n"
    (tmp_path / "index.md").write_text(f"<!-- tepi index -->\n{links}", encoding="utf-8")

    assert written_before(tmp_path) == {"index.md", "e.md", "references.bib"}


def test_names_are_known_beforehand(several):
    """In the order in which the files come."""
    documents = queries.documents(several.library)
    for flavour in ("commonmark", "pandoc"):
        assert file_list(several.library, documents, MarkdownOptions(flavour)) == list(
            written(several, flavour=flavour)
        )
