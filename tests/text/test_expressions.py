"""Regular expressions: found, explained where they are faulty, given up or stopped where they are slow."""

from __future__ import annotations

from time import perf_counter

import pytest

from tepi.text import expressions
from tepi.text.expressions import ExpressionSearch, what_is_wrong
from tepi.text.seeking import Wanted

SLOW = "(a+)+$"
HARD = "a" * 1_000_000 + "!"


def look(text: str, written: str, start: int = 0, **options: bool) -> ExpressionSearch:
    """A search that has ended."""
    made = ExpressionSearch(text, Wanted(written, expression=True, **options), start)
    end = perf_counter() + 20
    while not made.done and perf_counter() < end:
        made.advance(0.05)
    assert made.done
    return made


def words(text: str, written: str, start: int = 0, **options: bool) -> list[str]:
    """What an expression finds."""
    made = look(text, written, start, **options)
    assert made.fault == ""
    return [text[hit.start : hit.end] for hit in made.hits]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"\w+ße", ["Größe"]),
        (r"\p{Lu}\w+", ["Größe", "Слово", "End"]),
        (r"^\w+$", ["End"]),
        (r"слово", ["Слово"]),
        (r"x*", []),
        (r"(?<=Größe )\S+", ["Слово"]),
    ],
)
def test_expressions_find(written: str, expected: list[str]) -> None:
    """Unicode's letters and classes, the ends of paragraphs; no empty places."""
    assert words("Größe Слово\nEnd", written) == (expected)


def test_capitals_and_whole_words() -> None:
    """Both ways of looking hold for expressions too."""
    assert words("art Art party", "ar?t") == ["art", "Art", "art"]
    assert words("art Art party", "Ar?t", case=True) == ["Art"]
    assert words("art Art party", "a|art", whole=True) == ["art", "Art"]


def test_from_the_reader_on() -> None:
    """Where it begins makes no difference to what is found in the end, also over a paragraph's end."""
    text = "ab\nab ab\nab"

    assert words(text, "ab", 3) == ["ab"] * 4
    assert words(text, r"b\na", 3) == ["b\na", "b\na"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a(b", "The ( at character 2 is not closed"),
        (r"\((b[)]", "The ( at character 3 is not closed"),
        ("a)", "The ) at character 2 closes nothing"),
        ("b[a", "The [ at character 2 is not closed"),
        ("(b[^]a", "The [ at character 3 is not closed"),
        ("a|*", "The * at character 3 has nothing before it to repeat"),
        ("a**", "The * at character 3 repeats what is a repetition already"),
        ("a\\", "stands alone"),
        ("[b-a]", "up to character 4 runs backwards"),
        ("a{3,2}", "from character 3 on the first is the larger one"),
        (r"\p{Foo}", "the name up to character 7"),
        (r"a\1", "points to a group that it does not have"),
        ("(?z)", "cannot be read at character 3"),
        ("(a{999}){999}", "100,000 repetitions"),
        ("(?:" * 300 + "a" + ")" * 300, "too many parts inside one another"),
        ("a" * 2001, "2,000 characters"),
    ],
)
def test_a_faulty_expression_is_explained(written: str, said: str) -> None:
    """In a sentence that names what and where, and nothing is found."""
    made = look("aaa", written)

    assert said in made.fault
    assert len(made.hits) == 0


def test_what_the_library_says_is_passed_on() -> None:
    """A fault that has no words of its own here still says where."""
    assert what_is_wrong("abc", "odd thing", 1) == "It cannot be read at character 2: odd thing"
    assert what_is_wrong("", "odd thing", None) == "It cannot be read at character 1: odd thing"


def test_a_slow_expression_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a sentence, after tries that become longer; what was found before stays."""
    monkeypatch.setattr(expressions, "FIRST_PATIENCE", 0.01)
    monkeypatch.setattr(expressions, "LONGEST_PATIENCE", 0.03)
    made = look("aa\n" + HARD, SLOW)

    assert "takes too long" in made.fault
    assert list(made.hits) == [(0, 2)]


def test_a_slow_expression_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is done at once; its thread ends by itself."""
    monkeypatch.setattr(expressions, "FIRST_PATIENCE", 0.1)
    made = ExpressionSearch(HARD, Wanted(SLOW, expression=True), 0)
    made.advance(0.01)
    under_way = not made.done
    made.stop()
    made.advance(0)
    done = made.done
    made._thread.join(10)

    assert under_way
    assert done
    assert not made._thread.is_alive()


def test_the_largest_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that finds very much ends there and says so."""
    monkeypatch.setattr(expressions, "MOST", 5)
    made = look("a" * 9, "a")

    assert (made.cut, len(made.hits)) == (True, 5)
