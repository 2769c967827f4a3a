"""What may be asked of the Markdown that Tepi writes: one value for window, shell and what is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from tepi.errors import TepiError

FLAVOURS = ("commonmark", "obsidian", "pandoc")
ORDERS = ("text", "code", "time")
GROUPINGS = ("none", "code", "speaker", "annotator")
NO_CONTEXT, SENTENCE = "none", "sentence"
MOST_WORDS = 1_000


@dataclass(frozen=True, slots=True)
class MarkdownOptions:
    """How a document and its marks are laid out.

    ``flavour`` is one of the shipped ones or the name of a template of the reader's own; ``template``, a
    file, takes its place. ``context`` is "none", "sentence", or a number of words on either side, in digits.
    ``code_table`` is the table of codes; ``anonymous`` writes Coder A, Coder B in place of names.
    """

    flavour: str = "commonmark"
    template: str = ""
    with_text: bool = False
    order: str = "text"
    group_by: str = "none"
    context: str = NO_CONTEXT
    guidelines: bool = False
    code_table: bool = True
    anonymous: bool = False

    def as_json(self) -> dict[str, str | bool]:
        """What differs from the defaults, ready for ``json.dumps``."""
        usual = MarkdownOptions()
        return {name: value for name, value in asdict(self).items() if value != getattr(usual, name)}


OPTIONS = tuple(field.name for field in fields(MarkdownOptions))
_CHOICES = {"order": ORDERS, "group_by": GROUPINGS}


def from_json(stored: Any) -> MarkdownOptions:
    """The options that were stored; what is not understood is as usual. Never raises."""
    found = MarkdownOptions()
    for name, value in stored.items() if isinstance(stored, Mapping) else ():
        if name in OPTIONS and type(value) is type(getattr(found, name)):
            try:
                found = checked(replace(found, **{name: value}))
            except TepiError:
                continue
    return found


def checked(options: MarkdownOptions) -> MarkdownOptions:
    """The same options where each is one that there is. Flavours are looked up where templates lie.

    Raises:
        TepiError: One is not; the message names it.
    """
    for name, known in _CHOICES.items():
        value = getattr(options, name)
        if value not in known:
            raise TepiError(f"There is no --{name.replace('_', '-')} {value}", f"Choose {', '.join(known)}")
    context = options.context
    if context not in {NO_CONTEXT, SENTENCE}:
        if not (context.isascii() and context.isdigit() and 0 < int(context[:9]) <= MOST_WORDS):
            raise TepiError(
                f"There is no --context {context}",
                f"Choose “sentence” or a number of words up to {MOST_WORDS}",
            )
        options = replace(options, context=str(int(context)))
    return options
