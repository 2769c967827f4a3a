"""The snippets of docs/formats.md run on real tables and give the right figures."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tepi.exchange.tables import files
from tepi.library import queries
from tepi.library.edits.documents import alter_document


@pytest.fixture
def folder(desk, tmp_path: Path) -> Path:
    """Tables of two annotators who agree on one sentence of three and differ on the others."""
    desk.record(alter_document(desk.document, publication="Daily"))
    units = desk.units
    mine, theirs = ("Fact", "Opinion", "Fact"), ("Fact", "Fact", "Opinion")
    for place, first, second in zip(units, mine, theirs, strict=False):
        desk.mark(*place, first)
        desk.mark(*place, second, by=desk.other)
    where = tmp_path / "tables"
    where.mkdir()
    for name, text in files(desk.library, queries.documents(desk.library)):
        (where / name).write_bytes("".join(text).encode())
    return where


def snippets(checkout: Path, language: str) -> list[str]:
    text = (checkout / "docs" / "formats.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def run_r(code: str, folder: Path) -> str:
    found = subprocess.run(
        [shutil.which("Rscript"), "--vanilla", "-e", code],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stderr == ""
    return found.stdout


# Counted by hand: of 6 pairable values 4 are Fact and 2 Opinion, and 4 pairs of 6 differ.
OBSERVED, EXPECTED = 4 / 6, 2 * 4 * 2 / (6 * 5)
WITH_R = pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")


def run(code: str, folder: Path) -> dict:
    before, names = Path.cwd(), {}
    os.chdir(folder)
    try:
        exec(code, names)
    finally:
        os.chdir(before)
    return names


def test_alpha(folder, checkout):
    """Five lines of pandas give Krippendorff's coefficient as it is counted by hand."""
    code = snippets(checkout, "python")[1]

    found = run(code, folder)

    assert len([line for line in code.splitlines() if line and "import" not in line]) == 5
    assert found["given"].to_dict() == {"Fact": 4, "Opinion": 2}
    assert found["alpha"] == pytest.approx(1 - OBSERVED / EXPECTED)


def test_counts_by_publication(folder, checkout):
    """Five lines of pandas give what the marks say."""
    code = snippets(checkout, "python")[0]

    assert len([line for line in code.splitlines() if line]) == 5
    assert run(code, folder)["counts"].to_dict() == {("Daily", "Fact"): 4, ("Daily", "Opinion"): 2}


@WITH_R
def test_counts_by_publication_with_r(folder, checkout):
    """The five lines of R give the same figures; where R is missing this is skipped."""
    code = snippets(checkout, "r")[0]

    assert len(code.splitlines()) == 5
    shown = 'cat(dimnames(counts)[[1]], dimnames(counts)[[2]], counts, sep = "|")'
    assert run_r(code + shown, folder) == "Daily|Fact|Opinion|4|2"


@WITH_R
def test_alpha_with_r(folder, checkout):
    """And so do its five lines for the coefficient."""
    code = snippets(checkout, "r")[1]

    assert len(code.splitlines()) == 5
    assert float(run_r(code + "cat(alpha)", folder)) == pytest.approx(1 - OBSERVED / EXPECTED)


def test_counts_by_publication_without_pandas(folder, checkout):
    """The same figures from the same columns, as Python's own reader sees them."""
    with (folder / "documents.csv").open(encoding="utf-8", newline="") as file:
        papers = {row["document"]: row["publication"] for row in csv.DictReader(file)}
    with (folder / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = [(papers[row["document"]], row["Kind"]) for row in csv.DictReader(file) if row["Kind"]]

    assert Counter(rows) == {("Daily", "Fact"): 4, ("Daily", "Opinion"): 2}
    assert all(f'"{name}"' in snippets(checkout, "python")[0] for name in ("document", "publication", "Kind"))
