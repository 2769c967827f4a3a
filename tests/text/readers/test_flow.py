"""Lines and parts, gathered as a page is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tepi.text.document import Structure
from tepi.text.readers.flow import Flow


def test_white_space_is_as_a_browser_shows_it() -> None:
    """Any white space is one space, none stands at a line's edge; a no-break space is a character."""
    flow = Flow()
    flow.end_line()
    flow.write("  Harga \n\t naik")
    flow.write(" \u00a0")
    flow.end_line()
    flow.end_line()
    flow.write(" \n ")
    flow.write("Warga")

    assert flow.finish() == ("Harga naik \u00a0\nWarga", [])


def test_parts_begin_and_end_with_a_character() -> None:
    """The space before a part, and the one before its end, are not in it; an empty one is none."""
    flow = Flow()
    flow.write("Harga ")
    strong = flow.open("strong")
    flow.write(" naik ")
    flow.close(strong)
    flow.close(flow.open("emphasis"))
    flow.write("lagi")

    text, found = flow.finish()

    assert text == "Harga naik lagi"
    assert [(part.kind, text[part.start : part.end]) for part in found] == [("strong", "naik")]


def test_lines_of_a_paragraph_belong_together() -> None:
    """A broken line stays in its paragraph; broken twice, it is another one."""
    flow = Flow()
    for words in ("satu", "dua"):
        flow.write(words)
        flow.break_line()
    flow.break_line()
    flow.write("tiga")

    text, found = flow.finish()

    assert text == "satu\ndua\ntiga"
    assert found == [Structure("paragraph", 0, 8)]


def test_raw_text_keeps_its_spaces_and_empty_lines() -> None:
    """But not the line breaks at its edges."""
    flow = Flow()
    flow.write("a")
    flow.end_line()
    flow.write_raw("\n  x\n\n\ty\n\n")
    flow.end_line()
    flow.write("b")

    assert flow.finish()[0] == "a\n  x\n\n\ty\nb"


def test_a_place_without_characters_lies_before_the_next_one() -> None:
    """A page begins where its first character will stand."""
    flow = Flow()
    flow.write("satu ")
    flow.here("page", "2")
    flow.write("dua")
    flow.end_line()
    flow.here("page", "3")
    flow.write("tiga")

    text, found = flow.finish()

    assert [(part.value, text[part.start :]) for part in found] == [("2", "dua\ntiga"), ("3", "tiga")]


words = st.text(st.sampled_from("ab \n\t\u00a0"), max_size=6)
deeds = st.one_of(
    st.tuples(st.sampled_from(["write", "write_raw"]), words),
    st.tuples(st.sampled_from(["end_line", "break_line", "open", "close"]), st.none()),
    st.tuples(st.just("join"), st.just(" | ")),
)


@given(st.lists(deeds, max_size=25))
def test_no_part_is_empty_or_ends_in_white_space(story: list[tuple[str, str | None]]) -> None:
    """Whatever is told in whatever order: parts hold characters, and the text begins and ends with one."""
    flow = Flow()
    opened = []
    for deed, words in story:
        if deed == "open":
            opened.append(flow.open("strong"))
        elif deed == "close":
            if opened:
                flow.close(opened.pop())
        else:
            getattr(flow, deed)(*([words] if words is not None else []))
    while opened:
        flow.close(opened.pop())

    text, found = flow.finish()

    assert flow.length == len(text)
    assert not text.startswith("\n")
    assert not text.endswith("\n")
    assert all(0 <= part.start < part.end <= len(text) for part in found)
