"""Whether an edited file holds anything that would be lost if it were written over."""

from __future__ import annotations

import re
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange.comparison.comparing import plan_of
from tepi.exchange.reading.files import source_of
from tepi.exchange.reading.pages import read_pages
from tepi.library.file import Library

HEAD = 1 << 16
_KEY = re.compile(r"^(\"[^\"]*\"|'[^']*'|[^\s#:\"'-][^:]*?)[ \t]*:", re.MULTILINE)
_FRONT = re.compile(r"\A\ufeff?\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)


def holds_news(library: Library, path: Path, document: str, as_written: str) -> bool:
    """Whether reading the file back would change something, or leave something out.

    ``as_written`` is the beginning of the file as Tepi would write it: a property in the front matter that
    is not in it is the reader's own, which a library does not hold. A file that cannot be read holds news.
    """
    try:
        source = source_of(path)
    except TepiError:
        return True
    pages = read_pages(source)
    if len(pages) != 1 or pages[0].document != document:
        return True
    plan = plan_of(library, pages[0])
    return bool(plan.items or plan.left_out or _properties(source) - _properties(as_written))


def _properties(source: str) -> set[str]:
    """The names of the properties in the front matter, as they are written."""
    front = _FRONT.match(source.replace("\r\n", "\n").replace("\r", "\n"))
    return {key.strip("\"'") for key in _KEY.findall(front[1])} if front else set()
