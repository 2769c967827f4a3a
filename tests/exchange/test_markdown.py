"""Markdown, format 1: a text that reads well and from which everything can be read again."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.ready import in_order, sheet_pieces
from tests.exchange.rendering import PROGRAMS, notes, quotes, shown
from tests.library.desk import TEXT

from tepi.errors import TepiError
from tepi.exchange.entries import Entry
from tepi.exchange.gathering import CodeCount, Nones, Sheet
from tepi.exchange.markdown import pieces
from tepi.library.edits.documents import add_document, alter_document
from tepi.library.edits.marks import decide_none, set_reading, set_second, set_translation
from tepi.library.edits.notes import write_note
from tepi.library.edits.speakers import attribute
from tepi.text.document import Document, Revision
from tepi.text.readers.plain import read

REVISION = Revision("r", "d", 1, "t", "5" * 64, 9, "plain", "sentencex", "1.0.32", "")
MARK = Entry("m1", 0, 4, "Satu", "¶1 s1", "Sari", "2026-11-23", counted=True, codes=("Fact",))


def page(*marks: Entry, aside: tuple[Entry, ...] = (), **more) -> str:
    """A document written from plain entries, without a library; ``options`` may be among ``more``."""
    options = more.pop("options", None)
    known = {mark.id: mark for mark in (*marks, *aside)}
    values = {
        "document": Document("d", "Judul", file_name="judul.txt", language="id"),
        "revision": REVISION,
        "codebook": "Opinion and fact",
        "annotators": ("Sari",),
        "as_of": "2026-11-23T09:12:44.123Z",
        "notes": (),
        "counts": (),
        "decides": True,
        "decided": 12,
        "none": 2,
        "sentences": 35,
        "nones": (),
        "marks": len(known),
        **in_order([mark.id for mark in marks], [mark.id for mark in aside]),
        "entries": lambda ids: (known[mark] for mark in ids),
        **more,
    }
    return "".join(sheet_pieces(Sheet(**values), options))


def front_matter(text: str) -> dict:
    """What another program reads above the text, every value as a string."""
    assert text.startswith("---\n")
    return yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)


def test_a_whole_file(desk):
    """Title, figures, marks, code line and note stand in the order that the format promises."""
    mark = desk.mark(0, 44, "Opinion", "Reported")
    desk.record(attribute(desk.get(mark.id), ["A paper", "Robert Wood"], "direct", desk.me, []))
    desk.record(set_second(desk.get(mark.id), desk.code("Prediction").id, desk.codebook, desk.me))
    desk.record(set_reading(desk.get(mark.id), "The Minister [of] war", desk.me))
    desk.record(set_translation(desk.get(mark.id), "Menteri · itu", desk.me))
    desk.record(write_note("highlight", mark.id, "Why *now*?\n\n", desk.me, None))
    plain = desk.mark(4, 12)
    error = desk.mark(4, 12, "Text error", by=desk.other)
    unit = desk.units[1]
    group = desk.codebook.deciding[0].id
    none = decide_none(desk.document.id, desk.revision, [(unit.start, "¶1 s2")], desk.other, group)
    desk.record(none)
    desk.record(write_note("document", desk.document.id, "A first reading.", desk.me, None))
    day = desk.get(mark.id).created[:10]
    written = "".join(pieces(desk.library, [desk.document]))
    head = front_matter(written)
    covered, signs = (sum(not sign.isspace() for sign in part) for part in (TEXT[:44], TEXT))
    share = round(100 * covered / signs)

    assert head["annotators"] == ["Budi", "Sari"]
    assert head["tepi"] == {"format": "1", "document": desk.document.id}
    assert head["codebook"] == "Opinion and fact"
    assert head["units"].startswith("sentencex 1.")
    assert written.split("---\n\n", 1)[1] == (
        f"""# {desk.document.title}

A first reading.

<!-- tepi figures -->

| Code | Marks | Share of the text |
| --- | ---: | ---: |
| Opinion | 1 | {share} % |
| Reported | 1 | {share} % |

2 of {len(desk.units)} sentences decided (33 %), 1 of them none.

<!-- tepi none ¶1 s2 · Budi -->

## Marks

<!-- tepi mark {mark.id} -->
> {TEXT[:44]}

**Opinion**, **Reported** · unsure, perhaps **Prediction** · said by A paper < Robert Wood (direct) · """
        f"""[sic: The Minister \\[of\\] war] · translation: “Menteri &#183; itu” · ¶1 s1 · Sari · {day}

Why *now*?

<!-- tepi mark {plain.id} -->
> {TEXT[4:12]}

*no code* · ¶1 s1 · Sari · {day}

<!-- tepi list -->
## Marks that are not counted

<!-- tepi mark {error.id} -->
> {TEXT[4:12]}

**Text error** · ¶1 s1 · Budi · {day}

<!-- tepi end -->
"""
    )


def test_undo_and_redo_give_the_same_bytes(desk):
    """The same library gives the same file; what undo takes back is gone from it, its time too."""
    desk.mark(0, 12, "Fact")
    before = "".join(pieces(desk.library, [desk.document.id]))
    desk.mark(4, 12, "Opinion")
    after = "".join(pieces(desk.library, [desk.document.id]))
    desk.library.history.undo()

    assert "".join(pieces(desk.library, [desk.document.id])) == before != after
    desk.library.history.redo()
    assert "".join(pieces(desk.library, [desk.document.id])) == after
    desk.reopen()
    assert "".join(pieces(desk.library, [desk.document.id])) == after


def test_marks_stand_in_text_order(desk):
    """By start, then the longer first, whoever made them and whenever."""
    places = [(20, 30), (4, 12), (0, 12), (4, 40)]
    for start, end in places:
        desk.mark(start, end, "Fact")
    written = "".join(pieces(desk.library, [desk.document]))

    ids = re.findall(r"tepi mark (\S+)", written)
    assert [tuple(desk.get(mark).range) for mark in ids] == [(0, 12), (4, 40), (4, 12), (20, 30)]


def test_a_choice_of_marks_says_so(desk):
    """A file of some of the marks tells people and programs; its table counts these alone."""
    desk.mark(0, 12, "Fact")
    kept = desk.mark(4, 12, "Opinion")
    written = "".join(pieces(desk.library, [desk.document], {kept.id}))

    assert front_matter(written)["tepi"]["marks"] == "1 of 2"
    assert "\n1 of 2 marks are in this file.\n" in written
    assert "| Opinion | 1 |" in written
    assert "Fact" not in written.split("---\n")[2]
    assert "1 of 6 sentences decided" in written


def test_several_documents_follow_one_another(desk):
    """Each has its front matter and its end; one blank line is between them."""
    one = "".join(pieces(desk.library, [desk.document]))

    assert "".join(pieces(desk.library, [desk.document, desk.document.id])) == f"{one}\n{one}"


def test_a_document_without_marks():
    """A text that nobody has marked has no empty table, list or sentence about marks."""
    written = page(decided=0, none=0, annotators=())

    assert written.endswith("---\n\n# Judul\n\n0 of 35 sentences decided (0 %).\n\n<!-- tepi end -->\n")
    assert "annotators" not in front_matter(written)


def test_a_codebook_that_decides_nothing():
    """Without a deciding group nothing is said of decided sentences, nor in a text without any."""
    assert "decided" not in page(decides=False)
    assert "decided" not in page(sentences=0, decided=0)


def test_an_untitled_document():
    """A document without a title still has a heading."""
    assert "\n# *Untitled*\n" in page(document=Document("d", ""))


def test_marks_are_read_as_they_are_written():
    """The first stretch of a long file has cost few of its marks; let go there, the rest is never read."""
    asked = []
    ids = tuple(map(str, range(5_000)))

    def entries(some):
        asked.extend(some)
        return (MARK._replace(id=each) for each in some)

    writing = sheet_pieces(Sheet(**{**vars_of_page(), **in_order(ids), "marks": 5_000, "entries": entries}))
    first = next(filter(None, writing))
    writing.close()

    assert first.startswith("---\n")
    assert len(asked) < 2_500


def test_few_marks_at_a_time(desk):
    """A file of many marks holds each once, in order, however they were read."""
    ids = tuple(f"{number:04}" for number in range(1_234))

    def entries(some):
        return (MARK._replace(id=each) for each in some)

    written = "".join(
        sheet_pieces(Sheet(**{**vars_of_page(), **in_order(ids), "marks": len(ids), "entries": entries}))
    )
    assert tuple(re.findall(r"tepi mark (\S+)", written)) == ids


def vars_of_page() -> dict:
    return {
        "document": Document("d", "Judul"),
        "revision": REVISION,
        "codebook": "",
        "annotators": (),
        "as_of": "",
        "notes": (),
        "counts": (),
        "decides": False,
        "decided": 0,
        "none": 0,
        "sentences": 0,
        "nones": (),
    }


def test_names_are_escaped_where_they_stand():
    """Names cannot be taken for a separator, a table's edge or markup."""
    odd = "A, b | *c* · d"
    written = page(
        Entry(
            "m",
            0,
            1,
            "q",
            "¶1 s1",
            odd,
            "2026-11-23",
            counted=True,
            codes=(odd, "Fact"),
            unsure=True,
            said_by=("X < Y", "Z (direct)"),
            manner="mixed",
        ),
        counts=(CodeCount(odd, 1, 0.004),),
        nones=(Nones(("¶1 s1", "¶2 s1"), "Kind --> x", odd),),
    )
    shielded = r"A\, b \| \*c\* &#183; d"

    assert f"| {shielded} | 1 | < 1 % |" in written
    assert (
        f"**{shielded}**, **Fact** · unsure · said by X \\< Y < Z \\(direct\\) (mixed) · ¶1 s1 · " in written
    )
    assert f"<!-- tepi none ¶1 s1, ¶2 s1 · Kind --\\> x · {shielded} -->" in written


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("two\n\n  \n", "two"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\n  led", "\n  led"),
        ("  <!-- tepi end -->", "  <!-- \\tepi end -->"),
        ("<!-- \\tepi end -->\nx", "<!-- \\\\tepi end -->\nx"),
        ("x <!-- tepi -->", "x <!-- tepi -->"),
        ("```\n<!-- tepi mark", "```\n<!-- \\tepi mark\n```\n<!-- tepi close -->"),
        ("<!-- open", "<!-- open\n-->\n<!-- tepi close -->"),
    ],
)
def test_a_note_is_as_it_was_written(note, written):
    """A note stands untouched, but that it can neither end the file nor swallow what follows."""
    text = page(Entry("m", 0, 1, "q", "¶1 s1", "Sari", "2026-11-23", counted=True, notes=(("n", note),)))

    assert text.endswith(f"*no code* · ¶1 s1 · Sari · 2026-11-23\n\n{written}\n\n<!-- tepi end -->\n")


def test_a_second_note_is_told_apart():
    """Where two notes hang on one thing, the second has its id in front."""
    two = (("n1", "one"), ("n2", "two"))

    assert "# Judul\n\none\n\n<!-- tepi note n2 -->\n\ntwo\n\n<!-- tepi figures -->\n\n12 of" in page(
        notes=two
    )
    mark = Entry("m", 0, 1, "q", "", "Sari", "2026-11-23", counted=True, notes=two)
    assert "2026-11-23\n\none\n\n<!-- tepi note n2 -->\n\ntwo\n\n<!-- tepi end" in page(mark)


def entries_of(marks) -> list[Entry]:
    return [
        Entry(
            str(number),
            0,
            1,
            quote,
            "¶1 s1",
            "Sari",
            "2026-11-23",
            counted=True,
            notes=(("n", note),) if note.strip() else (),
        )
        for number, (quote, note) in enumerate(marks)
    ]


some_marks = st.lists(st.tuples(quotes, st.one_of(st.just(""), notes)), min_size=1, max_size=4)


@settings(max_examples=100)
@given(marks=some_marks, about=notes, title=quotes)
@pytest.mark.parametrize("program", ["commonmark", "github"])
def test_every_quote_is_shown_whatever_the_notes_hold(program, marks, about, title):
    """No note, of a mark or of the document, can hide or alter the quote of any mark."""
    entries = entries_of(marks)
    written = page(*entries, notes=(("n", about),) if about.strip() else (), document=Document("d", title))
    tokens = PROGRAMS[program].parse(written.split("\n---\n\n", 1)[1])
    heads = [
        place
        for place, token in enumerate(tokens)
        if token.type == "html_block" and token.level == 0 and token.content.startswith("<!-- tepi mark ")
    ]

    assert tokens[-1].content == "<!-- tepi end -->\n"
    assert [shown(tokens[place + 3]) for place in heads] == [quote for quote, _ in marks]
    assert all(tokens[place + 1].type == "blockquote_open" for place in heads)


@pytest.mark.parametrize(
    ("option", "value"), [("order", "size"), ("flavour", "papyrus"), ("template", "/nowhere")]
)
def test_what_there_is_not_is_refused_before_anything_is_read(desk, option, value):
    """One line, at once."""
    with pytest.raises(TepiError):
        pieces(desk.library, [desk.document], **{option: value})


@given(
    facts=st.fixed_dictionaries(
        {},
        optional={
            fact: st.one_of(
                quotes, st.text(max_size=20), st.sampled_from(["no", "1.200", "2024-01-01", "null"])
            )
            for fact in ("title", "kind", "author", "publication", "date", "address", "language", "file_name")
        },
    ),
    own=st.dictionaries(quotes, st.text(max_size=10), max_size=3),
    people=st.lists(st.text(min_size=1, max_size=10), max_size=3),
)
def test_facts_come_back_as_they_were(facts, own, people):
    """Front matter read as strings gives every fact as the library has it; what is unknown is left out."""
    document = Document("d", **{"title": "", **facts}, fields=own)
    read = front_matter(page(document=document, annotators=tuple(people)))
    names = {"file_name": "source"}

    assert {names.get(fact, fact): value for fact, value in facts.items() if value}.items() <= read.items()
    assert not {names.get(fact, fact) for fact, value in facts.items() if not value} & set(read)
    assert read.get("fields", {}) == own
    assert read.get("annotators", []) == people


def test_as_of_is_the_newest_change_shown(desk):
    """A new fact makes the file newer; what happens to another document leaves it alone."""
    desk.mark(0, 12, "Fact")
    desk.record(alter_document(desk.document, author="Sari"))
    written = "".join(pieces(desk.library, [desk.document]))

    assert front_matter(written)["as-of"] == desk.document.changed
    assert front_matter(written)["author"] == "Sari"
    other = add_document(read(b"Another text.", "other.txt"))
    desk.record(other)
    desk.record(write_note("document", other.values["document"], "elsewhere", desk.me, None))
    assert "".join(pieces(desk.library, [desk.document])) == written


def test_the_file_is_plain_lines():
    """Lines end with a line feed, the file with exactly one, and no line with a carriage return."""
    written = page(MARK, aside=(Entry("m2", 0, 1, "a\rb", "", "B", "2026-11-23", counted=False),))

    assert written.endswith("-->\n")
    assert "\r" not in written
