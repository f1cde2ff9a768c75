"""What is true of the whole repository: documented, layered, in the words of the glossary."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import fs_toolkit
from fs_toolkit.cli import COMMANDS
from fs_toolkit.core.docstrings import field_docs
from fs_toolkit.core.model import Folder, Model, Row
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.economics.inputs_feasibility import Peer
from fs_toolkit.study import all_rules
from fs_toolkit.study.inputs import StudyInputs

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "fs_toolkit"
RULES = list(all_rules())
TEXT = {".py", ".md", ".toml", ".yaml", ".csv", ".cfg", ".csl", ".txt", ""}


@cache
def sources() -> dict[str, ast.Module]:
    """The modules of the package, by path in it."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
        if "shipped" not in path.parts
    }


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, str]]:
    """Each call with the name that is called and the name it is taken from."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(name):
                yield node, name, ""
            case ast.Attribute(value=ast.Name(owner), attr=name):
                yield node, name, owner
            case ast.Attribute(attr=name):
                yield node, name, "?"


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=module, level=0):
                yield module or ""


def models(cls: type[Model], seen: set[type[Model]]) -> None:
    """Every class that a study folder is made of."""
    from fs_toolkit.core.fields import columns, slots

    if cls in seen or cls in (Model, Row):
        return
    seen.add(cls)
    if issubclass(cls, Folder):
        for slot in slots(cls).values():
            models(slot.model, seen)
        return
    for column in columns(cls).values():
        for part in column.meaning.parts():
            if part.model is not None:
                models(part.model, seen)


def every_model() -> list[type[Model]]:
    seen: set[type[Model]] = set()
    models(StudyInputs, seen)
    models(Peer, seen)
    return sorted(seen, key=lambda cls: cls.__name__)


class TestDocumented:
    @pytest.mark.parametrize("cls", every_model(), ids=lambda cls: cls.__name__)
    def test_each_class_and_field_of_a_study(self, cls):
        assert (cls.__doc__ or "").strip()
        assert cls.__doc__ != Model.__doc__
        assert set(cls.model_fields) <= set(field_docs(cls))

    def test_there_are_classes_to_look_at(self):
        assert len(every_model()) > 60

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
    def test_each_rule(self, rule):
        assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)
        assert rule.severity in ("error", "warning", "note")
        assert len(rule.truth.split()) >= 3
        assert rule.reason.strip().endswith((".", "?"))
        assert rule.source.strip()

    @pytest.mark.parametrize("name", list(COMMANDS))
    def test_each_command_and_option(self, name):
        from importlib import import_module

        command = import_module(COMMANDS[name][0]).command
        assert command.help
        assert COMMANDS[name][1].endswith(".")
        options = [each for each in command.params if each.param_type_name == "option"]
        assert options
        assert all(each.help for each in options)

    def test_each_module(self):
        without = [
            path for path, tree in sources().items() if tree.body and not ast.get_docstring(tree)
        ]
        assert without == []


class TestRules:
    def test_every_rule_that_is_written_is_run(self):
        """A rule left out of its tuple looks at nothing, and nobody notices."""
        written = {
            node.name.replace("_", " ")
            for tree in sources().values()
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            for decorator in node.decorator_list
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "rule"
        }
        assert len(written) > 80
        assert written - {rule.truth for rule in RULES} == set()

    def test_codes_belong_to_one_rule_and_one_section(self):
        codes = [rule.code for rule in RULES]
        assert len(codes) == len(set(codes))
        assert {code[:3] for code in codes} == {
            "BAS", "FMT", "STU", "PRS", "ENV", "TEC", "LEG", "PRO", "ECO", "IMP",
            "SUM", "DOC",
        }  # fmt: skip


class TestLayers:
    MAY_TOUCH_THE_DISK = (
        "core/files.py", "document/wording.py", "readers/", "writers/", "cli/",
        "portfolio/store.py",  # results that are kept
        "portfolio/task.py",  # whether a study is a folder, where it is read
        "core/processes.py",  # os.environ: workers have one thread each
    )  # fmt: skip
    MAY_CALL = (
        ("portfolio/executors.py", "socket"),  # whether a scheduler answers that somebody named
        ("writers/office/program.py", "subprocess"),  # LibreOffice, where it is installed
        ("writers/office/fonts.py", "subprocess"),  # fontconfig's list of fonts
    )
    """Nothing else is ever called."""
    ON_PATHS = frozenset(
        [
            "open",
            "read_bytes",
            "write_bytes",
            "read_text",
            "write_text",
            "exists",
            "is_file",
            "is_dir",
            "mkdir",
            "unlink",
            "iterdir",
            "glob",
            "rglob",
            "stat",
            "lstat",
            "rename",
            "touch",
            "chmod",
            "symlink_to",
            "rmdir",
        ]
    )
    OF_THE_MACHINE = frozenset(["os", "shutil", "tempfile", "io.open", "glob", "fileinput"])
    NEVER = re.compile(
        r"(subprocess|socket|urllib\.(request|error)|http|ftplib|requests|pickle|shelve|marshal|ctypes)\b"
    )

    def test_only_named_modules_touch_the_disk(self):
        looked_at = 0
        for path, tree in sources().items():
            if path.startswith(self.MAY_TOUCH_THE_DISK):
                looked_at += 1
                continue
            touching = {name for _, name, owner in calls(tree) if name in self.ON_PATHS}
            assert touching == set(), path
            assert self.OF_THE_MACHINE.isdisjoint(imports(tree)), path
        assert looked_at > 30

    def test_the_scan_finds_what_it_looks_for(self):
        found = {name for _, name, _ in calls(sources()["core/files.py"])}
        assert {"open", "stat", "mkdir"} <= found & self.ON_PATHS

    def test_nothing_runs_other_programs_or_reaches_a_network(self):
        for path, tree in sources().items():
            found = [name for name in imports(tree) if self.NEVER.match(name)]
            assert [name for name in found if (path, name) not in self.MAY_CALL] == [], path

    def test_no_text_is_ever_run(self):
        for path, tree in sources().items():
            run = {
                name
                for _, name, owner in calls(tree)
                if name in ("eval", "exec", "__import__") or (name == "compile" and owner != "re")
            }
            assert run == set(), path


class TestModules:
    def test_are_short(self):
        lengths = {path: _lines(PACKAGE / path) for path in sources()}
        assert len(lengths) > 150
        assert {path: length for path, length in lengths.items() if length > 400} == {}

    def test_have_names_that_say_what_they_hold(self):
        forbidden = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
        assert [
            path for path in sources() if forbidden & set(Path(path).with_suffix("").parts)
        ] == []

    def test_look_forward(self):
        """`from __future__ import annotations` everywhere that something is annotated."""
        without = [
            path
            for path, tree in sources().items()
            if any(isinstance(node, ast.FunctionDef | ast.AnnAssign) for node in ast.walk(tree))
            and not any(
                isinstance(n, ast.ImportFrom) and n.module == "__future__" for n in tree.body
            )
        ]
        assert without == []


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


class TestWords:
    def test_each_term_of_the_glossary_is_used(self):
        glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
        terms = [
            term.strip()
            for bold in re.findall(r"^\| \*\*(.+?)\*\*", glossary, flags=re.MULTILINE)
            for term in re.sub(r"\(.*?\)", "", bold).split(",")
        ]
        assert len(terms) > 35
        said = "\n".join(
            path.read_text(encoding="utf-8-sig").casefold()
            for folder in ("fs_toolkit", "templates/wording/en", "studies/hanoi", "docs")
            for path in (ROOT / folder).rglob("*")
            if path.suffix in (".py", ".yaml", ".md", ".csv") and "shipped" not in path.parts
        )
        unused = [
            term for term in terms if not all(word in said for word in term.casefold().split())
        ]
        assert unused == []

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_each_sentence_is_given_what_its_slots_ask_for(self, language):
        """A branch that no study of ours takes would else fail in the study of a user."""
        wording = Wording.read(language)
        asked, wrong = 0, []
        for path, tree in sources().items():
            for node, name, owner in calls(tree):
                is_wording = name in ("wording", "words") or (
                    name == "text" and owner in ("wording", "words")
                )
                if not is_wording or not node.args or any(k.arg is None for k in node.keywords):
                    continue
                given = {keyword.arg for keyword in node.keywords}
                for key in _keys(node.args[0]):
                    asked += 1
                    if wording.slots(key) != given:
                        wrong.append(f"{path}:{node.lineno}: {key}")
        assert asked > 500
        assert wrong == []

    def test_each_sentence_is_said_somewhere(self):
        """A key stands in the code as it is, or as the part of it that never changes."""
        whole: set[str] = set()
        patterns: set[str] = set()
        for tree in sources().values():
            for node in ast.walk(tree):
                match node:
                    case ast.Constant(str(text)):
                        whole.add(text)
                    case ast.JoinedStr(values):
                        fixed = [v.value if isinstance(v, ast.Constant) else None for v in values]
                        if sum(len(each) for each in fixed if each) >= 6:
                            patterns.add(
                                "".join(re.escape(each) if each else ".+" for each in fixed)
                            )
        made = re.compile("|".join(f"(?:{pattern})" for pattern in sorted(patterns)))
        wording = Wording.read("en")
        keys = [key for file in wording.files() for key in wording.keys(file)]
        assert len(keys) > 800
        assert [key for key in keys if key not in whole and not made.fullmatch(key)] == []


def _keys(node: ast.expr) -> Iterator[str]:
    """The keys that an argument may be, as far as they stand there."""
    match node:
        case ast.Constant(str(key)) if "." in key:
            yield key
        case ast.IfExp(body=body, orelse=orelse):
            yield from _keys(body)
            yield from _keys(orelse)


class TestFiles:
    FOLDERS = ("fs_toolkit", "tests", "templates", "studies", "docs", "benchmarks", ".ci")
    FORBIDDEN = (
        "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "py" + "pi.org", "python" + "hosted",
        "TO" + "DO", "FIX" + "ME",
    )  # fmt: skip

    def files(self) -> list[Path]:
        found = [path for path in ROOT.iterdir() if path.is_file()]
        for folder in self.FOLDERS:
            found += [
                path
                for path in (ROOT / folder).rglob("*")
                if path.is_file() and not {"__pycache__", "out", "shipped"} & set(path.parts)
            ]
        return [path for path in found if path.suffix in TEXT]

    def test_name_no_machine_and_no_host_of_packages(self):
        files = self.files()
        assert len(files) > 300
        found = [
            f"{path.relative_to(ROOT)}: {word}"
            for path in files
            for word in self.FORBIDDEN
            if word in path.read_text(encoding="utf-8-sig", errors="replace")
        ]
        assert found == []

    def test_tables_of_studies_open_in_excel(self):
        """UTF-8 with its mark, so that Excel shows accents; line ends that git leaves alone."""
        tables = sorted((ROOT / "studies").rglob("*.csv"))
        assert len(tables) > 50
        for path in tables:
            data = path.read_bytes()
            assert data.startswith(b"\xef\xbb\xbf"), path
            assert b"\r" not in data, path

    def test_one_version(self):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        assert project["project"]["version"] == fs_toolkit.__version__
