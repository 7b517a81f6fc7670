"""The whole way of a name, from the first branch to where it stands now."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from comitia.charter.rules import Charter
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Word
from comitia.kernel.views import Views
from comitia.stages.register.bodies import Person, Standing, known_person
from comitia.stages.register.steps import Step, step_of
from comitia.stages.register.ways import Out, Reached, Way
from comitia.stages.way.balloting import ballot_stops, meeting_stops, public_stops
from comitia.stages.way.listing import list_stops, objection_stops
from comitia.stages.way.naming import nomination_stops
from comitia.stages.way.reviewing import credential_stops, vetting_stops
from comitia.stages.way.seen import Seen
from comitia.stages.way.stop import Stop
from comitia.stages.way.vetting import subject_stops

# During which step a name stands where it has come; it left from there.
_DURING: Final = {
    Reached.NOMINEE: Step.VETTING,
    Reached.SUBJECT: Step.VETTING,
    Reached.VETTED: Step.SELECTION,
    Reached.PRELIMINARY: Step.NOTICE,
    Reached.PROSPECTIVE: Step.CONFERENCE,
    Reached.CANDIDATE: Step.CONFERENCE,
    Reached.ELECTED: Step.CREDENTIALS,
    Reached.DELEGATE: Step.PUBLICATION,
}
_LEFT: Final = {Out.WITHDRAWN: "way.withdrew", Out.DEAD: "way.died"}


def way_of(person: str, views: Views, charter: Charter) -> tuple[Stop, ...]:
    """Return every stop of a person's name, step by step; the last: where it stands.

    Each says by which rules it was measured, as they held for the unit at that moment.
    Raises ``Refused`` for somebody whom the register does not know.
    """
    row = known_person(person, views)
    stops = [*_stops(Seen(row, views, charter))]
    steps = list(Step)
    stops.sort(key=lambda one: steps.index(one.step))
    return (*stops, _dated(_stands(row, views), stops))


def _dated(last: Stop, before: Iterable[Stop]) -> Stop:
    """Return where the name stands, no earlier than the last that happened to it."""
    # Of some stops only the day is known, which is no moment to begin a state.
    moments = (one.at for one in (last, *before) if "T" in one.at)
    return replace(last, at=max(moments, key=parse_moment, default=last.at))


def _stops(seen: Seen) -> Iterator[Stop]:
    yield from nomination_stops(seen)
    vetted = [*subject_stops(seen), *vetting_stops(seen)]
    yield from sorted(vetted, key=lambda one: one.at)
    yield from list_stops(seen)
    yield from objection_stops(seen)
    yield from meeting_stops(seen)
    yield from ballot_stops(seen)
    yield from public_stops(seen)
    yield from credential_stops(seen)
    yield from _left(seen)


def _left(seen: Seen) -> Iterator[Stop]:
    """Yield when somebody withdrew or died; an earlier end of the way stays its end."""
    way = seen.views.one(Way, seen.unit, seen.person.person)
    if way is not None and way.out in _LEFT:
        step = _DURING[Reached(way.reached)]
        yield Stop.of(step, way.since, _LEFT[Out(way.out)])


def _stands(person: Person, views: Views) -> Stop:
    """Return where the name stands: on its way, off it, or on none yet."""
    way = views.one(Way, person.unit, person.person)
    step = step_of(person.unit, views)
    gone = person.standing not in {Standing.ACTIVE.value, Standing.ERASED.value}
    if way is None:
        if gone:
            return Stop.of(step, "", "way.gone", out=Word(f"out.{person.standing}"))
        return Stop.of(step, "", "way.no_nominee")
    reached, out = Word(f"reached.{way.reached}"), way.out
    if gone and not out:
        out = person.standing
    if out:
        return Stop.of(
            step, way.since, "way.ended", reached=reached, out=Word(f"out.{out}")
        )
    return Stop.of(step, way.since, "way.stands", reached=reached)
