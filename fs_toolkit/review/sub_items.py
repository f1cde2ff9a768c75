"""Which sub-item of the programme each file of a study belongs to: data, in this one place.

A test holds it complete: a new field of a section that stands nowhere here fails.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SubItem:
    """A part of the study that questions are counted by."""

    number: str
    """1.1; empty for the basis and the summary, which are no sub-items of the programme."""
    section: str
    """The folder its files lie in."""
    title: str
    """Key of its heading in the wording."""
    asked: tuple[str, ...]
    """Fields of the folder that every study answers or declines, in the order of the chapter."""
    occasional: tuple[str, ...] = ()
    """Fields that only some studies need; nobody is asked for them."""

    @property
    def name(self) -> str:
        """What it is called in data: 1.1, basis.

        >>> SUB_ITEMS[0].name, FRAME[0].name
        ('1.1', 'basis')
        """
        return self.number or self.section


SUB_ITEMS = (
    SubItem(
        "1.1", "environment", "environment.overview.heading",
        ("profile", "composition", "terms", "population", "indices", "pestel", "overview"),
        ("ratios", "later"),
    ),
    SubItem(
        "1.2", "environment", "environment.strategy.heading",
        ("policies", "goals", "objectives", "alignment", "city_strategy", "neighbours", "strategy"),
    ),
    SubItem(
        "1.3", "environment", "environment.stakeholders.heading",
        ("stakeholders", "stakeholder_scores", "engagement", "consultations", "people"),
    ),
    SubItem(
        "1.4", "environment", "environment.barriers.heading",
        ("barriers", "problem_tree", "obstacles"),
    ),
    SubItem(
        "2.1", "technical", "technical.level.title",
        (
            "infrastructure", "equipment", "power", "services", "service_inventory", "systems",
            "diagnosis", "questions", "answers", "system_importance", "attendance", "surveys",
            "survey_items", "responses", "interview_guide", "interviews", "site_visits", "swot",
            "cross_impact", "strategies", "level",
        ),
        (
            "benchmarks", "peers", "diagnosis_history", "survey_columns", "survey_words", "strata",
            "swot_weights",
        ),
    ),
    SubItem(
        "2.2", "technical", "technical.needs.title",
        ("gaps", "requirements", "sizing", "tally", "interfaces", "constraints", "needs"),
    ),
    SubItem(
        "2.3", "technical", "technical.design.title",
        (
            "alternatives", "criteria", "scores", "trials", "components", "nodes", "links",
            "data_places", "process", "standards", "controls", "design",
        ),
        ("afterwards",),
    ),
    SubItem(
        "3.1", "legal", "legal.laws.heading",
        ("laws", "provisions", "coverage", "rights", "levels", "text"), ("afterwards",),
    ),
    SubItem(
        "3.2", "legal", "legal.institutions.heading",
        (
            "institutions", "functions", "mandates", "responsibilities", "governance", "process",
            "skills", "posts", "working_time", "setting",
        ),
    ),
    SubItem(
        "3.3", "legal", "legal.criteria.heading", ("actions", "ordinance", "criteria"),
        ("outline",),
    ),
    SubItem(
        "4.1", "proposal", "proposal.overview.title",
        (
            "issues", "goals", "objective_tree", "strategies", "deliverables", "scope",
            "beneficiaries", "phases", "gates", "overview",
        ),
    ),
    SubItem(
        "4.2", "proposal", "proposal.priorities.title",
        ("measures", "criteria", "scores", "priorities"),
        ("pairwise", "cost_shares", "envelopes", "awards_lens"),
    ),
    SubItem(
        "4.3", "proposal", "proposal.financing.title",
        ("funding", "affordability", "ceiling", "financing"), ("loan_offers", "concessionality", "currencies", "on_lending", "foreign_shares"),
    ),
    SubItem(
        "4.4", "proposal", "proposal.schedule.title",
        ("roles", "tasks", "packages", "training", "schedule"), ("calendar",),
    ),
    SubItem(
        "4.5", "proposal", "proposal.monitoring.title",
        (
            "indicators", "indicator_groups", "reviews", "reports", "watch", "monitoring_cost",
            "evaluation_questions", "exit_criteria", "risks", "safeguards", "safeguard_measures",
            "monitoring",
        ),
        ("measurements",),
    ),
    SubItem(
        "5.1", "economics", "economics.needs.heading", ("needs", "effectiveness", "segments"),
        ("importance",),
    ),
    SubItem(
        "5.2", "economics", "economics.rationale.heading", ("feasibility", "rationale"),
        ("selection",),
    ),
    SubItem(
        "5.3", "economics", "economics.appraisal.heading",
        ("options", "lines", "uplifts", "unmonetised", "conclusion"), ("changes",),
    ),
    SubItem(
        "5.4", "economics", "economics.reviews.heading", ("realisation", "reviews", "evaluation"),
        ("actuals", "afterwards"),
    ),
)  # fmt: skip
"""The nineteen sub-items, in the order of the programme."""

FRAME = (
    SubItem(
        "", "basis", "review.part.basis",
        ("settings", "quantities", "sources"), ("series", "shapes", "correlations"),
    ),
    SubItem(
        "", "summary", "review.part.summary", ("messages", "decision", "basics", "guideline"),
        ("loan", "glossary"),
    ),
)  # fmt: skip
"""What stands around the sections."""

PLACES = {
    (part.section, field): part
    for part in (*FRAME, *SUB_ITEMS)
    for field in (*part.asked, *part.occasional)
}
"""The part that each field of a section belongs to."""
