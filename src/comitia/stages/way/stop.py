"""One stop on the way of a name, as a code with its facts; words come at the edge."""

from dataclasses import dataclass, replace

from comitia.charter.kinds import Value
from comitia.charter.rules import Setting
from comitia.kernel.findings import Fact
from comitia.stages.register.steps import Step

Measures = tuple[Setting[Value], ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """What happened to a name at a step, and when; no moment where none was kept.

    `measures` are the rules that it was measured by, as they held at that moment.
    """

    step: Step
    at: str
    code: str
    facts: tuple[tuple[str, Fact], ...]
    measures: Measures = ()

    @classmethod
    def of(cls, step: Step, at: str, code: str, **facts: Fact) -> "Stop":
        """Return a stop whose facts are given by name.

        >>> Stop.of(Step.NOTICE, "", "way.shown", number=1).facts
        (('number', 1),)
        """
        return cls(step, at, code, tuple(sorted(facts.items())))

    def by(self, measures: Measures) -> "Stop":
        """Return the same stop with what it was measured by."""
        return replace(self, measures=measures)
