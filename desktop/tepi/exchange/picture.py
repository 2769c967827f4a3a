"""The picture of a text: its barcode with shares, counts and a caption, as SVG."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from tepi.errors import TepiError
from tepi.exchange.file_names import file_names
from tepi.exchange.mark_rows import document_of
from tepi.exchange.svg import Svg, shortened
from tepi.library import queries
from tepi.library.as_of import newest_change
from tepi.library.file import Library
from tepi.library.mark_outlines import outlines
from tepi.marks.codebook import Codebook
from tepi.marks.contrast import blend, readable
from tepi.study.barcode import BARE, CODE, OPEN, SEEN, Barcode, Block, Row, blocks
from tepi.study.counts import percent
from tepi.study.figures import Figures
from tepi.text.document import Document
from tepi.text.one_line import one_line
from tepi.text.units import Units

COLUMNS = 600
EDGE, NAMES, FIGURES, GAP = 28, 208, 104, 12
WIDE = EDGE + NAMES + COLUMNS + FIGURES + EDGE
ROW, BAR, STEP = 24, 16, 14
TITLE, PLAIN, SMALL = 18, 13, 11
KIND = "tepi picture"


class Look(NamedTuple):
    """The colours of a picture."""

    ground: str
    ink: str
    soft: str
    track: str


LIGHT = Look("#ffffff", "#22201c", "#6d675c", "#f1eee7")
DARK = Look("#1b1a18", "#e8e4da", "#a59f92", "#2b2a27")


class _Facts(NamedTuple):
    """What is drawn."""

    document: Document
    book: Codebook
    parts: tuple[Block, ...]
    caption: tuple[str, ...]


def pieces(
    library: Library,
    documents: Iterable[Document | str],
    filter_ids: Collection[str] | None = None,
    *,
    annotator: str = "",
    dark: bool = False,
) -> Iterator[str]:
    """The picture of one document; of all annotators' marks, or of those of one (by name).

    Raises:
        TepiError: Several documents, or a document or an annotator that there is not.
    """
    wanted = list(documents)
    if len(wanted) != 1:
        raise TepiError(
            f"A picture shows one text, and there are {len(wanted)}", "Name one, or a folder with --output"
        )
    return iter((picture(library, wanted[0], filter_ids, annotator=annotator, dark=dark),))


def files(
    library: Library,
    documents: Iterable[Document | str],
    filter_ids: Collection[str] | None = None,
    *,
    annotator: str = "",
    dark: bool = False,
) -> Iterator[tuple[str, Iterator[str]]]:
    """A picture of each document, with the name of its file.

    Raises:
        TepiError: A document or an annotator that there is not.
    """
    found = [document_of(library, document) for document in documents]
    names = file_names(found)
    for document in found:
        drawn = picture(library, document, filter_ids, annotator=annotator, dark=dark)
        yield f"{names[document.id]}.svg", iter((drawn,))


def picture(
    library: Library,
    document: Document | str,
    chosen: Collection[str] | None = None,
    *,
    annotator: str = "",
    dark: bool = False,
) -> str:
    """One document's picture as SVG; with ``chosen``, ids, only these marks are drawn and counted.

    Raises:
        TepiError: A document or an annotator that there is not.
    """
    return _drawn(_facts(library, document, chosen, annotator), DARK if dark else LIGHT)


def row_name(book: Codebook, row: Row) -> str:
    """What a row is called."""
    fixed = {BARE: "No code", SEEN: "None of these", OPEN: "Undecided"}
    return one_line(book.code(row.code).name) if row.kind == CODE else fixed[row.kind]


def row_title(book: Codebook, row: Row) -> str:
    """A row in a sentence."""
    sentences = row.kind in (SEEN, OPEN)
    what = ("sentence" if sentences else "mark") + ("" if row.number == 1 else "s")
    of = "sentences" if sentences else "text"
    share = f", {percent(row.share)} of the {of}" if row.share is not None else ""
    return f"{row_name(book, row)}: {row.number} {what}{share}"


def row_color(book: Codebook, row: Row, track: str, soft: str, least: float = 3.0) -> str:
    """A row's colour, with at least this contrast on its track; what is undecided is the quietest."""
    if row.kind == CODE:
        return readable(book.code(row.code).color, track, least)
    return readable(blend(soft, track, 0.5) if row.kind == OPEN else soft, track, least)


def _facts(
    library: Library, wanted: Document | str, chosen: Collection[str] | None, annotator: str
) -> _Facts:
    document = document_of(library, wanted)
    book = queries.codebook(library)
    text = queries.text(library, document.revision)
    units = Units(text, *queries.units(library, document.revision))
    person, by = _annotator(library, annotator)
    nones = {
        start: [pair for pair in pairs if person in ("", pair[1])]
        for start, pairs in queries.nones(library, document.revision).items()
    }
    ids = None if chosen is None else frozenset(chosen)
    whole = Figures(units, text, book, nones)
    shown = whole if ids is None else Figures(units, text, book, {})
    barcode = Barcode(len(text), COLUMNS)
    there: list[str] = []
    marks = 0
    for portion in outlines(
        library, document.revision, {code.id: book.order(code.id) for code in book.codes}
    ):
        for each in portion:
            if person not in ("", each.annotator):
                continue
            first = not each.part
            marks += first
            whole.add(each.place, each.codes, first=first)
            if ids is not None:
                if each.mark not in ids:
                    continue
                shown.add(each.place, each.codes, first=first)
            if first:
                there.append(each.mark)
            barcode.add(*each.place, each.codes, first=first)
    as_of = newest_change(library, document.id, None if ids is None else there)
    return _Facts(
        document,
        book,
        blocks(book, barcode, units, shown, whole),
        tuple(_caption(book, whole, len(there), marks, by, as_of)),
    )


def _annotator(library: Library, name: str) -> tuple[str, str]:
    """The id of the annotator with this name, and the name itself; both "" where everybody is meant."""
    if not name:
        return "", ""
    known = queries.annotators(library)
    for each in known:
        if each.name.casefold() == name.casefold().strip():
            return each.id, each.name
    names = ", ".join(each.name for each in known)
    raise TepiError(f"There is no annotator “{name}”", f"The annotators are {names}")


def _caption(book: Codebook, whole: Figures, drawn: int, marks: int, by: str, as_of: str) -> Iterator[str]:
    """What stands below: the sums, and of what and when the picture is."""
    some = f"{drawn} of {marks} marks" if drawn != marks else f"{marks} mark{'s' if marks != 1 else ''}"
    sums = [f"{some} by {one_line(by)}" if by else some]
    if book.deciding and whole.total:
        share = percent(whole.decided / whole.total)
        sums.append(
            f"{whole.decided} of {whole.total} sentences decided ({share}), {whole.none} of them none"
        )
    yield " · ".join(sums)
    version = ""
    if book.version is not None:
        name = one_line(book.version.name).strip()
        version = f", version {book.version.number}" + (
            f" “{name}”" if name not in ("", str(book.version.number)) else ""
        )
    yield f"Codebook: {one_line(book.name)}{version}" + (f" · as of {as_of[:10]}" if as_of else "")


def _drawn(facts: _Facts, look: Look) -> str:
    svg = Svg()
    title = one_line(facts.document.title).strip()
    height = _height(facts)
    svg.box(0, 0, WIDE, height, look.ground)
    y = float(EDGE + TITLE)
    svg.words(shortened(title, TITLE, WIDE - 2 * EDGE), EDGE, y, TITLE, look.ink, bold=True)
    y += 30
    right = WIDE - EDGE
    svg.words("Share", right - 48, y, SMALL, look.soft, anchor="end")
    svg.words("Marks", right, y, SMALL, look.soft, anchor="end")
    y += 8
    for number, block in enumerate(facts.parts):
        y += STEP if number else 0
        heading = facts.book.group(block.group).name if block.group else ""
        if block.rows[0].kind == SEEN:
            heading = "Sentences"
        if heading:
            svg.words(shortened(one_line(heading), SMALL, NAMES - GAP), EDGE, y + 13, SMALL, look.soft)
            y += 20
        for row in block.rows:
            _draw_row(svg, facts.book, row, y, look)
            y += ROW
    y = _draw_scale(svg, y + 6, look) + 36
    for line in facts.caption:
        svg.words(shortened(line, PLAIN, WIDE - 2 * EDGE), EDGE, y, PLAIN, look.soft)
        y += 19
    told = "; ".join(row_title(facts.book, row) for block in facts.parts for row in block.rows)
    description = ". ".join((*facts.caption, told)) if told else ". ".join(facts.caption)
    return svg.whole(WIDE, height, f"{title} – {KIND}", f"{description}.")


def _height(facts: _Facts) -> int:
    rows = sum(len(block.rows) for block in facts.parts)
    headed = sum(bool(block.group) or block.rows[0].kind == SEEN for block in facts.parts)
    between = max(len(facts.parts) - 1, 0)
    return (
        EDGE
        + TITLE
        + 38
        + rows * ROW
        + headed * 20
        + between * STEP
        + 42
        + 19 * len(facts.caption)
        + EDGE
        - 8
    )


def _draw_row(svg: Svg, book: Codebook, row: Row, y: float, look: Look) -> None:
    color = row_color(book, row, look.track, look.soft)
    foot, right = y + ROW / 2 + 4.5, WIDE - EDGE
    indent = min(row.depth, 4) * 14
    svg.open(row_title(book, row))
    svg.box(EDGE + indent, y + ROW / 2 - 5, 10, 10, color, corner=2)
    left = EDGE + indent + 18
    room = EDGE + NAMES - GAP - left
    svg.words(shortened(row_name(book, row), PLAIN, room), left, foot, PLAIN, look.ink)
    start, top = EDGE + NAMES, y + (ROW - BAR) / 2
    svg.box(start, top, COLUMNS, BAR, look.track)
    svg.boxes(((start + stripe.start, start + stripe.end) for stripe in row.stripes), top, BAR, color)
    share = percent(row.share) if row.share is not None else "–"
    svg.words(share, right - 48, foot, PLAIN, look.ink, anchor="end")
    svg.words(str(row.number), right, foot, PLAIN, look.ink, anchor="end")
    svg.close()


def _draw_scale(svg: Svg, y: float, look: Look) -> float:
    """The places of the text in percent; returns the foot of its words."""
    for quarter in range(5):
        x = EDGE + NAMES + COLUMNS * quarter / 4
        svg.box(min(x, EDGE + NAMES + COLUMNS - 1), y, 1, 4, look.soft)
        anchor = "start" if not quarter else "end" if quarter == 4 else "middle"
        svg.words(f"{quarter * 25} %", x, y + 16, SMALL, look.soft, anchor=anchor)
    return y + 16
