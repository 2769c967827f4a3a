"""What Tepi ships is known by its bytes, and its index tells the truth."""

from __future__ import annotations

from tepi import resources
from tepi.text.document import sha256
from tepi.text.seeds import editorial, seed_for, seeds


def test_every_seed_is_the_file_that_its_index_names():
    """Each entry's file is there with the bytes whose sha256 the index gives, and no other text is."""
    folder = resources.find("seeds")
    for seed in seeds():
        assert sha256((folder / seed.file).read_bytes()) == seed.sha256
    assert {seed.file for seed in seeds()} == {path.name for path in folder.glob("*.txt")}


def test_the_editorial_is_known_by_its_bytes():
    """Its title is marked as Tepi's own; other bytes are not known."""
    seed = seed_for(sha256(editorial().read_bytes()))
    assert seed is not None
    assert (seed.title, seed.title_ours) == ("Pengiriman tentara Korea Utara ke Rusia", True)
    assert (seed.kind, seed.language) == ("Editorial", "id")
    assert seed_for(sha256(b"x")) is None
