"""The rows that follow from a return."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from comitia.kernel.views import Row, Views
from comitia.stages.forms import Count, RandomId, payload
from comitia.stages.nomination.returns.account import MobileBox, cells_of, reasons_of
from comitia.stages.nomination.returns.facts import CorrectReturn, SubmitReturn
from comitia.stages.nomination.rounds import BranchReturn, Named


@payload
class Returned:
    """The round, how many were entitled, and who was named with enough votes."""

    round: Count
    entitled: Count
    passed: tuple[RandomId, ...]
    corrections: Count = 0


def rows_of(
    unit: str, asked: SubmitReturn | CorrectReturn, said: Returned
) -> Iterator[Row]:
    """Return what the views hold of a return."""
    form = asked.form
    yield BranchReturn(
        unit,
        said.round,
        asked.body,
        said.entitled,
        asked.voters,
        excused=False,
        corrections=said.corrections,
        form=form.form if form else "",
        number=(form.number or "") if form else "",
        came=cells_of(asked.came),
        unreached=reasons_of(asked.unreached),
    )
    yield from _box_of(unit, asked, said)
    passed = set(said.passed)
    for one in asked.names:
        has_passed = one.person in passed
        yield Named(unit, said.round, asked.body, one.person, one.votes, has_passed)


def _box_of(
    unit: str, asked: SubmitReturn | CorrectReturn, said: Returned
) -> Iterator[Row]:
    box = asked.box
    if box is not None:
        yield MobileBox(
            unit,
            said.round,
            asked.body,
            box.carriers,
            box.seal,
            box.papers_out,
            box.papers_in,
            box.unused,
        )


def taken_back(unit: str, body: str, round_: int, views: Views) -> Iterable[Row]:
    """Return the rows of a return that another one takes the place of.

    Its names stay with no votes; a box that was not carried held no papers.
    """
    names = views.every(Named, unit=unit, round=round_, body=body)
    yield from (replace(old, votes=0, passed=False) for old in names)
    box = views.one(MobileBox, unit, round_, body)
    if box is not None:
        yield replace(box, carriers=(), seal="", papers_out=0, papers_in=0, unused=0)
