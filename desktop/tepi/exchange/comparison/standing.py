"""The marks of a document by place: which of them a quote without an id may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from tepi.exchange.comparison.names import folded
from tepi.marks.highlight import Highlight
from tepi.text.ranges import Range


class Standing:
    """Finds marks by where they stand; those in ``mentioned`` stand in the file under their ids."""

    def __init__(self, marks: Iterable[Highlight], mentioned: Collection[str]) -> None:
        self._at: defaultdict[Range, list[Highlight]] = defaultdict(list)
        for mark in marks:
            if len(mark.anchors) == 1 and mark.id not in mentioned:
                self._at[mark.range].append(mark)

    def there(
        self, places: Sequence[Range], claimed: Collection[str], annotator: str, codes: frozenset[str]
    ) -> list[Highlight]:
        """The marks at these places that no other entry has claimed.

        Of several those of this annotator (a name, or ""), of several of them those with these codes.
        """
        there = [mark for place in places for mark in self._at.get(place, ()) if mark.id not in claimed]
        if len(there) > 1 and annotator:
            there = [mark for mark in there if folded(mark.annotator_name) == folded(annotator)] or there
        if len(there) > 1:
            there = [mark for mark in there if frozenset(mark.codes) == codes] or there
        return there

    def let_go(self) -> None:
        """Forget every mark, one by one."""
        while self._at:
            self._at.popitem()
