"""What is withheld from people now, and for whom the day of it is over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.register.ways import Way


@dataclass(frozen=True, slots=True)
class Withholding(Row):
    """Reasons that a person is not told, on whose word and until which day.

    `signers` are the accounts that signed for it; `told` is when the person was told
    them after all, empty until then.
    """

    view: ClassVar[str] = "withholding"
    keys: ClassVar[int] = 3
    unit: str
    person: str
    matter: str
    ground: str
    authority: str
    number: str
    until: str
    at: str
    signers: tuple[str, ...] = ()
    told: str = ""


def withheld(unit: str, person: str, matter: str, views: Views) -> Withholding | None:
    """Return what is withheld in a matter since the name came here, or nothing."""
    row = views.one(Withholding, unit, person, matter)
    way = views.one(Way, unit, person)
    if row is None or row.told or way is None:
        return None
    is_old = parse_moment(row.at) < parse_moment(way.since)
    return None if is_old else row


def all_withheld(
    unit: str, persons: Iterable[str], views: Views
) -> tuple[Withholding, ...]:
    """Return everything that is withheld from people of a unit now."""
    wanted = frozenset(persons)
    found = (
        withheld(unit, row.person, row.matter, views)
        for row in views.every(Withholding, unit=unit, told="")
        if row.person in wanted
    )
    return tuple(row for row in found if row is not None)


def not_heard_in_full(
    row: Withholding | None, *, is_against: bool
) -> Iterator[Finding]:
    """Return the refusal of a last word on reasons that the person never heard.

    Nobody can answer what is not told; in the person's favour it is decided at once.
    """
    if row is not None and is_against:
        yield Finding.of(
            "due_process.not_heard_in_full",
            key="person",
            person=row.person,
            matter=row.matter,
            until=date.fromisoformat(row.until),
        )


def still_withheld(rows: Iterable[Withholding], *, at: datetime) -> Iterator[Finding]:
    """Return what is not told yet, and has to be before anything is closed.

    Rights end when a step is closed; nobody loses them without having heard why.
    """
    for row in rows:
        until = date.fromisoformat(row.until)
        is_over = at.date() > until
        yield Finding.of(
            "due_process.withholding_over" if is_over else "due_process.withheld_still",
            key="person",
            person=row.person,
            matter=row.matter,
            until=until,
        )
