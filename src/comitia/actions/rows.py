"""Words of the policy table, so that each act's row reads as one line."""

from itertools import product
from typing import Final

from comitia.stages.grants import Role
from comitia.stages.register.bodies import Relation
from comitia.stages.register.steps import State, Step

OWN: Final = frozenset({Relation.SAME})
ABOVE: Final = frozenset({Relation.ABOVE})
OWN_OR_ABOVE: Final = frozenset({Relation.SAME, Relation.ABOVE})
ANY_STEP: Final = frozenset(Step)
SETTING_UP: Final = frozenset({Step.REGISTER})
# Every body of the same tree, whichever way it stands to the body concerned.
RELATED: Final = frozenset(Relation) - {Relation.FOREIGN}

OPEN_OR_SUSPENDED: Final = frozenset({State.RUNNING, State.SUSPENDED})


def by(*roles: Role, of: frozenset[Relation]) -> frozenset[tuple[Role, Relation]]:
    """Return who may do an act: which roles, of bodies that stand how to its own.

    >>> allowed = by(Role.OFFICER, of=OWN_OR_ABOVE) | by(Role.SECRETARY, of=OWN)
    >>> (Role.SECRETARY, Relation.ABOVE) in allowed
    False
    """
    return frozenset(product(roles, of))


def at(*steps: Step) -> frozenset[Step]:
    """Return the steps at which an act is open."""
    return frozenset(steps)


def between(first: Step, last: Step) -> frozenset[Step]:
    """Return the steps from one to another, both included.

    >>> sorted(one.value for one in between(Step.NOTICE, Step.CONFERENCE))
    ['conference', 'notice', 'plenary']
    """
    steps = list(Step)
    return frozenset(steps[steps.index(first) : steps.index(last) + 1])


# The steps that each unit goes through by itself.
IN_UNITS: Final = between(Step.NOMINATION, Step.PUBLICATION)
# The terms of people who are set aside run on when more names are sought.
RIGHTS_RUN: Final = between(Step.NOMINATION, Step.CREDENTIALS)
