"""What a city came to: small, without a place of its own, and the same bytes wherever it was played."""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np

from fs_toolkit.core.numeric import Floats

Figures = Mapping[str, Any]
"""Figures of one option by the names of `fs simulate --json`."""
LARGEST_DOCUMENT = 2_000_000_000


class NoResults(ValueError):
    """A document that holds no results of a city: damaged, or of something else."""


@dataclass(frozen=True)
class Scenario:
    """A scenario in one city."""

    options: Mapping[str, Figures] | None
    """By option; None where the scenario does not apply."""
    not_applicable: str = ""
    """Why it does not."""
    without_effect: tuple[str, ...] = ()
    """Quantities that it changes and no line of the city uses."""
    shared: bool = False
    """Whether it was made from the shared draws; there are no internal rates then."""


@dataclass(frozen=True, eq=False)
class City:
    """The results of one study. Money is that of the study."""

    key: str
    """Of the study's content, what was asked, and the tool's version."""
    fingerprint: str
    """Of the study's files."""
    city: str
    country: str
    currency: str
    price_year: int
    first_year: int
    """Present values are values in this year."""
    years: int
    rate: float
    """The discount rate of the base case [1/year]."""
    recommended: str
    option_names: Mapping[str, str]
    draws: int
    drawn: tuple[str, ...]
    """The quantities that are drawn."""
    budget: float
    """Investment of the recommended option, in the base case, not discounted [money]."""
    heads: float | None
    """People, or whatever a value is divided by; None where the study does not say."""
    base: Mapping[str, Figures]
    """By option, without a scenario."""
    own: Mapping[str, Scenario]
    """The study's own scenarios."""
    common: Mapping[str, Scenario]
    """The scenarios that all cities were asked."""
    npv: Floats | None
    """Net present value of the recommended option in each draw of the case to rank in [money]."""
    bcr: Floats | None
    """Benefit-cost ratio in the same draws; infinite where the costs are not above zero."""

    @cached_property
    def recommended_figures(self) -> Figures:
        """The recommended option without a scenario."""
        return self.base[self.recommended]

    def to_bytes(self) -> bytes:
        """A document with everything, for a file or another process; always the same for the same."""
        body = {each.name: _written(getattr(self, each.name)) for each in fields(self)}
        text = _canonical(body)
        digest = hashlib.sha256(text).hexdigest()
        return (
            b'{"fs_portfolio_city":1,"sha256":"' + digest.encode() + b'","results":' + text + b"}\n"
        )

    @classmethod
    def from_bytes(cls, document: bytes, verified: bool = False) -> City:
        """The results in a document.

        Parameters
        ----------
        document : bytes
            As `to_bytes` gives it.
        verified : bool
            Whether it comes straight from a worker, so that its checksum need not be computed.

        Raises
        ------
        NoResults
            If they are damaged, or something else.
        """
        try:
            read = json.loads(document)
            if read["fs_portfolio_city"] != 1:
                raise NoResults("another version of the toolkit wrote it")
            body, digest = read["results"], read["sha256"]
            if not verified and hashlib.sha256(_canonical(body)).hexdigest() != digest:
                raise NoResults("it is damaged: its content does not fit its checksum")
            values = {each.name: body[each.name] for each in fields(cls)}
            values |= {name: _scenarios(values[name]) for name in ("own", "common")}
            values |= {name: _read_array(values[name]) for name in ("npv", "bcr")}
            values["drawn"] = tuple(values["drawn"])
        except NoResults:
            raise
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise NoResults("it holds no results of a city") from error
        return cls(**values)


def _canonical(body: object) -> bytes:
    words = json.dumps(body, separators=(",", ":"), allow_nan=False)
    return words.encode()


def _written(value: object) -> object:
    """A value as JSON has it; numbers that JSON has no word for become null."""
    if isinstance(value, np.ndarray):
        return base64.b64encode(np.ascontiguousarray(value, dtype="<f8").tobytes()).decode()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Scenario):
        return {each.name: _written(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {key: _written(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_written(each) for each in value]
    return value


def _scenarios(body: Mapping[str, Any]) -> dict[str, Scenario]:
    return {
        name: Scenario(**{**each, "without_effect": tuple(each["without_effect"])})
        for name, each in body.items()
    }


def _read_array(text: str | None) -> Floats | None:
    if text is None:
        return None
    return np.frombuffer(base64.b64decode(text, validate=True), dtype="<f8").astype(np.float64)
