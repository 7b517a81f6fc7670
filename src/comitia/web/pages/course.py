"""Where a unit stands: its steps one after another, and what is open now."""

from functools import cache

from comitia.actions.act import Act
from comitia.actions.payloads import read_payload
from comitia.actions.policy import Signers, words
from comitia.actions.registry import ACTS
from comitia.charter.rules import Rules
from comitia.engines.chart.steps import Chart, Line, Stands
from comitia.engines.chart.steps import Step as Box
from comitia.kernel.findings import Refused
from comitia.kernel.views import Views
from comitia.ledger.chain import CENTRE
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.register.steps import Progress, State, Step, election_of, step_of
from comitia.stages.register.ways import Reached, Way
from comitia.web.pages.page import Cell, Course, Stop, Table
from comitia.web.pages.voice import Voice

# How far names have come when a step has done its work.
_REACHED = {
    Step.NOMINATION: Reached.NOMINEE,
    Step.VETTING: Reached.VETTED,
    Step.SELECTION: Reached.PRELIMINARY,
    Step.NOTICE: Reached.PRELIMINARY,
    Step.CONFERENCE: Reached.ELECTED,
    Step.CREDENTIALS: Reached.DELEGATE,
}


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


def course_of(unit: str, views: Views, say: Voice) -> Course:
    """Return the row of steps of a unit, each done, present or to come."""
    now = present_step(unit, views)
    stops = tuple(
        Stop(_titled(step, say), mark.value, say(f"web.stands.{mark}"))
        for step in Step
        for mark in (stands(step, now),)
    )
    return Course(say("web.course.label"), stops)


def chart_of(unit: str, title: str, views: Views, say: Voice) -> Chart:
    """Return the steps of a unit as a chart: how each stands, and what came of it."""
    now = present_step(unit, views)
    boxes = tuple(
        Box(
            _titled(step, say),
            tuple(_lines(step, unit, views, say)),
            number,
            stands(step, now),
        )
        for number, step in enumerate(Step, start=1)
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
