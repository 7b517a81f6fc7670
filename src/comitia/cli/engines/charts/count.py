"""Counted ballots as a chart: votes against the bar."""

from functools import partial

from comitia.cli.engines.charts.writing import Forms
from comitia.engines.chart.ballots.drawn import svg_of_ballots
from comitia.engines.chart.ballots.shown import (
    BallotsChart,
    BallotVotes,
    Bar,
    NameVotes,
    Outcome,
)
from comitia.engines.chart.ballots.written import text_of_ballots
from comitia.engines.chart.heading import Heading
from comitia.engines.count.ballot import Counted
from comitia.engines.count.chain import together
from comitia.kernel.catalogue import Language, message, sentence
from comitia.kernel.findings import Finding
from comitia.stages.conference.counting.outcome import Outcome as Decided


def forms_of(chart: BallotsChart) -> Forms:
    """Return the drawing of a result sheet and the same as plain text."""
    return Forms(partial(svg_of_ballots, chart), partial(text_of_ballots, chart))


def ballots_chart(ballots: tuple[Counted, ...], lang: Language) -> BallotsChart:
    """Return what a chart shows of ballots, in the order in which they were held."""
    title = message("chart.ballots.title", lang, {})
    whole = together(ballots)
    shown = tuple(
        _ballot(one, _title(number, len(ballots), lang), whole.misfits_of(number), lang)
        for number, one in enumerate(ballots, 1)
    )
    return BallotsChart(Heading(title, lang), shown)


def _ballot(
    counted: Counted, title: str, misfits: tuple[Finding, ...], lang: Language
) -> BallotVotes:
    outcome, account = counted.outcome, counted.account
    notes = [message(_validity(outcome), lang, {})]
    notes += (sentence(one, lang) for one in (*misfits, *outcome.failed))
    if counted.lot:
        notes.append(message("count.lot", lang, counted.lot.facts))
    majority = counted.method.majority
    return BallotVotes(
        title,
        tuple(_name(counted, place) for place in range(len(counted.ranked))),
        counted.method.primary or counted.method.seats,
        Bar(outcome.bar, outcome.size, majority.of.value, majority)
        if outcome.is_valid
        else None,
        account.told,
        tuple(notes),
        is_primary=outcome.is_primary,
    )


def _validity(outcome: Decided) -> str:
    if outcome.is_valid:
        return "count.primary.valid" if outcome.is_primary else "count.valid"
    return "count.primary.void" if outcome.is_primary else "count.void"


def _title(number: int, ballots: int, lang: Language) -> str:
    if ballots == 1:
        return message("chart.ballots.one", lang, {})
    return message("count.ballot", lang, {"number": number, "ballots": ballots})


def _name(counted: Counted, place: int) -> NameVotes:
    one = counted.ranked[place]
    return NameVotes(
        one.name,
        one.votes_for,
        one.against,
        one.abstain,
        one.unclear,
        Outcome(counted.fate(one).value),
        one.is_written_in,
    )
