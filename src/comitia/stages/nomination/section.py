"""The keys of ``[nomination]``."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Day, Share, Text, Value, Whole
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key, Meaning, Section
from comitia.charter.sizes import bound_means
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Fact, Finding
from comitia.kernel.seats.divisors import Method
from comitia.stages.nomination.levels.keys import KEYS as OF_LEVELS
from comitia.stages.nomination.levels.keys import agrees as levels_agree
from comitia.stages.nomination.returns.section import KEYS as OF_RETURNS
from comitia.stages.nomination.returns.section import agrees_on_returns

MARGIN: Final = "conference.margin"
ENLARGEMENT: Final = "nomination.enlargement"
CASCADE: Final = "nomination.cascade"
METHOD: Final = "apportionment.method"
TIE: Final = "apportionment.tie"
# No body is asked for more than so many names a seat.
MOST_NAMES: Final = Fraction(1000)


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return how many members a changed bound asks for."""
    key = name.partition(".")[0]
    return bound_means(f"stages.nomination.{key}.means", old, new)


def agrees(rules: Rules) -> Iterator[Finding]:
    """Return that names are to be divided, but not how many, or not how to the end.

    Nor may the bodies be asked for fewer names than the conference then needs.
    """
    asked, method = rules.get(ENLARGEMENT), rules.get(CASCADE)
    held = asked or method
    if held is not None and (asked is None or method is None):
        lacking = CASCADE if method is None else ENLARGEMENT
        yield _at("charter.half_a_cascade", held, lacking=lacking)
    given = rules.get(METHOD)
    # Where seats are divided by a formula, that says the same of the tie.
    says_tie = given is None or given.value != "given" or rules.get(TIE)
    if method is not None and not says_tie:
        yield _at("charter.tie_not_said", method)
    yield from levels_agree(rules)
    yield from _too_few_names(asked, rules.get(MARGIN))
    yield from agrees_on_returns(rules)


def _too_few_names(
    asked: Setting[Value] | None, margin: Setting[Value] | None
) -> Iterator[Finding]:
    """Return names asked for that cannot be enough, for whatever number of seats."""
    if asked is None or margin is None:
        return
    names, more = asked.value, margin.value
    if not isinstance(names, Bound) or not isinstance(more, Bound):
        return
    needed = Bound(more.relation, 1 + more.share, more.of)
    if not names.is_within(needed):
        yield _at(
            "charter.names_below_margin",
            asked,
            names=names,
            needed=needed,
            other=MARGIN,
        )


def _at(code: str, setting: Setting[Value], **facts: Fact) -> Finding:
    origin = setting.provenance
    return Finding.of(
        code, key=setting.key, clause=origin.clause, place=origin.place, **facts
    )


SECTION = Section(
    "nomination",
    (
        Key(
            "body",
            Text(is_id=True),
            "Where members nominate.",
            required=True,
            agrees=True,
        ),
        Key(
            "rounds",
            Whole(1, 9),
            "How often names go up and come back.",
            Direction.AT_LEAST_AS_HIGH,
            required=True,
        ),
        Key(
            "participation",
            Share((Base.ENTITLED,)),
            "How many members of a branch must take part.",
            Direction.STRICTER_BOUND,
        ),
        Key(
            "majority",
            Share((Base.VOTERS, Base.PRESENT, Base.ENTITLED)),
            "How many members must be for a name.",
            Direction.STRICTER_BOUND,
            required=True,
        ),
        Key(
            "enlargement",
            Share((Base.SEATS,), most=MOST_NAMES),
            "How many names the bodies of a unit are asked for together.",
            Direction.STRICTER_BOUND,
            agrees=True,
        ),
        Key(
            "cascade",
            Choice(tuple(method.value for method in Method)),
            "How those names are divided, by members, among the bodies down the tiers.",
            agrees=True,
        ),
        Key(
            "closes",
            Day(),
            "The last day of nomination.",
            Direction.EARLIER,
            agrees=True,
        ),
        *OF_RETURNS,
        *OF_LEVELS,
    ),
    means=means,
    agrees=agrees,
)
