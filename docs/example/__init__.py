"""How the collected answers of the fictional example are made, a module a section.

A table is a function of a generator of random numbers. It gives the header, then the rows, and
its docstring says what was assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from numpy.random import Generator

Rows = Iterable[tuple[object, ...]]
Table = Callable[[Generator], Rows]
