"""Tips as every step reads them: what can be checked is looked into before the vote."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views


@dataclass(frozen=True, slots=True)
class Tip(Row):
    """A tip, about nobody by name: unit, channel, the day, and what came of it."""

    view: ClassVar[str] = "tip"
    keys: ClassVar[int] = 1
    tip: str
    unit: str
    channel: str
    day: str
    checkable: bool
    ended: str = ""


def open_tips(unit: str, views: Views) -> tuple[Tip, ...]:
    """Return the tips of a unit that can be checked and that nobody looked into."""
    return views.every(Tip, unit=unit, checkable=True, ended="")


def not_looked_into(count: int) -> Iterator[Finding]:
    """Return that nothing goes on while a tip that can be checked was not."""
    if count:
        yield Finding.of("vetting.tips_open", key="tip", count=count)
