"""The keys of ``[vetting]`` about the team and its work."""

from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Texts, Whole
from comitia.charter.section import Key

TEAM: Final = "vetting.team"
INTERVIEWS: Final = "vetting.interviews"
VISITS: Final = "vetting.visits"
REPORT: Final = "vetting.report"

# What one person finds alone about another is no finding of an organisation.
_LEAST_TEAM, _MOST_TEAM = 2, 1000
_MOST_LOOKS = 10_000

TEAM_KEYS: Final = (
    Key(
        "team",
        Whole(_LEAST_TEAM, _MOST_TEAM),
        "How many members of the team may look into each person, at least: those who"
        " declared no conflict. Left out: no team is formed.",
        Direction.AT_LEAST_AS_HIGH,
    ),
    Key(
        "interviews.*",
        Whole(1, _MOST_LOOKS),
        "How many people who stand so to a subject are asked about this subject.",
        Direction.AT_LEAST_AS_HIGH,
    ),
    Key(
        "visits.*",
        Whole(1, _MOST_LOOKS),
        "How many visits of this kind are made for each subject.",
        Direction.AT_LEAST_AS_HIGH,
    ),
    Key(
        "report",
        Texts(samples=("interviews", "opinions asked for")),
        "What the report on each subject has considered. Left out: none is made.",
        Direction.SUPERSET,
    ),
)
