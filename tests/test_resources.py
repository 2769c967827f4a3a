"""The files that ship with Tepi are found in a checkout and in an installation."""

from __future__ import annotations

import pytest

from tepi import resources


def test_a_checkout_has_them_at_its_root(checkout):
    """The seeds of the source tree are found from its package."""
    assert resources.find("seeds") == checkout / "seeds"


def test_an_installation_has_them_inside_the_package(tmp_path, monkeypatch):
    """A folder in the package goes before one beside it."""
    package = tmp_path / "site" / "tepi"
    (package / "seeds").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    assert resources.find("seeds") == package / "seeds"


def test_a_missing_folder_is_named():
    """A damaged installation says which folder it lacks."""
    with pytest.raises(FileNotFoundError, match="nowhere"):
        resources.find("nowhere")
