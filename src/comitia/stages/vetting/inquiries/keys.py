"""The keys of ``[vetting]`` about other organs and their opinions."""

from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Texts, Whole
from comitia.charter.section import Key

LASTS: Final = "vetting.opinion_lasts"
_MOST_DAYS: Final = 3660

INQUIRY_KEYS: Final = (
    Key(
        "organs",
        Texts(samples=("discipline", "audit"), are_ids=True),
        "The organs whose opinion is asked about everybody who is vetted.",
        Direction.SUPERSET,
    ),
    Key(
        "sector_organs.*",
        Texts(samples=("financial-regulator", "tax"), are_ids=True),
        "The organs that are asked also about those in this category of any axis.",
        Direction.SUPERSET,
    ),
    Key(
        "opinion_lasts",
        Whole(1, _MOST_DAYS),
        "For how many days from its date an opinion holds; one that expires before the"
        " ballot is asked for again. Left out: it does not expire.",
        Direction.AT_LEAST_AS_LOW,
    ),
)
