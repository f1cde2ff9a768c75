"""The decision of 5.2 as a tree: options, gates, and what each way is worth."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Chart, Paragraph, Text
from fs_toolkit.document.cells import capital
from fs_toolkit.document.charts import TreeChart, TreeNode
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult


def decision_tree(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """What can be decided, what is measured on the way, and the net present value at each end."""
    found = result.cost_benefit
    model = found.evaluation.model
    if len(model.alternatives) < 2:
        return
    currency = basis.settings.currency

    def worth(npv: float) -> str:
        return wording.text("feasibility.tree.npv", npv=wording.money_words(npv, currency))

    gates = sorted(result.handed.gates, key=lambda each: (each.month or "9999", each.id))
    cases = [
        TreeNode(_scenario(each.name, wording), note=worth(each.appraisal.npv))
        for each in sorted(found.scenarios, key=lambda each: (-each.appraisal.npv, each.name))
    ]
    base = TreeNode(
        wording.text("feasibility.tree.base"), note=worth(found.base.npv), look="emphasis"
    )
    ends = tuple(sorted((base, *cases), key=lambda node: node.name != base.name))
    for number, gate in reversed(list(enumerate(gates, start=1))):
        missed = TreeNode(wording.text("feasibility.tree.missed"), note=gate.otherwise)
        name = wording.text("feasibility.tree.gate", number=wording.number(number))
        ends = (TreeNode(name, (missed, *ends), note=gate.phase),)
    branches = []
    order = sorted(
        model.alternatives,
        key=lambda each: (found.appraisals[each.id]["economic"].pv_costs, each.id),
    )
    branches.append(TreeNode(wording.text("feasibility.tree.nothing"), note=worth(0.0)))
    for option in order:
        own = option.id == found.recommended
        branches.append(
            TreeNode(
                option.name,
                ends if own else (),
                note="" if own else worth(found.appraisals[option.id]["economic"].npv),
                look="emphasis" if own else "plain",
            )
        )
    of_case = {f"npv.{each.name}": each.appraisal.npv for each in found.scenarios}
    of_case = of_case or {f"npv.{found.recommended}.economic": found.base.npv}
    worst, best = min(of_case, key=of_case.__getitem__), max(of_case, key=of_case.__getitem__)
    words: dict[str, str | Text] = {
        "gates": wording.number(len(gates)),
        "worst": traced(worst, wording.money_words(of_case[worst], currency)),
        "best": traced(best, wording.money_words(of_case[best], currency)),
    }
    kind = "gates" if gates else "straight"
    if not gates:
        del words["gates"]
    yield Paragraph("economics.tree.intro", wording(f"feasibility.tree.intro_{kind}", **words))
    yield Chart(
        "economics.tree",
        wording.text(f"feasibility.tree.caption_{kind}", **words),
        TreeChart(
            wording.text("feasibility.tree.title"),
            TreeNode(wording.text("feasibility.tree.root"), tuple(branches)),
        ),
        wording.text("feasibility.tree.alt", worst=words["worst"], best=words["best"]),
        source=wording("feasibility.tree.source"),
    )


def _scenario(name: str, wording: Wording) -> str:
    key = f"economics.scenario.{name}"
    return wording.text(key) if wording.has(key) else capital(name.replace("_", " "))
