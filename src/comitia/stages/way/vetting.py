"""The stops before any finding: who named the subject, who was told and asked."""

from collections.abc import Iterable, Iterator

from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Word
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.composition.identity.honours import Honour
from comitia.stages.composition.identity.keys import CATEGORIES, EVIDENCE, HONOURS
from comitia.stages.composition.identity.sectors import organ_lists
from comitia.stages.due_process.opinions import Opinion
from comitia.stages.nomination.rounds import Round
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import SubjectList, Way
from comitia.stages.vetting.course.replacing import REPLACED_FROM, Replacement
from comitia.stages.vetting.inquiries.keys import LASTS
from comitia.stages.vetting.subjects.announcing import VettingNotice
from comitia.stages.vetting.subjects.keys import (
    ANNOUNCED,
    BODY,
    PLACES,
    QUORUM,
    THRESHOLD,
)
from comitia.stages.vetting.team.asking_around import Look
from comitia.stages.vetting.team.keys import INTERVIEWS, REPORT, TEAM, VISITS
from comitia.stages.vetting.team.reporting import VettingReport
from comitia.stages.way.seen import Seen
from comitia.stages.way.stop import Stop


def subject_stops(seen: Seen) -> Iterator[Stop]:
    """Yield how a name came to be vetted, who was asked about it, and what was told."""
    yield from _named(seen)
    yield from _announced(seen)
    yield from _asked_around(seen, INTERVIEWS, "way.interviewed")
    yield from _asked_around(seen, VISITS, "way.visited")
    yield from _opinions(seen)
    yield from _reported(seen)
    yield from _identities(seen)
    yield from _replacements(seen)


def _named(seen: Seen) -> Iterator[Stop]:
    """Yield each vote on whom to vet that had the name before it."""
    person = seen.person.person
    for row in seen.views.every(SubjectList, unit=seen.unit):
        if person in (*row.names, *row.left_out):
            yield Stop.of(
                Step.VETTING,
                row.at,
                "way.subject" if person in row.names else "way.not_named",
                number=row.number,
                body=seen.met(row.at, BODY),
                entitled=row.entitled,
                present=row.present,
                votes_for=row.votes_for,
            ).by(seen.measures(row.at, QUORUM, THRESHOLD, "vetting.margin"))


def _announced(seen: Seen) -> Iterator[Stop]:
    """Yield the announcements that had the name among those to be vetted."""
    told: set[int] = set()
    notices = seen.views.every(VettingNotice, unit=seen.unit)
    for since in _came_to_vetting(seen):
        row = next((one for one in notices if _is_since(one.opened, since)), None)
        if row is not None and row.number not in told:
            told.add(row.number)
            yield Stop.of(
                Step.VETTING,
                row.opened,
                "way.announced",
                until=row.until,
                places=row.places,
            ).by(seen.measures(row.opened, ANNOUNCED, PLACES))


def _came_to_vetting(seen: Seen) -> Iterable[str]:
    """Return when the name came to be vetted: named by a body, or out of a round."""
    person = seen.person.person
    if seen.views.one(Way, seen.unit, person) is None:
        return ()
    lists = seen.views.every(SubjectList, unit=seen.unit)
    named = [one.at for one in lists if person in one.names]
    if lists:
        return named
    rounds = [one.closed for one in seen.views.every(Round, unit=seen.unit)]
    return [one for one in rounds if one][-1:]


def _is_since(at: str, since: str) -> bool:
    return parse_moment(at) >= parse_moment(since)


def _asked_around(seen: Seen, family: str, code: str) -> Iterator[Stop]:
    """Yield how many interviews, or visits, of which kind there were."""
    person = seen.person.person
    rows = seen.views.every(Look, unit=seen.unit, person=person, family=family)
    if rows:
        last = max((one.at for one in rows), key=parse_moment)
        kinds = tuple(f"{one.kind} {one.count}" for one in rows)
        keys = (TEAM, *(f"{family}.{one.kind}" for one in rows))
        stop = Stop.of(Step.VETTING, last, code, kinds=kinds)
        yield stop.by(seen.measures(last, *keys))


def _opinions(seen: Seen) -> Iterator[Stop]:
    """Yield which organs were asked, and what each said last."""
    rows = seen.views.every(Opinion, unit=seen.unit, person=seen.person.person)
    for row in rows:
        asked = {"organ": row.organ, "number": row.number, "asked": row.asked}
        at = row.answered or row.asked
        day = _noon(row.dated or row.asked)
        measures = seen.measures(day, *_why_asked(row.organ, day, seen), LASTS)
        if not row.dated:
            due = Stop.of(Step.VETTING, at, "way.opinion_due", due=row.due, **asked)
            yield due.by(measures)
            continue
        yield Stop.of(
            Step.VETTING,
            at,
            "way.opinion",
            says=Word(f"opinion.{row.says}"),
            dated=row.dated,
            until=row.until or Word("way.no_end"),
            **asked,
        ).by(measures)


def _why_asked(organ: str, at: str, seen: Seen) -> Iterator[str]:
    """Yield the keys for which an organ was asked: of everybody, or of a category."""
    rows = seen.views.every(Identity, unit=seen.unit, person=seen.person.person)
    own = {"", *(one.category for one in rows)}
    for category, listed in organ_lists(seen.rules(at)):
        if category in own and organ in listed.value:
            yield listed.key


def _noon(day: str) -> str:
    """Return a moment of a day, for the rules that held on it."""
    return f"{day[:10]}T12:00:00+00:00"


def _reported(seen: Seen) -> Iterator[Stop]:
    row = seen.views.one(VettingReport, seen.unit, seen.person.person)
    if row is not None:
        yield Stop.of(
            Step.VETTING,
            row.at,
            "way.reported",
            considered=row.considered,
            sha256=row.sha256,
        ).by(seen.measures(row.at, REPORT))


def _identities(seen: Seen) -> Iterator[Stop]:
    """Yield who somebody was found to be, axis by axis, and which honours."""
    of_person = {"unit": seen.unit, "person": seen.person.person}
    for row in seen.views.every(Identity, **of_person):
        yield Stop.of(
            Step.VETTING,
            row.at,
            "way.identified",
            axis=row.axis,
            category=row.category,
            evidence=row.evidence or (Word("way.nothing"),),
        ).by(seen.measures(row.at, f"{CATEGORIES}.{row.axis}", EVIDENCE))
    honours = seen.views.every(Honour, **of_person)
    if honours:
        last = max((one.at for one in honours), key=parse_moment)
        levels = tuple(sorted(one.level for one in honours))
        stop = Stop.of(Step.VETTING, last, "way.honoured", levels=levels)
        yield stop.by(seen.measures(last, HONOURS))


def _replacements(seen: Seen) -> Iterator[Stop]:
    """Yield whose place the name took, or who took its own."""
    person = seen.person.person
    for row in seen.views.every(Replacement, unit=seen.unit):
        if person in {row.replaced, row.person}:
            took = person == row.person
            yield Stop.of(
                Step.VETTING,
                row.at,
                "way.took_place" if took else "way.place_taken",
                other=row.replaced if took else row.person,
            ).by(seen.measures(row.at, REPLACED_FROM))
