"""The figures of an election, each counted from the rows of the step it belongs to.

This alone looks at all steps at once; audit and `figures show` count here again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from comitia.kernel.dates import parse_moment
from comitia.kernel.moments import Moment
from comitia.kernel.views import Views
from comitia.stages.composition.axes.composed import (
    CardCount,
    Composing,
    composing,
)
from comitia.stages.composition.axes.counting import People
from comitia.stages.composition.cells import left_out
from comitia.stages.composition.figures import (
    PERCENT,
    Count,
    Counted,
    Figure,
    count_figure,
    with_share,
    worked_out,
)
from comitia.stages.composition.people import composition_of
from comitia.stages.composition.special.invited import InvitedDelegate, invited
from comitia.stages.composition.special.nominees import CentralNominee
from comitia.stages.conference.ballots import (
    Ballot,
    BallotName,
    SeatsReduced,
    Status,
    on_paper,
    reductions,
)
from comitia.stages.due_process.withheld import Withholding
from comitia.stages.nomination.participation import participation_figures
from comitia.stages.publication.changes import Change, changes
from comitia.stages.publication.publishing import delegates, publishing
from comitia.stages.register.bodies import Body, Person, UnitSeats
from comitia.stages.register.course.published import ELECTED, ListedName
from comitia.stages.register.ways import Out, Reached, Way


def figures_of(views: Views, attributes: Iterable[str]) -> tuple[Figure, ...]:
    """Return every figure that is published with a list, in the order of the steps.

    They are counted in rows that erasing a person leaves as they are. `attributes` are
    those that the list tells: where one is a kind of body, delegates are counted by it.
    """
    seats = Count("seats", _seats(views), Counted.SEATS, Moment.DIVIDED, UnitSeats.view)
    return (
        count_figure(seats),
        *_nomination(views),
        *_conference(views, seats),
        *_delegates(views, seats, attributes),
        *_approved(views, seats),
        *_central(views, attributes),
        *_invited(views),
        *_withheld(views),
    )


def _seats(views: Views) -> int:
    return sum(row.seats for row in views.every(UnitSeats))


def _nomination(views: Views) -> Iterator[Figure]:
    """Return who took part in the first round, and how many names came of all."""
    yield from participation_figures(views)
    yield count_figure(
        Count(
            "nominees",
            len(views.every(Way)),
            Counted.PERSONS,
            Moment.NOMINATED,
            Way.view,
        )
    )


def _conference(views: Views, seats: Count) -> Iterator[Figure]:
    """Return what the first valid ballot of each unit was: names, margin, people."""
    ballots = tuple(_first_ballots(views))
    names = sum(len(on_paper(one, views)) for one in ballots)
    candidates = _voting("candidates", names, BallotName.view)
    yield count_figure(candidates)
    yield from with_share(
        _voting("margin", names - seats.number, BallotName.view), seats
    )
    yield from _least_margin(ballots, views)
    met = tuple(_once_each(ballots))
    entitled = _voting("conference.entitled", _sum(met, lambda one: one.entitled))
    present = _voting("conference.present", _sum(met, lambda one: one.present))
    yield count_figure(entitled)
    yield from with_share(present, entitled)
    annulled = views.every(Ballot, status=Status.ANNULLED.value)
    units = len({one.unit for one in annulled})
    yield count_figure(
        Count("units.annulled", units, Counted.BODIES, Moment.VOTING, Ballot.view)
    )


def _least_margin(ballots: Sequence[Ballot], views: Views) -> Iterator[Figure]:
    """Return the smallest margin of a unit, of its seats, where several have voted."""
    margins = [
        Fraction(len(on_paper(one, views)) - one.seats, one.seats) for one in ballots
    ]
    if len(margins) > 1:
        units = Count(
            "margin.units", len(margins), Counted.BODIES, Moment.VOTING, BallotName.view
        )
        yield count_figure(units)
        yield worked_out("margin.least", min(margins), PERCENT, units)


def _voting(key: str, number: int, source: str = Ballot.view) -> Count:
    return Count(key, number, Counted.PERSONS, Moment.VOTING, source)


def _sum(ballots: Iterable[Ballot], number: Callable[[Ballot], int]) -> int:
    return sum(number(one) for one in ballots)


def _first_ballots(views: Views) -> Iterator[Ballot]:
    """Return, for each unit, its first ballot that was counted and still stands."""
    for row in views.every(UnitSeats):
        counted = views.every(Ballot, unit=row.unit, status=Status.COUNTED.value)
        yield from counted[:1]


def _once_each(ballots: Iterable[Ballot]) -> Iterator[Ballot]:
    """Return of each conference its first ballot: one that several units share is one.

    The papers of its units may have been voted on one after another; those who came
    are counted when the first of them was opened.
    """
    met: set[str] = set()
    for one in sorted(ballots, key=lambda one: (parse_moment(one.opened), one.unit)):
        if one.shared not in met:
            yield one
        met |= {one.shared} - {""}


def _delegates(
    views: Views, seats: Count, attributes: Iterable[str]
) -> Iterator[Figure]:
    """Return who was elected and who is a delegate, what is open, and by what."""
    elected = Count(
        "elected", len(won(views)), Counted.PERSONS, Moment.ELECTED, Way.view
    )
    yield from with_share(elected, seats)
    listed = delegates(views)
    people = Count(
        "delegates", len(listed), Counted.PERSONS, Moment.CONFIRMED, Way.view
    )
    yield from with_share(people, seats)
    given_up = sum(
        one.seats
        for row in views.every(UnitSeats)
        for one in reductions(row.unit, views)
    )
    reduced = Count(
        "seats.reduced", given_up, Counted.SEATS, Moment.VOTING, SeatsReduced.view
    )
    yield count_figure(reduced, seats)
    yield count_figure(
        Count(
            "seats.open",
            seats.number - given_up - people.number,
            Counted.SEATS,
            Moment.CONFIRMED,
            Way.view,
        ),
        seats,
    )
    for kind in dict.fromkeys(attributes):
        yield from _by_body(views, people, kind, listed)


def _approved(views: Views, seats: Count) -> Iterator[Figure]:
    """Return who stood on the list of those elected, and why seats are open now.

    There are no such figures where no such list was published.
    """
    first = views.every(ListedName, list=ELECTED)
    if not first:
        return
    listed = Count(
        "elected.listed",
        len(first),
        Counted.PERSONS,
        Moment.APPROVED,
        ListedName.view,
    )
    yield from with_share(listed, seats)
    changed = Counter(row.change for row in changes(views))
    for change in Change:
        key = f"changes.{change.value}"
        yield count_figure(_confirmed(key, changed[change]), listed)


def _central(views: Views, attributes: Iterable[str]) -> Iterator[Figure]:
    """Return how far those came whom the centre sent, and the delegates without them.

    There are no such figures where the centre sent nobody.
    """
    sent = {one.person for one in views.every(CentralNominee)}
    if not sent:
        return
    ways = won(views)
    listed = delegates(views)
    own = [way for way in listed if way.person not in sent]
    elected = _confirmed("elected", len(ways), Moment.ELECTED)
    central = [way for way in ways if way.person in sent]
    yield count_figure(_people("nominees.central", len(sent), Moment.NOMINATED))
    central_won = _confirmed("elected.central", len(central), Moment.ELECTED)
    yield from with_share(central_won, elected)
    people = _confirmed("delegates", len(listed))
    yield from with_share(
        _confirmed("delegates.central", len(listed) - len(own)), people
    )
    own_people = _confirmed("delegates.own", len(own))
    yield from with_share(own_people, people)
    for kind in dict.fromkeys(attributes):
        yield from _by_body(views, own_people, kind, own)


def _people(key: str, number: int, moment: Moment) -> Count:
    return Count(key, number, Counted.PERSONS, moment, CentralNominee.view)


def _confirmed(key: str, number: int, moment: Moment = Moment.CONFIRMED) -> Count:
    return Count(key, number, Counted.PERSONS, moment, Way.view)


def _invited(views: Views) -> Iterator[Figure]:
    """Return who sits by invitation, and how many that makes with the delegates.

    There are no such figures where nobody was ever invited.
    """
    if not views.every(InvitedDelegate):
        return
    guests = len(invited(views))
    due = Count(
        "due",
        guests + len(delegates(views)),
        Counted.PERSONS,
        Moment.CONFIRMED,
        InvitedDelegate.view,
    )
    yield count_figure(due)
    yield from with_share(
        Count(
            "invited",
            guests,
            Counted.PERSONS,
            Moment.CONFIRMED,
            InvitedDelegate.view,
        ),
        due,
    )


def _withheld(views: Views) -> Iterator[Figure]:
    """Return from how many people reasons were withheld, in all and by unit.

    There are no such figures where nothing was ever withheld. Small numbers of a unit
    are left out, and others with them; how many units that are is said.
    """
    people: dict[str, set[str]] = {row.unit: set() for row in views.every(UnitSeats)}
    for one in views.every(Withholding):
        people.setdefault(one.unit, set()).add(one.person)
    numbers = {unit: len(held) for unit, held in people.items()}
    if not any(numbers.values()):
        return
    hidden = left_out(numbers)
    whole = _of_withheld("withheld", sum(numbers.values()))
    yield count_figure(whole)
    for unit in sorted(numbers.keys() - hidden):
        yield count_figure(_of_withheld(f"withheld.{unit}", numbers[unit]), whole)
    untold = _of_withheld("units.withheld_untold", len(hidden), Counted.BODIES)
    yield count_figure(untold)


def _of_withheld(key: str, number: int, unit: Counted = Counted.PERSONS) -> Count:
    return Count(key, number, unit, Moment.CONFIRMED, Withholding.view)


def won(views: Views) -> tuple[Way, ...]:
    """Return the ways of all who were elected, also of those who left since."""
    return tuple(way for way in views.every(Way) if _was_elected(way))


def _was_elected(way: Way) -> bool:
    """Return whether somebody won a seat that nobody else was to be elected to."""
    is_free = way.out in {Out.REPLACED.value, Out.DECLINED.value}
    return not is_free and Reached(way.reached).is_at_least(Reached.ELECTED)


def _by_body(
    views: Views, people: Count, kind: str, ways: Iterable[Way]
) -> tuple[Figure, ...]:
    """Return how many people stand in each body of a kind; another word: nothing."""
    bodies = {body.body for body in views.every(Body, kind=kind)}
    standing = {
        way.person: row.body
        for way in ways
        if (row := views.one(Person, way.person)) and row.body in bodies
    }
    return composition_of(people, kind, standing, bodies)


def composing_of(views: Views, on_cards: tuple[CardCount, ...]) -> Composing:
    """Return the lists whose people are counted by what the charter asks for.

    Where somebody elected is on no published list, those elected are only counted as
    far as they are listed: see ``unlisted``.
    """
    confirmed = delegates(views)
    listed = _list(
        "elected.listed", Moment.APPROVED, views.every(ListedName, list=ELECTED)
    )
    lists = (
        *(() if unlisted(views) else (_list("elected", Moment.ELECTED, won(views)),)),
        listed,
        _list("delegates", Moment.CONFIRMED, confirmed),
    )
    units: dict[str, list[str]] = {row.unit: [] for row in views.every(UnitSeats)}
    for way in confirmed:
        units[way.unit].append(way.person)
    by_unit = {unit: tuple(persons) for unit, persons in units.items()}
    there = tuple(one for one in lists if one.persons or one.key == "delegates")
    return composing(there, by_unit, on_cards, views)


def unlisted(views: Views) -> frozenset[str]:
    """Return everybody who was elected and stands on no published list.

    They would be given away by what is left of a count of all who were elected when
    the published people are taken off.
    """
    listed = {one.person for one in views.every(ListedName, list=ELECTED)}
    public = listed | {way.person for way in delegates(views)}
    return frozenset(way.person for way in won(views)) - public


def _list(key: str, moment: Moment, rows: Iterable[Way | ListedName]) -> People:
    source = ListedName.view if key == "elected.listed" else Way.view
    return People(key, moment, source, tuple(sorted(row.person for row in rows)))


PUBLISH_LIST: Final = publishing(figures_of, composing_of)
