"""Votes against the bar as plain text, one line a name."""

from collections.abc import Iterator
from typing import Final

from comitia.engines.chart.ballots.shown import (
    BallotsChart,
    BallotVotes,
    Mark,
    NameVotes,
    Outcome,
    account,
    bar_text,
    described,
    name_text,
    outcome_text,
)
from comitia.engines.chart.heading import Heading
from comitia.engines.chart.sentences import above, opening, paragraph, set_in
from comitia.engines.chart.text import WIDTH

_SIGNS: Final = {
    Outcome.UNSAID: " ",
    Outcome.ELECTED: "+",
    Outcome.LISTED: "+",
    Outcome.TIED: "=",
    Outcome.OVER: "o",
    Outcome.BELOW: "-",
}
_NAME: Final = 24
_WORD: Final = 14
_NUMBER: Final = 9
_MARGIN: Final = "  "
_BAR: Final = WIDTH - len(_MARGIN) - 1


def text_of_ballots(chart: BallotsChart) -> str:
    r"""Return the result sheet as lines of at most 78 columns.

    >>> from comitia.engines.chart.heading import Language
    >>> ballots = (BallotVotes("First", (NameVotes("Li", 2),), 1),)
    >>> heading = Heading("T", Language.ENGLISH)
    >>> text_of_ballots(BallotsChart(heading, ballots)).split("\n")[-2].split()
    ['###########################################################################']
    """
    lines = [*above(chart.heading, described(chart))]
    if any(ballot.bar for ballot in chart.ballots):
        lines += ["", *paragraph(chart.heading.say("chart.ballots.signs"))]
    for ballot in chart.ballots:
        lines += ["", *_ballot(chart, ballot)]
    return "\n".join((*lines, ""))


def _ballot(chart: BallotsChart, ballot: BallotVotes) -> Iterator[str]:
    heading = chart.heading
    yield from paragraph(ballot.title)
    if ballot.account:
        yield from paragraph(account(heading, ballot))
    for note in ballot.notes:
        yield from paragraph(note)
    if ballot.bar:
        yield from paragraph(bar_text(heading, ballot.bar))
    yield ""
    heads = tuple(heading.say(f"chart.mark.{mark}") for mark in chart.marks)
    yield _row(" " * (_NAME + 2), "", heads).rstrip()
    for place, one in enumerate(ballot.ranked):
        if ballot.has_cut and place == ballot.seats:
            said = ballot.say(heading, "chart.ballots.cut", seats=ballot.seats)
            yield from paragraph(f"--- {said} ---")
        yield from _name(heading, chart.marks, ballot, one)


def _name(
    heading: Heading, marks: tuple[Mark, ...], ballot: BallotVotes, one: NameVotes
) -> Iterator[str]:
    long, name = opening(name_text(heading, one), _NAME)
    yield from long
    word = outcome_text(heading, ballot, one.outcome)
    counts = tuple(str(one.marks[mark]) for mark in marks)
    yield _row(f"{_SIGNS[one.outcome]} {name}", word, counts).rstrip()
    yield f"{_MARGIN}{_bar(ballot, one)}".rstrip()


def _row(name: str, word: str, counts: tuple[str, ...]) -> str:
    numbers = "".join(set_in(one, _NUMBER, right=True) for one in counts)
    return name + set_in(word, _WORD) + numbers


def _bar(ballot: BallotVotes, one: NameVotes) -> str:
    """Return the votes for a name as a bar, with a stroke where the bar is."""
    needed = ballot.bar.votes if ballot.bar else 0
    most = max([1, needed, *(sum(each.marks.values()) for each in ballot.names)])
    bar = "#" * (one.votes_for * _BAR // most)
    if not needed:
        return bar
    # The stroke stands in the place of the vote that is needed.
    at = (needed * _BAR - 1) // most
    reached = one.votes_for >= needed
    return f"{bar[:at]:<{at}}|{bar[at + 1 :] if reached else ''}"
