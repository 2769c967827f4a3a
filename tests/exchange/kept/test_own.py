"""What a reader has added to a file is told from what Tepi wrote, and goes along unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.kept.own import Own, own_as_written, own_of, with_own
from tepi.exchange.reading.front_matter import read_front_matter
from tepi.exchange.reading.pages import read_pages

ID = "5f0c0000-0000-7000-8000-000000000001"
OBSIDIAN = f"""---
title: "One"
aliases: ["One"]
"field Column": "3"
annotators: ["Sari"]
codebook: "Mine"
units: "sentencex 1"
as-of: ""
tepi-format: "1"
tepi-flavour: "obsidian"
tepi-document: "{ID}"
---

# One

<!-- tepi end -->
"""
COMMONMARK = f"""---
title: "One"
fields: {{"Column": "3"}}
tepi: {{format: "1", document: "{ID}"}}
---

# One

<!-- tepi end -->
"""
PROPERTIES = [
    "tags: [a, b]",
    "cssclasses:\n  - wide",
    "seen:\n- narrow",
    "rating: 5",
    "# a remark",
    "when: 2026-01-01",
]
properties = st.lists(st.sampled_from(PROPERTIES), unique=True).map(
    lambda blocks: tuple(line for block in blocks for line in block.split("\n"))
)
names = st.lists(st.text("ab: \"'\\é#[]", min_size=1).filter(str.strip), unique=True).map(
    lambda all_: tuple(dict.fromkeys(each for each in all_ if each != "One"))
)
words = st.text("ab >#|-\n", max_size=60).map(str.strip)


@settings(max_examples=60, deadline=None)
@given(own=st.builds(Own, properties, names, words), text=st.sampled_from([OBSIDIAN, COMMONMARK]))
def test_what_goes_in_comes_out(own, text):
    """Whatever was added is found again as it was, and adding it once more gives the same bytes."""
    made = with_own(text, own)
    assert made is not None
    assert own_as_written(made, ["One"]) == own
    assert with_own(text, own_as_written(made, ["One"])) == made
    assert read_pages(made)[0].document == ID


@pytest.mark.parametrize("text", [OBSIDIAN, COMMONMARK])
def test_nothing_of_tepis_is_taken_for_the_readers(text):
    """A file that nobody has edited holds nothing of the reader's own, and stays as it is."""
    assert own_as_written(text, ["One"]) == own_of(text, read_pages(text)[0], (), ["One"]) == Own()
    assert with_own(text, Own()) == text


def test_an_old_title_is_no_name_of_the_readers():
    """The title that Tepi wrote as another name goes when the text is renamed; those of the reader stay."""
    edited = OBSIDIAN.replace('aliases: ["One"]', "aliases:\n  - One\n  - First")
    own = own_of(edited, read_pages(edited)[0], (), ["Uno"])
    assert own == Own(aliases=("First",))
    renamed = OBSIDIAN.replace('"One"', '"Uno"')
    assert read_front_matter(str(with_own(renamed, own)).split("---\n")[1])["aliases"] == ["Uno", "First"]


def test_words_elsewhere_and_quotes_that_are_no_marks():
    """All of them come in the order in which they stand."""
    edited = (
        OBSIDIAN.replace("# One\n", "# One\n\n<!-- tepi figures -->\n\n## Marks\n\nFirst.\n")
        + "Second.\n\n> A quote\n\nThird.\n"
    )
    page = read_pages(edited)[0]
    (quote,) = page.quotes
    own = own_of(edited, page, [quote.line], ["One"])
    assert own is not None
    assert own.words == "First.\n\nSecond.\n\n> A quote\n\nThird."


@pytest.mark.parametrize("line", ["{rating: 5}", "? odd\n: yes", "rating: *x", "title2: >\nno"])
def test_what_cannot_be_cut_into_lines(line):
    """Then it is told that it cannot, and nothing is dropped."""
    edited = OBSIDIAN.replace("\n---\n", f"\n{line}\n---\n", 1)
    own = own_as_written(edited, ["One"])
    assert own is None or read_front_matter("\n".join(own.properties))


def test_a_template_of_the_readers_adds_nothing():
    """There, what the file does not have anyway has no place."""
    template = COMMONMARK.replace("fields:", "mine: yes\nfields:") + "\nA foot.\n"
    same = own_as_written(template, ["One"])
    assert same is not None
    assert with_own(template, same, carries=False) == template
    assert with_own(template, Own(("rating: 5",)), carries=False) is None
    assert with_own(template, Own(words="Mine."), carries=False) is None
    assert with_own("no front matter", Own(("rating: 5",))) is None
    assert with_own(COMMONMARK, Own(("title: other",))) is None
