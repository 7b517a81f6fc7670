"""A branch's return, and what the register and the round say of what stands in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from comitia.charter.rules import Setting
from comitia.kernel.findings import Fact, Finding
from comitia.kernel.ids import repeated
from comitia.kernel.views import Views
from comitia.stages.deciding import Occasion
from comitia.stages.forms import Count, NameId, RandomId, Text, payload
from comitia.stages.nomination.downward import sent_down
from comitia.stages.nomination.returns.account import Box, CameBy, NotReached, OnForm
from comitia.stages.nomination.rounds import BranchReturn, round_of
from comitia.stages.register.bodies import (
    Body,
    Person,
    Standing,
    known_body,
    seats_of,
)

# From so many names on, all people of the unit are read at once.
_MANY = 200


@payload
class NamedPerson:
    """A person, and how many members of the branch were for the name."""

    person: RandomId
    votes: Count


@payload
class SubmitReturn:
    """What a branch sends: who took part, and the names with their votes.

    `entitled` may be left out; it is what the register says. Where the charter lists
    channels and groups, `came` says by which each voter took part; where it lists
    reasons, `unreached` says why the others did not.
    """

    body: NameId
    voters: Count
    names: tuple[NamedPerson, ...]
    entitled: Count | None = None
    came: tuple[CameBy, ...] = ()
    unreached: tuple[NotReached, ...] = ()
    box: Box | None = None
    form: OnForm | None = None


@payload
class CorrectReturn:
    """The whole return as it should have been, and why it was not."""

    body: NameId
    voters: Count
    names: tuple[NamedPerson, ...]
    reason: Text
    entitled: Count | None = None
    came: tuple[CameBy, ...] = ()
    unreached: tuple[NotReached, ...] = ()
    box: Box | None = None
    form: OnForm | None = None


@dataclass(frozen=True, slots=True)
class Returning:
    """A return, and what the register and the round say of the branch and its names.

    `strangers` are people of no branch of the unit, `gone` those who take part no
    more. `has_returned` says whether the round has a return of the branch already,
    `number_used` which branch's return came under the number of this form. `asked` is
    how many names a division asks it for, and `is_keyed_twice` whether two people key
    the return, each for themselves. `off_list` are names that are not on the list which
    came down for the round.
    """

    body: str
    kind: str
    members: int
    voters: int
    votes: Mapping[str, int]
    entitled: int | None = None
    round: int = 1
    doubled: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    has_returned: bool = False
    is_correction: bool = False
    corrections: int = 0
    day: date | None = None
    came: tuple[CameBy, ...] = ()
    unreached: tuple[NotReached, ...] = ()
    box: Box | None = None
    form: OnForm | None = None
    number_used: str = ""
    is_keyed_twice: bool = False
    asked: int | None = None
    seats: int = 0
    off_list: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What a unit's register and round say, looked up once for all returns of an act.

    `standing` has how people stand who were asked for; who is not in it is a stranger.
    """

    unit: str
    round: int
    standing: Mapping[str, str]
    sent: Mapping[str, BranchReturn]
    seats: int
    asked: Callable[[Body], int | None]
    numbers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()


def known_of(
    unit: str,
    asked: Iterable[SubmitReturn | CorrectReturn],
    views: Views,
    names_asked: Callable[[Body], int | None],
) -> Known:
    """Return what is known of the branches and people that returns are about."""
    round_ = round_of(unit, views)
    number = round_.number
    given = tuple(asked)
    rows = _rows_of(unit, number, given, views)
    people = {one.person for each in given for one in each.names}
    people |= {one for each in given if each.box for one in each.box.carriers}
    return Known(
        unit,
        number,
        dict(_standing(unit, people, views)),
        {row.body: row for row in rows},
        seats_of(unit, views),
        names_asked,
        {(row.form, row.number): row.body for row in rows if row.number},
        sent_down(round_, views),
    )


def _rows_of(
    unit: str,
    number: int,
    given: tuple[SubmitReturn | CorrectReturn, ...],
    views: Views,
) -> tuple[BranchReturn, ...]:
    """Return what the round has; of one branch without a form only its own."""
    if len(given) > 1 or any(one.form for one in given):
        return views.every(BranchReturn, unit=unit, round=number)
    rows = (views.one(BranchReturn, unit, number, one.body) for one in given)
    return tuple(row for row in rows if row is not None)


def _standing(unit: str, people: set[str], views: Views) -> Iterator[tuple[str, str]]:
    if len(people) > _MANY:
        rows = views.every(Person, unit=unit)
        yield from ((row.person, row.standing) for row in rows)
        return
    for one in people:
        row = views.one(Person, one)
        if row is not None and row.unit == unit:
            yield one, row.standing


def returning(
    asked: SubmitReturn | CorrectReturn,
    known: Known,
    views: Views,
    occasion: Occasion,
    *,
    is_keyed_twice: bool,
) -> Returning:
    """Return one return with all that is known of it."""
    body = known_body(asked.body, views)
    named = [one.person for one in asked.names]
    before = known.sent.get(body.body)
    has_returned = before is not None and not before.excused
    carriers = asked.box.carriers if asked.box else ()
    used = known.numbers.get(_number_on(asked.form), "")
    return Returning(
        body=body.body,
        kind=body.kind,
        members=body.members,
        voters=asked.voters,
        votes={one.person: one.votes for one in asked.names},
        entitled=asked.entitled,
        round=known.round,
        doubled=repeated(named),
        strangers=_strangers((*named, *carriers), known),
        gone=tuple(one for one in named if _is_gone(one, known)),
        has_returned=has_returned,
        is_correction=isinstance(asked, CorrectReturn),
        corrections=before.corrections if before else 0,
        day=occasion.at.date(),
        came=asked.came,
        unreached=asked.unreached,
        box=asked.box,
        form=asked.form,
        number_used=used if used != body.body else "",
        is_keyed_twice=is_keyed_twice,
        asked=known.asked(body),
        seats=known.seats,
        off_list=_off_list(named, known),
    )


def _number_on(form: OnForm | None) -> tuple[str, str]:
    return (form.form, form.number or "") if form else ("", "")


def _strangers(people: Iterable[str], known: Known) -> tuple[str, ...]:
    return tuple(one for one in people if one not in known.standing)


def _off_list(named: Iterable[str], known: Known) -> tuple[str, ...]:
    """Return who is not on the list that came down, where one did."""
    return tuple(one for one in named if known.listed and one not in known.listed)


def _is_gone(person: str, known: Known) -> bool:
    standing = known.standing.get(person)
    return standing is not None and standing != Standing.ACTIVE.value


def cited(
    code: str, setting: Setting[object], facts: Returning, **more: Fact
) -> Finding:
    """Return the refusal of a return by a key of the charter."""
    said = tuple(sorted({**more, "body": facts.body}.items()))
    return Finding(code, said, setting.key, setting.provenance.clause)


def plain(code: str, key: str, facts: Returning, **more: Fact) -> Finding:
    """Return the refusal of a return because of what stands in a field of it."""
    return Finding(code, tuple(sorted({**more, "body": facts.body}.items())), key)
