"""The filter's language: what is typed is understood, and what cannot be is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepi.marks.codebook import Code, Codebook, Group
from tepi.marks.filter import HAS, KEYS, WORD, Filter, Term, names_meant, parse
from tepi.marks.highlight import MANNERS

BOOK = Codebook(
    "b", (Group("k", "Kind"),), (Code("f", "k", "Fact", "#0"), Code("c", "k", "Call to action", "#0"))
)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("   ", []),
        ("senjata Nuklir", [(WORD, "senjata"), (WORD, "nuklir")]),
        ('"call to  action"', [(WORD, "call to action")]),
        ('code:"call to action"', [("code", "call to action")]),
        ("code:“call to action”", [("code", "call to action")]),
        ('code:"call to', [("code", "call to")]),
        ("CODE:Fact", [("code", "fact")]),
        (
            "group:kind by:Sari said:Wood manner:direct",
            [("group", "kind"), ("by", "sari"), ("said", "wood"), ("manner", "direct")],
        ),
        ("has:note has:todo", [("has", "note"), ("has", "todo")]),
        ("tag:Field-Work tag:#b", [("tag", "field-work"), ("tag", "b")]),
        ("¶:3 p:5-4 ¶7 ¶8–9", [("¶", "3-3"), ("¶", "4-5"), ("¶", "7-7"), ("¶", "8-9")]),
        ("code: has: ¶:", []),
        ('code:"" ""', []),
        ("-", []),
        ("http://x.id 12:30", [(WORD, "http://x.id"), (WORD, "12:30")]),
        ("Émile", [(WORD, "emile")]),
        ('"see ¶3"', [(WORD, "see ¶3")]),
        ("fact fact", [(WORD, "fact")]),
    ],
)
def test_what_is_typed_is_understood(text, terms):
    """Keys, quotation marks of both kinds, places and words; what is still being typed is left out."""
    found = parse(text)

    assert [(term.key, term.value) for term in found.terms] == terms
    assert found.problems == ()
    assert bool(found) == bool(terms)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("-has:note", Term("has", "note", negated=True)),
        ("-senjata", Term(WORD, "senjata", negated=True)),
        ('-"dua kata"', Term(WORD, "dua kata", negated=True)),
        ('-code:"call to action"', Term("code", "call to action", negated=True)),
        ("-¶3", Term("¶", "3-3", negated=True)),
        ("timur-barat", Term(WORD, "timur-barat")),
    ],
)
def test_a_leading_dash_turns_a_term_round(text, term):
    """A dash before a term, and only there."""
    assert parse(text).terms == (term,)


@pytest.mark.parametrize(
    ("text", "problem", "terms"),
    [
        ("foo:bar", "There is no filter foo:, so it was looked for as words.", [(WORD, "foo:bar")]),
        ("has:cat fact", "There is no has:cat; choose one of note, todo", [(WORD, "fact")]),
        ("manner:loud", "There is no manner:loud; choose one of direct, mixed", []),
        ("¶:x", "“x” is no paragraph; write ¶:3 or ¶:3-5.", []),
        ("code:joy", "The codebook has no code “joy”.", [("code", "joy")]),
        ("group:Joy", "The codebook has no group “Joy”.", [("group", "joy")]),
    ],
)
def test_what_cannot_be_meant_is_said(text, problem, terms):
    """Each unknown key or value is one sentence; the rest of the filter still works."""
    found = parse(text, BOOK)

    assert len(found.problems) == 1
    assert found.problems[0].startswith(problem)
    assert found.problems[0].endswith(".")
    assert [(term.key, term.value) for term in found.terms] == terms


def test_known_names_are_no_problem():
    """A code is known by its whole name or a part of it."""
    assert parse('code:FACT code:"to act" group:kin', BOOK).problems == ()


def test_the_same_key_twice_means_either():
    """Codes, groups, people, manners and places: either; words, has and tag: each."""
    found = parse("code:a has:note code:b ¶1 ¶2 has:todo x y tag:t tag:u -code:c -code:d")
    clauses = [[term.key + term.value for term in clause] for clause in found.clauses]

    assert sorted(map(tuple, clauses)) == sorted(
        [
            ("codea", "codeb"),
            ("¶1-1", "¶2-2"),
            *[(one,) for one in ("hasnote", "hastodo", "x", "y", "tagt", "tagu", "codec", "coded")],
        ]
    )
    assert all(len({term.negated for term in clause}) == 1 for clause in found.clauses)


@given(
    st.text(
        alphabet=st.sampled_from([*'-:"“”¶ #fcode has3–\n\t', "\u00a0", "é", "🙂", "İ", "ß", "ﬁ"]),
        max_size=30,
    )
)
def test_nothing_typed_raises(text):
    """Whatever is typed gives a filter whose terms have known keys and folded values that are not empty."""
    found = parse(text, BOOK)

    assert isinstance(found, Filter)
    assert all(term.key in (*KEYS, WORD) and term.value for term in found.terms)
    assert sum(map(len, found.clauses)) == len(found.terms)


@given(st.sampled_from([*KEYS, "foo"]), st.text(max_size=10))
def test_any_value_is_taken(key, value):
    """No key chokes on a value in quotation marks."""
    parse(f'{key}:"{value}"', BOOK)
    parse(f"-{key}:{value}", BOOK)


@pytest.mark.parametrize("value", HAS)
def test_everything_a_mark_can_have(value):
    """Every value that the messages offer is taken."""
    assert parse(f"has:{value}").terms == (Term("has", value),)


def test_a_whole_name_is_meant_before_a_part():
    """“Fact” means the code Fact alone, not Factual; “fac” means both."""
    names = [("1", "Fact"), ("2", "Factual"), ("3", "Opinion"), ("3", "Idea, fact-like")]

    assert names_meant("fact", names) == {"1"}
    assert names_meant("fac", names) == {"1", "2", "3"}
    assert names_meant("zzz", names) == frozenset()


def test_the_paragraphs_of_a_place():
    """A place is a first and a last paragraph."""
    assert parse("¶:3-5").terms[0].paragraphs == (3, 5)
    assert Term("¶", "4").paragraphs == (4, 4)


def test_the_language_is_documented(checkout):
    """docs/filter.md names every key and everything that a mark can have."""
    text = (checkout / "docs" / "filter.md").read_text(encoding="utf-8")

    assert all(f"`{key}:" in text for key in KEYS)
    assert all(f"`{value}`" in text or f"`has:{value}`" in text for value in HAS)
    assert all(manner in text for manner in MANNERS)
