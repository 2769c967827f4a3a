"""What stands at the head of a copy for reading: the facts of the text, and what was found in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tepi.exchange.entries import Entry
from tepi.exchange.gathering import Sheet
from tepi.study.counts import percent

_FACTS = (
    ("kind", "Kind"),
    ("author", "Author"),
    ("publication", "Publication"),
    ("date", "Date"),
    ("language", "Language"),
    ("address", "Address"),
)


def facts(page: Sheet) -> Iterator[tuple[str, str]]:
    """The facts that are known of a document, each with what it is called."""
    for name, called in _FACTS:
        value = str(getattr(page.document, name))
        if value:
            yield called, value
    yield from ((str(name), str(value)) for name, value in page.document.fields.items() if value)
    if page.annotators:
        yield "Read by", ", ".join(page.annotators)
    if page.codebook:
        yield "Codebook", page.codebook
    if page.as_of:
        yield "As of", f"{page.as_of[:10]} {page.as_of[11:16]} UTC"


def state(page: Sheet) -> Iterator[str]:
    """Sentences about how much is decided, and how many of the marks are here."""
    if page.decides and page.sentences:
        share = percent(page.decided / page.sentences)
        yield f"{page.decided} of {page.sentences} sentences decided ({share}), {page.none} of them none."
    if page.chosen != page.marks:
        yield f"{page.chosen} of {page.marks} marks are in this copy."
    elif not page.marks:
        yield "Nothing is marked yet."


def counts(page: Sheet) -> tuple[Counter[str | None], dict[str, str]]:
    """How many marks each code has by id (None: marks without a code), and the shares of those counted."""
    found: Counter[str | None] = Counter()
    for each in page.outline():
        if not each.part:
            found.update(each.codes or (None,))
    return found, {count.name: percent(count.share) for count in page.counts}


def remarks(entry: Entry, *, who: bool) -> Iterator[str]:
    """What is known of a mark besides its codes and notes, in the words of the Markdown."""
    if entry.second:
        yield f"unsure, perhaps {entry.second}"
    elif entry.unsure:
        yield "unsure"
    if entry.said_by:
        manner = f" ({entry.manner})" if entry.manner else ""
        yield f"said by {' < '.join(entry.said_by)}{manner}"
    if entry.reading is not None:
        yield f"[sic: {entry.reading}]"
    if entry.translation is not None:
        yield f"translation: “{entry.translation}”"
    if entry.place:
        yield entry.place
    if who:
        yield entry.annotator
