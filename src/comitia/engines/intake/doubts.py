"""What is strange about a plan though nothing forbids it: probably slips."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from comitia.engines.intake.columns import Kind
from comitia.engines.intake.plan import Change, Plan, Planned
from comitia.kernel.findings import Finding, Place
from comitia.kernel.views import Views
from comitia.stages.register.bodies import Body, Person, Standing

Find = Callable[[str], str | None]
# Numbers of an office are hardly longer where zeros get lost.
_WIDEST: Final = 8


def doubts_of(plan: Plan, views: Views, find: Find, name: str) -> Iterator[Finding]:
    """Yield a warning for each row or body of a plan that is probably a slip.

    `find` returns the person whom the office knows by an id; `name` is the sheet's.
    """
    yield from _lost_zeros(plan, find, name)
    if plan.kind is Kind.PERSONS:
        yield from _same_names(plan, name)
        yield from _too_many(plan, views, name)


def _lost_zeros(plan: Plan, find: Find, name: str) -> Iterator[Finding]:
    """Yield that an id is that of another but for zeros in front."""
    alike: Mapping[str, list[Planned]] = defaultdict(list)
    for row in plan.planned:
        alike[_bare(row.id)].append(row)
    for bare, rows in alike.items():
        others = [(row, rows[0].id) for row in rows[1:]]
        if plan.kind is Kind.PERSONS and len(rows) == 1:
            new = [row for row in rows if row.change is Change.CREATED]
            others = [(row, one) for row in new for one in _known(row.id, bare, find)]
        for row, other in others:
            place = Place(name, row.number)
            yield Finding.of(
                "import.zeros", key="id", place=place, named=row.id, other=other
            )


def _bare(named: str) -> str:
    return named.lstrip("0") or "0"


def _known(named: str, bare: str, find: Find) -> list[str]:
    """Return under which spelling of a number the office knows somebody else."""
    if not bare.isascii() or not bare.isdigit():
        return []
    spelt = dict.fromkeys(bare.zfill(width) for width in range(1, _WIDEST + 1))
    return [one for one in spelt if one != named and find(one) is not None][:1]


def _same_names(plan: Plan, name: str) -> Iterator[Finding]:
    """Yield that a name stands twice for one body, under two ids."""
    first: dict[tuple[object, object], Planned] = {}
    for row in sorted(plan.planned, key=lambda one: one.number):
        one = first.setdefault((row.payload["name"], row.payload["body"]), row)
        if one is not row:
            place = Place(name, row.number)
            yield Finding.of(
                "import.same_name",
                key="name",
                place=place,
                named=str(row.payload["name"]),
                body=str(row.payload["body"]),
                other=one.number,
            )


def _too_many(plan: Plan, views: Views, name: str) -> Iterator[Finding]:
    """Yield which body would have more people than the register says it has."""
    active = views.every(Person, standing=Standing.ACTIVE.value)
    held = Counter(one.body for one in active)
    held.update(str(row.payload["body"]) for row in plan.having(Change.CREATED))
    for body in sorted({str(row.payload["body"]) for row in plan.planned}):
        known = views.one(Body, body)
        if known is not None and 0 < known.members < held[body]:
            yield Finding.of(
                "import.more_than_members",
                key="members",
                place=Place(name),
                body=body,
                people=held[body],
                members=known.members,
            )
