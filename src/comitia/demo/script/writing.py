"""Writes the script of a play: who is invented, so that the figures come out."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from comitia.demo.chance import drawn, shuffled
from comitia.demo.script.ages import ages_of, least_age
from comitia.demo.script.casting import Cast
from comitia.demo.script.contradictions import contradictions
from comitia.demo.script.parts import Part, Script, Share
from comitia.demo.script.spreading import Room, evenly, spread
from comitia.demo.script.targets import Ages, Axis, Period, Targets
from comitia.kernel.findings import Refused

# Of a thousand members so many; how far a share is above the other, or below.
MEMBERS = 1000
APART = 30
# One in so many others has an honour of a lower level.
HONOURED = 3
YEAR = timedelta(days=365)


def winners(targets: Targets, casts: tuple[Cast, ...], seed: str) -> dict[str, int]:
    """Return how many win in each unit: all seats but those that stay empty.

    The empty ones are in units that lots choose, one in each, where two seats remain.
    """
    empty = sum(one.seats for one in casts) - targets.elected
    order = shuffled([one.unit for one in casts], seed, "empty seats")
    seats = {one.unit: one.seats for one in casts}
    rooms = {unit: Room(1, 0, max(0, seats[unit] - 1)) for unit in order}
    left = spread(empty, rooms)
    return {one.unit: one.seats - left[one.unit] for one in casts}


def office_id(unit: str, number: int) -> str:
    """Return the number under which an office keeps an invented person.

    >>> office_id("valley", 7)
    'DEMO-valley-000007'
    """
    return f"DEMO-{unit}-{number:06}"


def written(targets: Targets, casts: tuple[Cast, ...], seed: str) -> Script:
    """Return a script whose winners come to the targets exactly.

    Raises ``Refused`` with all that keeps them from it, and the numbers.
    """
    faults = tuple(contradictions(targets, casts))
    if faults:
        raise Refused(faults)
    won = winners(targets, casts, seed)
    first = {
        office_id(one.unit, number): one.unit
        for one in casts
        for number in range(won[one.unit])
    }
    words = _axes(targets, casts, first, seed)
    lives = _lives(targets, tuple(first), seed)
    honours = _honours(targets, words, seed)
    parts = {
        name: Part(
            name, unit, wins=True, axes=words[name],
            born=lives[name][0], joined=lives[name][1], honour=honours.get(name, ""),
        )
        for name, unit in first.items()
    }  # fmt: skip
    others = _others(casts, won, parts, seed)
    return Script(
        parts | {one.office_id: one for one in others},
        dict(_shares(targets, casts, parts, seed)),
        dict(targets.evidence),
    )


def _axes(
    targets: Targets, casts: tuple[Cast, ...], people: Mapping[str, str], seed: str
) -> dict[str, dict[str, str]]:
    """Return the word of each axis for everybody; an axis may rest on one before."""
    words: dict[str, dict[str, str]] = {name: {} for name in people}
    for axis in targets.axes:
        asked = [
            name
            for name in people
            if axis.of is None or words[name].get(axis.of[0]) == axis.of[1]
        ]
        for name, word in _assigned(axis, casts, asked, people, seed):
            words[name][axis.name] = word
        for name in people:
            if axis.rest:
                words[name].setdefault(axis.name, axis.rest)
    return words


def _assigned(
    axis: Axis,
    casts: tuple[Cast, ...],
    asked: list[str],
    people: Mapping[str, str],
    seed: str,
) -> Iterator[tuple[str, str]]:
    """Return the people asked with their words, by lot within each unit."""
    by_unit = {
        unit: tuple(names)
        for unit, names in groupby(asked, key=lambda name: people[name])
    }
    room = {unit: len(names) for unit, names in by_unit.items()}
    sized = {one.unit: one for one in casts if one.unit in room}
    lines: dict[str, list[str]] = {unit: [] for unit in by_unit}
    for place, (word, many) in enumerate(_counts(axis, len(asked))):
        later = [one for one, _ in axis.counts[place + 1 :]]
        rooms = {
            unit: _room(sized[unit], word, later, room[unit], len(lines[unit]))
            for unit in by_unit
        }
        for unit, given in spread(many, rooms).items():
            lines[unit] += [word] * given
    for unit, names in by_unit.items():
        for name, word in zip(
            shuffled(names, seed, axis.name, unit), lines[unit], strict=True
        ):
            yield name, word


def _room(cast: Cast, word: str, later: list[str], size: int, used: int) -> Room:
    """Return what a unit can take of a word, with room for the words that follow."""
    kept = sum(cast.least.get(one, 0) for one in later)
    free = max(0, size - used - kept)
    least = min(cast.least.get(word, 0), free)
    return Room(size, least, min(free, cast.most.get(word, free)))


def _counts(axis: Axis, asked: int) -> tuple[tuple[str, int], ...]:
    """Return the numbers of an axis with those whom no number was given."""
    left = asked - sum(many for _, many in axis.counts)
    divided = evenly(left, axis.spread) if axis.spread else {}
    return (*axis.counts, *divided.items())


def _lives(
    targets: Targets, people: tuple[str, ...], seed: str
) -> dict[str, tuple[str, str]]:
    """Return when everybody was born and joined, empty where no ages are asked for."""
    if targets.ages is None:
        return dict.fromkeys(people, ("", ""))
    ages = ages_of(len(people), targets.ages, targets.joined)
    periods = _periods(ages, targets.ages, targets.joined, seed)
    lives = {}
    for place, name in enumerate(shuffled(people, seed, "ages")):
        days = drawn(360, seed, "birthday", name)
        born = _years_before(targets.ages.on, ages[place]) - timedelta(days=days)
        joined = _joined(born, periods[place], targets.ages, seed, name)
        lives[name] = (born.isoformat(), joined)
    return lives


def _years_before(day: date, years: int) -> date:
    """Return the same day so many years before; the last of February for the 29th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _periods(
    ages: tuple[int, ...], limits: Ages, periods: tuple[Period, ...], seed: str
) -> tuple[tuple[date, date] | None, ...]:
    """Return the period in which each joined; the oldest first, so are the periods.

    The youngest of those who may have joined before come into the later periods by lot.
    """
    left = list(range(len(ages)))
    found: dict[int, tuple[date, date]] = {}
    start = date(1, 1, 1)
    for period in sorted(periods, key=lambda one: one.before):
        least = least_age(period.before, limits)
        able = [place for place in left if ages[place] >= least]
        must = [place for place in able if ages[place] > limits.usual]
        chosen = [
            *must,
            *shuffled(
                [one for one in able if one not in set(must)],
                seed,
                period.before.isoformat(),
            ),
        ]
        for place in chosen[: period.persons]:
            found[place] = (start, period.before)
        left = [place for place in left if place not in found]
        start = period.before
    return tuple(found.get(place) for place in range(len(ages)))


def _joined(
    born: date, period: tuple[date, date] | None, ages: Ages, seed: str, name: str
) -> str:
    if period is None:
        return ""
    of_age = _years_before(born, -ages.of_age)
    first = max(period[0], of_age)
    days = max(1, (period[1] - first).days)
    return (first + timedelta(days=drawn(days, seed, "joined", name))).isoformat()


def _honours(
    targets: Targets, words: Mapping[str, Mapping[str, str]], seed: str
) -> dict[str, str]:
    wanted = targets.honoured
    if wanted is None:
        return {}
    able = [name for name, one in words.items() if one[wanted.axis] == wanted.category]
    levels = [level for level, many in wanted.levels for _ in range(many)]
    held = dict(zip(shuffled(able, seed, "honours"), levels, strict=False))
    if not wanted.others:
        return held
    rest = [name for name in words if name not in held]
    others = [name for name in rest if not drawn(HONOURED, seed, "honoured", name)]
    return held | dict.fromkeys(others, wanted.others)


def _others(
    casts: tuple[Cast, ...],
    won: Mapping[str, int],
    parts: Mapping[str, Part],
    seed: str,
) -> Iterator[Part]:
    """Return those who do not win: each is like somebody of the unit who does."""
    won_in = _by_unit(parts)
    for cast in casts:
        models = won_in[cast.unit]
        for number in range(won[cast.unit], cast.people):
            name = office_id(cast.unit, number)
            like = models[drawn(len(models), seed, "like", name)]
            yield Part(
                name, cast.unit, wins=False, axes=like.axes,
                born=like.born, joined=like.joined,
            )  # fmt: skip


def _shares(
    targets: Targets, casts: tuple[Cast, ...], parts: Mapping[str, Part], seed: str
) -> Iterator[tuple[tuple[str, str], Share]]:
    """Return shares of members with so many units above them as the targets say."""
    won_in = _by_unit(parts)
    for wanted in targets.above:
        units = [one.unit for one in casts if one.kind == wanted.kind]
        above = set(shuffled(units, seed, wanted.category)[: wanted.units])
        for unit in units:
            people = won_in[unit]
            have = sum(wanted.category in one.axes.values() for one in people)
            apart = 1 + drawn(APART, seed, "share", unit)
            level = have * MEMBERS // len(people)
            # A share that is cut down is not above the whole one.
            members = level - apart if unit in above else level + apart
            yield (unit, wanted.category), Share(max(0, members), MEMBERS)


def _by_unit(parts: Mapping[str, Part]) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    for one in parts.values():
        found.setdefault(one.unit, []).append(one)
    return found
