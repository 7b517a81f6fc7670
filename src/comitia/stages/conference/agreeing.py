"""Whether the keys of the conference fit together, and fit the seats."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from comitia.charter.kinds import Value
from comitia.charter.rules import Rules, Setting
from comitia.kernel.findings import Fact, Finding
from comitia.stages.conference.after.keys import answers_agree
from comitia.stages.conference.agenda.keys import agenda_agrees
from comitia.stages.conference.officials.keys import officials_agree
from comitia.stages.conference.sequence import sequence_agrees

# A key, the key that it depends on, and the value at which alone it is asked for.
_DEPENDS: Final = (
    ("conference.primary_threshold", "conference.mode", "primary_then_final"),
    ("conference.open_seats_threshold", "conference.open_seats_by", "electors"),
)
_MOST_NAMES: Final = "conference.most_names"
_SEATS: Final = "apportionment.seats"
_HELD_BY: Final = "conference.held_by"


def agrees(rules: Rules) -> Iterator[Finding]:
    """Return a key that is lacking or asked for nothing, and names beyond the seats."""
    for name, of, value in _DEPENDS:
        given, other = rules.get(name), rules.get(of)
        if other is None:
            continue
        if other.value == value and given is None:
            yield _at(other, "charter.lacks_partner", lacking=name, value=value)
        elif other.value != value and given is not None:
            told = str(other.value)
            yield _at(given, "charter.without_use", other=of, value=told, needed=value)
    yield from _more_names_than_seats(rules)
    yield from _over_before_the_rule(rules)
    yield from sequence_agrees(rules)
    yield from agenda_agrees(rules)
    yield from officials_agree(rules)
    yield from answers_agree(rules)


def _more_names_than_seats(rules: Rules) -> Iterator[Finding]:
    names, seats = rules.get(_MOST_NAMES), rules.get(_SEATS)
    if names is None or seats is None:
        return
    now, most = names.value, seats.value
    if isinstance(now, int) and isinstance(most, int) and now > most:
        yield _at(names, "charter.names_beyond_seats", now=now, most=most)


def _over_before_the_rule(rules: Rules) -> Iterator[Finding]:
    """Return a day to finish by that is over before its own rule holds."""
    held = rules.get(_HELD_BY)
    if held is None or not isinstance(held.value, date):
        return
    since = held.provenance.since
    if since is not None and held.value < since:
        yield _at(held, "charter.over_before", day=held.value, since=since)


def _at(setting: Setting[Value], code: str, **facts: Fact) -> Finding:
    origin = setting.provenance
    return Finding.of(
        code, key=setting.key, clause=origin.clause, place=origin.place, **facts
    )
