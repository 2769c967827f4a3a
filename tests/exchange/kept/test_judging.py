"""An edited file holds news, or nothing that could not go along."""

from __future__ import annotations

from tepi.exchange.kept.judging import carried, carried_of_copied, carried_of_ours
from tepi.exchange.kept.own import Own


def test_what_is_news(kept):
    """An edit that would be read back, one that is left out, and a file that is no longer the text's."""
    library, document, path = kept.desk.library, kept.document("One").id, kept.folder / "One.md"
    plain = kept.read("One.md")
    assert carried(library, path, document) == carried_of_ours(library, path, document) == Own()
    for news in (
        plain.replace("\n---\n", "\nauthor: Me\n---\n", 1),
        plain + "\n> The minister\n\n**Fact** · unsure, perhaps what\n",
        plain.replace("<!-- tepi end -->", ""),
        plain.replace(document, kept.document("Two").id),
        plain + plain,
        "mine",
    ):
        kept.write("One.md", news)
        assert carried(library, path, document) is None
    assert carried_of_copied(library, path, document) == Own()
    path.write_bytes(b"\xff\xfe\xfd")
    assert carried(library, path, document) is None


def test_words_of_another_book_are_none(kept):
    """A quotation that does not stand in the text, and has no line of codes, is the reader's own."""
    kept.write("One.md", kept.read("One.md") + "\n> Of another book.\n")
    assert carried(kept.desk.library, kept.folder / "One.md", kept.document("One").id) == Own(
        words="> Of another book."
    )
