"""What 0 says of a sentence, and what takes it back."""

from __future__ import annotations

from tests.window.conftest import FIRST, SECOND, Reader

from tepi.text.ranges import Range


def test_none_toggles(at: Reader) -> None:
    """0 says none-of-these for the focused sentence, and 0 again takes it back."""
    at.press("J", "0")
    once = at.nones
    at.press("0")

    assert once == [1]
    assert at.nones == []


def test_none_belongs_to_an_annotator(at: Reader) -> None:
    """What one annotator calls none-of-these another neither sees as theirs nor takes back."""
    at.press("0")
    at.as_("Budi")
    before = at.nones
    at.press("0", "0")
    at.as_("Sari")

    assert before == []
    assert at.nones == [0]


def test_a_code_takes_none_back(at: Reader) -> None:
    """A code of the deciding group takes 0 back as the same change; undo restores both; another group's leaves it."""
    at.press("0", "6")
    other = at.nones
    at.press("2")
    coded = at.nones
    at.press("Ctrl+Z")

    assert (other, coded, at.nones) == ([0], [], [0])
    assert at.marks == [(FIRST, ("Loaded word",))]


def test_none_on_a_coded_sentence(at: Reader, said: list[str]) -> None:
    """A sentence that has a code of the group is decided: 0 says so and changes nothing."""
    at.select("gamma")
    at.press("2")
    at.press("0")

    assert at.nones == []
    assert said == ["This sentence has a code of the group. Take the code off first"]


def test_none_over_a_range(at: Reader) -> None:
    """Over several sentences 0 decides those that have no decision yet, then takes all back."""
    at.click(SECOND)
    at.press("2")
    at.click(FIRST)
    at.press("Shift+J", "Shift+J", "0")
    said = at.nones
    at.press("0")

    assert said == [0, 2]
    assert at.nones == []


def test_none_is_one_step(at: Reader) -> None:
    """With two deciding groups 0 speaks for both, and one undo takes it back."""
    at.rule("Voice", decide=True)
    assert at.desk.open is not None
    at.press("0")
    both = dict(at.desk.open.nones)
    at.press("Ctrl+Z")

    assert [len(pairs) for pairs in both.values()] == [2]
    assert at.nones == []


def test_none_in_the_group_that_is_left(at: Reader) -> None:
    """Where one deciding group has a code, 0 speaks for the other alone, and again takes it back."""
    at.rule("Voice", decide=True)
    at.press("2", "0")
    assert at.desk.open is not None and at.desk.codebook is not None
    groups = {group for pairs in at.desk.open.nones.values() for group, _ in pairs}
    at.press("0")

    assert [at.desk.codebook.group(group).name for group in groups] == ["Voice"]
    assert at.nones == []


def test_none_under_a_mark_over_signs(at: Reader) -> None:
    """A mark that reaches only a sign of the sentence decides nothing there, so 0 can."""
    at.lay(Range(len(FIRST) - 1, len(FIRST) + 1 + len(SECOND)))
    at.press("0")

    assert at.nones == [0]


def test_none_on_white_space(at: Reader) -> None:
    """With nothing but white space selected, 0 means the focused sentence."""
    at.desk.place(caret=len(FIRST) + 1, anchor=len(FIRST))
    at.press("0")

    assert at.nones == [0]


def test_no_deciding_group(at: Reader, said: list[str]) -> None:
    """Where no group decides every sentence, 0 says so."""
    at.rule("Kind", decide=False)
    at.press("0")

    assert said == ["No group of the codebook asks for a decision on every sentence"]
