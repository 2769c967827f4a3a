"""Checks a value against a JSON Schema: only the words that docs/schema uses, and no other passes unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

REMARKS = {"$schema", "$defs", "title", "description"}
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
}


def is_of(value: object, name: str) -> bool:
    """Whether a value has a type of JSON Schema."""
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def faults(
    value: Any, schema: dict[str, Any], whole: dict[str, Any] | None = None, at: str = "$"
) -> list[str]:
    """Where a value is not as the schema says; an empty list where it is."""
    return list(_faults(value, schema, whole or schema, at))


def _faults(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str) -> Iterator[str]:
    for word, asked in schema.items():
        if word in REMARKS:
            continue
        if word == "$ref":
            target = whole["$defs"][asked.removeprefix("#/$defs/")]
            yield from _faults(value, target, whole, at)
        elif word == "type":
            names = asked if isinstance(asked, list) else [asked]
            if not any(is_of(value, name) for name in names):
                yield f"{at} is no {names}"
        elif word == "const":
            if value != asked or type(value) is not type(asked):
                yield f"{at} is not {asked!r}"
        elif word == "enum":
            if value not in asked:
                yield f"{at} is not in {asked}"
        elif word == "anyOf":
            if all(faults(value, each, whole, at) for each in asked):
                yield f"{at} is none of {len(asked)} kinds"
        elif word == "pattern":
            if isinstance(value, str) and not re.search(asked, value):
                yield f"{at} does not match {asked}"
        elif word in {"minLength", "maxLength"}:
            if isinstance(value, str) and (len(value) < asked if word == "minLength" else len(value) > asked):
                yield f"{at} breaks {word}"
        elif word == "minimum":
            if is_of(value, "integer") and value < asked:
                yield f"{at} is below {asked}"
        elif word == "minItems":
            if isinstance(value, list) and len(value) < asked:
                yield f"{at} has too few"
        elif word == "items":
            for number, each in enumerate(value if isinstance(value, list) else ()):
                yield from _faults(each, asked, whole, f"{at}[{number}]")
        elif word == "required":
            yield from (
                f"{at} lacks {name}" for name in asked if isinstance(value, dict) and name not in value
            )
        elif word == "properties":
            for name, each in asked.items():
                if isinstance(value, dict) and name in value:
                    yield from _faults(value[name], each, whole, f"{at}.{name}")
        elif word == "additionalProperties":
            for name in set(value) - set(schema.get("properties", ())) if isinstance(value, dict) else ():
                if asked is False:
                    yield f"{at} has {name} too"
                else:
                    yield from _faults(value[name], asked, whole, f"{at}.{name}")
        else:
            yield f"{at}: this check does not know {word}"
