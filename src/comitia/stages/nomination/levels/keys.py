"""The keys of ``[nomination]`` that say how names go up from level to level."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Share, Texts, Value
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.bases import Base
from comitia.kernel.findings import Fact, Finding
from comitia.stages.nomination.downward import LEVELS, NamesLater

TESTS: Final = "nomination.tests"
MEASURES: Final = "nomination.measures"
LATER: Final = "nomination.later_measures"
QUORUMS: Final = "nomination.quorums"
THRESHOLDS: Final = "nomination.thresholds"
DEPARTURES: Final = "nomination.departures"
# What each level must say; later rounds may go on as the first did.
_OF_EACH: Final = (TESTS, MEASURES, QUORUMS, THRESHOLDS)
_TIERS: Final = "register.tiers"
_BODY: Final = "nomination.body"


class Needs(StrEnum):
    """Whether a name needs the branches and the members for it, or one of the two."""

    AND = "and"
    OR = "or"


class Measure(StrEnum):
    """How many must be for a name: more than half, or more than for most others."""

    MOST_NAMED = "most_named"
    MORE_THAN_HALF = "more_than_half"


def _words(members: type[StrEnum]) -> Choice:
    return Choice(tuple(one.value for one in members))


KEYS: Final = (
    Key(
        "levels",
        Texts(samples=("district", "committee"), are_ids=True),
        "The kinds of body that meet on a tally and send a list up, the lowest first.",
        agrees=True,
    ),
    Key(
        "tests.*",
        _words(Needs),
        "Whether a name needs branches and members of a level for it, or one of them.",
        agrees=True,
    ),
    Key(
        "measures.*",
        _words(Measure),
        "How many of them must be for a name in the first round.",
        agrees=True,
    ),
    Key(
        "later_measures.*",
        _words(Measure),
        "How many of them must be for a name in a round on a list sent down.",
        agrees=True,
    ),
    Key(
        "quorums.*",
        Share((Base.ENTITLED,)),
        "How many must be present when a level meets on the tally.",
        Direction.STRICTER_BOUND,
        agrees=True,
    ),
    Key(
        "thresholds.*",
        Share((Base.PRESENT, Base.ENTITLED, Base.VALID)),
        "How many must be for the list that a level sends up.",
        Direction.STRICTER_BOUND,
        agrees=True,
    ),
    Key(
        "departures",
        Texts(samples=("composition", "conditions")),
        "The grounds on which a level may depart from the tally.",
        Direction.SUBSET,
    ),
    Key(
        "names_later",
        _words(NamesLater),
        "Whom a round on a list sent down may name; as a rule those on the list.",
    ),
)


def agrees(rules: Rules) -> Iterator[Finding]:
    """Return levels that do not stand one above the other, or that lack a rule."""
    held = rules.get(LEVELS)
    levels = held.value if held and isinstance(held.value, tuple) else ()
    if held is not None:
        yield from _not_upwards(held, levels, rules)
        yield from _lacking(held, levels, rules)
    for family in (*_OF_EACH, LATER):
        yield from _of_no_level(family, levels, rules)


def _not_upwards(
    held: Setting[Value], levels: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    """Return each level that does not stand above the one before it."""
    tiers = {kind: str(one.value) for kind, one in rules.family(_TIERS).items()}
    branch = rules.get(_BODY)
    below = str(branch.value) if branch else ""
    for level in levels:
        if below and level not in _above(below, tiers):
            yield _at("charter.level_not_above", held, level=level, below=below)
        below = level


def _above(kind: str, tiers: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    while kind in tiers and tiers[kind] not in found:
        kind = tiers[kind]
        found.add(kind)
    return found


def _lacking(
    held: Setting[Value], levels: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    """Return what a level does not say of how it decides."""
    for level in levels:
        for family in _OF_EACH:
            if rules.get(f"{family}.{level}") is None:
                lacking = f"{family}.{level}"
                yield _at("charter.level_lacks", held, level=level, lacking=lacking)


def _of_no_level(
    family: str, levels: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    """Return what is said of a kind of body that is no level."""
    for kind, setting in rules.family(family).items():
        if kind not in levels:
            yield _at("charter.no_level", setting, level=kind, known=levels)


def _at(code: str, setting: Setting[Value], **facts: Fact) -> Finding:
    origin = setting.provenance
    return Finding.of(
        code, key=setting.key, clause=origin.clause, place=origin.place, **facts
    )
