"""The rules for codes: one class each, told apart without colours."""

from __future__ import annotations

from tepi.exchange.reading_copy.codes_css import UNDERLINES, code_class, rules


def test_each_code_has_its_class_and_rules(desk):
    """In light, dark and print, to be hidden and shown; marks without a code have theirs."""
    book = desk.codebook
    found = "".join(rules(book))
    names = [code_class(book, code.id) for code in book.codes]

    assert len(set(names)) == len(names)
    assert code_class(book, None) == code_class(book, "gone") == "k0"
    for name in ("k0", *names):
        assert found.count(f".{name}{{--c:") == 3
        assert f"input.{name}:checked" in found


def test_neighbours_differ_in_their_underline(desk):
    """Codes that stand side by side in the codebook have another kind of line."""
    found = "".join(rules(desk.codebook))
    first = [line for line in found.splitlines() if line.startswith((".k1{", ".k2{", ".k3{", ".k4{"))][:4]

    assert [line.split("--s:")[1].split(";")[0] for line in first] == list(UNDERLINES)
