"""What a chart of steps shows, before it is drawn."""

from dataclasses import dataclass
from enum import StrEnum


class Stands(StrEnum):
    """How a step stands while the process goes on; a plan says nothing of it."""

    UNSAID = ""
    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a step: what it is, its value, and where that stands."""

    label: str
    value: str
    cited: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A box of the chart; steps with a number follow each other by arrows."""

    title: str
    lines: tuple[Line, ...]
    number: int | None = None
    stands: Stands = Stands.UNSAID


@dataclass(frozen=True, slots=True)
class Chart:
    """A process from top to bottom, with a title and a sentence about it."""

    title: str
    described: str
    language: str
    steps: tuple[Step, ...]
