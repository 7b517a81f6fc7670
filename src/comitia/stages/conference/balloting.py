"""What the ballots of a conference have come to, and what can follow."""

from collections.abc import Iterable
from dataclasses import dataclass

from comitia.kernel.views import Views
from comitia.stages.conference.ballots import (
    Ballot,
    BallotName,
    Kind,
    Status,
    choices,
    counted_ballots,
    may_be_written_in,
    reductions,
    standing_ballots,
)
from comitia.stages.conference.records import Acceptance
from comitia.stages.register.bodies import seats_of
from comitia.stages.register.ways import Out, Way


@dataclass(frozen=True, slots=True)
class Balloting:
    """What the ballots on the list that stands have come to.

    `seats_left` are neither filled nor given up. `choice` are the names that may still
    be elected, `listed` those whom a primary has put up for the final. `tied` are those
    who alone go on to the next ballot: more than there are seats for, level at the cut
    of the last, which was of the kind `last_kind`; `tied_again` says that they were in
    the one before. `in_progress` is the number of a ballot whose papers are out, or 0.
    """

    seats_left: int
    choice: tuple[str, ...] = ()
    elected: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    is_further: bool = False
    in_progress: int = 0
    last_number: int = 0
    listed: tuple[str, ...] = ()
    reduced: int = 0
    last_kind: str = ""
    last_counted: int = 0
    tied_again: bool = False

    @property
    def places_left(self) -> int:
        """How many places on the list of the final are still free."""
        return self.seats_left - len(self.listed)

    def kind_of(self, names: Iterable[str], *, with_primary: bool) -> Kind:
        """Return which ballot these names are put to: a tie is voted on as it arose.

        With a primary, those whom it listed stand in the final; all others in it. A
        list whose last places stay tied may go to the final as it is.
        """
        if not with_primary:
            return Kind.CONTESTED
        is_final = bool(self.listed) and set(names) <= set(self.listed)
        if self.tied and not (is_final and self.tied_again):
            return Kind(self.last_kind)
        return Kind.FINAL if is_final or self.places_left < 1 else Kind.PRIMARY

    def seats_of(self, kind: Kind) -> int:
        """Return how many seats, or places on the list, a ballot of a kind fills."""
        return self.places_left if kind is Kind.PRIMARY else self.seats_left

    def may_stand(self, kind: Kind) -> tuple[str, ...]:
        """Return who may stand in a ballot of a kind."""
        if kind is Kind.FINAL and self.listed:
            return self.listed
        if self.tied:
            return self.tied
        return tuple(one for one in self.choice if one not in self.listed)

    def must_stand(self, kind: Kind) -> tuple[str, ...]:
        """Return who has to: the tied, the list, and all names the first time."""
        if self.tied or kind is Kind.FINAL or not self.is_further:
            return self.may_stand(kind)
        return ()


def balloting(unit: str, views: Views) -> Balloting:
    """Return what the ballots of a unit have come to so far."""
    counted = counted_ballots(unit, views)
    elected = tuple(
        one for one in _who(counted, views, "elected") if _holds(one, unit, views)
    )
    reduced = sum(one.seats for one in reductions(unit, views))
    choice = choices(unit, views)
    listed = _listed(unit, counted, choice, views)
    seats_left = seats_of(unit, views) - len(elected) - reduced
    return Balloting(
        seats_left,
        choice,
        elected,
        _bound_tie(unit, counted, seats_left - len(listed), views),
        is_further=bool(counted),
        in_progress=_in_progress(unit, views),
        last_number=len(views.every(Ballot, unit=unit)),
        listed=listed,
        reduced=reduced,
        last_kind=counted[-1].kind if counted else "",
        last_counted=counted[-1].number if counted else 0,
        tied_again=all(_who([one], views, "tied") for one in counted[-2:])
        and len(counted) > 1,
    )


def _holds(person: str, unit: str, views: Views) -> bool:
    """Return whether a seat that was won is not free again.

    It is after a review, and where the charter has a seat declined voted on again.
    """
    way = views.one(Way, unit, person)
    answer = views.one(Acceptance, unit, person)
    is_replaced = way is not None and way.out == Out.REPLACED.value
    return not is_replaced and (answer is None or not answer.frees)


def _in_progress(unit: str, views: Views) -> int:
    ballots = standing_ballots(unit, views)
    now = (one.number for one in ballots if one.status == Status.OPEN.value)
    return next(now, 0)


def _who(counted: Iterable[Ballot], views: Views, came: str) -> tuple[str, ...]:
    """Return the names that came somewhere by these ballots: a column that is true."""
    return tuple(
        name.person
        for one in counted
        for name in views.every(
            BallotName, unit=one.unit, number=one.number, **{came: True}
        )
    )


def _listed(
    unit: str, counted: tuple[Ballot, ...], choice: tuple[str, ...], views: Views
) -> tuple[str, ...]:
    """Return who is on the list that no final has voted on yet, and still stands."""
    finals = [one.number for one in counted if one.kind == Kind.FINAL.value]
    last = max(finals, default=0)
    since = [one for one in counted if one.number > last]
    names = _who(since, views, "listed")
    return tuple(one for one in names if _stands(one, unit, choice, views))


def _stands(person: str, unit: str, choice: tuple[str, ...], views: Views) -> bool:
    return person in choice or may_be_written_in(person, unit, views)


def _bound_tie(
    unit: str, counted: tuple[Ballot, ...], places: int, views: Views
) -> tuple[str, ...]:
    """Return who is still tied after the last count, while places do not suffice."""
    choice = choices(unit, views)
    tied = tuple(
        one
        for one in _who(counted[-1:], views, "tied")
        if _stands(one, unit, choice, views)
    )
    return tied if 0 < places < len(tied) else ()
