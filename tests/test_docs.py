"""What the pages say is so: commands exist, links lead somewhere, examples run, references are current."""

from __future__ import annotations

import importlib.util
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from fs_toolkit.cli import COMMANDS
from fs_toolkit.study import all_rules

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "benchmarks").glob("*.md")),
]
WRITTEN = [page for page in PAGES if page.parent.name != "reference"]

FLAGS = [
    line.strip("| ").split(" | ")
    for line in (ROOT / "docs/explanation/reviewer-rules.md").read_text("utf-8").splitlines()
    if line.startswith("| L")
]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def calls(page: Path) -> list[list[str]]:
    """Each `fs ...` of a page, in code, as its words."""
    text = page.read_text(encoding="utf-8")
    code = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    code += [
        line
        for fence in re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
        for line in fence.splitlines()
    ]
    found = []
    for line in code:
        for call in re.findall(r"(?:^|[/\\ ])fs ((?:[\w./\\-]+ ?)+)", line):
            found.append(call.split())
    return found


def reference():
    """docs/make_reference.py as a module."""
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs/make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestReference:
    @pytest.mark.parametrize("name", ["study-format.md", "rules.md"])
    def test_is_current(self, name):
        module = reference()
        written = (module.FOLDER / name).read_text(encoding="utf-8")
        assert written == module.PAGES[name](), "run python docs/make_reference.py"

    def test_has_every_rule_and_every_file(self, hanoi):
        module = reference()
        rules = module.rules()
        assert all(f"| {rule.code} |" in rules for rule in all_rules())
        page = module.study_format()
        files = [file for file in hanoi.state() if (hanoi.folder / file).is_file()]
        assert len(files) > 80
        assert [file for file in files if f"## {file}\n" not in page] == []

    def test_leaves_no_column_without_a_meaning(self):
        rows = [line for line in reference().study_format().splitlines() if line.startswith("| ")]
        assert len(rows) > 500
        assert [row for row in rows if re.search(r"\|\s*\|\s*$", row)] == []


class TestReadme:
    def test_lists_the_commands_that_exist(self):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        table = text.partition("## Commands")[2].partition("\n## ")[0]
        assert set(re.findall(r"\| `fs (\w+)", table)) == set(COMMANDS)

    def test_shows_the_folder_as_it_is(self):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        tree = re.search(r"```\nstudies/hanoi/\n(.*?)```", text, re.DOTALL)
        assert tree is not None
        names = re.findall(r"(?:^  |(?<=/ ))([\w.]+/?)(?=[ /])", tree[1], re.MULTILINE)
        assert len(names) >= 6
        for name in names:
            assert (ROOT / "studies" / "hanoi" / name).exists(), name


class TestReviewerRules:
    def test_each_flag_has_a_row(self):
        assert [row[0] for row in FLAGS] == [f"L{number:02}" for number in range(1, 41)]

    @pytest.mark.parametrize("row", FLAGS, ids=lambda row: row[0])
    def test_each_flag_is_raised_or_impossible(self, row):
        _, _, rules, else_ = row
        known = {rule.code for rule in all_rules()}
        codes = set(rules.split(", ")) - {"–"}
        assert codes <= known
        assert codes or else_ != "–"
        for path in re.findall(r"((?:tests|fs_toolkit)/[\w/]+\.py)", else_):
            assert (ROOT / path).is_file(), path


class TestPages:
    def test_there_are_pages(self):
        assert len(PAGES) > 12
        assert sum(len(calls(page)) for page in PAGES) > 15

    @pytest.mark.parametrize("page", PAGES, ids=name_of)
    def test_call_commands_that_exist(self, page):
        for first, *rest in calls(page):
            assert first in COMMANDS, f"fs {first}"
            command = import_module(COMMANDS[first][0]).command
            known = {option for param in command.params for option in param.opts} | {"--help"}
            assert {word for word in rest if word.startswith("-")} <= known

    @pytest.mark.parametrize("page", PAGES, ids=name_of)
    def test_name_rules_that_exist(self, page):
        codes = {rule.code for rule in all_rules()}
        named = set(
            re.findall(
                r"\b(?:BAS|FMT|STU|PRS|ENV|TEC|LEG|PRO|ECO|SUM)[0-9]{3}\b", page.read_text("utf-8")
            )
        )
        assert named <= codes

    @pytest.mark.parametrize("page", PAGES, ids=name_of)
    def test_links_lead_somewhere(self, page):
        text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
            if not target.startswith(("https://", "http://", "mailto:")):
                assert (page.parent / target).exists(), target

    @pytest.mark.parametrize("page", WRITTEN, ids=name_of)
    def test_python_examples_run(self, page, monkeypatch, capsys):
        fences = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        monkeypatch.chdir(ROOT)
        for fence in fences:
            exec(compile(fence, name_of(page), "exec"), {})
        assert bool(capsys.readouterr().out) == bool(fences)

    def test_the_tutorial_of_a_new_study_runs(self, tmp_path, monkeypatch, fs):
        said = followed("new-study.md", tmp_path, monkeypatch, fs)
        assert (tmp_path / "port_ada/out/report.docx").stat().st_size > 30_000
        assert (tmp_path / "questions.xlsx").exists()
        scope = "proposal/scope.csv"
        assert [scope in each for each in said if "4.1 " in each] == [True, False]
        assert "legal/skills" not in said[-1]

    def test_the_tutorial_of_an_appraisal_runs(self, tmp_path, monkeypatch, fs):
        said = followed("first-appraisal.md", tmp_path, monkeypatch, fs)
        page = (ROOT / "docs/tutorial/first-appraisal.md").read_text(encoding="utf-8")
        ratio = re.search(r"brings back ([0-9.]+) of each dollar", page)
        assert ratio is not None
        desk = next(line for line in said[1].splitlines() if line.startswith("One desk"))
        assert f" {ratio[1]} " in desk
        assert "ECO024" in said[2]
        assert (tmp_path / "port_ada/out/report.docx").exists()

    def test_there_are_examples(self):
        examples = [page for page in WRITTEN if "```python" in page.read_text(encoding="utf-8")]
        assert len(examples) >= 2


def followed(page, folder, monkeypatch, fs):
    """What the commands of a tutorial print: each file written, each command run, in a folder."""
    monkeypatch.chdir(folder)
    text = (ROOT / "docs/tutorial" / page).read_text(encoding="utf-8")
    said = []
    for language, file, body in re.findall(r"```(\w+) ?([^\n]*)\n(.*?)```", text, re.DOTALL):
        if file:
            path = folder / file
            path.parent.mkdir(exist_ok=True)
            path.write_text(body, encoding="utf-8")
        elif language == "console":
            for line in body.splitlines():
                ran = fs(*shlex.split(line)[1:])
                assert ran.status == 0, ran
                said.append(ran.stdout)
    return said
