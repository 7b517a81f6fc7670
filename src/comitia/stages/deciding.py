"""What a stage says about one act: its facts, its decision, the rows that follow."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from comitia.charter.rules import Rules
from comitia.kernel.findings import IN_UNITS, Finding, Refused
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.grants import Grant

P = TypeVar("P")
F = TypeVar("F")
O = TypeVar("O")  # noqa: E741  outcome


@dataclass(frozen=True, slots=True)
class Occasion:
    """When an act is done, where it belongs, and under which grants.

    `unit` names the chain, `body` the body concerned (empty: the whole organisation).
    A two-person act has both grants, the first signer's first. `request` is the digest
    under which earlier signatures wait.
    """

    at: datetime
    unit: str
    body: str
    grants: tuple[Grant, ...]
    request: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an act belongs: the unit whose chain it enters, the body it is about.

    `body` is the id of a body, or empty for the whole organisation.
    """

    unit: str
    body: str


@dataclass(frozen=True, slots=True)
class Table:
    """A list to be frozen as a roll: heading and rows, no personal value in it."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Deed(Generic[P, O]):
    """An act that was done."""

    payload: P
    outcome: O
    occasion: Occasion


def counts_at_once(_: object, __: Views) -> str:
    """Return no moment: nothing in the matter makes an earlier signature lapse."""
    return ""


def _where_it_stands(_: object, __: Views) -> str:
    return ""


def _freezes_nothing(_: object, __: object) -> tuple[Table, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Rule(Generic[P, F, O]):
    """One act as its stage sees it; every function is pure.

    `scene` says where the act belongs and `facts_of` reads what the decision needs:
    both raise ``Refused`` for what the register does not know. `decide` returns the
    outcome or raises ``Refused`` with every reason at once. `freeze` returns the
    lists that the act seals. `project` returns the rows that follow, from the
    recorded outcome alone.

    `least_signers` is how many different accounts must stand behind the act, whatever
    a policy says. `counts_from` returns the moment of what was last decided or said in
    the matter; a signature that is not later was given under other facts.

    `ruled_by` names the unit by whose charter the act is decided, where that is not
    the unit whose chain it enters.
    """

    act: str
    payload: type[P]
    outcome: type[O]
    scene: Callable[[P, Views, Rules], Scene]
    facts_of: Callable[[P, Views, Occasion], F]
    decide: Callable[[F, Rules], O]
    project: Callable[[Deed[P, O], Views], Iterable[Row]]
    freeze: Callable[[F, O], Iterable[Table]] = _freezes_nothing
    least_signers: int = 1
    counts_from: Callable[[P, Views], str] = counts_at_once
    ruled_by: Callable[[P, Views], str] = _where_it_stands


AnyRule = Rule[Any, Any, Any]


def scene_for(
    rule: AnyRule, asked: object, views: Views, rules: Callable[[str], Rules]
) -> Scene:
    """Return where an act belongs, by the charter as it holds for the unit concerned.

    Which unit that is, is read from the charter in general first; `rules` returns
    it for a unit, or for `centre` in general.
    """
    scene = rule.scene(asked, views, rules(CENTRE))
    if scene.unit == CENTRE:
        return scene
    return rule.scene(asked, views, rules(scene.unit))


@contextmanager
def in_unit(unit: str) -> Iterator[None]:
    """Let what is refused for a unit name it, where the refusal does not itself."""
    try:
        yield
    except Refused as refused:
        if unit == CENTRE:
            raise
        raise Refused(_naming(one, unit) for one in refused.findings) from refused


def _naming(finding: Finding, unit: str) -> Finding:
    if {"unit", "units", IN_UNITS} & dict(finding.facts).keys():
        return finding
    return replace(finding, facts=(*finding.facts, (IN_UNITS, (unit,))))


def refuse(findings: Iterable[Finding]) -> None:
    """Raise ``Refused`` with all findings, if there is any.

    >>> refuse([])
    """
    found = tuple(findings)
    if found:
        raise Refused(found)
