"""Codebooks alone: each form holds everything, reads as published, and refuses what cannot be."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.exchange.schema import faults

from tepi.errors import TepiError
from tepi.exchange.codebook_formats import CODEBOOK_FORMATS, codebook_format, read_codebook
from tepi.library import queries
from tepi.marks.codebook import Code, Codebook, Example, Group
from tepi.marks.codebook_entries import entries

EACH = pytest.mark.parametrize("known", CODEBOOK_FORMATS, ids=lambda known: known.id)
SIGNS = "ab é🙂*_`#<>&[]()|~-=+:\\\"'·,;1.\n"
WORDS = st.text(st.sampled_from(SIGNS), max_size=24)
NAMES = st.text(st.sampled_from(SIGNS.replace("\n", "")), min_size=1, max_size=10).map(
    lambda name: " ".join(name.split())
)
TRAPS = st.sampled_from(
    [
        "```\nopen",
        "<!-- tepi code x -->\n### Not a code",
        "<!-- tepi end -->",
        "<!-- \\tepi group -->",
        "<script>",
        "# Heading\n\ncolor: `red`",
        "> quote\n---",
        "~~~\n<!-- tepi example -->\n~~~",
        "=1+1",
        "'=1",
    ]
)


@st.composite
def codebooks(draw) -> Codebook:
    names = draw(st.lists(NAMES.filter(bool), min_size=1, max_size=5, unique_by=str.casefold))
    groups = tuple(
        Group(
            f"g{number}",
            name,
            draw(st.sampled_from(["one", "many"])),
            draw(st.sampled_from(["free", "sentence"])),
            draw(st.booleans()),
            draw(st.booleans()),
            number,
        )
        for number, name in enumerate(names[:2])
    )
    codes: list[Code] = []
    for number, name in enumerate(names):
        group = draw(st.sampled_from(groups)).id
        above = [code.id for code in codes if code.group == group]
        examples = tuple(
            Example(f"e{place}", f"c{number}", kind, quote.strip(), reference.strip(), None, place)
            for place, (kind, quote, reference) in enumerate(
                draw(st.lists(st.tuples(st.sampled_from(["example", "counter"]), WORDS, NAMES), max_size=2))
            )
        )
        codes.append(
            Code(
                f"c{number}",
                group,
                name,
                "#0072B2",
                draw(st.sampled_from([None, str(number)])),
                draw(st.sampled_from([None, *above])),
                number,
                draw(st.one_of(WORDS, TRAPS)),
                examples,
            )
        )
    return Codebook("The book", groups, tuple(codes))


@EACH
@settings(max_examples=80, deadline=None)
@given(book=codebooks())
def test_every_codebook_comes_back(known, book) -> None:
    """Whatever names, guidelines and examples hold; only CSV has no place for the codebook's name."""
    found, wanted = known.read("".join(known.write(book))), entries(book)

    assert found.groups == wanted.groups
    assert found.codes == wanted.codes
    assert found.name == ("" if known.id == "csv" else wanted.name)


@EACH
def test_the_shipped_codebook_comes_back(known, desk):
    """Ids, rules, keys, guidelines, examples, and the same bytes twice."""
    text = "".join(known.write(desk.codebook))

    assert known.read(text).codes == entries(desk.codebook).codes
    assert "".join(known.write(queries.codebook(desk.library))) == text


def test_json_is_as_published(desk, checkout):
    """It keeps to codebook.schema.json."""
    schema = json.loads((checkout / "docs" / "schema" / "codebook.schema.json").read_text(encoding="utf-8"))
    found = json.loads("".join(codebook_format("json").write(desk.codebook)))

    assert faults(found, schema) == []
    found["groups"][0]["codes"][0]["color"] = "blue"
    assert faults(found, schema)


def test_markdown_reads_as_a_guide(desk):
    """Groups and codes are headings, examples are quotes, for any program."""
    text = "".join(codebook_format("markdown").write(desk.codebook))
    page = MarkdownIt().render(text)

    assert "<h2>Kind</h2>" in page
    assert "<h3>Fact</h3>" in page
    assert page.count("<blockquote>") == sum(len(code.examples) for code in desk.codebook.codes)


def test_a_table_of_another_program():
    """Only a column of codes is needed; Taguette's names are understood."""
    found = codebook_format("csv").read(
        "tag,description,number of highlights\nstance,What is said,3\nplace,,0\n"
    )

    assert [(code.name, code.group, code.guideline) for code in found.codes] == [
        ("stance", "Codes", "What is said"),
        ("place", "Codes", ""),
    ]
    assert found.codes[0].color is found.codes[0].parent is found.codes[0].examples is None


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_spreadsheet_that_puts_no_commas_between_cells(sign):
    """Semicolons (where a comma is the decimal sign) and tabs are understood by the column of codes."""
    text = f'"name"{sign}"description"\n"stance"{sign}"a, b{sign} c"\nplace{sign}\n'

    found = codebook_format("csv").read(text)

    assert [(code.name, code.guideline) for code in found.codes] == [
        ("stance", f"a, b{sign} c"),
        ("place", ""),
    ]


def test_a_new_code_in_markdown_needs_no_id(desk):
    """A comment without one, a heading, and as much below as one likes."""
    text = "".join(codebook_format("markdown").write(desk.codebook))
    first = text.index("<!-- tepi code ")
    found = codebook_format("markdown").read(
        f"{text[:first]}<!-- tepi code -->\n### Rumour\n\nHearsay.\n\n{text[first:]}"
    )

    assert (found.codes[0].id, found.codes[0].name, found.codes[0].guideline) == ("", "Rumour", "Hearsay.")
    assert found.codes[0].color is None
    assert found.codes[1:] == entries(desk.codebook).codes


@pytest.mark.parametrize(
    ("form", "text", "what"),
    [
        ("json", "{", "no JSON.*line 1"),
        ("json", "[]", "no codebook"),
        ("json", "[" * 100_000, "no JSON"),
        ("json", '{"format": "tepi-codebook", "version": 9}', "newer Tepi"),
        ("json", '{"format": "tepi-codebook", "version": 1, "groups": 3}', "no list"),
        ("json", '{"format": "tepi-codebook", "version": 1, "groups": []}', "no code"),
        ("json", '{"format": "tepi-codebook", "version": 1, "groups": [{"name": 3}]}', "no name"),
        ("csv", "", "no column"),
        ("csv", "a,b\n1,2\n", "no column"),
        ("csv", 'code\n"open', "no CSV"),
        ("csv", "code\nA\na\n", "two entries"),
        ("csv", "code,color\nA,red\n", "Row 2.*no colour"),
        ("csv", "code,key\nA,12\n", "Row 2.*no key"),
        ("csv", "code,group,choose\nA,G,one\nB,G,many\n", "Row 3.*other rules"),
        ("csv", "code,parent\nA,B\n", "under “B”"),
        ("csv", "code\nA,B\n", "Row 2 has more cells"),
        ("csv", "code,examples\nA,{\n", "Row 2.*no JSON"),
        ("csv", "code,examples\nA,[3]\n", "no quote"),
        ("markdown", "# A book\n", "no codebook"),
        (
            "markdown",
            "<!-- tepi codebook 1 -->\n# B\n\n<!-- tepi code -->\n### A\n",
            "Line 4.*before the first group",
        ),
        ("markdown", "<!-- tepi codebook 1 -->\n# B\n\n<!-- tepi group -->\nno heading\n", "Line 4.*heading"),
        ("markdown", "<!-- tepi codebook 1 -->\n# B\n\n<!-- tepi counter -->\n> a\n", "Line 4.*first code"),
    ],
)
def test_what_cannot_be_is_refused(form, text, what):
    """One clear message, with the row or line where there is one."""
    with pytest.raises(TepiError, match=what):
        codebook_format(form).read(text)


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", b"code\nA\n", r"\.md, \.csv, \.json"),
        ("a.csv", b"code\n\xff\n", "not UTF-8"),
        ("a.csv", b"code\n" + b"A" * 16_000_000, "too large"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, data, what):
    """Another ending, another encoding, and a huge file are told apart."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(TepiError, match=what):
        read_codebook(tmp_path / name)


def test_missing_files_and_forms(tmp_path):
    """A file that is not there, a folder, and an unknown form."""
    (tmp_path / "folder.md").mkdir()
    for name, what in (("absent.md", "cannot be read"), ("folder.md", "“folder.md” is a folder")):
        with pytest.raises(TepiError, match=what):
            read_codebook(tmp_path / name)
    with pytest.raises(TepiError, match=r"“docx”.*markdown, csv, json"):
        codebook_format("docx")


def test_a_spreadsheets_table_is_read(tmp_path):
    """With a byte order mark and Windows line ends; Markdown also by its long ending."""
    (tmp_path / "b.CSV").write_bytes('\ufeffcode,guideline\r\nA,"one\r\ntwo"\r\n'.encode())

    (tmp_path / "b.markdown").write_text(
        "<!-- tepi codebook 1 -->\n# B\n\n<!-- tepi group -->\n## G\n\n<!-- tepi code -->\n### A\n"
    )

    assert read_codebook(tmp_path / "b.CSV").codes[0].guideline == "one\ntwo"
    assert read_codebook(tmp_path / "b.markdown").codes[0].name == "A"


def test_csv_is_defused(desk):
    """A name that a spreadsheet would run has an apostrophe in the file, and none when it is read."""
    book = Codebook("B", (Group("g", "=G"),), (Code("c", "g", "-C", "#000000"),))
    text = "".join(codebook_format("csv").write(book))

    assert next(csv.DictReader(io.StringIO(text)))["group"] == "'=G"
    assert codebook_format("csv").read(text).codes[0].name == "-C"
