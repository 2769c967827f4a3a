"""The verb import: Markdown of Tepi's that was edited elsewhere, read back as one change."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tepi.cli.shapes import print_json
from tepi.errors import TepiError
from tepi.exchange.comparison.applying import change_of
from tepi.exchange.comparison.comparing import compare_files
from tepi.exchange.comparison.plan import Item, Plan
from tepi.exchange.reading.files import source_of
from tepi.library import whoami
from tepi.library.file import Library


def run_import(library: Library, arguments: argparse.Namespace) -> None:
    """Say what the files change, and change it; conflicts and what cannot be read are left out and listed."""
    names = [Path(name) for name in arguments.files]
    plans = compare_files(library, [(path.name, source_of(path)) for path in names])
    applied = False
    if not arguments.dry_run and any(plan.changes for _, plan in plans):
        me = whoami.annotator(library, arguments.by)
        change = change_of(library, [(plan, plan.changes) for _, plan in plans], me.id)
        if change is not None:
            library.history.record(change)
            applied = True
    if arguments.json:
        print_json([_shape(file, plan, applied) for file, plan in plans])
    else:
        _tell(plans)
    # Words of the reader's own are listed too, but nothing is wrong with them: they stay in the file.
    left = sum(len(plan.conflicts) + sum(not each.own for each in plan.left_out) for _, plan in plans)
    if left:
        sys.stdout.flush()
        raise TepiError(
            f"{left} {'entry was' if left == 1 else 'entries were'} left out",
            "Correct the file, or decide about conflicts in the window",
        )


def _tell(plans: list[tuple[str, Plan]]) -> None:
    for _, plan in plans:
        for item in plan.changes:
            print(item)
    if not any(plan.changes for _, plan in plans):
        print("Nothing to do")
    for file, plan in plans:
        for line in _left(plan):
            print(f"Left out: {file}: {line}" if len(plans) > 1 else f"Left out: {line}")


def _left(plan: Plan) -> Iterator[str]:
    for item in plan.conflicts:
        yield f"{item} (changed here too since the file was made)"
    yield from map(str, plan.left_out)


def _shape(file: str, plan: Plan, applied: bool) -> dict[str, Any]:
    return {
        "file": file,
        "document": plan.document or None,
        "title": plan.title or None,
        "items": [_item(item, applied) for item in plan.items],
        "left_out": [{"line": left.line or None, "what": left.what} for left in plan.left_out],
    }


def _item(item: Item, applied: bool) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "mark": item.target if item.kind.startswith("mark.") and item.target else None,
        "where": item.where,
        "what": item.what,
        "before": item.before,
        "after": item.after,
        "line": item.line or None,
        "conflict": item.conflict,
        "applied": applied and not item.conflict,
    }
