"""The election as a whole is suspended, goes on again, or is annulled for good.

In which state of the election each of these is open stands in the policy.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.deciding import Deed, Rule, Scene
from comitia.stages.forms import Text, payload
from comitia.stages.register.bodies import WHOLE
from comitia.stages.register.record import Nothing, always, no_facts
from comitia.stages.register.steps import Election, State


@payload
class SuspendElection:
    """Why nothing goes on for the time being."""

    reason: Text


@payload
class ResumeElection:
    """Why the election goes on again, at the steps at which it stood."""

    reason: Text


@payload
class AnnulElection:
    """Why the election is void, and who declared it so."""

    reason: Text
    authority: Text


P = TypeVar("P", bound=SuspendElection | ResumeElection | AnnulElection)


def _into(state: State, act: str, payload: type[P]) -> Rule[P, Nothing, Nothing]:
    """Return the rule of an act that brings the election into a state."""

    def project(deed: Deed[P, Nothing], views: Views) -> Iterator[Row]:
        for row in views.every(Election):
            yield replace(row, state=state.value, reason=deed.payload.reason)

    return Rule(
        act,
        payload,
        Nothing,
        scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
        facts_of=no_facts,
        decide=always,
        project=project,
        least_signers=2,
    )


SUSPEND_ELECTION = _into(State.SUSPENDED, "suspend_election", SuspendElection)
RESUME_ELECTION = _into(State.RUNNING, "resume_election", ResumeElection)
ANNUL_ELECTION = _into(State.VOID, "annul_election", AnnulElection)
