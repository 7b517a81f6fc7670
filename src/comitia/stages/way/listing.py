"""The stops of list, notice and ballots."""

from collections.abc import Iterator

from comitia.kernel.findings import Word
from comitia.kernel.views import Views
from comitia.stages.conference.ballots import Ballot, BallotName, Status
from comitia.stages.due_process.objections import Objection
from comitia.stages.meeting.lists import last_list
from comitia.stages.notice.showing import Notice
from comitia.stages.register.bodies import Person
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Out, Reached, Way
from comitia.stages.way.stop import Stop


def list_stops(way: Way, views: Views) -> Iterator[Stop]:
    """Yield the vote on the list that has the name, or left it out, and its notice."""
    adopted = last_list(way.unit, views)
    was_left_out = way.out == Out.SELECTION.value
    is_on_it = Reached(way.reached).is_at_least(Reached.PRELIMINARY)
    if adopted is None or not (was_left_out or is_on_it):
        return
    yield Stop.of(
        Step.SELECTION,
        adopted.at,
        "way.left_out" if was_left_out else "way.adopted",
        number=adopted.number,
        present=adopted.present,
        votes_for=adopted.votes_for,
    )
    notice = views.one(Notice, way.unit, adopted.number)
    if notice is not None and is_on_it:
        yield Stop.of(
            Step.NOTICE,
            notice.opened,
            "way.shown",
            until=notice.until,
            places=notice.places,
        )


def objection_stops(person: Person, views: Views) -> Iterator[Stop]:
    """Yield what was said against the name, and how that was decided."""
    for row in views.every(Objection, unit=person.unit, person=person.person):
        yield Stop.of(Step(row.step), row.lodged, "way.objection")
        if row.decided:
            yield Stop.of(
                Step(row.step),
                row.decided,
                "way.objection_decided",
                outcome=Word(f"objection.{row.outcome}"),
            )


def ballot_stops(person: Person, views: Views) -> Iterator[Stop]:
    """Yield every ballot that had the name, with its votes."""
    for row in views.every(BallotName, unit=person.unit, person=person.person):
        ballot = views.one(Ballot, row.unit, row.number)
        if ballot is None:
            continue
        if ballot.status != Status.COUNTED.value:
            code = f"way.ballot_{ballot.status}"
            yield Stop.of(Step.CONFERENCE, ballot.opened, code, number=row.number)
            continue
        yield Stop.of(
            Step.CONFERENCE,
            ballot.counted,
            "way.won" if row.elected else "way.voted_on",
            number=row.number,
            votes_for=row.votes_for,
            against=row.against,
            abstain=row.abstain,
            present=ballot.present,
        )
