"""Names whose values are known late: a template asks for them where they stand in it, and not before.

Jinja looks up every name that a template uses before it writes the first letter. Standard library and Jinja
only: the sandbox imports this.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from jinja2 import nodes
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer


class Late:
    """Stands for a value in the names that a template is given; ``find`` tells it."""

    __slots__ = ("find",)

    def __init__(self, find: Callable[[], Any]) -> None:
        self.find = find


class LateContext(Context):
    """The names of a template; who looks one up gets its value, never what stands for it."""

    def resolve_or_missing(self, key: str) -> Any:
        """The value of a name, asked for now if it is a late one."""
        found = super().resolve_or_missing(key)
        return found.find() if type(found) is Late else found


def later(template: nodes.Template, names: Collection[str]) -> nodes.Template:
    """The template with each of these names looked up where it stands; with one that it sets itself, at its beginning."""
    own = {each.name for each in template.find_all(nodes.Name) if each.ctx != "load"}
    own.update(each.name for each in template.find_all(nodes.Macro))
    own.update(each.target for each in template.find_all(nodes.Import))
    for each in template.find_all(nodes.FromImport):
        own.update(name if isinstance(name, str) else name[1] for name in each.names)
    return _Later(frozenset(names) - own).visit(template)  # type: ignore[no-any-return]  # the same node


class _Later(NodeTransformer):
    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:
        if node.ctx != "load" or node.name not in self._names:
            return node
        arguments: list[nodes.Expr] = [nodes.ContextReference(), nodes.Const(node.name)]
        call = nodes.Call(nodes.EnvironmentAttribute("late"), arguments, [], None, None, lineno=node.lineno)
        return call.set_lineno(node.lineno, override=False)  # type: ignore[return-value]
