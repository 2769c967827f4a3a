"""The folder of tables: sentences, codings, speakers, documents, codebook, each column explained."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tepi.errors import TepiError
from tepi.exchange.tables import FILES, code_columns, files
from tepi.library import queries
from tepi.library.edits.codebook import add_code, add_group
from tepi.library.edits.documents import add_document, alter_document
from tepi.library.edits.marks import decide_none, set_second
from tepi.library.edits.speakers import attribute
from tepi.text.readers.plain import read


def folder(desk, documents=None, chosen=None, **options) -> dict[str, str]:
    wanted = queries.documents(desk.library) if documents is None else documents
    return {name: "".join(text) for name, text in files(desk.library, wanted, chosen, **options)}


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_sentence_is_a_row_for_each_annotator(desk):
    """Code, none and undecided are told apart; other codes are 0 and 1."""
    desk.mark(0, 12, "Fact", "Loaded word", unsure=True)
    desk.mark(0, 12, "Opinion", by=desk.other)
    group = desk.codebook.deciding[0].id
    start = desk.units[1].start
    desk.record(decide_none(desk.document.id, desk.revision, [(start, "¶1 s2")], desk.me, group))
    rows = table(folder(desk)["units.csv"])

    assert len(rows) == 2 * len(desk.units)
    assert [(row["annotator"], row["Kind"], row["Loaded word"], row["doubt"]) for row in rows[:4]] == [
        ("Budi", "Opinion", "0", "0"),
        ("Sari", "Fact", "1", "1"),
        ("Budi", "", "0", "0"),
        ("Sari", "none", "0", "0"),
    ]
    assert (rows[0]["place"], rows[0]["paragraph"], rows[0]["sentence"]) == ("¶1 s1", "1", "1")
    assert rows[0]["text"] == "The minister said 🙂 that 10.000 soldiers had left."


def test_the_rule_for_parts_is_an_option_and_is_told(desk):
    """Half leaves out what any counts; the README names the rule that was used."""
    desk.mark(0, 12, "Fact")
    any_word, half = folder(desk), folder(desk, partial="half")

    assert table(any_word["units.csv"])[0]["Kind"] == "Fact"
    assert table(half["units.csv"])[0]["Kind"] == ""
    assert "covers a word" in any_word["README.md"]
    assert "more than half" in half["README.md"]
    with pytest.raises(TepiError, match=r"“most”.*any, half"):
        folder(desk, partial="most")


def test_a_deciding_group_of_many_tells_no_from_undecided(desk):
    """Its codes are empty where nothing was decided, and 0 where something was."""
    desk.record(add_group(desk.codebook, "Frame", choose="many", decide=True))
    group = next(each.id for each in desk.codebook.groups if each.name == "Frame")
    for name in ("War", "Money"):
        desk.record(add_code(desk.codebook, group, name, "#000000"))
    desk.mark(0, 12, "War")
    start = desk.units[1].start
    desk.record(decide_none(desk.document.id, desk.revision, [(start, "¶1 s2")], desk.me, group))
    rows = table(folder(desk)["units.csv"])

    assert [(row["War"], row["Money"]) for row in rows[:3]] == [("1", "0"), ("0", "0"), ("", "")]


def test_columns_never_share_a_name(desk):
    """A code that is called as another column gets a number."""
    group = desk.codebook.groups[-1].id
    for name in ("Text", "kind"):
        desk.record(add_code(desk.codebook, group, name, "#000000"))
    found = [name for name, _ in code_columns(desk.codebook)]

    assert {"Text (2)", "kind (2)"} <= set(found)
    header = folder(desk)["units.csv"].split("\n", 1)[0].casefold().split(",")
    assert len(set(header)) == len(header)


def test_codings_and_attributions(desk):
    """A row for each code, second-best included; one for each source, the outermost first."""
    mark = desk.mark(0, 12, "Fact", "Loaded word")
    desk.record(set_second(mark, desk.code("Opinion").id, desk.codebook, desk.me))
    desk.mark(20, 24)
    desk.record(attribute(mark, ["Kyodo", "Ani"], "direct", desk.me, queries.sources(desk.library)))
    found = folder(desk)
    coded = table(found["codings.csv"])
    said = table(found["attributions.csv"])

    assert {(row["code"], row["rank"]) for row in coded} == {
        ("Fact", "1"),
        ("Loaded word", "1"),
        ("Opinion", "2"),
    }
    assert {(row["mark"], row["quote"], row["codebook_version"]) for row in coded} == {
        (mark.id, "The minister", "1")
    }
    assert [(row["position"], row["source"], row["manner"]) for row in said] == [
        ("1", "Kyodo", "direct"),
        ("2", "Ani", "direct"),
    ]


def test_documents_have_all_their_facts(desk):
    """The reader's own too, each in a column; what a spreadsheet would run is defused."""
    desk.record(alter_document(desk.document, publication="=SUM(1)", fields={"pages": "3"}))
    desk.record(add_document(read(b"Nobody was here.", "b.txt")))
    found = folder(desk)
    first, second = table(found["documents.csv"])

    assert (first["publication"], first["field: pages"], second["field: pages"]) == ("'=SUM(1)", "3", "")
    assert table(folder(desk, formulas=True)["documents.csv"])[0]["publication"] == "=SUM(1)"
    assert [row["annotator"] for row in table(found["units.csv"]) if row["title"] == second["title"]] == [""]


def test_only_the_marks_asked_for(desk):
    """A filter's result leaves the other marks out of every table."""
    desk.mark(0, 12, "Fact")
    kept = desk.mark(20, 24, "Opinion")
    found = folder(desk, chosen=[kept.id])

    assert [row["mark"] for row in table(found["codings.csv"])] == [kept.id]
    assert table(found["units.csv"])[0]["Kind"] == "Opinion"
    assert table(found["documents.csv"])[0]["marks"] == "1"


def test_every_column_is_explained(desk):
    """README.md has a row for each column of each file, and the files are those promised."""
    desk.mark(0, 12, "Fact")
    desk.record(alter_document(desk.document, fields={"own": "x"}))
    found = folder(desk)

    assert tuple(found) == FILES
    for name, text in found.items():
        if name.endswith(".csv"):
            section = found["README.md"].split(f"## {name}")[1].split("\n## ")[0]
            explained = re.findall(r"^\| (.+?) \| .+ \|$", section, flags=re.MULTILINE)
            assert set(table(text)[0] if table(text) else text.strip().split(",")) == set(explained) - {
                "Column",
                "---",
            }


def test_the_same_library_gives_the_same_bytes(desk):
    """Twice, file by file."""
    desk.mark(0, 12, "Fact")

    assert folder(desk) == folder(desk)
