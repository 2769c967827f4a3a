"""Reads front matter as strings, and refuses what could ask for much: aliases, depth, size."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tepi.text.front_matter import LONGEST

DEEPEST = 4


class Unreadable(ValueError):  # noqa: N818  # it is a finding, told to people as one
    """Front matter that cannot be read; ``line`` counts from 0 inside it."""

    def __init__(self, what: str, line: int = 0) -> None:
        super().__init__(what)
        self.line = line


def read_front_matter(source: str) -> dict[str, Any]:
    """The values of front matter by name: strings, lists and maps of them, as YAML has them.

    No value is computed: ``no`` is "no", ``1.200`` is "1.200".

    Raises:
        Unreadable: It is no YAML, too long, too deep, refers to itself, or is no map.
    """
    import yaml

    if len(source) > LONGEST:
        raise Unreadable(f"it is longer than {LONGEST:,} characters")
    try:
        whole = _whole(yaml.parse(source, Loader=yaml.BaseLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it is no YAML"
        raise Unreadable(str(what), mark.line if mark else 0) from error
    if whole is None or whole == "":
        return {}
    if not isinstance(whole, dict):
        raise Unreadable("it is no list of names and values")
    return whole


def _whole(events: Iterable[Any]) -> Any:
    """The value that YAML's events build, every scalar as it stands."""
    import yaml

    open_: list[list[Any]] = []
    whole: Any = None
    for event in events:
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Unreadable("it refers to itself (& or *)", line)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(open_) >= DEEPEST:
                raise Unreadable("it is nested too deeply", line)
            open_.append([isinstance(event, yaml.MappingStartEvent)])
            continue
        if isinstance(event, yaml.ScalarEvent):
            value: Any = event.value
        elif isinstance(event, yaml.CollectionEndEvent):
            value = _made(open_.pop(), line)
        else:
            continue
        if open_:
            open_[-1].append(value)
        else:
            whole = value
    return whole


def _made(collected: list[Any], line: int) -> Any:
    is_map, *values = collected
    if not is_map:
        return values
    names = values[::2]
    if any(not isinstance(name, str) for name in names):
        raise Unreadable("a name in it is no word", line)
    return dict(zip(names, values[1::2], strict=True))


def as_text(value: Any) -> str:
    """A value as one string: a list is joined, as several authors are."""
    if isinstance(value, list):
        return "; ".join(as_text(each) for each in value)
    return value if isinstance(value, str) else ""
