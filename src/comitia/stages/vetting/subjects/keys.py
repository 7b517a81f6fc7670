"""The keys of ``[vetting]`` about its subjects: who names them, where they are told."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Share, Text, Texts
from comitia.charter.rules import Rules
from comitia.charter.section import Key
from comitia.kernel.bases import Base
from comitia.kernel.findings import Finding

BODY: Final = "vetting.subjects_body"
QUORUM: Final = "vetting.subjects_quorum"
THRESHOLD: Final = "vetting.subjects_threshold"
ANNOUNCED: Final = "vetting.announced"
PLACES: Final = "vetting.announced_places"
WITHHELD_GROUNDS: Final = "vetting.withheld_grounds"
WITHHELD_BY: Final = "vetting.withheld_by"
WITHHELD_AT_MOST: Final = "vetting.withheld_at_most"

# A key, and the one without which it says nothing.
_NEEDS: Final = (
    (BODY, QUORUM),
    (BODY, THRESHOLD),
    (QUORUM, BODY),
    (THRESHOLD, BODY),
    (PLACES, ANNOUNCED),
    # Without a longest term reasons could be withheld for ever.
    (WITHHELD_GROUNDS, WITHHELD_BY),
    (WITHHELD_GROUNDS, WITHHELD_AT_MOST),
)

SUBJECT_KEYS: Final = (
    Key(
        "subjects_body",
        Text(is_id=True),
        "Who names the people that are vetted; left out: everybody nominated is.",
        agrees=True,
    ),
    Key(
        "subjects_quorum",
        Share((Base.ENTITLED,)),
        "How many members of that body must be present.",
        Direction.STRICTER_BOUND,
        agrees=True,
    ),
    Key(
        "subjects_threshold",
        Share((Base.ENTITLED, Base.PRESENT, Base.VALID)),
        "How many votes name them.",
        Direction.STRICTER_BOUND,
        agrees=True,
    ),
    Key(
        "announced_places",
        Texts(samples=("notice board", "website")),
        "Where the subjects of vetting are announced; the time before vetting runs"
        " from then. Left out: it runs from nomination, and nobody announces anything.",
        Direction.SUPERSET,
        agrees=True,
    ),
)


def lacking_partners(rules: Rules) -> Iterator[Finding]:
    """Return each key that is given without one that it needs."""
    for name, needed in _NEEDS:
        held = rules.get(name)
        if held is not None and rules.get(needed) is None:
            yield Finding.of(
                "charter.needs_other",
                key=name,
                clause=held.provenance.clause,
                place=held.provenance.place,
                lacking=needed,
            )
