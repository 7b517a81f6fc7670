"""Who may do what: one row an act, and nobody may do what no row allows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Views
from comitia.ledger.canonical import Json
from comitia.stages.grants import Grant, Role
from comitia.stages.register.bodies import Relation, path_of, relation
from comitia.stages.register.steps import State, Step


class Signers(StrEnum):
    """How many sign: one; two different people; or one in each post of the charter."""

    ONE = "one"
    TWO = "two"
    POSTS = "posts"


@dataclass(frozen=True, slots=True)
class Policy:
    """One row of the table: who may do an act, at which steps, with how many others.

    `allowed` says for each role how the body of its grant may stand to the body
    concerned. No roles means that nobody does the act on demand: `init` does. No
    steps means every step of a running election; `states` says whether a suspended
    one allows it.
    """

    allowed: frozenset[tuple[Role, Relation]]
    steps: frozenset[Step]
    signers: Signers = Signers.ONE
    states: frozenset[State] = frozenset({State.RUNNING})

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of which one is needed, whatever the body."""
        return frozenset(role for role, _ in self.allowed)

    def reach(self, role: Role) -> frozenset[Relation]:
        """Return how the body of a grant of a role may stand to the body concerned."""
        return frozenset(near for held, near in self.allowed if held is role)

    def as_json(self) -> dict[str, Json]:
        """Return the row as it is sealed, so that an audit reads it without code."""
        return {
            "allowed": {
                role.value: _values(self.reach(role)) for role in sorted(self.roles)
            },
            "signers": self.signers.value,
            "states": _values(self.states),
            "steps": _values(self.steps),
        }


def _values(members: Iterable[StrEnum]) -> list[Json]:
    return [one.value for one in sorted(members)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known when somebody asks to do an act."""

    act: str
    body: str
    step: Step
    state: State
    grants: tuple[Grant, ...]


def fitting(policy: Policy, asked: Asked, views: Views) -> tuple[Grant, ...]:
    """Return the grants that entitle to the act, the same order every time."""
    path = path_of(asked.body, views)
    return tuple(
        grant
        for grant in asked.grants
        if (Role(grant.role), relation(path_of(grant.body, views), path))
        in policy.allowed
    )


def closed(policy: Policy, asked: Asked) -> Iterator[Finding]:
    """Return why the act is not open now: the election's state, the unit's step."""
    if asked.state not in policy.states:
        yield Finding.of(
            "policy.state", key=asked.act, state=Word(f"state.{asked.state}")
        )
    elif policy.steps and asked.step not in policy.steps:
        yield Finding.of(
            "policy.step",
            key=asked.act,
            step=Word(f"step.{asked.step}"),
            steps=words("step", policy.steps),
        )


def no_right(policy: Policy, asked: Asked) -> Finding:
    """Return the refusal of somebody whose grants do not reach the act."""
    return Finding.of(
        "policy.right",
        key=asked.act,
        body=asked.body or Word("register.whole"),
        roles=words("role", policy.roles),
    )


def words(family: str, members: Iterable[StrEnum]) -> tuple[Word, ...]:
    """Return the words for members of an enumeration, in its own order."""
    given = set(members)
    kinds = {type(one) for one in given}
    return tuple(
        Word(f"{family}.{one.value}") for kind in kinds for one in kind if one in given
    )
