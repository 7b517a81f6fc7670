"""The stops of the lists, of committee and plenary, of their notice and letters."""

from collections.abc import Iterable, Iterator

from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Word
from comitia.stages.due_process.objections import Objection
from comitia.stages.meeting.lists import AdoptedList, ProspectiveList
from comitia.stages.notice.showing import Notice
from comitia.stages.register.papers.demands import REPLIES
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.steps import Step
from comitia.stages.selection.keys import DISSENT, HEARD, PLENARY, PRELIMINARY, Keys
from comitia.stages.way.seen import Seen
from comitia.stages.way.stop import Stop

_ON_A_LIST = (Step.NOTICE, Step.PLENARY)


def list_stops(seen: Seen) -> Iterator[Stop]:
    """Yield each vote on a list that had the name or left it out, and its notice."""
    person = seen.person.person
    for row in seen.views.every(AdoptedList, unit=seen.unit):
        if person in (*row.names, *row.left_out):
            yield _voted(row, Step.SELECTION, PRELIMINARY, seen)
        if person in row.names:
            yield from _shown(row, seen)
    for plenary in seen.views.every(ProspectiveList, unit=seen.unit):
        if person in (*plenary.names, *plenary.left_out):
            yield _voted(plenary, Step.PLENARY, PLENARY, seen)
    yield from _letters(seen)


def _voted(
    row: AdoptedList | ProspectiveList, step: Step, keys: Keys, seen: Seen
) -> Stop:
    is_on_it = seen.person.person in row.names
    codes = {
        Step.SELECTION: ("way.adopted", "way.left_out"),
        Step.PLENARY: ("way.prospective", "way.left_out_there"),
    }
    more = (keys.margin, DISSENT, *((HEARD,) if step is Step.SELECTION else ()))
    return Stop.of(
        step,
        row.at,
        codes[step][0 if is_on_it else 1],
        number=row.number,
        body=seen.met(row.at, keys.body),
        entitled=row.entitled,
        present=row.present,
        votes_for=row.votes_for,
    ).by(seen.measures(row.at, keys.quorum, keys.threshold, *more))


def _shown(row: AdoptedList, seen: Seen) -> Iterator[Stop]:
    notice = seen.views.one(Notice, row.unit, row.number)
    if notice is not None:
        yield Stop.of(
            Step.NOTICE,
            notice.opened,
            "way.shown",
            until=notice.until,
            places=notice.places,
        ).by(
            seen.measures(notice.opened, "notice.term", "notice.places", "notice.scope")
        )


def _letters(seen: Seen) -> Iterator[Stop]:
    """Yield the requests that went up while a list with the name stood, and replies."""
    lists: tuple[AdoptedList | ProspectiveList, ...] = (
        *seen.views.every(AdoptedList, unit=seen.unit),
        *seen.views.every(ProspectiveList, unit=seen.unit),
    )
    letters = seen.views.every(Letter, unit=seen.unit)
    for row in sorted(letters, key=lambda one: one.sent):
        step = Step(row.step)
        if step not in _ON_A_LIST or not _has(seen.person.person, row.sent, lists):
            continue
        yield Stop.of(
            step,
            row.replied or row.sent,
            f"way.request_{row.reply or 'open'}",
            number=row.number,
            subject=row.subject or Word("way.nothing"),
        ).by(seen.measures(row.sent, f"{REPLIES}.{row.step}"))


def _has(person: str, at: str, lists: Iterable[AdoptedList | ProspectiveList]) -> bool:
    """Return whether the last list that was adopted before a moment has a name."""
    before = [one for one in lists if parse_moment(one.at) <= parse_moment(at)]
    # Of lists adopted at one moment the later in the course counts: the plenary's.
    last = sorted(before, key=lambda one: parse_moment(one.at))[-1:]
    return any(person in one.names for one in last)


def objection_stops(seen: Seen) -> Iterator[Stop]:
    """Yield what was said against the name, and how that was decided."""
    person = seen.person.person
    for row in seen.views.every(Objection, unit=seen.unit, person=person):
        yield Stop.of(Step(row.step), row.lodged, "way.objection")
        if row.decided:
            yield Stop.of(
                Step(row.step),
                row.decided,
                "way.objection_decided",
                outcome=Word(f"objection.{row.outcome}"),
            )
