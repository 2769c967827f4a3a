"""A codebook from a file: what it adds and changes is one step, and nothing is decided by guess."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.library.desk import Desk

from tepi.errors import TepiError
from tepi.library.check import check
from tepi.library.edits.codebook import alter_code, alter_group
from tepi.library.edits.codebook_import import plan_import
from tepi.marks.codebook_entries import CodebookEntries, CodeEntry, GroupEntry, entries


def edited(file: CodebookEntries, name: str, /, **values: object) -> CodebookEntries:
    """The file after somebody has changed one code in it."""
    codes = tuple(replace(code, **values) if code.name == name else code for code in file.codes)
    return replace(file, codes=codes)


def added(file: CodebookEntries, *codes: CodeEntry) -> CodebookEntries:
    return replace(file, codes=(*file.codes, *codes))


def test_what_was_exported_is_nothing_to_do(desk: Desk) -> None:
    """No line, no conflict, no change."""
    plan = plan_import(desk.codebook, entries(desk.codebook))

    assert (plan.done, plan.conflicts, plan.change) == ((), (), None)


def test_an_edit_of_the_file_is_taken(desk: Desk) -> None:
    """Exactly that edit, as one step that undo takes back; the library stays whole."""
    before = desk.codebook
    file = edited(
        entries(before),
        "Fact",
        name="Claim",
        guideline="New",
        color="#123456",
        examples=(("example", "q", "r"),),
    )
    plan = plan_import(before, file)
    desk.record(plan.change)
    code = desk.code("Claim")

    assert plan.done == ("Code Fact: color, examples, guideline, name",)
    assert (code.guideline, code.color) == ("New", "#123456")
    assert [(each.kind, each.quote, each.reference) for each in code.examples] == [("example", "q", "r")]
    assert check(desk.library) == []
    desk.library.history.undo()
    assert desk.codebook == before
    desk.library.history.redo()
    assert desk.code("Claim") == code


def test_examples_that_stay_keep_their_rows(desk: Desk) -> None:
    """An example that is still in the file is the same row, in its new place."""
    before = desk.code("Fact").examples
    shown = [(each.kind, each.quote, each.reference) for each in before]
    desk.record(
        plan_import(desk.codebook, edited(entries(desk.codebook), "Fact", examples=tuple(shown[::-1]))).change
    )

    assert [each.id for each in desk.code("Fact").examples] == [each.id for each in before][::-1]


def test_new_groups_and_codes_are_added(desk: Desk) -> None:
    """Behind those that are there, with the file's ids where these are ids, and their parents."""
    given = "0190b1e0-0000-7000-8000-000000000001"
    file = entries(desk.codebook)
    file = replace(file, groups=(*file.groups, GroupEntry("", "Frame", "one", "sentence", True, False)))
    file = added(
        file,
        CodeEntry(given, "War", "Frame", "", "#111111", "", "About war", ()),
        CodeEntry("no id", "Victory", "Frame", "War"),
    )
    plan = plan_import(desk.codebook, file)
    desk.record(plan.change)
    group = desk.codebook.groups[-1]

    assert plan.done == ("New group Frame", "New code War", "New code Victory")
    assert (group.name, group.choose, group.unit, group.decide, group.counted) == (
        "Frame",
        "one",
        "sentence",
        True,
        False,
    )
    assert [(code.name, depth) for code, depth in desk.codebook.tree(group.id)] == [
        ("War", 0),
        ("Victory", 1),
    ]
    assert desk.code("War").id == given
    assert desk.code("Victory").color.startswith("#")
    assert check(desk.library) == []
    assert plan_import(desk.codebook, file).change is None


def test_later_work_here_stays(desk: Desk) -> None:
    """A file that nobody has edited changes nothing of what was done here since."""
    file = entries(desk.codebook)
    desk.record(alter_code(desk.codebook, desk.code("Fact"), guideline="Later"))
    plan = plan_import(desk.codebook, file)

    assert (plan.done, plan.conflicts, plan.change) == ((), (), None)


def test_both_changed_is_a_conflict(desk: Desk) -> None:
    """It is listed and left out; with replace the file wins."""
    file = edited(entries(desk.codebook), "Fact", guideline="In the file")
    desk.record(alter_code(desk.codebook, desk.code("Fact"), guideline="Here"))
    plan = plan_import(desk.codebook, file)

    assert plan.change is None
    assert plan.conflicts == ("Code Fact: guideline is not the same here, and the file may be the older",)
    desk.record(plan_import(desk.codebook, file, replace=True).change)
    assert desk.code("Fact").guideline == "In the file"


def test_a_file_without_state_decides_nothing(desk: Desk) -> None:
    """A code found by its name that differs is a conflict; what the file does not say is none."""
    file = CodebookEntries("", (GroupEntry("", "Kind"),), (CodeEntry("", "fact", "Kind", guideline="Other"),))

    assert plan_import(desk.codebook, file).conflicts == (
        "Code Fact: guideline, name is not the same here, and the file may be the older",
    )
    silent = replace(file, codes=(CodeEntry("", "Fact", "Kind"),))
    assert plan_import(desk.codebook, silent).conflicts == ()


def test_a_key_is_given_once(desk: Desk) -> None:
    """That of another code is left out and said; two codes may change theirs with each other."""
    file = added(entries(desk.codebook), CodeEntry("", "New", "Kind", key="1"))
    plan = plan_import(desk.codebook, file)
    desk.record(plan.change)

    assert plan.conflicts == ("Code New: the key 1 belongs to Fact",)
    assert (desk.code("New").key, desk.code("Fact").key) == (None, "1")
    file = edited(edited(entries(desk.codebook), "Fact", key="2"), "Opinion", key="1")
    desk.record(plan_import(desk.codebook, file).change)
    assert (desk.code("Fact").key, desk.code("Opinion").key) == ("2", "1")


def test_a_name_is_given_once(desk: Desk) -> None:
    """A code that would be called like another keeps its name, and the rest is taken."""
    file = replace(
        entries(desk.codebook),
        codes=tuple(
            replace(code, name="opinion", guideline="New") if code.name == "Fact" else code
            for code in entries(desk.codebook).codes
            if code.name != "Opinion"
        ),
    )
    plan = plan_import(desk.codebook, file)
    desk.record(plan.change)

    assert plan.conflicts == ("Code Fact: another code is called opinion",)
    assert desk.code("Fact").guideline == "New"
    assert desk.code("Opinion")


def test_groups_take_the_files_rules(desk: Desk) -> None:
    """Edited in the file alone they are taken, edited in both they are left out."""
    file = entries(desk.codebook)
    groups = (replace(file.groups[0], name="Sort", decide=False), *file.groups[1:])
    codes = tuple(replace(code, group="Sort") if code.group == "Kind" else code for code in file.codes)
    renamed = replace(file, groups=groups, codes=codes)
    desk.record(alter_group(desk.codebook, desk.codebook.groups[0], unit="sentence"))
    conflicts = plan_import(desk.codebook, renamed).conflicts
    assert (
        conflicts[0] == "Group Kind: decide, name, unit is not the same here, and the file may be the older"
    )
    desk.library.history.undo()
    desk.record(plan_import(desk.codebook, renamed).change)

    assert (desk.codebook.groups[0].name, desk.codebook.groups[0].decide) == ("Sort", False)


def test_no_code_inside_itself_or_another_group(desk: Desk) -> None:
    """Such a file changes nothing at all."""
    file = edited(edited(entries(desk.codebook), "Fact", parent="Opinion"), "Opinion", parent="Fact")
    with pytest.raises(TepiError, match="inside itself"):
        plan_import(desk.codebook, file)
    other = next(group.name for group in desk.codebook.groups if group.name != "Kind")
    with pytest.raises(TepiError, match="another group"):
        plan_import(desk.codebook, added(entries(desk.codebook), CodeEntry("", "New", other, "Fact")))


def test_nothing_is_deleted(desk: Desk) -> None:
    """What the file leaves out stays."""
    file = entries(desk.codebook)
    plan = plan_import(desk.codebook, replace(file, codes=file.codes[:1], groups=file.groups[:1]))

    assert (plan.done, plan.conflicts, plan.change) == ((), (), None)
