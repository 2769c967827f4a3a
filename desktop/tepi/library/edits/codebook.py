"""The codebook edited in place: groups, codes, keys, examples, versions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tepi.errors import TepiError
from tepi.library.change import Change, Edit, alter, drop, put
from tepi.marks.codebook import Code, Codebook, Example, Group
from tepi.marks.identity import new_id, now


def add_group(codebook: Codebook, name: str, **rules: Any) -> Change:
    """A new group behind the others; ``values["group"]`` of the change is its id."""
    group = new_id()
    row: dict[str, Any] = {
        "id": group,
        "name": _named(name, [each.name for each in codebook.groups], "group"),
        "choose": rules.get("choose", "many"),
        "unit": rules.get("unit", "free"),
        "decide": int(rules.get("decide", False)),
        "counted": int(rules.get("counted", True)),
        "position": _behind(codebook.groups),
    }
    return Change("group.add", f"New group {row['name']}", (put("code_groups", **row),), {"group": group})


def alter_group(codebook: Codebook, group: Group, **rules: Any) -> Change:
    """Change a group's name, rules or position."""
    values: dict[str, Any] = {
        name: int(value) if isinstance(value, bool) else value for name, value in rules.items()
    }
    if "name" in values:
        values["name"] = _named(
            values["name"], [g.name for g in codebook.groups if g.id != group.id], "group"
        )
    edit = alter("code_groups", {"id": group.id}, **values)
    return Change("group.alter", f"Group {values.get('name', group.name)}", (edit,), {"group": group.id})


def delete_group(codebook: Codebook, group: Group) -> Change:
    """Remove an empty group.

    Raises:
        TepiError: Codes lie in it.
    """
    if any(code.group == group.id for code in codebook.codes):
        raise TepiError(f"The group {group.name} still has codes", "Move or delete its codes first")
    edits = (drop("decisions", group=group.id), drop("code_groups", id=group.id))
    return Change("group.delete", f"Deleted the group {group.name}", edits, {"group": group.id})


def add_code(
    codebook: Codebook,
    group: str,
    name: str,
    color: str,
    key: str | None = None,
    parent: str | None = None,
    guideline: str = "",
) -> Change:
    """A new code behind the others of its group; ``values["code"]`` of the change is its id."""
    code = new_id()
    name = _named(name, [each.name for each in codebook.codes], "code")
    edits = _key_freed(codebook, key, code)
    edits.append(
        put(
            "codes",
            id=code,
            group=group,
            parent=parent,
            name=name,
            color=color,
            key=key,
            position=_behind(codebook.codes),
            guideline=guideline,
        )
    )
    return Change("code.add", f"New code {name}", tuple(edits), {"code": code, "name": name})


def alter_code(codebook: Codebook, code: Code, **values: Any) -> Change:
    """Change a code's name, color, key (another code's key moves here), guideline."""
    edits: list[Edit] = []
    if "name" in values:
        values["name"] = _named(values["name"], [c.name for c in codebook.codes if c.id != code.id], "code")
    if "key" in values:
        edits = _key_freed(codebook, values["key"], code.id)
    edits.append(alter("codes", {"id": code.id}, **values))
    return Change("code.alter", f"Code {values.get('name', code.name)}", tuple(edits), {"code": code.id})


def arrange_codes(codebook: Codebook, order: Sequence[tuple[str, str, str | None]]) -> Change:
    """Put codes into a new order: (code, group, parent) for every code, as they shall stand.

    Raises:
        TepiError: A code would lie inside itself.
    """
    parents = {code: parent for code, _, parent in order}
    for code, parent in parents.items():
        seen, walked = {code}, parent
        while walked is not None:
            if walked in seen:
                raise TepiError(
                    f"{codebook.code(code).name} cannot lie inside itself", "Choose another place"
                )
            seen.add(walked)
            walked = parents.get(walked)
    groups = {code: group for code, group, _ in order}
    for code, parent in parents.items():
        if parent is not None:
            groups[code] = groups[parent]
    edits = tuple(
        alter("codes", {"id": code}, group=groups[code], parent=parent, position=position)
        for position, (code, _, parent) in enumerate(order)
    )
    return Change("code.arrange", "Arranged the codebook", edits)


def delete_code(
    codebook: Codebook,  # noqa: ARG001  # as its neighbours
    code: Code,
    bare: Sequence[str],
    touched: Sequence[str],
    uncoded: Sequence[str] = (),
) -> Change:
    """Delete a code: it comes off its marks; codes inside it move up to where it lay.

    Args:
        bare: Marks that have nothing but this code: they go with it.
        touched: All other marks that have it.
        uncoded: Those of the others that have no further code: a second-best code goes as well.
    """
    at = now()
    edits: list[Edit] = [
        alter("codes", {"parent": code.id}, parent=code.parent),
        drop("codings", code=code.id),
        drop("code_examples", code=code.id),
        drop("notes", target=code.id),
    ]
    if bare:
        marks = list(bare)
        edits.append(drop("codings", highlight=marks))
        edits.append(drop("anchors", highlight=marks))
        edits.append(drop("highlights", id=marks))
    if uncoded:
        edits.append(drop("codings", highlight=list(uncoded)))
    if touched:
        edits.append(alter("highlights", {"id": list(touched)}, changed=at))
    edits.append(drop("codes", id=code.id))
    values = {"code": code.id, "name": code.name, "marks": len(bare) + len(touched)}
    return Change("code.delete", f"Deleted the code {code.name}", tuple(edits), values)


def merge_codes(
    codebook: Codebook,  # noqa: ARG001  # as its neighbours
    gone: Code,
    kept: Code,
    moved: Sequence[str],
    doubled: Sequence[str],
    displaced: Sequence[tuple[str, str]] = (),
) -> Change:
    """Make one code of two: every mark of ``gone`` gets ``kept``.

    Args:
        moved: Marks that have ``gone`` and not ``kept``.
        doubled: Marks that have both; they keep ``kept``.
        displaced: (mark, code) pairs that a choose-one group no longer allows beside ``kept``.
    """
    at = now()
    edits: list[Edit] = [drop("codings", highlight=mark, code=code) for mark, code in displaced]
    if doubled:
        edits.append(drop("codings", highlight=list(doubled), code=gone.id))
        # Where it was only second-best, it now is what the other was.
        edits.append(alter("codings", {"highlight": list(doubled), "code": kept.id}, rank=1))
    edits.append(alter("codings", {"code": gone.id}, code=kept.id))
    edits.append(alter("code_examples", {"code": gone.id}, code=kept.id))
    edits.append(alter("notes", {"target": gone.id}, target=kept.id))
    edits.append(alter("codes", {"parent": gone.id}, parent=kept.id, group=kept.group))
    if touched := [*moved, *doubled]:
        edits.append(alter("highlights", {"id": touched}, changed=at))
    edits.append(drop("codes", id=gone.id))
    values = {"code": kept.id, "gone": gone.id, "marks": len(touched)}
    return Change("code.merge", f"Merged {gone.name} into {kept.name}", tuple(edits), values)


def add_example(code: Code, kind: str, quote: str, reference: str, highlight: str | None) -> Change:
    """Put a quote under a code's guideline, as ``example`` or ``counter``-example."""
    edit = put(
        "code_examples",
        id=new_id(),
        code=code.id,
        kind=kind,
        quote=quote,
        reference=reference,
        highlight=highlight,
        position=_behind(code.examples),
    )
    word = "Example" if kind == "example" else "Counter-example"
    return Change("example.add", f"{word} for {code.name}", (edit,), {"code": code.id})


def drop_example(code: Code, example: Example) -> Change:
    """Take a quote away from a code's guideline."""
    return Change(
        "example.drop",
        f"No example for {code.name}",
        (drop("code_examples", id=example.id),),
        {"code": code.id},
    )


def name_version(codebook: Codebook, name: str, why: str) -> Change:
    """Keep the wording of every guideline as a named version; codings from now on carry it."""
    number = codebook.version.number + 1 if codebook.version else 1
    wording = {code.id: {"name": code.name, "guideline": code.guideline} for code in codebook.codes}
    version = new_id()
    edit = put(
        "codebook_versions",
        id=version,
        number=number,
        name=name.strip() or str(number),
        at=now(),
        why=" ".join(why.split()),
        wording=json.dumps(wording, ensure_ascii=False),
    )
    return Change("version.name", f"Codebook version {name.strip() or number}", (edit,), {"version": version})


def _named(name: str, taken: Sequence[str], what: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise TepiError(f"A {what} needs a name", "Type one")
    if name.casefold() in (other.casefold() for other in taken):
        raise TepiError(f"There is a {what} called {name} already", "Choose another name")
    return name


def _key_freed(codebook: Codebook, key: str | None, code: str) -> list[Edit]:
    holder = codebook.by_key(key) if key else None
    return [alter("codes", {"id": holder.id}, key=None)] if holder and holder.id != code else []


def _behind(things: Sequence[Group] | Sequence[Code] | Sequence[Example]) -> int:
    return max((thing.position for thing in things), default=-1) + 1
