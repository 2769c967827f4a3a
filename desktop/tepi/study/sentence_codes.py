"""Which codes an annotator gave to which sentences, for tables in which a sentence is a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tepi.marks.codebook import Codebook
from tepi.marks.index import Span
from tepi.study.counts import over_a_word
from tepi.study.cover import Ink, merged
from tepi.text.units import Units

ANY, HALF = "any", "half"
RULES = {
    ANY: "a mark counts for every sentence of which it covers a word",
    HALF: "a code counts for a sentence of which its marks cover more than half, white space left out",
}


@dataclass(slots=True)
class SentenceCodes:
    """The codes of one annotator on one sentence.

    ``shares`` say how many characters that are not white space each code covers; ``doubt`` whether the
    annotator doubts one of the marks behind them.
    """

    shares: dict[str, int] = field(default_factory=dict)
    doubt: bool = False

    def chosen(self, codebook: Codebook, group: str) -> str | None:
        """The one code of a choose-one group: that which covers most; of equals the codebook's first."""
        here = [code for code in self.shares if codebook.code(code).group == group]
        return min(here, key=lambda code: (-self.shares[code], codebook.order(code)), default=None)


def sentence_codes(
    units: Units, text: str, spans: Iterable[Span], partial: str = ANY
) -> dict[tuple[int, str], SentenceCodes]:
    """For (index of a sentence, annotator) the codes that count there, by the rule ``partial`` of RULES.

    Raises ValueError where there is no such rule.
    """
    if partial not in RULES:
        raise ValueError(partial)
    ink = Ink(text)
    covers: defaultdict[tuple[int, str, str], list[Span]] = defaultdict(list)
    for span in spans:
        for index in units.within(span.range):
            if partial == HALF or over_a_word(text, span.range, units[index]):
                for code in span.codes:
                    covers[index, span.annotator, code].append(span)
    found: defaultdict[tuple[int, str], SentenceCodes] = defaultdict(SentenceCodes)
    for (index, annotator, code), over in covers.items():
        start, end = units[index]
        clipped = [(max(span.start, start), min(span.end, end)) for span in over]
        covered = sum(ink.between(*place) for place in merged(clipped))
        if partial == ANY or 2 * covered > ink.between(start, end):
            here = found[index, annotator]
            here.shares[code] = covered
            here.doubt = here.doubt or any(span.unsure for span in over)
    return dict(found)
