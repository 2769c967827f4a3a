"""The rules for codes: one class each, told apart without colours."""

from __future__ import annotations

from tepi.exchange.reading_copy.codes_css import code_class, rules
from tepi.marks.textures import TEXTURES


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


def test_each_code_has_the_pattern_that_the_window_gives_it(desk):
    """Twelve codes are told apart without colours; no picture is loaded for that."""
    book = desk.codebook
    found = {line.partition("{")[0]: line for line in rules(book) if "--p:" in line}
    assert len({line.partition("--q")[2] for line in found.values()}) == min(len(book.codes), len(TEXTURES))
    assert "--q:4px;--p:none,linear-gradient(90deg,var(--c) 0px 4px)," in found[".k1"]
    assert "--q:4px;--p:none,linear-gradient(90deg,var(--c) 0px 2px,#0000 2px 4px)" in found[".k3"]
    assert "url(" not in "".join(rules(book))
