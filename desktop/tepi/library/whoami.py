"""Who is marking: the annotator that the window and the shell stand for."""

from __future__ import annotations

import getpass
import json
import sys
from contextlib import suppress

from sqlalchemy import select

from tepi.errors import TepiError
from tepi.library import queries, tables
from tepi.library.edits.people import add_annotator
from tepi.library.file import Library
from tepi.marks.people import Annotator
from tepi.text.one_line import one_line

NOBODY = "Reader"


def system_name() -> str:
    """The system user's full name where the system knows it, else the login name."""
    try:
        login = getpass.getuser()
    except (KeyError, OSError, ImportError):
        return NOBODY
    return one_line(_full_name(login)) or one_line(login) or NOBODY


def annotator(library: Library, name: str | None = None) -> Annotator:
    """The annotator with this name, whatever its capitals; made on first use.

    Without a name it is the system user, also after that annotator was renamed here.
    In a library that is open for reading only a newcomer is not recorded and has no id.

    Raises:
        TepiError: The name is blank, or the newcomer could not be recorded.
    """
    if name is not None and not one_line(name):
        raise TepiError("An annotator needs a name", "Give one that is not blank")
    wanted = one_line(name) if name is not None else system_name()
    known = queries.annotators(library)
    found = next((each for each in known if each.name.casefold() == wanted.casefold()), None)
    if found is None and name is None and known:
        first = _first_called(library, wanted)
        found = next((each for each in known if each.id == first), None)
    if found is not None:
        return found
    if library.read_only:
        return Annotator("", wanted)
    change = add_annotator(wanted)
    library.history.record(change)
    return Annotator(str(change.values["annotator"]), wanted)


def _first_called(library: Library, name: str) -> str | None:
    """The id of the annotator who was made under this name, as the history remembers it."""
    columns = tables.changes.c
    query = select(columns["values"]).where(columns.kind == "annotator.add").order_by(columns.seq)
    for (stored,) in library.connection.execute(query):
        values = json.loads(stored)
        if str(values.get("name", "")).casefold() == name.casefold():
            return str(values["annotator"])
    return None


def _full_name(login: str) -> str:
    """The name in the password file's comment field, whose ``&`` means the login name; "" elsewhere."""
    name = ""
    if sys.platform != "win32":
        import pwd

        with suppress(KeyError):
            name = pwd.getpwnam(login).pw_gecos.split(",")[0].replace("&", login.capitalize())
    return name
