"""What stands on the command line is read as it was meant."""

from __future__ import annotations

import argparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepi.cli.arguments import Usage, count, parse, some_words, words
from tepi.cli.run import HOMES
from tepi.cli.verbs import VERBS


def test_every_verb_has_a_home() -> None:
    """A verb of the help can be run, and one that can be run is in the help."""
    assert set(HOMES) | {"tour", "formats"} == set(VERBS)


@pytest.mark.parametrize(
    ("given_words", "verb", "library", "files"),
    [
        ([], None, None, []),
        (["a.txt", "b.txt"], None, None, ["a.txt", "b.txt"]),
        (["--library", "l", "a.txt"], None, "l", ["a.txt"]),
        (["--library=l", "a.txt"], None, "l", ["a.txt"]),
        (["a.txt", "list"], None, None, ["a.txt", "list"]),
        (["--", "list"], None, None, ["list"]),
        (["--library", "list"], None, "list", []),
    ],
)
def test_without_a_verb_there_are_files(given_words, verb, library, files) -> None:
    """The first word decides; the value of --library is none."""
    found = parse(given_words)
    assert (found.verb, found.library, found.files) == (verb, library, files)


@pytest.mark.parametrize(
    "given_words",
    [["--library", "l", "list"], ["list", "--library", "l"], ["--library=x", "list", "--library=l"]],
)
def test_the_library_before_and_after_the_verb(given_words) -> None:
    """Neither place hides the other."""
    found = parse(given_words)
    assert (found.verb, found.library) == ("list", "l")


def test_codes_and_speakers_may_be_listed_or_repeated() -> None:
    """Both spellings, also mixed, give one list in its order."""
    found = parse(["mark", "d", "--code", "a", "b", "--code", "c", "--said-by", "x", "--said-by", "y", "z"])
    assert found.code == ["a", "b", "c"]
    assert found.said_by == ["x", "y", "z"]


@given(st.text().filter(lambda text: "\0" not in text))
def test_text_comes_through(text: str) -> None:
    """Whatever can be written in UTF-8 is read as it was typed."""
    assert words(text.encode("utf-8").decode("utf-8", "surrogateescape")) == text


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_blank_words_are_refused(blank: str) -> None:
    """Where something must be said, white space says nothing."""
    with pytest.raises(argparse.ArgumentTypeError):
        some_words(blank)


@pytest.mark.parametrize(("typed", "number"), [("1", 1), ("007", 7), ("999999999999", 999_999_999)])
def test_a_count_is_a_number(typed: str, number: int) -> None:
    """Digits only, at most nine of them counted."""
    assert count(typed) == number


@pytest.mark.parametrize("typed", ["0", "-1", "", "1.0", "²", "one"])
def test_what_is_no_count_is_refused(typed: str) -> None:
    """Anything else is not guessed at."""
    with pytest.raises(argparse.ArgumentTypeError):
        count(typed)


def test_a_complaint_names_the_verb_and_the_way_to_its_help() -> None:
    """Two lines: what is wrong, and where to look."""
    with pytest.raises(Usage) as caught:
        parse(["mark"])
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("tepi mark: ")
    assert lines[1] == "“tepi mark --help” shows how it is used."


@pytest.mark.parametrize(
    "both", [["--flavour", "pandoc", "--template", "a.j2"], ["--template", "a.j2", "--flavour", "commonmark"]]
)
def test_a_flavour_or_a_template(both: list[str]) -> None:
    """Either says how Markdown is laid out; neither of two is taken in silence."""
    with pytest.raises(Usage, match="not allowed with"):
        parse(["export", *both])
    assert parse(["export", *both[:2]]).verb == "export"
