"""A library with the editorial, a desk that has it open, and themes: what every window test starts from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.library.edits.codebook import alter_group
from tepi.library.edits.documents import add_document
from tepi.library.edits.marks import add_highlight
from tepi.library.file import Library, open_library
from tepi.library.whoami import annotator
from tepi.marks.highlight import Highlight
from tepi.marks.identity import document_id
from tepi.text.document import Document, sha256
from tepi.text.ranges import Range
from tepi.text.readers.plain import read
from tepi.text.readers.registry import read_file
from tepi.window import stepping
from tepi.window.actions import ACTIONS
from tepi.window.commands import resolved
from tepi.window.desk import Desk, Message
from tepi.window.theme import Themes

# Four sentences in two paragraphs, for whatever ``at`` does.
PAGE = "Alpha beta, gamma delta. Epsilon zeta eta.\nTheta iota. Kappa lambda mu."
FIRST, SECOND, THIRD, LAST = (
    "Alpha beta, gamma delta.",
    "Epsilon zeta eta.",
    "Theta iota.",
    "Kappa lambda mu.",
)


class Front:
    """Stands for the window: keeps what the desk asked of it, and answers when told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.answer: Callable[..., None] = lambda *_: None
        self.leave: Callable[[], None] = lambda: None

    def edit_note(self, target_kind: str, target: str) -> None:
        self.asked.append(("note", target_kind, target))

    def choose_code(self, then: Callable[[str], None]) -> None:
        self.asked.append(("code",))
        self.answer = then

    def ask_speaker(self, mark: Highlight) -> None:
        self.asked.append(("speaker", mark.id))

    def ask_line(
        self,
        title: str,
        text: str,
        then: Callable[[str], None],
        left: Callable[[], None] | None = None,
    ) -> None:
        self.asked.append(("line", title, text))
        self.answer = then
        self.leave = left or self.leave

    def confirm(self, question: str, yes: str, then: Callable[[], None]) -> None:
        self.asked.append(("confirm", question, yes))
        self.answer = then

    def open_address(self, address: str) -> bool:
        self.asked.append(("open", address))
        return True

    def finish_typing(self) -> None:
        self.asked.append(("finish",))


class Reader:
    """A reader at a desk without a window: presses keys by the action table and points at words by saying them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.front = Front()
        desk.front = self.front

    def press(self, *keys: str) -> None:
        """Do what each key does, as the action table has it."""
        for key in keys:
            action = next(each for each in ACTIONS if key in each.keys)
            function, places, named = resolved(action.run)
            function(self.desk, *places, **named)

    def range_of(self, words: str) -> Range:
        """Where the words stand first."""
        assert self.desk.open is not None
        start = self.desk.open.text.index(words)
        return Range(start, start + len(words))

    def select(self, words: str) -> None:
        """Select words, as a drag of the mouse does."""
        stepping.select(self.desk, self.range_of(words))

    def click(self, words: str) -> None:
        """Put the caret before words, as a click beside every mark does."""
        self.desk.current = None
        stepping.focus_at(self.desk, self.range_of(words).start)

    def words(self, span: Range | None) -> str:
        """The characters of a range."""
        assert self.desk.open is not None
        return self.desk.open.text[span.start : span.end] if span else ""

    @property
    def range(self) -> str:
        """The words that a code would go on."""
        return self.words(self.desk.range)

    @property
    def focus(self) -> str:
        """The words in focus."""
        return self.words(self.desk.focus)

    @property
    def current(self) -> Highlight:
        """The current mark, which there must be."""
        assert self.desk.current is not None
        found = self.desk.highlight(self.desk.current)
        assert found is not None
        return found

    @property
    def marks(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every mark in text order: its words, and the names of its codes."""
        assert self.desk.open is not None and self.desk.codebook is not None
        names = {code.id: code.name for code in self.desk.codebook.codes}
        found = self.desk.highlights(list(self.desk.open.index.ids()))
        found.sort(key=lambda mark: (mark.range.start, -mark.range.end, mark.created))
        return [(mark.quote, tuple(names[code] for code in mark.codes)) for mark in found]

    @property
    def nones(self) -> list[int]:
        """The numbers of the sentences (from 0) that I called none-of-these."""
        opened, annotator = self.desk.open, self.desk.annotator
        assert opened is not None and annotator is not None
        return [unit for unit in range(len(opened.units)) if opened.is_none(unit, annotator.id)]

    def rule(self, group: str, **rules: object) -> None:
        """Change the rules of a group of the codebook."""
        book = self.desk.codebook
        assert book is not None
        found = next(each for each in book.groups if each.name == group)
        assert self.desk.record(alter_group(book, found, **rules))

    def lay(self, span: Range, name: str = "Opinion") -> str:
        """A mark as another program or the shell may make it: on just these characters."""
        opened, book, me = self.desk.open, self.desk.codebook, self.desk.annotator
        assert opened is not None and book is not None and me is not None
        code = book.named(name)
        assert code is not None
        change = add_highlight(opened.document.id, opened.revision, opened.text, span, me.id, book, [code.id])
        assert self.desk.record(change)
        return str(change.values["highlight"])

    def as_(self, name: str) -> None:
        """Mark under another name from now on."""
        assert self.desk.library is not None
        self.desk.annotator = annotator(self.desk.library, name)


@pytest.fixture
def library(tmp_path: Path, editorial_path: Path) -> Iterator[Library]:
    """A new library that holds the editorial."""
    with open_library(tmp_path / "tepi.library") as made:
        made.history.record(add_document(read_file(editorial_path)))
        yield made


@pytest.fixture
def editorial(library: Library) -> Document:
    """The editorial, as the library knows it."""
    return queries.documents(library)[0]


@pytest.fixture
def desk(library: Library, editorial: Document) -> Desk:
    """A desk with the editorial open, for the annotator Sari."""
    made = Desk()
    made.use(library, annotator(library, "Sari"))
    made.show(editorial)
    return made


@pytest.fixture
def themes(qtbot: QtBot) -> Themes:  # themes ask the running application
    """The light theme, whatever the machine's."""
    return Themes("light")


@pytest.fixture
def said(desk: Desk) -> list[str]:
    """What the message strip was told."""
    found: list[str] = []
    desk.said.join(lambda message: found.append(message.text) if message is not None else None)
    return found


@pytest.fixture
def reader(desk: Desk) -> Reader:
    """A reader at the desk, without a window."""
    return Reader(desk)


@pytest.fixture
def page(desk: Desk, reader: Reader) -> Callable[[str], Reader]:
    """Bring a text in, show it, and sit a reader before it."""

    def show(text: str) -> Reader:
        assert desk.library is not None
        reading = read(text.encode(), "page.txt")
        desk.library.history.record(add_document(reading))
        made = queries.document(desk.library, document_id(sha256(reading.source_bytes)))
        assert made is not None
        desk.show(made)
        return reader

    return show


@pytest.fixture
def at(page: Callable[[str], Reader]) -> Reader:
    """A reader at the first of four sentences in two paragraphs."""
    made = page(PAGE)
    assert made.desk.open is not None
    assert [made.words(unit) for unit in made.desk.open.units] == [FIRST, SECOND, THIRD, LAST]
    return made


@pytest.fixture
def heard(desk: Desk) -> list[Message]:
    """What the strip was told, with its button."""
    found: list[Message] = []
    desk.said.join(lambda message: found.append(message) if message is not None else None)
    return found
