"""The results chain of 4.5 as blocks: the drawing, the logframe, women and men, what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Missing,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import capital, made_up, unanswered
from fs_toolkit.document.charts import NetworkChart, NetworkLink, NetworkNode, NetworkZone
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis.monitoring import Measured, Monitoring
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.logframe import LEVELS
from fs_toolkit.proposal.report.words import quoted

SHARE = "share"
"""The unit of indicators that are printed in per cent."""


def report_logframe(
    inputs: ProposalInputs, basis: Basis, monitoring: Monitoring, wording: Wording
) -> Iterator[Block]:
    """The chain, what it is measured by, and what is not measured yet."""
    if len({each.indicator.level for each in monitoring.measured}) > 1:
        yield Paragraph("proposal.chain_text", _chain_text(monitoring, wording))
        yield _chain(monitoring, wording)
    yield Paragraph("proposal.logframe_text", _logframe_text(monitoring, wording))
    yield _logframe(inputs, monitoring, wording)
    yield from _open_baselines(inputs, monitoring, wording)
    yield from _groups(inputs, basis, monitoring, wording)


def value(each: Measured, number: float | None, wording: Wording) -> str:
    """A value of an indicator in words: per cent, a number, or pending."""
    if number is None:
        return wording.text("report.pending.pending")
    return wording.share(number) if each.indicator.unit == SHARE else wording.number(number)


def _with_year(words: str, year: int | None, wording: Wording) -> str:
    if year is None:
        return words
    return wording.text("proposal.monitoring.value_year", value=words, year=wording.year(year))


def _short(each: Measured) -> str:
    return each.indicator.short or each.indicator.text


def _chain_text(monitoring: Monitoring, wording: Wording) -> Spans:
    """What the outcomes rest on, and which of them rest on nothing that is done."""
    by_id = {each.indicator.id: each for each in monitoring.measured}
    outcomes = [each for each in monitoring.measured if each.indicator.level == "outcome"]
    fed = Counter(
        end
        for each in monitoring.measured
        if each.indicator.level in ("output", "process")
        for end in each.indicator.serves
        if end in by_id and by_id[end].indicator.level == "outcome"
    )
    if not fed:
        return wording("proposal.chain.text_loose")
    most, count = fed.most_common(1)[0]
    words = {
        "outcomes": wording.number(len(outcomes)),
        "most": _short(by_id[most]),
        "count": wording.number(count),
    }
    if monitoring.without_support:
        hopes = quoted((_short(by_id[id]) for id in monitoring.without_support), wording)
        return wording("proposal.chain.text_hope", hopes=hopes, **words)
    key = "proposal.chain.text" if count > 1 else "proposal.chain.text_even"
    if count == 1:
        words = {"outcomes": words["outcomes"]}
    return wording(key, **words)


def _chain(monitoring: Monitoring, wording: Wording) -> Chart:
    there = {each.indicator.id for each in monitoring.measured}
    zones = []
    for level in LEVELS:
        row = [each for each in monitoring.measured if each.indicator.level == level]
        if row:
            nodes = tuple(NetworkNode(each.indicator.id, _short(each)) for each in row)
            zones.append(NetworkZone(wording.text(f"proposal.level.{level}"), nodes))
    links = tuple(
        NetworkLink(each.indicator.id, end)
        for each in monitoring.measured
        for end in each.indicator.serves
        if end in there
    )
    counts = dict.fromkeys(LEVELS, 0)
    for each in monitoring.measured:
        counts[each.indicator.level] += 1
    listed = wording.list(
        wording.text(f"proposal.chain.level.{level}", count=wording.number(count))
        for level, count in counts.items()
        if count
    )
    return Chart(
        "proposal.results_chain",
        wording.text(
            "proposal.chain.caption",
            links=wording.number(len(links)),
            outcomes=wording.number(counts["outcome"]),
        ),
        NetworkChart(_chain_title(monitoring, wording), tuple(zones), links),
        wording.text("proposal.chain.alt", levels=listed, links=wording.number(len(links))),
    )


def _chain_title(monitoring: Monitoring, wording: Wording) -> str:
    hopes = len(monitoring.without_support)
    if hopes:
        return wording.text("proposal.chain.title_hope", count=wording.number(hopes))
    return wording.text("proposal.chain.title")


def _logframe_text(monitoring: Monitoring, wording: Wording) -> Spans:
    """How many indicators are SMART, and what the others lack."""
    doubts = Counter(name for each in monitoring.measured for name in each.doubts)
    smart = sum(not each.doubts for each in monitoring.measured)
    words = {
        "smart": wording.number(smart),
        "count": wording.number(len(monitoring.measured)),
    }
    if not doubts:
        return wording("proposal.monitoring.logframe_text_smart", count=words["count"])
    lacks = wording.list(
        wording.text(f"proposal.smart.{name}", count=wording.number(doubts[name]))
        for name in ("measurable", "achievable", "relevant", "dated")
        if doubts[name]
    )
    return wording("proposal.monitoring.logframe_text", lacks=lacks, **words)


def _logframe(inputs: ProposalInputs, monitoring: Monitoring, wording: Wording) -> Table:
    owners = {role.id: role.name for role in rows(inputs.roles)}

    def row(each: Measured) -> tuple[str | Spans, ...]:
        indicator = each.indicator
        baseline = _with_year(
            value(each, each.baseline, wording),
            indicator.baseline_year if each.baseline is not None else None,
            wording,
        )
        if each.assumed:
            baseline = wording.text("proposal.monitoring.assumed", value=baseline)
        unit = "" if indicator.unit == SHARE else indicator.unit
        text = indicator.text
        verified = {
            "source": indicator.source,
            "frequency": indicator.frequency,
            "owner": owners.get(indicator.owner, wording.dash),
        }
        key = "proposal.monitoring.verified"
        if indicator.split:
            key, verified["split"] = f"{key}_split", indicator.split
        return (
            wording.text("proposal.monitoring.indicator", text=text, unit=unit) if unit else text,
            baseline,
            _with_year(
                value(each, each.target, wording),
                indicator.target_year if each.target is not None else None,
                wording,
            ),
            wording(key, **verified),
            indicator.assumption or wording.dash,
        )

    columns = (
        Column(wording.text("proposal.head.indicator"), 2.5),
        Column(wording.text("proposal.head.baseline"), 1.1),
        Column(wording.text("proposal.head.target"), 1.0),
        Column(wording.text("proposal.head.measured_by"), 3.1),
        Column(wording.text("proposal.head.assumption"), 2.3),
    )
    table: list[tuple[str | Spans | Cell, ...]] = []
    for level in LEVELS:
        here = [each for each in monitoring.measured if each.indicator.level == level]
        if here:
            head = spans(wording.text(f"proposal.level.{level}"))
            table.append((Cell(head, shade=1, bold=True, columns=len(columns)),))
            table.extend(row(each) for each in here)
    return Table(
        "proposal.logframe",
        _logframe_caption(monitoring, wording),
        columns,
        tuple(table),
        wording("proposal.monitoring.logframe_source"),
    )


def _logframe_caption(monitoring: Monitoring, wording: Wording) -> str:
    count = wording.number(len(monitoring.measured))
    missing = len(monitoring.measured) - monitoring.with_baseline
    if not missing:
        return wording.text("proposal.monitoring.logframe_caption_all", count=count)
    return wording.text(
        "proposal.monitoring.logframe_caption", open=wording.number(missing), count=count
    )


def _open_baselines(
    inputs: ProposalInputs, monitoring: Monitoring, wording: Wording
) -> Iterator[Missing]:
    """One block for all baselines that nobody has measured."""
    owners = {role.id: role.name for role in rows(inputs.roles)}
    missing = [
        each.indicator for each in monitoring.measured if each.baseline is None or each.assumed
    ]
    if not missing:
        return
    yield Missing(
        "proposal.baselines",
        what=wording.text(
            "proposal.monitoring.baselines", list="; ".join(row.text for row in missing)
        ),
        who=wording.list(dict.fromkeys(owners.get(row.owner, "") for row in missing)),
        instrument="; ".join(dict.fromkeys(row.source for row in missing)),
    )


def _groups(
    inputs: ProposalInputs, basis: Basis, monitoring: Monitoring, wording: Wording
) -> Iterator[Block]:
    """Women, men and others: a table where there are values, else who must measure them."""
    found = [each for each in monitoring.measured if each.groups]
    if not found:
        yield from unanswered("proposal.groups_open", inputs, "indicator_groups", wording)
        return
    groups = list(dict.fromkeys(group.group for each in found for group in each.groups))
    names = [wording.text(f"proposal.group.{name}") for name in groups]
    valued = [each for each in found if any(_has_value(group) for group in each.groups)]
    if len(valued) > 1:
        yield Paragraph(
            "proposal.groups_text",
            wording("proposal.groups.text", groups=wording.list(names)),
        )
        yield Table(
            "proposal.groups",
            made_up(
                wording.text(
                    "proposal.groups.caption",
                    count=wording.number(len(valued)),
                    groups=wording.list(names),
                ),
                [group for each in valued for group in each.groups],
                basis.about.city,
                wording,
            ),
            (
                Column(wording.text("proposal.head.indicator"), 3.0),
                *(Column(capital(name), 1.4) for name in names),
            ),
            tuple(
                (each.indicator.text, *(_way(each, name, wording) for name in groups))
                for each in valued
            ),
            wording("proposal.groups.source"),
        )
    owners = {role.id: role.name for role in rows(inputs.roles)}
    missing = [each for each in found if any(group.baseline is None for group in each.groups)]
    if missing:
        yield Missing(
            "proposal.groups_open",
            what=wording.text(
                "proposal.groups.open",
                groups=wording.list(names),
                list="; ".join(each.indicator.text for each in missing),
            ),
            who=wording.list(
                dict.fromkeys(owners.get(each.indicator.owner, "") for each in missing)
            ),
            instrument="; ".join(dict.fromkeys(each.indicator.source for each in missing)),
        )


def _has_value(group: object) -> bool:
    return any(getattr(group, name) is not None for name in ("baseline", "target"))


def _way(each: Measured, name: str, wording: Wording) -> str:
    group = next((group for group in each.groups if group.group == name), None)
    if group is None:
        return wording.dash
    if group.baseline is None and group.target is None:
        return wording.text("report.pending.pending")
    return wording.text(
        "proposal.groups.way",
        baseline=value(each, group.baseline, wording),
        target=value(each, group.target, wording),
    )
