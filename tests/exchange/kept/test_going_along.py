"""What a reader adds to files of a kept folder stays in them, whatever else changes."""

from __future__ import annotations

from tepi.exchange.kept.beginning import begin
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.library.edits.documents import restore_document, trash_document


def test_what_the_reader_has_added_goes_along(kept):
    """Properties, aliases and words of one's own are no news: the file follows its text, and they stay in it."""
    plain = kept.read("One.md")
    mine = plain.replace('aliases: ["One"]\n', "aliases:\n  - One\n  - First\n").replace(
        "\n---\n", "\ntags:\n  - to read\n# a remark\nrating: 5\n---\n", 1
    )
    mine += "\n## My thoughts\n\nSee [[Two]].\n\n| a | table |\n\n> Of another book.\n\nWhat follows it.\n"
    kept.write("One.md", mine)
    report = kept.keep_up()
    assert (report.written, report.edited) == ((), ())
    assert kept.read("One.md") == mine

    kept.desk.mark(0, 12, "Fact")
    for _ in range(2):
        report = kept.keep_up()
        assert report.edited == ()
    told = kept.read("One.md")
    assert "[!fact]" in told
    assert told.count('aliases: ["One", "First"]\n') == 1
    assert "\ntags:\n  - to read\n# a remark\nrating: 5\n---\n" in told
    assert told.endswith("<!-- tepi end -->\n" + mine.partition("<!-- tepi end -->\n")[2])
    kept.rename("One", "Uno")
    kept.keep_up()
    assert kept.names() == {"Uno.md", "Two.md", "Three.md"}
    assert 'aliases: ["Uno", "First"]\n' in kept.read("Uno.md")
    assert "See [[Two]]." in kept.read("Uno.md")


def test_words_between_the_lists_go_behind_the_end(kept):
    """Where the form has no place for them they still are not lost."""
    kept.desk.mark(0, 12, "Fact")
    kept.keep_up()
    mine = kept.read("One.md").replace(
        "## Marks\n", "## Mine\n\nOn the way.\n\n## Marks\n\nBefore the first.\n"
    )
    kept.write("One.md", mine + "Behind.\n")
    kept.desk.mark(20, 30, "Opinion")
    assert kept.keep_up().written == ("One.md",)
    told = kept.read("One.md")
    assert told.endswith("<!-- tepi end -->\n\n## Mine\n\nOn the way.\n\nBefore the first.\n\nBehind.\n")
    assert told.count("## Marks") == 1


def test_what_cannot_go_along_stays(kept):
    """Front matter that cannot be cut into lines, and another flavour that has no place for words."""
    head = kept.read("One.md").partition("---\n")[2].partition("---\n")[0]
    flowing = "{" + ", ".join(line for line in head.splitlines() if line) + ", rating: 5}"
    mine = kept.read("One.md").replace(head, flowing + "\n")
    kept.write("One.md", mine)
    kept.write("Two.md", kept.read("Two.md") + "\nMine.\n")
    kept.rename("Two", "Two 2")
    kept.desk.mark(0, 12, "Fact")
    report = kept.keep_up()
    assert (report.written, report.edited) == (("Two.md",), ("One.md",))
    assert kept.names() == {"One.md", "Two 2.md", "Three.md"}
    begin(kept.desk.library, kept.folder, MarkdownOptions("pandoc"))
    report = kept.keep_up()
    assert report.edited == ("One.md", "Two 2.md")
    assert kept.read("One.md") == mine
    assert kept.read("Two 2.md").endswith("\nMine.\n")


def test_words_stay_where_a_text_goes(kept):
    """A file with words of the reader's is not taken away with its text, and follows it when it comes back."""
    mine = kept.read("One.md") + "\nMine.\n"
    kept.write("One.md", mine)
    document = kept.document("One")
    kept.desk.record(trash_document(document))
    assert kept.keep_up().removed == ()
    assert kept.read("One.md") == mine
    kept.desk.record(restore_document(document))
    kept.desk.mark(0, 12, "Fact")
    assert kept.keep_up().written == ("One.md",)
    assert kept.read("One.md").endswith("\nMine.\n")


def test_another_flavour(kept):
    """Every file is written anew in it, but for one that was edited; pandoc brings its bibliography."""
    mine = kept.edit("Two.md")
    begin(kept.desk.library, kept.folder, MarkdownOptions("pandoc"))
    report = kept.keep_up()
    assert set(report.written) == {"One.md", "Three.md", "references.bib"}
    assert kept.read("Two.md") == mine
    kept.rename("One", "Uno")
    assert set(kept.keep_up().written) == {"Uno.md", "references.bib"}
    begin(kept.desk.library, kept.folder, MarkdownOptions("commonmark"))
    assert "references.bib" in kept.keep_up().removed
