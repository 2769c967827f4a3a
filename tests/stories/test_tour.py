"""The tour, as ``tepi tour`` performs it: pictures, Markdown, exit code, and nobody's data touched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

PICTURES = [
    "01-light.png",
    "02-dark.png",
    "03-focus-mode.png",
    "04-note-editor.png",
    "05-palette.png",
    "06-export-preview.png",
    "07-keys.png",
    "08-speaker.png",
    "09-mouse.png",
    "10-side-by-side.png",
]
PAGE = (258, 400)  # a point of the page with nothing on it


def tour(checkout: Path, data: Path, output: Path) -> subprocess.CompletedProcess[str]:
    """Perform the tour in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tepi", "tour", "--output", str(output)],
        env={**os.environ, "PYTHONPATH": str(checkout / "desktop"), "TEPI_DATA": str(data)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_tour_makes_pictures_and_markdown(checkout: Path, tmp_path: Path) -> None:
    """It ends well, names each file, and the files are what their names say; the reader's data stays empty."""
    output, data = tmp_path / "new" / "pictures", tmp_path / "mine"
    data.mkdir()

    done = tour(checkout, data, output)

    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(Path(line).name for line in done.stdout.splitlines()) == [*PICTURES, "editorial.md"]
    assert sorted(path.name for path in output.iterdir()) == [*PICTURES, "editorial.md"]
    images = {name: QImage(str(output / name)) for name in PICTURES}
    assert {(image.width(), image.height()) for image in images.values()} == {(1440, 900)}
    assert images["01-light.png"].pixelColor(*PAGE).lightness() > 200
    assert images["02-dark.png"].pixelColor(*PAGE).lightness() < 60
    assert "**Call to action**" in (output / "editorial.md").read_text(encoding="utf-8")
    assert list(data.iterdir()) == []


def test_a_folder_that_cannot_be_made(checkout: Path, tmp_path: Path) -> None:
    """Where a file stands in the way, one line names it and the exit code is 1."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    done = tour(checkout, tmp_path, tmp_path / "file" / "pictures")

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert str(tmp_path / "file" / "pictures") in done.stderr


def test_a_step_that_does_not_do_what_it_should_is_named(checkout: Path, tmp_path: Path) -> None:
    """With digits that mark nothing the tour ends with 1 and one line that names the step."""
    program = (
        "import sys; from pathlib import Path; from tepi.window import marking, tour;"
        "marking.press_digit = lambda *words, **named: None; sys.exit(tour.run(Path(sys.argv[1])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "pictures")],
        env={**os.environ, "PYTHONPATH": str(checkout / "desktop")},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "mark phrases by keys" in done.stderr
