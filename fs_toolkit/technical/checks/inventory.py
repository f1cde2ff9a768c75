"""Rules over the inventories of 2.1."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inventory import ENOUGH_VOLUMES

REVIEW = "reviewers' practice at donor banks"


@rule("TEC040", "error", source=REVIEW)
def nothing_ends_before_it_starts(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """One of the two years is wrong, and with it the age or the end of support."""
    for system in rows(inputs.systems):
        if system.started and system.end_of_life and system.end_of_life < system.started:
            problem = f"{system.name!r} ends in {system.end_of_life}, before it started in {system.started}"
            yield system.at("end_of_life"), problem, "Correct one of the two years."
    for item in rows(inputs.equipment):
        if item.installed and item.end_of_life and item.end_of_life < item.installed:
            problem = f"{item.item!r} ends in {item.end_of_life}, before it was put in in {item.installed}"
            yield item.at("end_of_life"), problem, "Correct one of the two years."


@rule("TEC041", "warning", source=REVIEW)
def what_is_lacking_is_not_used(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A system that does not exist has no users, no cost and no reports in it; its score is 0."""
    for system in rows(inputs.systems):
        given = [
            name
            for name, value in (
                ("use", system.use),
                ("integration", system.integration),
                ("quality", system.quality),
                ("yearly_cost", system.yearly_cost),
                ("takes_reports", system.takes_reports),
            )
            if value
        ]
        if not system.exists and given:
            problem = said(
                "{name!r} does not exist, and gives {given}", name=system.name, given=tuple(given)
            )
            yield system.where, problem, "Set `exists`, or empty these columns."


@rule("TEC042", "warning", source=REVIEW)
def counts_of_cases_have_a_date(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A volume without a year cannot be checked, nor set beside another."""
    for service in rows(inputs.service_inventory):
        if service.annual_volume is not None and not service.as_of:
            problem = said("the cases of {name!r} have no date", name=service.name)
            yield service.at("annual_volume"), problem, "Give `as_of`, or leave the cases empty."
        if service.annual_volume is not None and service.volume:
            problem = said(
                "{name!r} has a number of cases and a quantity for them", name=service.name
            )
            yield service.at("volume"), problem, "Keep one; until then the number counts."


@rule("TEC043", "warning", source=REVIEW)
def most_services_have_a_count(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A digital share by number counts a service that ten people use like one that all use."""
    found = result.level.inventory.service_inventory
    if found is not None and isnan(found.digital.by_volume):
        first = rows(inputs.service_inventory)[0]
        problem = said(
            "{missing} of {count} services have no count of cases",
            missing=found.digital.missing,
            count=len(found.services),
        )
        cure = f"Count those used most: the share by cases is given from {ENOUGH_VOLUMES:.0%} on."
        yield first.where, problem, cure
