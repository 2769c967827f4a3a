"""What the names in a file mean: codes, annotators, groups and speakers, as they were called then, or are today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tepi.library import queries
from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.past_state import Past
from tepi.marks.codebook import Codebook
from tepi.marks.people import Source
from tepi.text.one_line import one_line

NEW = "new "  # in front of the name of a code or an annotator that the library does not have


class CodeNames:
    """The ids of codes by the names in a file: what they were called when it was made, else what they are today.

    A rename leaves a file's ``as-of`` alone. So where a name was another code's then than today, ``weigh``
    finds out from marks that nobody has touched whether the file was made before the rename or after it.
    """

    def __init__(self, today: Iterable[tuple[str, str]], then: Iterable[tuple[str, str]]) -> None:
        self.names: Mapping[str, str] = dict(today)
        self._were = dict(then)
        self._today = {folded(name): code for code, name in self.names.items()}
        self._then = {folded(name): code for code, name in self._were.items()}
        self._order = (self._then, self._today)
        self._new: dict[str, str] = {}  # folded name: name, of those that are not there
        self._contested = {name for name, code in self._then.items() if self._today.get(name, code) != code}

    def weigh(self, marks: Iterable[tuple[Iterable[str], frozenset[str]]]) -> None:
        """Decide which names come first, from marks that are as they were: the names of their codes, and the ids."""
        if not self._contested:
            return
        older = newer = 0
        for names, codes in marks:
            given = [folded(name) for name in names]
            if self._contested.isdisjoint(given):
                continue
            older += frozenset(self._then.get(name, self._today.get(name)) for name in given) == codes
            newer += frozenset(self._today.get(name, self._then.get(name)) for name in given) == codes
        if newer > older:
            self._order = (self._today, self._then)

    def id(self, name: str) -> str:
        """The code's id, perhaps of one that is gone since, or NEW and its name."""
        wanted = folded(name)
        for known in self._order:
            if (found := known.get(wanted)) is not None:
                return found
        return NEW + self._new.setdefault(wanted, name)

    def today(self, code: str) -> str:
        """The code to be given for this one: itself, or where it is gone since, one of its name, perhaps a new one."""
        if code in self.names or code.startswith(NEW):
            return code
        name = self._were.get(code, "")
        return self._today.get(folded(name)) or f"{NEW}{name}"

    def name(self, code: str) -> str:
        """What a code is called."""
        if code.startswith(NEW):
            return code.removeprefix(NEW)
        return self.names.get(code) or self._were.get(code, "?")


class People:
    """The annotators by their names, then and today."""

    def __init__(self, library: Library, past: Past) -> None:
        self.names = {each.id: each.name for each in queries.annotators(library)}
        self._ids = {folded(name): person for person, name in self.names.items()}
        for person, row in past.rows_that_changed(t.annotators).items():
            if row is not None and person in self.names:
                self._ids[folded(row["name"])] = person

    def id(self, name: str) -> str:
        """The annotator's id; NEW and the name where there is none; "" for no name."""
        name = one_line(name)
        return self._ids.get(folded(name)) or (f"{NEW}{name}" if name else "")


class Groups:
    """The groups of codes by their names, then and today; ``deciding`` those that asked for decisions then."""

    def __init__(self, book: Codebook, past: Past | None) -> None:
        self.names = {group.id: group.name for group in book.groups}
        self.deciding_now = {group.id for group in book.deciding}
        self.deciding = set(self.deciding_now)
        self._ids = {folded(name): group for group, name in self.names.items()}
        for group, row in (past.rows_that_changed(t.code_groups) if past else {}).items():
            if row is not None:
                self.names.setdefault(group, row["name"])
                self._ids[folded(row["name"])] = group
            if row is not None and row["decide"]:
                self.deciding.add(group)
            else:
                self.deciding.discard(group)

    def id(self, name: str) -> str:
        """The group's id, or ""."""
        return self._ids.get(folded(name), "")

    def only(self) -> str:
        """The one group that a decision without a name is in, or "" where there are several."""
        for groups in (self.deciding, self.deciding_now):
            if len(groups) == 1:
                return next(iter(groups))
        return ""


class Speakers:
    """Who is meant by a speaker's name: an alias is the same speaker, as when it is typed in the window."""

    def __init__(self, register: Iterable[Source]) -> None:
        self._known = {
            folded(name): source.name for source in register for name in (*source.aliases, source.name)
        }

    def same(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether two chains of names name the same speakers."""
        return self._called(one) == self._called(other)

    def _called(self, names: Iterable[str]) -> list[str]:
        return [self._known.get(folded(name), name) for name in names]


def folded(name: str) -> str:
    """A name as it is compared: on one line, and whatever the case."""
    return one_line(name).casefold()
