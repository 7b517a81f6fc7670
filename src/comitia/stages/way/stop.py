"""One stop on the way of a name, as a code with its facts; words come at the edge."""

from dataclasses import dataclass

from comitia.kernel.findings import Fact
from comitia.kernel.views import Views
from comitia.stages.register.bodies import Body
from comitia.stages.register.steps import Step


@dataclass(frozen=True, slots=True)
class Stop:
    """What happened to a name at a step, and when; no moment where none was kept."""

    step: Step
    at: str
    code: str
    facts: tuple[tuple[str, Fact], ...]

    @classmethod
    def of(cls, step: Step, at: str, code: str, **facts: Fact) -> "Stop":
        """Return a stop whose facts are given by name.

        >>> Stop.of(Step.NOTICE, "", "way.shown", number=1).facts
        (('number', 1),)
        """
        return cls(step, at, code, tuple(sorted(facts.items())))


def titled(body: str, views: Views) -> str:
    """Return what a body is called; one that the register lacks, by its id."""
    row = views.one(Body, body)
    return row.name if row else body
