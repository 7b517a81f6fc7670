"""What a count that is made again undoes: whom the first one elected, and its rows."""

from collections.abc import Iterator
from dataclasses import replace

from comitia.kernel.views import Row, Views
from comitia.stages.conference.ballots import BallotName, VoidPapers
from comitia.stages.conference.course.annulling import stands_again
from comitia.stages.conference.records import recount_of
from comitia.stages.meeting.lists import before_the_ballot
from comitia.stages.register.ways import Way


def undone_count(
    unit: str, ballot: int, kept: tuple[str, ...], at: str, views: Views
) -> Iterator[Row]:
    """Return the rows that a second count puts in the place of those of the first.

    `kept` are those whom it elects, or lists, as well. Where the ballot was never
    counted before, there are none.
    """
    recount = recount_of(unit, ballot, views)
    if recount is None or recount.counted:
        return
    names = views.every(BallotName, unit=unit, number=ballot)
    first = {one.person for one in names if one.elected or one.listed}
    yield replace(recount, counted=at, changed=first != set(kept))
    before = before_the_ballot(unit, views)
    for row in views.every(VoidPapers, unit=unit, number=ballot):
        yield replace(row, papers=0)
    for name in names:
        way = views.one(Way, unit, name.person)
        if way is not None and name.person not in kept:
            yield from stands_again(way, name, before, at)
        yield _unread(name)


def _unread(name: BallotName) -> BallotName:
    return replace(
        name,
        votes_for=0,
        against=0,
        abstain=0,
        unclear=0,
        elected=False,
        tied=False,
        listed=False,
    )
