"""Rules of basis/quantities.csv and basis/correlations.csv that draws depend on."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.formula import FormulaError, Name, Node, Operation, nodes, parse
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.economics.distributions import NoDistribution, distribution
from fs_toolkit.economics.engine.copula import ImpossibleCorrelations, copula
from fs_toolkit.economics.inputs import EconomicsInputs

METHOD = "The toolkit's own method: docs/explanation, uncertainty"


@rule("ECO110", "error", source=METHOD)
def a_distribution_fits_its_cells(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """What cannot be drawn would be left out, and the result look surer than it is."""
    rate = basis.quantities.get(basis.settings.discount_rate or "")
    for field in ("value", "low", "high") if rate is not None else ():
        number = getattr(rate, field)
        if rate is not None and number is not None and number <= -1:
            problem = f"the discount rate {rate.id!r} is {number:g} in `{field}`"
            yield rate.at(field), problem, "Nothing is discounted at -1 or less: 0.1 is 10 %."
    for row in basis.quantities.values():
        if not row.distribution:
            continue
        if row.low is None or row.high is None or row.value is None:
            problem = f"{row.id!r} has the distribution {row.distribution} and no range"
            yield row.at("distribution"), problem, "Give `value`, `low` and `high`."
            continue
        try:
            distribution(row.distribution, row.low, row.value, row.high, row.range)
        except NoDistribution as none:
            yield row.at("distribution"), f"{row.id!r}: {none.problem}", f"{none.cure}"


@rule("ECO111", "error", source=METHOD)
def correlations_can_hold_together(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """If a rises with b, and b with c, then a cannot fall as c rises."""
    if not basis.correlations:
        return
    try:
        copula([(row.a, row.b, row.rho) for row in basis.correlations])
    except ImpossibleCorrelations as impossible:
        problem = str(impossible)
        yield basis.correlations[0].at("rho"), problem, "Lower the largest of them."


@rule("ECO112", "warning", source=METHOD)
def correlated_quantities_are_uncertain(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """A correlation with a number that never moves changes nothing."""
    for row in basis.correlations:
        for field, id in (("a", row.a), ("b", row.b)):
            found = basis.quantities.get(id)
            if found is not None and (found.low is None or found.high is None):
                problem = said("{id!r} has no range, so that it does not move with anything", id=id)
                yield row.at(field), problem, "Give it `low` and `high`, or drop the row."


@rule("ECO125", "error", source=METHOD)
def no_range_of_a_divisor_goes_through_zero(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """Near zero a share of nothing is as large as one likes, and the mean of the draws says nothing."""
    trees = [*basis.definitions.trees.values()]
    for line in rows(inputs.lines):
        try:
            trees.append(parse(line.formula))
        except FormulaError:  # another rule says so
            continue
    divisors = {
        name
        for tree in trees
        for node in nodes(tree)
        if isinstance(node, Operation) and node.symbol == "/"
        for name in _factors(node.right)
    }
    for id in sorted(divisors & basis.quantities.keys()):
        row = basis.quantities[id]
        if row.low is not None and row.high is not None and row.low < 0 < row.high:
            problem = f"something is divided by {id!r}, whose range {row.low:g} to {row.high:g} goes through zero"
            yield row.at("low"), problem, "Give a range on one side of zero."


def _factors(node: Node) -> Iterator[str]:
    """The quantities of a product: it is zero where one of them is."""
    if isinstance(node, Name):
        yield node.id
    elif isinstance(node, Operation) and node.symbol == "*":
        yield from _factors(node.left)
        yield from _factors(node.right)


UNCERTAINTY_RULES: tuple[Rule, ...] = (
    a_distribution_fits_its_cells,
    correlations_can_hold_together,
    correlated_quantities_are_uncertain,
    no_range_of_a_divisor_goes_through_zero,
)
