from __future__ import annotations

from fs_toolkit.core.problems import EnvironmentProblem


def test_a_problem_of_the_machine_is_one_line_with_the_cure() -> None:
    problem = EnvironmentProblem("out/report.docx is write-protected", "Give another name with -o.")
    assert str(problem) == "out/report.docx is write-protected. Give another name with -o."
    assert problem.cure == "Give another name with -o."
