"""mark: a passage gets codes, note and speaker, by the rules of a key, in one step."""

from __future__ import annotations

import getpass

import pytest
from tests.cli.shell import TEXT, Shell


@pytest.fixture
def document(shell: Shell) -> str:
    """A text in the library; its id."""
    return shell.add()


def marks(shell: Shell, document: str) -> list[dict]:
    """The document's marks as JSON shows them."""
    return shell.json("show", document)["highlights"]


def test_a_quote_is_marked_and_the_id_printed(shell: Shell, document: str) -> None:
    """The words are found; offsets are code points; the mark's id is all that is printed."""
    printed = shell.done("mark", document, "--quote", "10.000 soldiers", "--code", "fact")
    (mark,) = marks(shell, document)
    start = TEXT.index("10.000")

    assert printed == mark["id"] + "\n"
    assert (mark["start"], mark["end"]) == (start, start + 15)
    assert mark["quote"] == "10.000 soldiers"
    assert (mark["prefix"], mark["suffix"]) == (TEXT[:start][-32:], TEXT[start + 15 : start + 47])
    assert mark["codes"] == ["Fact"]


def test_offsets_behind_an_emoji_are_code_points(shell: Shell, document: str) -> None:
    """--start and --end count characters, not bytes or UTF-16 units."""
    start = TEXT.index("shame")
    shell.done("mark", document, "--start", str(start), "--end", str(start + 5), "--code", "Opinion")

    assert marks(shell, document)[0]["quote"] == "shame"


def test_everything_at_once_is_one_step(shell: Shell, document: str) -> None:
    """Codes, note, speakers, manner and doubt are one change, and one undo takes all of it back."""
    words = [
        "--code",
        "Opinion",
        "Loaded word",
        "--code",
        "reported",
        "--note",
        "# Why\n\n- [ ] ask",
        "--unsure",
    ]
    words += ["--said-by", "The agency", "--said-by", "Ani", "--manner", "indirect", "--by", "Sari"]
    before = shell.json("history")[0]["seq"]
    shell.done("mark", document, "--quote", "a shame", *words)
    (mark,) = marks(shell, document)

    assert mark["codes"] == ["Opinion", "Reported", "Loaded word"]
    assert mark["note"] == "# Why\n\n- [ ] ask"
    assert mark["annotator"] == "Sari"
    assert mark["said_by"] == "The agency < Ani"
    assert mark["attribution"] == {"sources": ["The agency", "Ani"], "manner": "indirect", "cue": None}
    assert mark["certainty"] == "unsure"
    kinds = [entry["kind"] for entry in shell.json("history") if entry["seq"] > before]
    assert kinds == ["mark.add", "annotator.add"]
    shell.done("undo")
    assert marks(shell, document) == []
    shell.done("redo")
    assert marks(shell, document) == [mark]


def test_absent_values_are_null(shell: Shell, document: str) -> None:
    """A plain mark has every field, and null where there is nothing."""
    shell.done("mark", document, "--quote", "a shame", "--code", "Opinion")
    (mark,) = marks(shell, document)
    absent = ("note", "said_by", "attribution", "second_code", "reading", "translation", "fragments")

    assert [mark[name] for name in absent] == [None] * len(absent)
    assert (mark["certainty"], mark["state"]) == ("sure", "anchored")
    assert set(mark) == {
        *absent,
        *("id", "start", "end", "quote", "prefix", "suffix", "codes", "annotator"),
        *("certainty", "state", "created", "changed"),
    }


def test_the_same_passage_again_is_the_same_mark(shell: Shell, document: str) -> None:
    """A second command adds codes to the mark; in a choose-one group it replaces; it never takes off."""
    first = shell.done("mark", document, "--quote", "a shame", "--code", "Opinion", "Loaded word")
    second = shell.done("mark", document, "--quote", "a shame", "--code", "Fact", "Irony or distance quotes")
    (mark,) = marks(shell, document)

    assert first == second
    assert mark["codes"] == ["Fact", "Loaded word", "Irony or distance quotes"]
    shell.done("undo")
    assert marks(shell, document)[0]["codes"] == ["Opinion", "Loaded word"]


def test_what_is_so_already_is_not_recorded(shell: Shell, document: str) -> None:
    """The same command twice: the same id, a word on stderr, and no entry in the history."""
    words = ["mark", document, "--quote", "a shame", "--code", "Opinion", "--note", "why"]
    words += ["--said-by", "Ani", "--manner", "act", "--unsure"]
    first = shell.done(*words)
    last = shell.json("history")[0]["seq"]
    again = shell(*words)

    assert (again.code, again.out) == (0, first)
    assert "already" in again.err
    assert shell.json("history")[0]["seq"] == last


def test_a_note_goes_on_and_a_speaker_is_replaced(shell: Shell, document: str) -> None:
    """A further note stands below the first; another speaker takes the place of the one before."""
    passage = ["mark", document, "--quote", "a shame"]
    shell.done(*passage, "--note", "first", "--said-by", "Ani")
    shell.done(*passage, "--note", "second", "--said-by", "Budi")
    (mark,) = marks(shell, document)

    assert mark["note"] == "first\n\nsecond"
    assert mark["said_by"] == "Budi"
    assert (mark["codes"], mark["certainty"]) == ([], None)
    shell.done(*passage, "--code", "Fact")
    shell.done(*passage, "--code", "Fact", "--unsure")
    assert marks(shell, document)[0]["certainty"] == "unsure"


def test_another_annotator_has_a_mark_of_ones_own(shell: Shell, document: str) -> None:
    """The rule of the same passage holds within one annotator; names differ in more than capitals."""
    ids = {
        shell.done("mark", document, "--quote", "a shame", "--code", code, "--by", name)
        for name, code in (("Sari", "Opinion"), ("SARI", "Reported"), ("Budi", "Opinion"))
    }

    assert len(ids) == 2
    assert {mark["annotator"] for mark in marks(shell, document)} == {"Sari", "Budi"}


def test_the_annotator_is_the_systems_user(
    shell: Shell, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --by it is who is logged in."""
    monkeypatch.setattr(getpass, "getuser", lambda: "nobody-of-this-name")
    shell.done("mark", document, "--quote", "a shame", "--code", "Opinion")

    assert marks(shell, document)[0]["annotator"] == "nobody-of-this-name"


def test_a_code_takes_none_back(shell: Shell, document: str) -> None:
    """A code of a deciding group over a sentence that was none-of-these: no longer; other codes leave it."""
    shell.done("none", document, "2.1", "2.2")
    shell.done("mark", document, "--quote", "a shame", "--code", "Loaded word")
    assert shell.json("show", document)["none"] == ["¶2 s1", "¶2 s2"]
    shell.done("mark", document, "--quote", "a shame", "--code", "Opinion")
    assert shell.json("show", document)["none"] == ["¶2 s1"]
    shell.done("undo")
    assert shell.json("show", document)["none"] == ["¶2 s1", "¶2 s2"]


def test_anothers_none_stays(shell: Shell, document: str) -> None:
    """A code takes back what its own annotator said, nobody else's."""
    shell.done("none", document, "2.2", "--by", "Budi")
    shell.done("mark", document, "--quote", "a shame", "--code", "Opinion", "--by", "Sari")

    assert shell.json("show", document)["none"] == ["¶2 s2"]


def test_a_torn_character_is_widened(shell: Shell, document: str) -> None:
    """A range that ends inside a flag takes the whole of it, and says so."""
    start = TEXT.index("spring")
    answer = shell("mark", document, "--start", str(start), "--end", str(start + 8), "--code", "Opinion")

    assert answer.code == 0
    assert "widened to whole characters" in answer.err
    assert marks(shell, document)[0]["quote"] == "spring 🇮🇩"


def test_a_passage_over_a_line_break(shell: Shell, document: str) -> None:
    """A quote may reach from one paragraph into the next."""
    shell.done("mark", document, "--quote", "return?\n\nPerhaps", "--code", "Opinion")
    assert marks(shell, document)[0]["quote"] == "return?\n\nPerhaps"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--quote", "no such words"], "“no such words” is not in"),
        (["--quote", "The Minister"], "is not in"),
        (["--quote", ""], "The quote is empty"),
        (["--quote", "they"], "stands 2 times"),
        (["--start", "5", "--end", "5"], "is empty"),
        (["--start", "9", "--end", "5"], "is reversed"),
        (["--start", "-1", "--end", "5"], "is outside"),
        (["--start", "5", "--end", "100000"], "is outside"),
        (["--start", "100000", "--end", "100001"], "is outside"),
    ],
)
def test_a_passage_that_is_none_is_refused(shell: Shell, document: str, words: list[str], said: str) -> None:
    """One line says what is wrong, and nothing is marked, nobody made."""
    before = shell.json("history")
    assert said in shell.refused("mark", document, *words, "--code", "Fact", "--by", "Citra")
    assert shell.json("history") == before


def test_a_quote_that_is_there_twice_names_both_places(shell: Shell, document: str) -> None:
    """The line gives what --start and --end would need."""
    line = shell.refused("mark", document, "--quote", "they", "--code", "Fact")
    first = TEXT.index("they")
    second = TEXT.index("they", first + 1)

    assert f"{first} to {first + 4} (¶1 s3)" in line
    assert f"{second} to {second + 4} (¶2 s1)" in line
    assert "--start" in line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--code", "Fct"], "Did you mean Fact?"),
        (["--code", "Nonsense entirely"], "The codes are Fact, Opinion"),
        (["--code", "Fact", "Opinion"], "both of the group Kind"),
        (["--code", "Fact", "--said-by", "Ani", "--manner", "shouted"], "no manner of speaking"),
    ],
)
def test_what_cannot_be_given_is_refused(shell: Shell, document: str, words: list[str], said: str) -> None:
    """Unknown codes and manners are named with those there are."""
    assert said in shell.refused("mark", document, "--quote", "a shame", *words)
    assert marks(shell, document) == []


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--quote", "a shame"],
        ["--code", "Fact"],
        ["--quote", "a shame", "--code"],
        ["--quote", "a shame", "--code", " "],
        ["--start", "1", "--code", "Fact"],
        ["--end", "1", "--code", "Fact"],
        ["--start", "x", "--end", "5", "--code", "Fact"],
        ["--quote", "a shame", "--start", "1", "--end", "5", "--code", "Fact"],
        ["--quote", "a shame", "--code", "Fact", "--manner", "direct"],
        ["--quote", "a shame", "--note", "x", "--unsure"],
        ["--quote", "a shame", "--code", "Fact", "--by", ""],
        ["--quote", "a shame", "--code", "Fact", "--loud"],
    ],
)
def test_bad_usage_is_short(shell: Shell, document: str, words: list[str]) -> None:
    """At most five lines, the exit code 2, and nothing is marked."""
    assert "tepi mark" in shell.misused("mark", document, *words)
    assert marks(shell, document) == []
