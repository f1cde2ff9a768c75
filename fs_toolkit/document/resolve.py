"""Resolving: the last step before a writer, in which names become words.

Values are printed, citations become text and are remembered, claims are judged and taken out.
What is left for writers are words, links, footnotes and cross-references to blocks that exist.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import SupportsFloat

from fs_toolkit.core.findings import NOWHERE, Finding, Place, Rule
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Chart,
    Cite,
    Claim,
    Equation,
    Group,
    Heading,
    Note,
    Paragraph,
    Picture,
    Ref,
    Span,
    Spans,
    Table,
    Text,
    Value,
)
from fs_toolkit.document.citations import Bibliography
from fs_toolkit.document.claims import assertion
from fs_toolkit.document.inline import merged
from fs_toolkit.document.marked import cites_mark, value_mark
from fs_toolkit.document.particles import settled
from fs_toolkit.document.resolve_rules import (
    Lookup,
    Printed,
    Values,
    claims_are_comparisons,
    claims_are_true,
    forms_of_values_are_known,
    names_in_prose_are_known,
    names_in_prose_have_values,
    references_lead_to_a_block,
    sources_cited_are_listed,
    value_is_empty,
)
from fs_toolkit.document.traverse import every_block, every_span, rewritten, with_inside
from fs_toolkit.document.wording import Wording

Referable = Heading | Table | Chart | Picture | Equation


def resolve(
    blocks: Iterable[Block],
    values: Values,
    bibliography: Bibliography,
    places: Mapping[str, Place] | None = None,
    targets: Collection[str] = (),
) -> tuple[tuple[Block, ...], list[Finding]]:
    """The blocks with nothing left to look up, and what the looking up found wrong.

    Parameters
    ----------
    blocks
        Of the whole report, so that cross-references can be followed.
    values
        What the names in prose stand for.
    bibliography
        Of the sources the report may cite; it remembers which it did cite.
    places
        Where blocks come from, by block id (see `prose_places`); a finding in any other
        block names the block.
    targets
        Ids that references may lead to besides those of `blocks`.
    """
    whole = tuple(blocks)
    there = {block.id for block in every_block(whole) if isinstance(block, Referable)}
    work = _Resolver(Lookup(values), bibliography, places or {}, there | set(targets))
    resolved = (_filled(rewritten(block, work.resolved)) for block in whole)
    return tuple(block for block in resolved if block), work.findings


def cited(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The sources that the blocks cite, in the order of their first citation."""
    return tuple(
        dict.fromkeys(
            source
            for span in every_span(blocks)
            if isinstance(span, Cite)
            for source in span.sources
        )
    )


@dataclass
class _Resolver:
    lookup: Lookup
    bibliography: Bibliography
    places: Mapping[str, Place]
    targets: Collection[str]
    findings: list[Finding] = field(default_factory=list)

    def resolved(self, block: str, spans: Spans) -> Spans:
        done = _tidied(self._spans(block, _with_joined_cites(spans)))
        return settled(merged(done), self.bibliography.language)

    def _spans(self, block: str, spans: Sequence[Span | list[Cite]]) -> Iterator[Span]:
        for span in spans:
            match span:
                case list():
                    yield Text(self._citation(block, span), mark=cites_mark(span))
                case Value(name, bold, italic):
                    yield Text(self._value(block, name), bold, italic, mark=value_mark(name))
                case Claim(claim):
                    self._judge(block, claim)
                    yield span
                case Note(inside):
                    note = self.resolved(block, inside)
                    if note:
                        yield replace(span, spans=note)
                case Ref(key):
                    known = not self._objects(references_lead_to_a_block, block, key, self.targets)
                    yield span if known else Text(self._wording.dash)
                case _:
                    yield span

    @property
    def _wording(self) -> Wording:
        return self.bibliography.wording

    def _value(self, block: str, written: str) -> str:
        name, _, form = (part.strip() for part in written.partition("|"))
        if self._objects(names_in_prose_are_known, block, name, self.lookup):
            return self._wording.dash
        self._objects(names_in_prose_have_values, block, name, self.lookup)
        if form and not self._objects(forms_of_values_are_known, block, name, form, self.lookup):
            return formed(self.lookup.number(name), form, self._wording)
        return printed(self.lookup.value(name), self._wording)

    def _judge(self, block: str, claim: str) -> None:
        if self._objects(claims_are_comparisons, block, claim, self.lookup):
            return
        compared = assertion(claim)
        for name in compared.names if compared else ():
            self._objects(names_in_prose_have_values, block, name, self.lookup)
        self._objects(claims_are_true, block, claim, self.lookup, self._wording)

    def _citation(self, block: str, cites: Sequence[Cite]) -> str:
        known = [
            replace(
                cite,
                sources=tuple(source for source in cite.sources if self._listed(block, source)),
            )
            for cite in cites
        ]
        return self.bibliography.citation(known) or self._wording.dash

    def _listed(self, block: str, source: str) -> bool:
        sources = self.bibliography.sources
        return not self._objects(sources_cited_are_listed, block, source, sources)

    def _objects(self, rule: Rule, block: str, *about: object) -> bool:
        """Whether a rule finds something, which is kept."""
        place = self.places.get(block, NOWHERE)
        found = list(rule(place, *about))
        if place == NOWHERE:
            found = [replace(one, problem=f"in {block}: {one.problem}") for one in found]
        self.findings.extend(one for one in found if one not in self.findings)
        return bool(found)


def printed(value: object | None, wording: Wording) -> str:
    """A value as it stands in a sentence."""
    match value:
        case Printed(_, text) | str(text):
            return text
        case bool():
            return wording.text("report.answer.yes" if value else "report.answer.no")
        case date():
            return wording.date(value)
        case SupportsFloat() if not value_is_empty(value):
            return wording.number(value)
        case _:
            return wording.dash


def formed(value: float | None, form: str, wording: Wording) -> str:
    """A value in the form that the text asks for: `thousand`, `share`, or so many decimals."""
    match form:
        case "thousand":
            return wording.money(value, 1e3)
        case "million":
            return wording.money(value, 1e6, 1)
        case "share":
            return wording.share(value)
        case "year":
            return wording.year(value)
        case "number":
            return wording.number(value)
        case _:
            return wording.number(value, digits=int(form))


def _with_joined_cites(spans: Spans) -> list[Span | list[Cite]]:
    """Neighbouring citations are printed in one pair of brackets."""
    out: list[Span | list[Cite]] = []
    for span in spans:
        if not isinstance(span, Cite):
            out.append(span)
        elif out and isinstance(out[-1], list):
            out[-1].append(span)
        else:
            out.append([span])
    return out


def _tidied(spans: Iterable[Span]) -> list[Span]:
    """Spans without claims, and without the space that each leaves behind."""
    out: list[Span] = []
    gone = False
    for span in spans:
        if isinstance(span, Claim):
            gone = True
        elif gone and isinstance(span, Text) and _at_space(out):
            out.append(replace(span, text=span.text.lstrip()))
            gone = False
        else:
            out.append(span)
            gone = False
    if gone and out and isinstance(out[-1], Text):
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return out


def _at_space(spans: Sequence[Span]) -> bool:
    """Whether a further space would be one too many."""
    last = spans[-1] if spans else Text(" ")
    return isinstance(last, Text) and last.text.endswith(" ")


def _filled(block: Block) -> Block | None:
    """The block without what claims alone had filled; None if that was all of it."""
    match with_inside(block, _filled):
        case Bullets() as bullets:
            items = tuple(item for item in bullets.items if item)
            return replace(bullets, items=items) if items else None
        case Paragraph(spans=()) | Group(blocks=()):
            return None
        case left:
            return left
