"""The keys of ``[publication]`` that say by which axes the people are counted."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from comitia.charter.kinds import Day, Kind, Text, Texts, Value, Whole
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.findings import Fact, Finding
from comitia.stages.composition.identity.keys import HONOURS, axes_of

AXES: Final = "publication.axes"
ATTRIBUTES_OF: Final = "publication.attributes_of"
AGES: Final = "publication.ages"
SINCE: Final = "publication.since"
COUNTED_ON: Final = "publication.counted_on"
GROUPS: Final = "publication.groups"
AMONG: Final = "publication.among"
DIFFERENT: Final = "publication.different"
DECIMALS: Final = "publication.decimals"
# The axis of the highest honour that somebody has; its levels are a key of their own.
OF_HONOURS: Final = "honours"
MOST_DECIMALS: Final = 4
_OLDEST: Final = 150
_OF_AXES: Final = (ATTRIBUTES_OF, AGES, SINCE, AMONG, DIFFERENT)


def _of_all(name: str, kind: Kind, says: str) -> Key:
    """Return a key that holds for the whole election: its figures are of all units."""
    return Key(name, kind, says, per_unit=False, agrees=True)


AXIS_KEYS: Final = (
    _of_all(
        "axes.*",
        Texts(samples=("women", "men"), are_ids=True),
        "The categories by which the people of a list are counted on this axis; whoever"
        " is in none of them is counted as other.",
    ),
    _of_all(
        "attributes_of.*",
        Text(is_id=True),
        "The attribute on people's cards that tells their category on this axis;"
        " without it, what was recorded of their category or honours does.",
    ),
    _of_all(
        "ages.*",
        Texts(samples=("35", "55")),
        "The highest age of each category of this axis but the last.",
    ),
    _of_all(
        "since.*",
        Texts(samples=("1949-10-01", "1978-12-01")),
        "The first day of each category of this axis but the first.",
    ),
    _of_all("counted_on", Day(), "The day on which ages are counted."),
    _of_all(
        "groups.*",
        Texts(samples=("university", "postgraduate"), are_ids=True),
        "Categories of one axis that are also counted together, under this name.",
    ),
    _of_all(
        "among.*",
        Texts(samples=("front-line",), are_ids=True),
        "The categories inside which this axis is counted once more.",
    ),
    _of_all(
        "different.*",
        Texts(0, samples=("unknown",)),
        "The values left out when the different ones of this axis are counted.",
    ),
    _of_all(
        "decimals",
        Whole(0, MOST_DECIMALS),
        "How many decimals a published percentage has.",
    ),
)


def strange_published_axes(rules: Rules) -> Iterator[Finding]:
    """Return axes that nothing tells of, limits that do not fit, groups of nothing."""
    axes = rules.family(AXES)
    yield from _of_no_axis(axes, rules)
    for name, held in axes.items():
        yield from _untold(name, held, rules)
        yield from _limits(name, held, rules)
    known = {one for held in axes.values() for one in _texts(held)}
    groups = rules.family(GROUPS)
    for name, held in groups.items():
        is_new = name not in known
        if not is_new or not any(
            set(_texts(held)) <= set(_texts(one)) for one in axes.values()
        ):
            yield _fault("charter.strange_group", held, group=name)
    for held in rules.family(AMONG).values():
        strange = tuple(one for one in _texts(held) if one not in known)
        if strange:
            yield _fault("charter.inside_nothing", held, strange=strange)


def _of_no_axis(axes: dict[str, Setting[Value]], rules: Rules) -> Iterator[Finding]:
    for family in _OF_AXES:
        for name, held in rules.family(family).items():
            if name not in axes:
                known = tuple(axes)
                yield _fault("charter.no_such_axis", held, axis=name, known=known)


def _untold(name: str, held: Setting[Value], rules: Rules) -> Iterator[Finding]:
    """Return an axis whose categories nobody records, neither on cards nor in rows."""
    attribute = rules.get(f"{ATTRIBUTES_OF}.{name}")
    if attribute is not None:
        published = rules.get("publication.attributes")
        known = _texts(published) if published else ()
        if published and attribute.value not in known:
            named = str(attribute.value)
            yield _fault("charter.axis_not_kept", attribute, named=named, known=known)
        return
    levels = rules.get(HONOURS)
    recorded = axes_of(rules).get(name)
    told = recorded.value if recorded else ()
    if name == OF_HONOURS and levels is not None:
        told = _texts(levels)
    strange = tuple(one for one in _texts(held) if one not in told)
    if strange:
        yield _fault("charter.axis_untold", held, axis=name, strange=strange)


def _limits(name: str, held: Setting[Value], rules: Rules) -> Iterator[Finding]:
    """Return limits that are none, do not rise, or do not fit the categories."""
    for family, is_limit in ((AGES, _is_age), (SINCE, _is_day)):
        limits = rules.get(f"{family}.{name}")
        if limits is None:
            continue
        given = _texts(limits)
        fits = len(given) + 1 == len(_texts(held))
        sound = all(map(is_limit, given))
        if not fits or not sound or not _rise(given, by_number=family == AGES):
            yield _fault("charter.axis_limits", limits, now=len(_texts(held)))
        if rules.get(f"{ATTRIBUTES_OF}.{name}") is None:
            yield _fault("charter.limits_of_nothing", limits, axis=name)
        if family == AGES and rules.get(COUNTED_ON) is None:
            yield _fault("charter.no_day_of_ages", limits, lacking=COUNTED_ON)


def _rise(given: tuple[str, ...], *, by_number: bool) -> bool:
    def order(one: str) -> tuple[int, str]:
        return (len(one), one) if by_number else (0, one)

    return all(order(first) < order(second) for first, second in pairwise(given))


def _is_age(text: str) -> bool:
    return (
        text.isascii()
        and text.isdigit()
        and str(int(text)) == text
        and (int(text) <= _OLDEST)
    )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _texts(held: Setting[Value]) -> tuple[str, ...]:
    return held.value if isinstance(held.value, tuple) else ()


def _fault(code: str, held: Setting[Value], **facts: Fact) -> Finding:
    origin = held.provenance
    return Finding(
        code, tuple(sorted(facts.items())), held.key, origin.clause, origin.place
    )
