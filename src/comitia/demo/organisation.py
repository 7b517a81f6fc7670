"""The bodies of an invented organisation, each under the one that its kind demands."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from comitia.charter.rules import Rules
from comitia.demo.sizes import Sizes
from comitia.stages.register.section import (
    SIGNING_KINDS,
    bodies_named,
    decides_alone,
)

CONFERENCE: Final = 30
SMALL: Final = 5
LETTERS: Final = 26
_BRANCH: Final = "nomination.body"


@dataclass(frozen=True, slots=True)
class Planned:
    """A body that is to be: its kind, its number among its kind, who is above."""

    kind: str
    number: int
    parent: tuple[str, int] | None
    members: int


def planned(
    unit: str, rules: Rules, sizes: Sizes, *, without: Collection[str] = ()
) -> Iterator[Planned]:
    """Return the bodies of a unit, each after the one that it stands under.

    Those of a kind that the unit has already are left out.
    """
    tiers = tiers_of(rules)
    branch = rules.read(_BRANCH, str).value
    many = _numbers(unit, tiers, rules, sizes)
    lacking = (kind for kind in _needed(tiers, rules) if kind not in without)
    for kind in lacking:
        above = tiers.get(kind)
        for number in range(many.get(kind, 1)):
            parent = None
            if above is not None:
                parent = (above, number * many.get(above, 1) // many.get(kind, 1))
            size = SMALL if kind in tiers else CONFERENCE
            members = sizes.members(unit, number) if kind == branch else size
            yield Planned(kind, number, parent, members)


def suffix(number: int, many: int) -> str:
    """Return what tells bodies of one kind apart; nothing where there is only one.

    >>> suffix(0, 1), suffix(1, 2), suffix(4, 300)
    ('', '-b', '-005')
    """
    if many == 1:
        return ""
    if many <= LETTERS:
        return f"-{chr(97 + number)}"
    return f"-{number + 1:0{len(str(many))}}"


def tiers_of(rules: Rules) -> dict[str, str]:
    """Return under which kind of body each kind stands."""
    return {
        kind: str(one.value) for kind, one in rules.family("register.tiers").items()
    }


def _numbers(
    unit: str, tiers: Mapping[str, str], rules: Rules, sizes: Sizes
) -> dict[str, int]:
    """Return how many bodies of a kind there are, from the branches up.

    A kind that decides for the whole unit is there once, and so is all above it.
    """
    alone = _deciding(rules)
    kind, many = rules.read(_BRANCH, str).value, sizes.branches(unit)
    numbers = {}
    while kind in tiers and kind not in alone:
        numbers[kind] = many
        kind, many = tiers[kind], sizes.above(many)
    return numbers


def _deciding(rules: Rules) -> set[str]:
    return {str(one.value) for one in rules if decides_alone(one.key)} | _signing(rules)


def _signing(rules: Rules) -> set[str]:
    """Return the kinds of body that sign where reasons are withheld."""
    held = rules.get(SIGNING_KINDS)
    return {*bodies_named(held)} if held else set()


def _needed(tiers: Mapping[str, str], rules: Rules) -> list[str]:
    """Return the kinds that a unit's own rules name, with all above them, downwards."""
    named = _deciding(rules) | {rules.read(_BRANCH, str).value}
    kinds = {above for kind in named for above in _upwards(kind, tiers)}
    depth = {kind: len(list(_upwards(kind, tiers))) for kind in kinds}
    return sorted(kinds, key=lambda kind: (depth[kind], kind))


def _upwards(kind: str, tiers: Mapping[str, str]) -> Iterator[str]:
    """Return a kind of body, and those above it."""
    yield kind
    while kind in tiers:
        kind = tiers[kind]
        yield kind
