"""What stands below a field in its class: the words of the manual, of messages and of forms.

Python keeps no docstring of a field, so it is read from the source, and only when it is asked
for: to do so for every class at the start would take longer than reading a study.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache

from fs_toolkit.core.model import Model


@cache
def field_docs(cls: type[Model]) -> Mapping[str, str]:
    """What the docstring of each field of a class says, on one line.

    Fields of the classes that it is made from are among them; a class whose source is not at
    hand has none.
    """
    found: dict[str, str] = {}
    for each in reversed(cls.__mro__):
        if issubclass(each, Model) and each is not Model:
            found |= _of_module(each.__module__).get(each.__qualname__, {})
    return found


@cache
def _of_module(name: str) -> Mapping[str, Mapping[str, str]]:
    """The fields' docstrings of every class of a module, by its name there."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[name]))
    except (KeyError, OSError, TypeError):
        return {}
    return {
        node.name: dict(_of_class(node)) for node in tree.body if isinstance(node, ast.ClassDef)
    }


def _of_class(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, after in zip(node.body, node.body[1:], strict=False):
        match field, after:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                yield name, " ".join(words.split())
