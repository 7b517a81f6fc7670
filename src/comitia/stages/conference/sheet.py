"""The result sheet of a conference: all its ballots in order, and what they came to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from comitia.kernel.views import Views
from comitia.stages.conference.balloting import balloting
from comitia.stages.conference.ballots import (
    Ballot,
    BallotAccount,
    BallotName,
    SeatsLeftOpen,
    Status,
    VoidPapers,
    left_open,
    on_paper,
    reductions,
    written_in,
)
from comitia.stages.register.bodies import seats_of


class Repeats(StrEnum):
    """Why the names of a ballot are voted on once more."""

    NOTHING = ""
    TIE = "tie"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class SheetBallot:
    """One ballot: its papers, the bar, the names in the order of the paper.

    `names` end with those written in for whom the votes decided something; the votes
    of all others who were written in are `other_votes`. `account` is nothing while
    papers are out; `reduced` are the seats given up after this ballot.
    """

    ballot: Ballot
    account: BallotAccount | None
    void_for: tuple[VoidPapers, ...]
    names: tuple[BallotName, ...]
    other_votes: int
    reduced: int
    repeats: Repeats = Repeats.NOTHING

    @property
    def over(self) -> tuple[str, int]:
        """What more papers came back than there were, where that made it void.

        `issued` or `voters`, and how many; nothing of a ballot that is not void.
        """
        account = self.account
        if account is None or self.ballot.status != Status.VOID.value:
            return "", 0
        for name, most in (("issued", account.issued), ("voters", account.voters)):
            if account.returned > most:
                return name, most
        return "", 0

    @property
    def ranked(self) -> tuple[BallotName, ...]:
        """The names with most votes first; equal numbers in the order of the paper."""
        return tuple(sorted(self.names, key=lambda one: -one.votes_for))

    @property
    def number(self) -> int:
        """Which ballot of the unit it is."""
        return self.ballot.number

    @property
    def is_counted(self) -> bool:
        """Whether its votes stand."""
        return self.ballot.status == Status.COUNTED.value

    @property
    def elected(self) -> tuple[str, ...]:
        """Those elected, as they are announced: in the order of the paper."""
        return tuple(one.person for one in self.names if one.elected)

    @property
    def listed(self) -> tuple[str, ...]:
        """Those whom a primary put up for the final."""
        return tuple(one.person for one in self.names if one.listed)

    @property
    def tied(self) -> tuple[str, ...]:
        """Those level at the cut."""
        return tuple(one.person for one in self.names if one.tied)

    @property
    def bars(self) -> tuple[tuple[str, int], ...]:
        """Each name with its votes, most first, to be drawn against ``account.least``.

        Equal numbers stand in the order of the paper.
        """
        return tuple((one.person, one.votes_for) for one in self.ranked)


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """What became of the seats of a unit: elected, reduced and open make `planned`.

    `left_open` is the decision that those open stay so, once it is taken.
    """

    unit: str
    planned: int
    elected: int
    reduced: int
    open_seats: int
    ballots: tuple[SheetBallot, ...]
    left_open: SeatsLeftOpen | None = None


def result_sheet(unit: str, views: Views) -> ResultSheet:
    """Return all ballots of a unit in order, void and annulled ones too."""
    now = balloting(unit, views)
    ballots = views.every(Ballot, unit=unit)
    return ResultSheet(
        unit,
        seats_of(unit, views),
        len(now.elected),
        now.reduced,
        now.seats_left,
        tuple(_repeated(_ballot(one, views) for one in ballots)),
        left_open(unit, views),
    )


def _repeated(ballots: Iterable[SheetBallot]) -> Iterator[SheetBallot]:
    """Yield the ballots, each with why it votes again on what another voted on."""
    before, tied = "", frozenset[str]()
    for one in ballots:
        names = {name.person for name in one.names if name.place}
        if tied and names <= tied:
            yield replace(one, repeats=Repeats.TIE)
        elif before == Status.VOID.value:
            yield replace(one, repeats=Repeats.VOID)
        else:
            yield one
        before = one.ballot.status
        if one.is_counted:
            tied = frozenset(one.tied)


def _ballot(ballot: Ballot, views: Views) -> SheetBallot:
    others = written_in(ballot, views)
    decided = tuple(one for one in others if one.elected or one.listed or one.tied)
    account = views.one(BallotAccount, ballot.unit, ballot.number)
    beyond = account.written_in if account else 0
    given_up = reductions(ballot.unit, views)
    return SheetBallot(
        ballot,
        account,
        views.every(VoidPapers, unit=ballot.unit, number=ballot.number),
        (*on_paper(ballot, views), *decided),
        beyond + sum(one.votes_for for one in others if one not in decided),
        sum(one.seats for one in given_up if one.ballot == ballot.number),
    )
