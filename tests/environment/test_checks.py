"""Each rule is silent about the sound city, and speaks when the one thing it looks for is broken."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from fs_toolkit.core.findings import Place
from fs_toolkit.core.model import Folder
from fs_toolkit.core.reader import read_folder
from fs_toolkit.environment.analysis import analyse
from fs_toolkit.environment.checks import INPUT_RULES, RESULT_RULES
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.city import Ratio
from fs_toolkit.environment.inputs.overview import IndexEdition


def edition(country, role, year, osi, hci, tii):
    return IndexEdition(
        country=country, role=role, year=year, rank=1, egdi=(osi + hci + tii) / 3,
        osi=osi, hci=hci, tii=tii, epi=0.5,
    )  # fmt: skip


RULES = {rule.code: rule for rule in (*INPUT_RULES, *RESULT_RULES)}


def findings(code, inputs, basis):
    rule = RULES[code]
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis)))


def with_row(inputs: Folder, table: str, place: int, **fields):
    """The inputs with one row of a table changed."""
    rows = list(getattr(inputs, table))
    rows[place] = rows[place].model_copy(update=fields)
    return inputs.model_copy(update={table: tuple(rows)})


BREAKS = {
    "ENV001": lambda i: with_row(i, "indices", 0, egdi=0.45),
    "ENV002": lambda i: with_row(i, "profile", 0, year=2009),
    "ENV003": lambda i: with_row(i, "profile", 3, note=""),
    "ENV004": lambda i: with_row(i, "profile", 1, year=2015),
    "ENV005": lambda i: with_row(i, "profile", 0, source=()),
    "ENV006": lambda i: with_row(i, "profile", 0, kind="assumption"),
    "ENV007": lambda i: with_row(i, "profile", 0, year=2018),
    "ENV008": lambda i: with_row(i, "later", 0, year=2017),
    "ENV009": lambda i: with_row(i, "indices", 4, role="own"),
    "ENV010": lambda i: with_row(i, "indices", 5, note=""),
    "ENV011": lambda i: i.model_copy(update={"pestel": i.pestel[1:]}),
    "ENV012": lambda i: with_row(i, "policies", 0, date_passed=date(2016, 1, 1)),
    "ENV013": lambda i: with_row(i, "policies", 0, title_local=""),
    "ENV014": lambda i: i.model_copy(
        update={"goals": tuple(g.model_copy(update={"policy": "draft"}) for g in i.goals)}
    ),
    "ENV015": lambda i: i.model_copy(update={"alignment": i.alignment[:1]}),
    "ENV016": lambda i: with_row(i, "policies", 0, ends=2016),
    "ENV017": lambda i: i.model_copy(update={"stakeholders": i.stakeholders[1:]}),
    "ENV018": lambda i: i.model_copy(update={"stakeholders": i.stakeholders[:2]}),
    "ENV019": lambda i: i.model_copy(update={"stakeholder_scores": i.stakeholder_scores[1:]}),
    "ENV021": lambda i: with_row(i, "consultations", 0, women=21),
    "ENV022": lambda i: with_row(i, "barriers", 0, owner=""),
    "ENV023": lambda i: with_row(i, "barriers", 0, cost_note=""),
    "ENV024": lambda i: with_row(i, "barriers", 2, residual_likelihood=5),
    "ENV025": lambda i: i.model_copy(update={"barriers": i.barriers[:3]}),
    "ENV030": lambda i: with_row(i, "composition", 0, share=0.53),
    "ENV031": lambda i: with_row(i, "composition", 3, group="under 60"),
    "ENV032": lambda i: i.model_copy(update={"composition": i.composition[:2]}),
    "ENV033": lambda i: with_row(i, "barriers", 1, usual=""),
    "ENV034": lambda i: i.model_copy(update={"indices": several(0.2)}),
    "ENV035": lambda i: i.model_copy(update={"indices": (*i.indices, i.indices[1])}),
    "ENV036": lambda i: with_row(i, "indices", 1, breaks="suspected"),
    "ENV037": lambda i: with_row(i, "profile", 3, scope="city", value=i.indices[0].osi),
    "ENV038": lambda i: with_row(i, "pestel", 0, impact=None),
    "ENV039": lambda i: with_row(i, "pestel", 0, source=(), reason=""),
    "ENV040": lambda i: i.model_copy(update={"alignment": (*i.alignment, i.alignment[0])}),
    "ENV041": lambda i: with_row(i, "neighbours", 1, agreed=False),
    "ENV042": lambda i: with_row(
        with_row(i, "policies", 0, under="draft"), "policies", 1, under="plan"
    ),
    "ENV043": lambda i: i.model_copy(update={"stakeholders": i.stakeholders[1:2]}),
    "ENV044": lambda i: i.model_copy(
        update={"stakeholder_scores": (*i.stakeholder_scores, i.stakeholder_scores[0])}
    ),
    "ENV045": lambda i: with_row(i, "stakeholder_scores", 0, stance=-2, power=5),
    "ENV046": lambda i: i.model_copy(update={"engagement": i.engagement[:2]}),
    "ENV047": lambda i: with_row(i, "consultations", 0, heard=("mayor",)),
    "ENV048": lambda i: i.model_copy(update={"engagement": (*i.engagement, i.engagement[0])}),
    "ENV049": lambda i: with_row(i, "problem_tree", 3, leads_to=("posts",)),
    "ENV050": lambda i: with_row(i, "problem_tree", 3, leads_to=()),
    "ENV051": lambda i: with_row(i, "barriers", 0, due=""),
    "ENV052": lambda i: with_row(i, "barriers", 0, trigger=""),
    "ENV053": lambda i: i.model_copy(update={"ratios": (STATED,)}),
    "ENV054": lambda i: with_row(i, "ratios", 0, under="aera"),
    "ENV055": lambda i: with_row(i, "barriers", 3, statement="Lack of awareness"),
}
STATED = Ratio(
    id="again", topic="people", item="Area again", over="area", under="area", stated="area"
)
"""A ratio of 1, beside a stated value of 100.5."""


def several(jump: float, breaks: str = "") -> tuple[IndexEdition, ...]:
    """Six countries whose online services all move by so much from 2014 to 2016."""
    return tuple(
        edition(
            f"Land {n}", "own" if n == 0 else "peer", year, 0.3 + n / 50 + up, 0.5, 0.3
        ).model_copy(update={"breaks": breaks if up else ""})
        for n in range(6)
        for year, up in ((2014, 0.0), (2016, jump))
    )


def test_every_rule_is_broken_here():
    assert set(BREAKS) == set(RULES)


def test_codes_are_given_once():
    assert max(Counter(rule.code for rule in (*INPUT_RULES, *RESULT_RULES)).values()) == 1


@pytest.mark.parametrize("code", RULES)
def test_a_sound_study_gives_no_reason_to_object(code, inputs, basis):
    assert findings(code, inputs, basis) == []


@pytest.mark.parametrize("code", BREAKS)
def test_each_rule_finds_what_it_looks_for(code, inputs, basis):
    [found] = findings(code, BREAKS[code](inputs), basis)
    assert found.code == code
    assert found.problem
    assert found.cure.endswith(".")


@pytest.mark.parametrize("code", RULES)
def test_an_empty_folder_gives_no_reason_to_object(code, inputs, basis):
    assert findings(code, type(inputs)(), basis) == []


class TestPoliciesInForce:
    def test_an_expired_policy_is_found(self, inputs, basis):
        [found] = findings("ENV012", with_row(inputs, "policies", 0, ends=2014), basis)
        assert "ended in 2014" in found.problem

    def test_a_policy_after_the_cut_off_is_found(self, inputs, basis):
        late = with_row(inputs, "policies", 0, status="later", date_passed=date(2018, 1, 1))
        [found] = findings("ENV012", late, basis)
        assert "after the cut-off" in found.problem

    def test_a_policy_between_the_two_dates_is_later_and_sound(self, inputs, basis):
        late = with_row(inputs, "policies", 0, status="later", date_passed=date(2017, 1, 1))
        assert findings("ENV012", late, basis) == []


def test_an_old_value_with_a_note_is_sound(inputs, basis):
    assert (
        findings("ENV002", with_row(inputs, "profile", 0, year=2009, note="Still so."), basis) == []
    )


def test_a_printed_index_may_be_rounded(inputs, basis):
    rounded = with_row(inputs, "indices", 0, egdi=0.4001)
    assert findings("ENV001", rounded, basis) == []


class TestShares:
    def test_half_a_point_is_rounding(self, inputs, basis):
        rounded = with_row(inputs, "composition", 0, share=0.525)
        assert findings("ENV030", rounded, basis) == []

    def test_shares_that_are_not_all_known_may_be_less_than_the_whole(self, inputs, basis):
        open_end = with_row(inputs, "composition", 0, share=None)
        assert findings("ENV030", open_end, basis) == []
        too_much = with_row(open_end, "composition", 1, share=1.0)
        assert findings("ENV030", too_much, basis) == []

    def test_national_shares_are_added_for_themselves(self, inputs, basis):
        apart = with_row(inputs, "composition", 0, scope="country")
        assert len(findings("ENV030", apart, basis)) == 2


class TestBreaks:
    def test_a_shared_jump_that_is_marked_is_sound(self, inputs, basis):
        marked = inputs.model_copy(update={"indices": several(0.2, "suspected")})
        assert findings("ENV034", marked, basis) == []

    def test_a_jump_of_a_few_says_nothing_of_the_survey(self, inputs, basis):
        few = inputs.model_copy(update={"indices": several(0.2)[:8]})
        assert findings("ENV034", few, basis) == []

    def test_a_break_is_of_an_edition_and_not_of_a_country(self, inputs, basis):
        noted = with_row(inputs, "indices", 1, breaks="known", note="weighted anew")
        other = with_row(noted, "indices", 3, breaks="suspected")
        [found] = findings("ENV036", other, basis)
        assert "known in one row and suspected" in found.problem


class TestTheNationalIndex:
    def test_is_known_by_its_name_too(self, inputs, basis):
        named = with_row(inputs, "profile", 0, measure="egdi")
        [found] = findings("ENV037", named, basis)
        assert found.severity == "error"

    def test_may_stand_in_the_profile_as_a_national_value(self, inputs, basis):
        named = with_row(inputs, "profile", 3, measure="egdi")
        assert findings("ENV037", named, basis) == []


class TestDates:
    @pytest.mark.parametrize("due", ["soon", "2016-6", "16"])
    def test_that_cannot_be_read_are_found(self, due, inputs, basis):
        [found] = findings("ENV051", with_row(inputs, "barriers", 0, due=due), basis)
        assert due in found.problem

    def test_after_the_opening_are_found(self, inputs, basis):
        [found] = findings("ENV051", with_row(inputs, "barriers", 0, due="2019"), basis)
        assert "after the service opens" in found.problem


class TestProblemTree:
    def test_has_one_problem(self, inputs, basis):
        [found] = findings("ENV050", with_row(inputs, "problem_tree", 3, kind="problem"), basis)
        assert "2 problems" in found.problem

    def test_effects_follow_from_it(self, inputs, basis):
        alone = with_row(inputs, "problem_tree", 0, leads_to=("twice",))
        [found] = findings("ENV050", alone, basis)
        assert "nothing leads to it" in found.problem

    def test_names_its_circle(self, inputs, basis):
        around = with_row(inputs, "problem_tree", 0, leads_to=("rules",))
        [found] = findings("ENV049", around, basis)
        assert "books > lost > rules > books" in found.problem


HEADS = {
    "stakeholder_scores": "stakeholder,rater,power,interest,stance",
    "pestel": "id,dimension,fact,effect,bearing,likelihood,impact",
    "barriers": "id,category,statement,likelihood,severity,controllability,reason",
    "composition": "id,by,group,scope,year,share",
    "problem_tree": "id,text,kind",
    "engagement": "stakeholder,target,action,owner,frequency",
}


@pytest.mark.parametrize(
    ("table", "row", "field"),
    [
        ("stakeholder_scores", "mayor,A,5,4,3", "stance"),
        ("stakeholder_scores", "mayor,A,6,4,1", "power"),
        ("stakeholder_scores", "mayor,A,5,0,1", "interest"),
        ("pestel", "a,legal,A fact,helps,Do it,9,3", "likelihood"),
        ("pestel", "a,legal,A fact,helps,Do it,3,0", "impact"),
        ("barriers", "a,legal,A barrier,6,1,1,Because", "likelihood"),
        ("barriers", "a,legal,A barrier,5,1,4,Because", "controllability"),
        ("composition", "a,sex,Women,city,2020,52", "share"),
        ("problem_tree", "a,A box,reason", "kind"),
        ("engagement", "mayor,happy,Talk,Unit,weekly", "target"),
    ],
)
def test_a_mark_outside_its_scale_is_a_finding_with_its_place(tmp_path, table, row, field):
    (tmp_path / f"{table}.csv").write_text(f"{HEADS[table]}\n{row}\n", encoding="utf-8-sig")
    _, found = read_folder(EnvironmentInputs, tmp_path)
    [finding] = [each for each in found if each.place.field == field]
    assert finding.place == Place(f"{table}.csv", 2, None, field)
    assert finding.severity == "error"
    assert finding.cure


def test_an_id_that_stands_twice_is_a_finding(tmp_path):
    from fs_toolkit.core.references import check_references

    (tmp_path / "problem_tree.csv").write_text(
        "id,text,kind\na,One,cause\na,Two,cause\n", encoding="utf-8-sig"
    )
    inputs, _ = read_folder(EnvironmentInputs, tmp_path)
    [found] = check_references(inputs)
    assert "stands twice" in found.problem


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("ENV002", {"year": 2008}),
        ("ENV003", {"scope": "country"}),
        ("ENV005", {"source": ()}),
        ("ENV007", {"year": 2018}),
    ],
)
def test_shares_of_groups_obey_the_rules_of_values(code, fields, inputs, basis):
    [found] = findings(code, with_row(inputs, "composition", 0, **fields), basis)
    assert "Women, by sex" in found.problem


@pytest.mark.parametrize(
    ("file", "row", "says"),
    [
        (
            "stakeholder_scores.csv",
            "stakeholder,rater,power,interest,stance\nboard,A,4,4,3\n",
            "stance",
        ),
        ("problem_tree.csv", "id,text,kind,leads_to\na,One,problem,b\nb,Two,effect,a\n", "circle"),
        (
            "composition.csv",
            "id,by,group,scope,year,share,source\na,sex,Women,city,2015,0.6,wb_fx\n"
            "b,sex,Men,city,2015,0.6,wb_fx\n",
            "add to 120.0 %",
        ),
    ],
)
def test_the_command_tells_of_bad_input_and_does_not_stumble(hanoi, fs, file, row, says):
    if file == "problem_tree.csv":
        hanoi.remove("proposal/objective_tree.csv")  # it mirrors the tree that was there
    ran = fs("check", hanoi.write(f"environment/{file}", row).folder)
    assert ran.status == 1
    assert says in ran.stdout + ran.stderr
    assert f"environment/{file}:2" in ran.stdout + ran.stderr
