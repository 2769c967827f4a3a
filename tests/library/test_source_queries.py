"""Where sources speak."""

from __future__ import annotations

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.library.edits.marks import add_highlight
from tepi.library.edits.speakers import attribute
from tepi.library.file import open_library
from tepi.library.mark_queries import highlight
from tepi.library.source_queries import marks_naming, speakers
from tepi.library.whoami import annotator
from tepi.text.ranges import Range
from tepi.text.readers.registry import read_file


def test_marks_that_name_a_source_anywhere_in_the_chain(tmp_path, editorial_path) -> None:
    """As the outermost or the innermost, each mark once."""
    with open_library(tmp_path / "tepi.library") as library:
        library.history.record(add_document(read_file(editorial_path)))
        me, document = annotator(library, "Sari").id, queries.documents(library)[0]
        text, book = queries.text(library, document.revision), queries.codebook(library)
        made = []
        for at, chain in enumerate((["Reuters", "Wood"], ["Wood"], ["Kim"])):
            change = add_highlight(
                document.id, document.revision, text, Range(at * 20, at * 20 + 9), me, book, (), kept=True
            )
            library.history.record(change)
            made.append(change.values["highlight"])
            mark = highlight(library, made[-1])
            library.history.record(attribute(mark, chain, None, me, queries.sources(library)))
        ids = {source.name: source.id for source in queries.sources(library)}

        assert marks_naming(library, ids["Wood"]) == tuple(sorted(made[:2]))
        assert marks_naming(library, ids["Reuters"]) == (made[0],)
        assert marks_naming(library, "nobody") == ()


def test_who_speaks_in_marks(desk) -> None:
    """The first chain of each, the outermost first; marks without a speaker are left out."""
    marks = [desk.mark(start, start + 3) for start in (0, 5, 10)]
    desk.record(attribute(marks[0], ["A paper", "Robert Wood"], "direct", desk.me, []))
    desk.record(attribute(marks[1], ["Kim"], None, desk.me, queries.sources(desk.library)))
    ids = [mark.id for mark in marks]

    assert speakers(desk.library, ids) == {ids[0]: "A paper < Robert Wood", ids[1]: "Kim"}
    assert speakers(desk.library, ids[1:]) == {ids[1]: "Kim"}
