"""Sheets that are there already: what tests of Markdown write without a library."""

from __future__ import annotations

from tepi.exchange.gathering import Sheet, Shown
from tepi.exchange.markdown import Answers
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.exchange.templating.press import Job, Press
from tepi.exchange.templating.shelf import chosen


class Order(tuple):
    """Ids as a library gives them."""

    __slots__ = ()

    def pages(self):
        yield list(self)


def in_order(counted, aside=()) -> dict:
    """What a sheet says of its marks."""
    return {
        "chosen": len(counted) + len(aside),
        "aside": len(aside),
        "order": Order((*counted, *aside)),
        "aside_of": lambda some, first: frozenset(some) & frozenset(aside),
        "outline": tuple,
    }


class Ready:
    """A sheet that is there already, in place of one that is gathered."""

    def __init__(self, page: Sheet) -> None:
        self._page = page

    def __getattr__(self, name: str) -> object:
        return getattr(self._page, name)

    def names(self, shown: Shown) -> tuple[str, ...]:
        return self._page.annotators

    def shown(self):
        yield
        return Shown(frozenset(), self._page.as_of)

    def sheet(self):
        yield
        return self._page


def sheet_pieces(page: Sheet, options: MarkdownOptions | None = None):
    """The file that a sheet makes, piece by piece."""
    options = options or MarkdownOptions()
    template = chosen(options)
    answers = Answers(Ready(page), options, lambda marks: {}, lambda revision: ())
    values = {**answers.at_once(""), "bibliography": "", "number": 1, "of": 1}
    with Press() as press:
        yield from press.write(Job(template.name, template.sources, values, answers.give))
