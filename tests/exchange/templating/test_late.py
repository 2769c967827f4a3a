"""Late names: looked up where they stand, unless a template makes them its own."""

from __future__ import annotations

import pytest
from jinja2 import Environment, nodes

from tepi.exchange.templating.late import Late, LateContext, later


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("{{ a }}", []),
        ("{{ a.b | upper }}{% for x in a %}{{ x }}{% endfor %}", ["x"]),
        ("{% set a = 1 %}{{ a }}", ["a"]),
        ("{% for a in b %}{{ a }}{% endfor %}", ["a", "b"]),
        ("{% macro a() %}{% endmacro %}{{ a }}", ["a"]),
        ("{% macro m(a) %}{{ a }}{% endmacro %}", ["a"]),
        ("{% import 'x' as a %}{{ a }}", ["a"]),
        ("{% from 'x' import y as a, z %}{{ a }}", ["a"]),
        ("{% from 'x' import a %}{{ a }}", ["a"]),
    ],
)
def test_only_names_that_a_template_does_not_set(source, left):
    """What is set anywhere in it is looked up as Jinja does, at the beginning."""
    found = later(Environment().parse(source), {"a"})

    assert sorted({each.name for each in found.find_all(nodes.Name) if each.ctx == "load"}) == left


def test_who_looks_up_gets_the_value():
    """Never what stands for it; and it is not asked for sooner."""
    asked = []
    values = {"a": Late(lambda: asked.append("a") or "found"), "b": 1}
    context = LateContext(Environment(), values, "x", {})

    assert context.resolve("b") == 1
    assert asked == []
    assert context.resolve("a") == "found"
    assert asked == ["a"]
