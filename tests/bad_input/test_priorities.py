"""Mistakes in criteria, scores, comparisons and measures: each a finding with its place and cure."""

from __future__ import annotations

import pytest

from fs_toolkit.study import check

P = "proposal/"
PAIRS = (
    "a,b,ratio,rater,origin\n"
    "benefit,enables,2,panel,desk_estimate\n"
    "benefit,within_power,2,panel,desk_estimate\n"
)


def findings(folder, severity="error"):
    return [f for f in check(folder) if f.severity == severity]


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("criteria.csv", "inclusion,Inclusion,0.15,", "inclusion,Inclusion,,", "weight"),
        ("criteria.csv", "inclusion,Inclusion,0.15,", "inclusion,Inclusion,0.2,", "add up to 1.05, not to 1"),
        ("criteria.csv", "inclusion,Inclusion,0.15,", "inclusion,Inclusion,-0.15,", "-0.15"),
        ("criteria.csv", "inclusion,Inclusion,0.15,", "inclusion,Inclusion,15 %,", "15 %"),
        ("scores.csv", "tally,benefit,desk,2,", "tally,benefit,desk,6,", "6"),
        ("scores.csv", "tally,benefit,desk,2,", "tally,benefit,desk,0,", "0"),
        ("scores.csv", "tally,benefit,desk,2,", "tally,benefit,desk,2.5,", "2.5"),
        ("scores.csv", "tally,benefit,desk,2,", "tally,nothing,desk,2,", "'nothing'"),
        ("measures.csv", ",pilot,integration,register,", ",pilot,integration,registre,", "Did you mean 'register'"),
        ("measures.csv", "tally,Baseline tally at 20 counters,measure,management,,", "tally,Baseline tally at 20 counters,measure,management,tally,", "tally > tally"),
        ("measures.csv", ",core,known_from_afar,", ",main,known_from_afar,", "core"),
        ("measures.csv", ",legal,2016-03,", ",legal,March 2016,", "March 2016"),
        ("cost_shares.csv", "mobile,platform,0.2,", "mobile,platform,0.3,", "add up to 1.1, more than 1"),
        ("cost_shares.csv", "mobile,platform,0.2,", "mobile,hosting,0.2,", "does not use it"),
        ("objective_tree.csv", "own_books,All", "no_books,All", "'no_books'"),
        ("objective_tree.csv", "own_books,All", "uncounted,All", "two objectives mirror"),
        ("awards_lens.csv", "service,desk,6,", "service,desk,11,", "11"),
        ("awards_lens.csv", "efficiency,desk,5,", "service,desk,5,", "twice"),
    ],
)  # fmt: skip
def test_a_mistake_is_found_where_it_stands(hanoi, file, old, new, words):
    hanoi.replace(P + file, old, new)
    found = findings(hanoi.folder)
    assert any(words in f"{f.problem} {f.cure}" for f in found), [str(f) for f in found]
    assert all(f.place.file.startswith(P) and f.place.line and f.cure for f in found)


def test_a_circle_of_measures_is_printed(hanoi):
    hanoi.replace(P + "measures.csv", ",management,,", ",management,status,")
    hanoi.replace(P + "measures.csv", "content;training,,", "content;training,tally,")
    [found] = [f for f in findings(hanoi.folder) if f.code == "PRO012"]
    assert "register > tally > status > register" in found.problem or "tally" in found.problem
    assert found.place.line


@pytest.mark.parametrize(
    ("pairs", "code", "words"),
    [
        (PAIRS, "PRO060", "has not compared"),
        (PAIRS + "enables,benefit,3,panel,desk_estimate\n", "PRO059", "write 0.5 here"),
        (PAIRS + "benefit,enables,2,panel,desk_estimate\n", "PRO059", "twice"),
        (PAIRS + "benefit,benefit,1,panel,desk_estimate\n", "PRO059", "with itself"),
    ],
)
def test_comparisons_that_make_no_matrix_are_found(hanoi, pairs, code, words):
    hanoi.write(P + "pairwise.csv", pairs)
    found = [f for f in findings(hanoi.folder) if f.code == code]
    assert any(words in f"{f.problem} {f.cure}" for f in found), [str(f) for f in found]
    assert all(f.place.file == P + "pairwise.csv" and f.place.line for f in found)


@pytest.mark.parametrize("ratio", ["0", "-3", "10", "much"])
def test_a_ratio_that_is_none_is_found(hanoi, ratio):
    hanoi.write(P + "pairwise.csv", PAIRS.replace("benefit,enables,2", f"benefit,enables,{ratio}"))
    assert any(
        f.place.file == P + "pairwise.csv" and f.place.line == 2 for f in findings(hanoi.folder)
    )


def test_weights_fixed_after_the_scores_are_a_warning(port):
    for criterion in ("felt", "soon"):
        port.set(P + "criteria.csv", criterion, fixed="2025-05-01")
    found = [f for f in findings(port.folder, "warning") if f.code == "PRO061"]
    assert len(found) == 2
    assert "after scoring began on 2025-04-08" in found[0].problem


def test_what_is_money_must_weigh_nothing(hanoi):
    criteria = hanoi.rows(P + "criteria.csv")
    marked = [{**row, "monetised": str(row["id"] == "benefit").lower()} for row in criteria]
    hanoi.fill(P + "criteria.csv", marked)
    [found] = [f for f in findings(hanoi.folder) if f.code == "PRO062"]
    assert "is counted in money and weighs 0.25" in found.problem


def test_a_panel_that_contradicts_itself_builds_no_report(port, refusal_of):
    rows = port.rows(P + "pairwise.csv")
    for row in rows:
        if row["rater"] == "mayor's office" and row["a"] == "felt" and row["b"] == "soon":
            row.update(a="soon", b="felt", ratio="9")
    port.fill(P + "pairwise.csv", rows)
    found = refusal_of(port)
    assert (found.code, found.place) == ("PRO018", "proposal/pairwise.csv:2")
    assert 'the comparisons of "mayor\'s office" have a consistency ratio of' in found.problem
    assert "compare again" in found.cure


def test_a_study_without_the_new_files_still_reports(hanoi, fs):
    for name in ("objective_tree", "cost_shares", "awards_lens"):
        hanoi.remove(f"{P}{name}.csv")
    assert findings(hanoi.folder) == []
    assert fs("report", hanoi.folder).status == 0
