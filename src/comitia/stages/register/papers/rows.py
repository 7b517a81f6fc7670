"""The rows of letters and of files: what went up, what came down, what is filed."""

from dataclasses import dataclass
from typing import ClassVar

from comitia.kernel.views import Row


@dataclass(frozen=True, slots=True)
class Letter(Row):
    """A request that went up for a unit while it stood at a step.

    `number` and `dated` are the office's own; `reply` is empty, `granted` or
    `declined`. `subject` is a word of the charter, empty where the letter is about
    nothing it demands.
    """

    view: ClassVar[str] = "letter"
    keys: ClassVar[int] = 1
    letter: str
    unit: str
    step: str
    number: str
    dated: str
    sent: str
    reply: str
    replied: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Filed(Row):
    """A document that was filed for a unit, or for one person of it, by its digest.

    `person` is empty for what concerns the unit; `dated` is the day it bears.
    """

    view: ClassVar[str] = "filed"
    keys: ClassVar[int] = 4
    unit: str
    kind: str
    person: str
    sha256: str
    dated: str
    at: str
