"""What the database itself refuses of each view, whoever writes to it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from django.db.models import CheckConstraint, Q

from comitia.stages.grants import Role
from comitia.stages.register.bodies import Standing
from comitia.stages.register.steps import State, Step
from comitia.stages.register.ways import Out, Reached


def one_of(view: str, column: str, words: type[StrEnum]) -> CheckConstraint:
    """Return the constraint that a column holds one of an enumeration's words."""
    return CheckConstraint(
        condition=Q(**{f"{column}__in": [str(word) for word in words]}),
        name=f"{view}_{column}_known",
    )


CONSTRAINTS: Final[Mapping[str, tuple[CheckConstraint, ...]]] = MappingProxyType(
    {
        "election": (one_of("election", "state", State),),
        "progress": (one_of("progress", "step", Step),),
        "person": (one_of("person", "standing", Standing),),
        "grant": (one_of("grant", "role", Role),),
        "way": (one_of("way", "reached", Reached), one_of("way", "out", Out)),
    }
)
