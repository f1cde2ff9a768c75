"""Made-up answers of the diagnosis of the fictional example."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from numpy.random import Generator

from example import Rows

SET = Path(__file__).resolve().parents[2] / "templates" / "diagnosis" / "long_form.csv"
AREAS = {
    "governance": 1.8,
    "policy": 1.5,
    "resource": 1.3,
    "network": 2.3,
    "citizen": 1.2,
    "service": 1.2,
}
"""What a mean question of each area deserves, 0 to 4."""
OFFICES = {
    "vice-mayor's office": "vice_mayor",
    "planning department": "planning",
    "IT department": "it",
    "finance department": "finance",
    "home affairs department": "planning",
    "citizen reception board": "citizen_office",
    "five district offices": "ward_offices",
    "works department": "works",
    "transport department": "works",
    "water company": "works",
    "civil protection office": "works",
    "business department": "finance",
}
"""Who answers for whom in a city of seven offices; the citizen office answers for the rest."""
ROLES = ("vice_mayor", "planning", "it", "finance", "citizen_office", "works", "ward_offices")
LEAN = {"it": 0.4, "ward_offices": -0.5}
"""How much kinder or harsher an office rates than the mean."""
SYSTEMS = {
    "document_management": (2.4, 1.3, 2.7),
    "staff_payroll": (3.5, 1.4, 2.7),
    "budget_accounts": (3.2, 2.6, 2.8),
    "procurement": (3.0, 0.2, 2.6),
    "mail_calendar": (3.3, 1.3, 2.6),
    "reports_complaints": (2.0, 0.1, 1.9),
    "civil_register": (3.5, 2.7, 2.7),
    "city_portal": (1.9, 0.1, 2.4),
    "school_places": (2.8, 1.3, 2.6),
    "business_licences": (2.8, 0.1, 1.4),
    "local_taxes": (3.4, 1.4, 2.6),
    "markets": (2.4, 0.1, 1.5),
    "city_map": (1.5, 1.4, 2.6),
    "road_upkeep": (1.7, 0.2, 1.4),
    "water_supply": (3.1, 1.4, 2.6),
    "flood_warning": (3.4, 2.7, 2.6),
    "street_lighting": (2.3, 0.1, 2.5),
    "city_property": (1.3, 0.3, 1.2),
    "targets_statistics": (1.2, 0.4, 1.4),
    "halls_courses": (1.5, 0.5, 1.7),
    "traffic_control": (1.4, 0.4, 1.3),
    "emergency_calls": (3.0, 1.6, 2.2),
    "building_control": (1.6, 0.4, 1.6),
    "visitors_events": (1.5, 0.3, 1.6),
}
"""What use, integration and quality of a kind of system deserve; the others do not exist."""
BESIDE = ("public_transport",)
"""Run by the state: the questions do not arise in this city."""
PEERS = {"Samplestad": 47, "Modelburg": 53, "Testhaven": 38, "Mockville": 44}
"""Mean scores of the fictional cities that answered the same questions."""
PEER_AREAS = (4, -1, -3, 9, -3, -6)
"""How far the areas of these cities lie from their means, in the order of AREAS."""


def answers(random: Generator) -> Rows:
    """Ratings of seven offices.

    Assumed: each question is answered by the office that knows, by a second one in half of the
    cases and by a third in a fifth. A question deserves the mean of its area, give or take 0.6; an
    office sees that with an error of 0.7 and its own lean, and rates in whole steps. What does not
    exist is rated 0 by everybody. Four ratings in a hundred are left open. Whoever rates above 0
    shows what the question set asks to be shown.
    """
    yield "question", "role", "score", "not_applicable", "evidence", "origin"
    with SET.open(encoding="utf-8-sig", newline="") as file:
        questions = list(csv.DictReader(file))
    for question in questions:
        first = OFFICES.get(question["respondent"], "citizen_office")
        others = [role for role in ROLES if role != first]
        count = random.choice((0, 1, 2), p=(0.5, 0.3, 0.2))
        roles = [first, *random.choice(others, size=count, replace=False).tolist()]
        deserved = _deserved(question, random)
        for role in roles:
            noise, left_open = random.normal(0, 0.7), random.random() < 0.04
            seen = round(float(np.clip(deserved + noise + LEAN.get(role, 0), 0, 4)))
            score = 0 if deserved == 0 else seen
            beside = question["system"] in BESIDE
            if beside or left_open:
                yield question["id"], role, "", "true" if beside else "", "", "synthetic"
            else:
                shown = f"shown: {question['evidence']}" if score else ""
                yield question["id"], role, score, "", shown, "synthetic"


def _deserved(question: dict[str, str], random: Generator) -> float:
    if not question["system"]:
        return float(np.clip(AREAS[question["area"]] + random.normal(0, 0.6), 0.1, 3.9))
    aspects = SYSTEMS.get(question["system"])
    if aspects is None:
        return 0.0
    return aspects[("use", "integration", "quality").index(question["aspect"])]


def peers(random: Generator) -> Rows:
    """Scores of four fictional cities.

    Assumed: an area lies around the mean of its city by what PEER_AREAS says, give or take 7.
    """
    yield "city", "year", "area", "value", "question_set", "origin", "sources"
    for city, mean in PEERS.items():
        for area, shift in zip(AREAS, PEER_AREAS, strict=True):
            value = round(float(np.clip(mean + shift + random.normal(0, 7), 0, 100)))
            yield city, 2024, area, value, "long_form", "synthetic", "story"
