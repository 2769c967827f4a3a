"""Says anew what is said of a mark, without letting it go where nothing is left on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tepi.library.change import Edit, alter, drop, put
from tepi.marks.codebook import Codebook
from tepi.marks.highlight import Highlight
from tepi.marks.identity import now


def restate_codes(
    mark: Highlight,
    codes: Sequence[str],
    unsure: bool,
    second: str | None,
    codebook: Codebook,
    annotator: str,
    nones: Iterable[tuple[int, str]] = (),
) -> list[Edit]:
    """Give a mark exactly these codes, this doubt and this second-best code.

    Codes that stay keep who gave them, and when. A mark without codes is kept, and has no doubt. ``nones`` are
    the (sentence start, group) pairs where the annotator had said none-of-these, which a new code takes back.
    """
    at = now()
    version = codebook.version.id if codebook.version else None
    second = None if second in codes or not codes else second
    certainty = "unsure" if unsure or second else "sure"
    gone = [coding.code for coding in mark.codings if coding.rank == 1 and coding.code not in codes]
    if mark.second_code and mark.second_code != second:
        gone.append(mark.second_code)
    edits = [drop("codings", highlight=mark.id, code=gone)] if gone else []
    given = [(code, 1) for code in codes if code not in mark.codes]
    if second and second != mark.second_code:
        given.append((second, 2))
    edits.append(alter("codings", {"highlight": mark.id}, certainty=certainty))
    edits.extend(
        put(
            "codings",
            highlight=mark.id,
            code=code,
            rank=rank,
            certainty=certainty if rank == 1 else "unsure",
            version=version,
            annotator=annotator,
            created=at,
        )
        for code, rank in given
    )
    kept = {} if codes else {"kept": 1}
    edits.append(alter("highlights", {"id": mark.id}, **kept, changed=at))
    revision = mark.anchors[0].revision
    edits.extend(
        drop("decisions", revision=revision, start=start, group=group, annotator=annotator)
        for start, group in nones
    )
    return edits


def unsay(mark: Highlight, at: str) -> list[Edit]:
    """Take the speaker off a mark, which stays whatever else is on it."""
    edits = [drop("attribution_sources", attribution=said.id) for said in mark.attributions]
    edits.append(drop("attributions", highlight=mark.id))
    edits.append(alter("highlights", {"id": mark.id}, changed=at))
    return edits
