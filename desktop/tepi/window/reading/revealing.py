"""How far to scroll so that a range shows with some lines round it."""

from __future__ import annotations

CONTEXT_LINES = 2
LEAST_CONTEXT = 78  # what the message strip may cover at the foot, with a line of air


def wanted_top(
    extent: tuple[float, float],
    seen: tuple[float, float],
    pitch: float,
    *,
    steady: bool = False,
    centre: bool = False,
) -> float | None:
    """What should lie at the upper edge so that a range shows; None where it shows already.

    All in pixels of the document: ``extent`` is where the range begins and ends, ``seen`` what shows
    now, ``pitch`` the height of a line. Under a mouse at work (``steady``) the text stays even where
    few lines follow; with ``centre`` the range comes to the upper third in any case.
    """
    (top, bottom), (seen_top, seen_bottom) = extent, seen
    height = seen_bottom - seen_top
    context = min(max(CONTEXT_LINES * pitch, LEAST_CONTEXT), height / 4)
    spare = min(0 if steady else context, height - (bottom - top))
    if top >= seen_top and bottom <= seen_bottom - spare and not centre:
        return None
    if centre or bottom < seen_top - height or top > seen_bottom + height:
        return top - (height - min(bottom - top, height)) / 3
    if top < seen_top or bottom - top > height - 2 * context:
        return top - context
    return bottom + context - height
