"""Whether papers may be cast in several rooms at the same time."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Views
from comitia.stages.conference.after.keys import SPLIT
from comitia.stages.conference.ballots import Kind
from comitia.stages.register.papers.rows import Letter


def granted_subjects(unit: str, views: Views) -> tuple[str, ...]:
    """Return the subjects of a unit's requests that were granted, each once."""
    letters = views.every(Letter, unit=unit, reply="granted")
    return tuple(sorted({one.subject for one in letters if one.subject}))


def wrong_rooms(
    rooms: int, kind: Kind, granted: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    """Return why a ballot may not be held in so many rooms.

    Only a primary may, where a request on the subject that the charter names was
    granted. Charter key: ``conference.split_primary``.
    """
    if rooms == 1:
        return
    held = rules.get(SPLIT)
    clause = held.provenance.clause if held else None
    if rooms < 1 or held is None or kind is not Kind.PRIMARY:
        yield Finding.of(
            "conference.one_room",
            key=SPLIT,
            clause=clause,
            rooms=rooms,
            kind=Word(f"ballot.{kind.value}"),
        )
    elif held.value not in granted:
        yield Finding.of(
            "conference.split_primary",
            key=SPLIT,
            clause=clause,
            subject=str(held.value),
        )
