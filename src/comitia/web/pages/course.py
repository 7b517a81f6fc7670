"""Where a unit stands: its steps one after another, and what is open now."""

from collections.abc import Iterator
from functools import cache

from comitia.actions.act import Act
from comitia.actions.payloads import read_payload
from comitia.actions.policy import Signers, words
from comitia.actions.registry import ACTS
from comitia.charter.rules import Rules
from comitia.engines.chart.steps import Chart, Line, Stands
from comitia.engines.chart.steps import Step as Box
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Refused
from comitia.kernel.views import Views
from comitia.ledger.chain import CENTRE
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.due_process.remedies import Remedy
from comitia.stages.grants import Grant, Signature, still_counts
from comitia.stages.notice.showing import Notice
from comitia.stages.register.steps import Progress, State, Step, election_of, step_of
from comitia.stages.register.ways import Reached, Way
from comitia.web.pages.page import Cell, Course, Stop, Table, moment
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

# How far names have come when a step has done its work.
_REACHED = {
    Step.NOMINATION: Reached.NOMINEE,
    Step.VETTING: Reached.VETTED,
    Step.SELECTION: Reached.PRELIMINARY,
    Step.NOTICE: Reached.PRELIMINARY,
    Step.PLENARY: Reached.PROSPECTIVE,
    Step.CONFERENCE: Reached.ELECTED,
    Step.CREDENTIALS: Reached.DELEGATE,
}

# The charter that names this body leads its units through a plenary.
_PLENARY = "selection.plenary_body"

# The steps in which somebody who was set aside may answer and appeal.
_HEARING = (Step.VETTING, Step.CREDENTIALS)


def present_step(unit: str, views: Views) -> Step:
    """Return the step of a unit; one that has not begun stands where all do."""
    known = views.one(Progress, unit)
    return step_of(unit if known else CENTRE, views)


def stands(step: Step, now: Step) -> Stands:
    """Return how a step stands to the present one.

    >>> stands(Step.NOTICE, Step.VETTING)
    <Stands.AHEAD: 'ahead'>
    """
    if step is now:
        return Stands.DONE if now is Step.COMPLETED else Stands.NOW
    return Stands.DONE if step.is_before(now) else Stands.AHEAD


def steps_of(unit: str, reading: Reading) -> tuple[Step, ...]:
    """Return the steps through which the charter leads a unit."""
    has_plenary = reading.charter.setting(_PLENARY, unit=unit) is not None
    return tuple(step for step in Step if has_plenary or step is not Step.PLENARY)


def course_of(unit: str, reading: Reading, say: Voice) -> Course:
    """Return the row of steps of a unit, each done, present or to come."""
    now = present_step(unit, reading.views)
    stops = tuple(
        Stop(_titled(step, say), mark.value, say(f"web.stands.{mark}"))
        for step in steps_of(unit, reading)
        for mark in (stands(step, now),)
    )
    return Course(say("web.course.label"), stops)


def chart_of(unit: str, title: str, reading: Reading, say: Voice) -> Chart:
    """Return the steps of a unit as a chart: how each stands, and what came of it."""
    now = present_step(unit, reading.views)
    boxes = tuple(
        Box(
            _titled(step, say),
            tuple(_lines(step, unit, reading.views, say)),
            number,
            stands(step, now),
        )
        for number, step in enumerate(steps_of(unit, reading), start=1)
    )
    return Chart(title, say("web.chart.lead"), say.language.value, boxes)


def _lines(step: Step, unit: str, views: Views, say: Voice) -> list[Line]:
    now = present_step(unit, views)
    mark = stands(step, now)
    progress = views.one(Progress, unit)
    since = progress.since if progress and step is now else ""
    said = say("web.chart.since", at=since) if since else say(f"web.stands.{mark}")
    lines = [Line(say("web.chart.state"), said)]
    reached = _REACHED.get(step)
    if reached and mark is not Stands.AHEAD:
        came = [
            way
            for way in views.every(Way, unit=unit)
            if Reached(way.reached).is_at_least(reached)
        ]
        lines.append(Line(say(f"reached.{reached}"), str(len(came))))
    if mark is Stands.NOW:
        lines += [
            Line(say(f"acts.{act.name}"), _who(act, say))
            for act in open_acts(now, State(election_of(views).state))
        ]
    return lines


def acts_table(acts: tuple[Act, ...], caption: str, say: Voice) -> Table:
    """Return which acts are open, who may do them, how many sign."""
    heads = (say("web.acts.act"), say("web.acts.who"), say("web.acts.signers"))
    rows = tuple(
        (
            Cell(say(f"acts.{act.name}")),
            Cell(say.fact(words("role", act.policy.roles))),
            Cell(say(f"web.signers.{act.policy.signers}")),
        )
        for act in acts
    )
    return Table(caption, heads, rows)


def open_acts(step: Step, state: State, *, central: bool = False) -> tuple[Act, ...]:
    """Return the acts that the policy allows somebody now; those of few steps first.

    Acts of the whole organisation when `central`, else those of a unit.
    """
    opened = [
        act
        for act in ACTS.values()
        if act.policy.roles
        and state in act.policy.states
        and (not act.policy.steps or step in act.policy.steps)
        and is_central(act.name) is central
    ]
    return tuple(sorted(opened, key=lambda act: len(act.policy.steps or Step)))


@cache
def is_central(name: str) -> bool:
    """Return whether an act enters the centre's chain whatever its payload says.

    >>> is_central("grant_role"), is_central("close_vetting")
    (True, False)
    """
    rule = ACTS[name].rule
    try:
        asked = read_payload(rule.payload, dict(ACTS[name].example))
        # An act of a unit finds the unit in the register, and here there is none.
        return rule.scene(asked, MemoryViews(), Rules({})).unit == CENTRE
    except (Refused, LookupError):
        return False


def terms_of(unit: str, views: Views, say: Voice) -> Iterator[tuple[str, Cell]]:
    """Yield until when the notice is shown and the terms of this step run.

    Whose term it is stays unsaid: who was set aside is nobody's business.
    """
    now = present_step(unit, views)
    if now is Step.NOTICE:
        shown = [one for one in views.every(Notice, unit=unit) if not one.closed]
        for notice in shown[-1:]:
            yield say("web.terms.notice"), moment(notice.until)
    if now in _HEARING:
        rows = views.every(Remedy, unit=unit)
        answers = {one.answer_until for one in rows if not one.answered}
        appeals = {one.appeal_until for one in rows if not one.appeal}
        for until in sorted(answers - {""}):
            yield say("web.terms.answer"), moment(until)
        for until in sorted(appeals - {""}):
            yield say("web.terms.appeal"), moment(until)


def waiting(unit: str, views: Views, say: Voice) -> Iterator[Table]:
    """Yield the first signatures that wait: the act, who signed, since when."""
    progress = views.one(Progress, unit)
    rows = tuple(
        (
            Cell(say(f"acts.{one.act}")),
            _signer(views.one(Grant, one.grant), say),
            moment(one.at),
        )
        for one in views.every(Signature, unit=unit, used=False)
        if still_counts(
            one,
            since=progress.since if progress else "",
            after="",
            at=parse_moment(one.at),
        )
    )
    heads = (say("web.waiting.act"), say("web.waiting.by"), say("web.waiting.since"))
    if rows:
        yield Table(say("web.waiting.title"), heads, rows)


def _signer(grant: Grant | None, say: Voice) -> Cell:
    """Return the role and the post of a signer; whose account it is stays unsaid."""
    if grant is None:
        return Cell("")
    return Cell(
        " · ".join(
            one for one in (say(f"role.{grant.role}"), grant.post, grant.body) if one
        )
    )


def _titled(step: Step, say: Voice) -> str:
    word = say(f"step.{step}")
    return word[:1].upper() + word[1:]


def _who(act: Act, say: Voice) -> str:
    who = say.fact(words("role", act.policy.roles))
    if act.policy.signers is Signers.ONE:
        return who
    return say(
        "web.acts.together", who=who, how=say(f"web.signers.{act.policy.signers}")
    )
