"""Who marks: the name given, else the system's user; made on first use."""

from __future__ import annotations

import getpass
from types import SimpleNamespace

import pytest
from tests.library.desk import Desk

from tepi.errors import TepiError
from tepi.library import queries, whoami
from tepi.library.edits.people import rename_annotator


@pytest.fixture
def user(monkeypatch: pytest.MonkeyPatch):
    """A function that sets the login name and the comment that the system has for it."""

    def be(login: str, comment: str | None) -> None:
        pwd = pytest.importorskip("pwd")

        def entry(_: str) -> object:
            if comment is None:
                raise KeyError(login)
            return SimpleNamespace(pw_gecos=comment)

        monkeypatch.setattr(getpass, "getuser", lambda: login)
        monkeypatch.setattr(pwd, "getpwnam", entry)

    return be


@pytest.mark.parametrize(
    ("login", "comment", "name"),
    [
        ("sari", "Sari Wulandari,,,", "Sari Wulandari"),
        ("sari", "", "sari"),
        ("sari", ",,,", "sari"),
        ("sari", None, "sari"),
        ("sari", "& Wulandari", "Sari Wulandari"),
        ("sari", " Sari\tW. \n", "Sari W."),
        ("\x1b", "", whoami.NOBODY),
    ],
)
def test_the_system_knows_a_name(user, login: str, comment: str | None, name: str) -> None:
    """The full name where there is one, else the login name, on one line."""
    user(login, comment)
    assert whoami.system_name() == name


def test_a_user_without_an_account_has_a_name_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container a user may have no entry at all."""

    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert whoami.system_name() == whoami.NOBODY


def test_a_name_is_found_whatever_its_capitals(desk: Desk) -> None:
    """The same name is the same annotator, and nothing is recorded."""
    last = desk.library.history.last_seq()
    assert whoami.annotator(desk.library, " sARI ").id == desk.me
    assert desk.library.history.last_seq() == last


def test_a_new_name_is_made_once(desk: Desk) -> None:
    """A newcomer is recorded on first use; undo steps over it."""
    first = whoami.annotator(desk.library, "Citra")
    assert whoami.annotator(desk.library, "Citra") == first
    assert [each.name for each in queries.annotators(desk.library)] == ["Sari", "Budi", "Citra"]
    assert desk.library.history.next_undo() is None


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_blank_name_is_refused(desk: Desk, name: str) -> None:
    """A name must have a letter to show."""
    with pytest.raises(TepiError, match="needs a name"):
        whoami.annotator(desk.library, name)


def test_the_systems_user_is_the_default(desk: Desk, user) -> None:
    """Without a name it is the system's user."""
    user("budi", "Budi")
    assert whoami.annotator(desk.library).id == desk.other
    user("dewi", "Dewi")
    assert whoami.annotator(desk.library).name == "Dewi"


def test_a_renamed_user_stays_the_same(desk: Desk, user) -> None:
    """Who was given another name in this library is still who the system's user is; a given name is taken as given."""
    user("dewi", "Dewi")
    me = whoami.annotator(desk.library)
    desk.record(rename_annotator(me, "D. Lestari"))

    assert whoami.annotator(desk.library).id == me.id
    assert whoami.annotator(desk.library).name == "D. Lestari"
    assert whoami.annotator(desk.library, "Dewi").id != me.id


def test_a_protected_library_has_guests(desk: Desk, tmp_path) -> None:
    """In a library open for reading only a newcomer has no id, and a known one has."""
    from tepi.library.file import open_library

    path = desk.copy(tmp_path / "protected.tepi")
    path.chmod(0o444)
    with open_library(path) as library:
        assert whoami.annotator(library, "Citra").id == ""
        assert whoami.annotator(library, "Sari").id == desk.me
