"""All the wiring: read, evaluate, analyse, check, report. One study in, one result out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fs_toolkit import economics, environment, legal, proposal, summary, technical
from fs_toolkit.core.about import About, Stage
from fs_toolkit.core.basis import Basis, BasisInputs, evaluate_basis
from fs_toolkit.core.basis_rules import BASIS_RULES
from fs_toolkit.core.files import study_hash
from fs_toolkit.core.findings import Finding, Place, Rule
from fs_toolkit.core.model import Folder, Model, Pending, Prose
from fs_toolkit.core.reader import read_folder
from fs_toolkit.core.references import check_references
from fs_toolkit.document.blocks import Report
from fs_toolkit.document.prose import prose_findings
from fs_toolkit.economics.engine.model import Evaluation, compile_model, evaluate_model
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.line_rules import LINE_RULES
