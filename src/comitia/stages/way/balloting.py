"""The stops of the ballots, of the answer to them, and of the lists made public."""

from collections.abc import Iterator

from comitia.stages.conference.agenda.requests import MEETINGS, MeetingRequest
from comitia.stages.conference.ballots import (
    BODY,
    Ballot,
    BallotAccount,
    BallotName,
    Kind,
    Status,
)
from comitia.stages.conference.records import Acceptance
from comitia.stages.register.course.published import (
    CONFIRMED,
    ELECTED,
    FIRST_LIST,
    ListedName,
)
from comitia.stages.register.steps import Step
from comitia.stages.way.seen import Seen
from comitia.stages.way.stop import Stop

_PRIMARY = "conference.primary_threshold"
_THRESHOLD = "conference.threshold"


def meeting_stops(seen: Seen) -> Iterator[Stop]:
    """Yield every request of electors to meet the person, and what came of it."""
    person = seen.person.person
    for row in seen.views.every(MeetingRequest, unit=seen.unit):
        if person in row.names and row.outcome:
            code = "way.met_electors" if person in row.met else "way.met_no_electors"
            stop = Stop.of(
                Step.CONFERENCE,
                row.settled,
                code,
                number=row.number,
                electors=row.electors,
                present=row.present,
            )
            yield stop.by(seen.measures(row.settled, MEETINGS))


def ballot_stops(seen: Seen) -> Iterator[Stop]:
    """Yield every ballot that had the name, with its votes and what was needed."""
    person = seen.person.person
    for row in seen.views.every(BallotName, unit=seen.unit, person=person):
        ballot = seen.views.one(Ballot, row.unit, row.number)
        if ballot is None:
            continue
        if ballot.status == Status.COUNTED.value:
            yield _counted(row, ballot, seen)
        else:
            code = f"way.ballot_{ballot.status}"
            yield Stop.of(Step.CONFERENCE, ballot.opened, code, number=row.number)
    answer = seen.views.one(Acceptance, seen.unit, person)
    if answer is not None:
        code = "way.accepted" if answer.accepts else "way.declined"
        stop = Stop.of(Step.CONFERENCE, answer.at, code)
        yield stop.by(seen.measures(answer.at, "conference.declined"))


def _counted(row: BallotName, ballot: Ballot, seen: Seen) -> Stop:
    account = seen.views.one(BallotAccount, row.unit, row.number)
    least = account.least if account else 0
    bar = _PRIMARY if ballot.kind == Kind.PRIMARY.value else _THRESHOLD
    return Stop.of(
        Step.CONFERENCE,
        ballot.counted,
        _code(row, least),
        number=row.number,
        body=seen.met(ballot.counted, BODY),
        votes_for=row.votes_for,
        against=row.against,
        abstain=row.abstain,
        present=ballot.present,
        entitled=ballot.entitled,
        seats=ballot.seats,
        least=least,
    ).by(seen.measures(ballot.counted, "conference.margin", "conference.quorum", bar))


def _code(row: BallotName, least: int) -> str:
    """Return what a ballot brought a name, and why it brought no seat."""
    if row.listed:
        return "way.listed_by_ballot"
    if row.elected:
        return "way.won" if row.place else "way.won_written_in"
    if row.tied:
        return "way.tied"
    return "way.outvoted" if row.votes_for >= least else "way.voted_on"


def public_stops(seen: Seen) -> Iterator[Stop]:
    """Yield the public lists that have the name."""
    person = seen.person.person
    first = seen.views.one(ListedName, ELECTED, seen.unit, person)
    if first is not None:
        stop = Stop.of(Step.CREDENTIALS, first.at, "way.public_elected")
        yield stop.by(seen.measures(first.at, FIRST_LIST))
    last = seen.views.one(ListedName, CONFIRMED, seen.unit, person)
    if last is not None:
        stop = Stop.of(Step.PUBLICATION, last.at, "way.public")
        yield stop.by(seen.measures(last.at, "publication.attributes"))
