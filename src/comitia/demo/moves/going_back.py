"""What stands in the way, and the ways round: further names, or an end."""

from datetime import datetime
from typing import Final

from comitia.charter.rules import Rules
from comitia.demo.cast import players
from comitia.demo.situation import First, Move, Situation
from comitia.kernel.bounds import Bound
from comitia.kernel.dates import moment_text, parse_moment
from comitia.stages.grants import Role
from comitia.stages.meeting.margin import fewest_candidates
from comitia.stages.register.closing import holding
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.steps import step_of


def when_free(situation: Situation, unit: str) -> datetime | None:
    """Return the moment before which a unit's step cannot be closed, if any.

    Raises ``First`` with the reply to a request that was not answered.
    """
    held = holding(unit, situation.views, at=situation.now)
    step = step_of(unit, situation.views).value
    for row in situation.views.every(Letter, unit=unit, step=step, reply=""):
        reply = {
            "date": moment_text(situation.now)[:10],
            "letter": row.letter,
            "number": f"reply to {row.number}",
            "outcome": "granted",
            "signer": "head of the office (invented 虚构)",
        }
        officer = players(situation, Role.OFFICER)
        raise First(Move("record_reply", reply, officer))
    return parse_moment(held.not_before) if held.not_before else None


def fewest(situation: Situation, unit: str, seats: int) -> int:
    """Return how many names must stand for so many seats."""
    margin = situation.rules(unit).read("conference.margin", Bound).value
    return fewest_candidates(seats=seats, margin=margin)


# The margins that names have to meet one after another, the first one first.
MARGINS: Final = (
    "vetting.margin",
    "selection.margin",
    "selection.plenary_margin",
    "conference.margin",
)


def names_needed(rules: Rules, seats: int, first: str = MARGINS[0]) -> int:
    """Return how many names there must be for so many seats, from one margin on.

    Charter keys: ``vetting.margin``, ``selection.margin``,
    ``selection.plenary_margin``, ``conference.margin``.
    """
    keys = [key for key in MARGINS[MARGINS.index(first) :] if rules.get(key)]
    margins = (rules.read(key, Bound).value for key in keys)
    return max(fewest_candidates(seats=seats, margin=margin) for margin in margins)


def reopened(situation: Situation, unit: str) -> Move:
    """Return another round of nomination, because too few names are left."""
    return Move(
        "reopen_nomination",
        {"reason": "too few names are left", "unit": unit},
        players(situation, Role.OFFICER, count=2),
    )


def given_up(situation: Situation, reason: str) -> Move:
    """Return the end of an election that nobody can complete any more."""
    return Move(
        "annul_election",
        {"authority": "the whole organisation (invented 虚构)", "reason": reason},
        players(situation, Role.OFFICER, count=2),
    )


def later(*moments: datetime | None) -> datetime | None:
    """Return the latest of the moments that are given.

    >>> later(None, None) is None
    True
    """
    return max((one for one in moments if one is not None), default=None)
