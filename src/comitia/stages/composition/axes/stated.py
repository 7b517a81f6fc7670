"""The keys of ``[publication]`` that state the figures of the election before."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from comitia.charter.kinds import Choice, Kind, Text, Value, Whole
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.findings import Fact, Finding
from comitia.kernel.moments import Moment
from comitia.kernel.shares import parse_share
from comitia.stages.composition.axes.axis import OTHER
from comitia.stages.composition.figures import SHARE, Figure

PEOPLE: Final = "publication.earlier_people"
COUNTS: Final = "publication.earlier"
SHARES: Final = "publication.earlier_shares"
COUNTED_AT: Final = "publication.earlier_at"
_AXES: Final = "publication.axes"
_GROUPS: Final = "publication.groups"
# At these moments there is a list whose people are counted by axes.
MOMENTS: Final = (Moment.ELECTED, Moment.APPROVED, Moment.CONFIRMED)
_MOST: Final = 1_000_000


def _of_all(name: str, kind: Kind, says: str) -> Key:
    """Return a key that holds for the whole election: its figures are of all units."""
    return Key(name, kind, says, per_unit=False, agrees=True)


STATED_KEYS: Final = (
    _of_all(
        "earlier_people.*",
        Whole(1, _MOST),
        "How many people the election before had at this moment: elected, approved or"
        " confirmed.",
    ),
    _of_all(
        "earlier.*",
        Whole(0, _MOST),
        "How many people of this category, or group, the election before had.",
    ),
    _of_all(
        "earlier_shares.*",
        Text(),
        "Which share of its people, as it was printed, the election before had of this"
        " category, or group.",
    ),
    _of_all(
        "earlier_at.*",
        Choice(tuple(one.value for one in MOMENTS)),
        "Of the people at which moment this number of the election before is; without"
        " it, of those confirmed.",
    ),
)


def moment_of(category: str, rules: Rules) -> Moment:
    """Return at which moment the election before counted a category.

    Charter key: ``publication.earlier_at.*``.
    """
    held = rules.get(f"{COUNTED_AT}.{category}")
    return Moment(str(held.value)) if held else Moment.CONFIRMED


def people_at(moment: Moment, rules: Rules) -> int:
    """Return how many people the election before had at a moment; none where untold.

    Charter key: ``publication.earlier_people.*``.
    """
    held = rules.get(f"{PEOPLE}.{moment.value}")
    return held.value if held and isinstance(held.value, int) else 0


def printed_share(held: Setting[Value]) -> Fraction:
    """Return the share that a text of the charter states; the check has read it."""
    return parse_share(str(held.value))


def stated_in(figure: Figure, rules: Rules) -> Setting[Value] | None:
    """Return where the charter states a figure of the election before, if it does."""
    key = figure.figure.removesuffix(f".{SHARE}")
    name = key.rpartition(".")[2]
    held = (rules.get(f"{one}.{name}") for one in (COUNTS, SHARES))
    of_all = rules.get(f"{PEOPLE}.{figure.moment}")
    return next((one for one in held if one), of_all)


def strange_earlier(rules: Rules) -> Iterator[Finding]:
    """Return numbers of the election before that nothing now is compared with."""
    moments = tuple(one.value for one in MOMENTS)
    for name, held in rules.family(PEOPLE).items():
        if name not in moments:
            yield _fault("charter.earlier_moment", held, named=name, known=moments)
    counts, shares = rules.family(COUNTS), rules.family(SHARES)
    yield from _of_nothing((*counts.items(), *shares.items()), rules)
    for name in sorted(counts.keys() & shares.keys()):
        yield _fault("charter.earlier_twice", shares[name], named=name)
    for name, held in rules.family(COUNTED_AT).items():
        if name not in {*counts, *shares}:
            yield _fault("charter.earlier_untold", held, named=name)
    for held in shares.values():
        yield from _no_share(held)


def _of_nothing(
    stated: Iterable[tuple[str, Setting[Value]]], rules: Rules
) -> Iterator[Finding]:
    """Return numbers of a category that no axis has, or of an unknown base."""
    known = _categories(rules)
    for name, held in stated:
        if name not in known:
            yield _fault("charter.earlier_nothing", held, named=name)
        yield from _without_people(name, held, rules)


def _categories(rules: Rules) -> set[str]:
    held = (*rules.family(_AXES).values(), *rules.family(_GROUPS).values())
    named = {one for setting in held for one in _texts(setting)}
    return (named | {*rules.family(_GROUPS)}) - {OTHER}


def _without_people(name: str, held: Setting[Value], rules: Rules) -> Iterator[Finding]:
    """Return a number whose base is not stated, or one of more than all."""
    moment = moment_of(name, rules)
    people = people_at(moment, rules)
    if not people:
        lacking = f"{PEOPLE}.{moment.value}"
        yield _fault("charter.earlier_no_people", held, named=name, lacking=lacking)
    elif isinstance(held.value, int) and held.value > people:
        yield _fault(
            "charter.earlier_beyond_all", held, named=name, now=held.value, most=people
        )


def _no_share(held: Setting[Value]) -> Iterator[Finding]:
    try:
        is_part = printed_share(held) <= 1
    except ValueError:
        is_part = False
    if not is_part:
        yield _fault("charter.earlier_share", held, near=str(held.value))


def _texts(held: Setting[Value]) -> tuple[str, ...]:
    return held.value if isinstance(held.value, tuple) else ()


def _fault(code: str, held: Setting[Value], **facts: Fact) -> Finding:
    origin = held.provenance
    return Finding.of(
        code, key=held.key, clause=origin.clause, place=origin.place, **facts
    )
