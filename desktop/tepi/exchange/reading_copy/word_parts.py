"""The parts of a Word file that are the same, or nearly, in each; and the table of codes at its head."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tepi.exchange.reading_copy.codes_css import NO_CODE, TINT_LIGHT
from tepi.exchange.reading_copy.colors import blend
from tepi.exchange.reading_copy.word_lines import NO_CODE_PLACE, PAPER, underline
from tepi.exchange.reading_copy.word_xml import paragraph, run, words
from tepi.marks.codebook import Code

SAMPLE = "\u00a0" * 8
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_P}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{_WORD}.comments+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>\n'
)
PACKAGE = (
    f'{_XML}<Relationships xmlns="{_P}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_P}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>\n'
)
# Without a mode named, Word takes a file for one of 2007.
SETTINGS = (
    f'{_XML}<w:settings xmlns:w="{_W}"><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>\n'
)
DOCUMENT = f'{_XML}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>\n'
END = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1361" w:bottom="1247"'
    ' w:left="1361" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>\n'
)
COMMENTS = f'{_XML}<w:comments xmlns:w="{_W}">\n'
_WIDTHS = (900, 5200, 1500, 1500)  # twentieths of a point


def relations(links: Mapping[str, str]) -> str:
    """What the document leads to: its other parts, and ``links``, address -> name of the relationship."""
    inner = "".join(
        f'<Relationship Id="rId{number + 1}" Type="{_R}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(("styles", "settings", "comments"))
    )
    outer = "".join(
        f'<Relationship Id="{name}" Type="{_R}/hyperlink" Target="{words(address)}" TargetMode="External"/>'
        for address, name in links.items()
    )
    return f'{_XML}<Relationships xmlns="{_P}/relationships">{inner}{outer}</Relationships>\n'


def core(title: str, as_of: str) -> str:
    """What the file says of itself; ``as_of`` (ISO 8601, UTC) stands for the day it was made."""
    at = f"{as_of[:19]}Z" if as_of else ""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{at}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_P}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{words(title)}</dc:title><dc:creator>Tepi</dc:creator>{dates if at else ''}"
        "</cp:coreProperties>\n"
    )


def legend(
    used: Sequence[Code],
    numbers: Mapping[str | None, int],
    shares: Mapping[str, str],
    place: Callable[[str], int],
) -> str:
    """The table of codes with their colours, lines and figures; "" where nothing is marked.

    ``place`` tells where in the codebook a code stands, by its id.
    """
    rows = [
        (code.color, place(code.id), code.name, numbers[code.id], shares.get(code.name, ""))
        for code in used
        if numbers.get(code.id)
    ]
    if numbers.get(None):
        rows.append((NO_CODE, NO_CODE_PLACE, "No code", numbers[None], ""))
    if not rows:
        return ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    lines = "".join(
        "<w:tr>"
        + _cell(0, SAMPLE, blend(color, PAPER, TINT_LIGHT)[1:], underline(color, at))
        + _cell(1, name)
        + _cell(2, f"{marks} {'mark' if marks == 1 else 'marks'}")
        + _cell(3, share)
        + "</w:tr>\n"
        for color, at, name, marks, share in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Codes"/><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>\n{lines}</w:tbl>\n{paragraph('Facts', '')}"
    )


def _cell(place: int, text: str, fill: str = "", properties: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    inside = paragraph("Facts", run(text, properties) if text else "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{_WIDTHS[place]}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'
