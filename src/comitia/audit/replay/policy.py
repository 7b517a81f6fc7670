"""The sealed policy: who might do which act, as the record itself says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from comitia.ledger.canonical import Json, NotCanonicalError, read_canonical
from comitia.stages.grants import Role
from comitia.stages.register.bodies import Relation
from comitia.stages.register.steps import State, Step


class Signers(StrEnum):
    """How many sign an act, as the sealed table writes it."""

    ONE = "one"
    TWO = "two"
    POSTS = "posts"


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one act: each role with the relations in which it may.

    Without roles nobody does it on demand; without steps it is open at every step.
    """

    allowed: Mapping[str, frozenset[str]]
    signers: Signers
    states: frozenset[str]
    steps: frozenset[str]


def read_policy(content: bytes) -> Mapping[str, Row]:
    """Return the table, a row for each act; ``ValueError`` for anything else.

    Source: ``docs/reference/record-format.md``, section 9.
    """
    try:
        sealed = read_canonical(content)
    except NotCanonicalError as fault:
        raise ValueError("the policy is not canonical") from fault
    match sealed:
        case {"format": 1, "policy": dict(table), **rest} if not rest:
            return {act: _row(row) for act, row in table.items()}
    raise ValueError("this is no policy table")


def _row(row: Json) -> Row:
    match row:
        case {
            "allowed": dict(allowed),
            "signers": str(signers),
            "states": list(states),
            "steps": list(steps),
            **rest,
        } if not rest:
            return Row(
                {Role(role).value: _reach(listed) for role, listed in allowed.items()},
                Signers(signers),
                _words(states, State),
                _words(steps, Step),
            )
    raise ValueError("this is no row of a policy table")


def _reach(listed: Json) -> frozenset[str]:
    if not isinstance(listed, list):
        raise ValueError("a role without its relations")  # noqa: TRY004  unreadable
    return _words(listed, Relation)


def _words(listed: Collection[Json], kind: type[StrEnum]) -> frozenset[str]:
    """Return the members that are named; a word of no kind could mean anything."""
    return frozenset(kind(str(word)).value for word in listed)
