"""The keys of ``[nomination]`` that say what a return has to tell."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Text, Texts, Value, Whole
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.findings import Fact, Finding

CHANNELS: Final = "nomination.channels"
GROUPS: Final = "nomination.groups"
REASONS: Final = "nomination.reasons"
BOX: Final = "nomination.box"
CARRIERS: Final = "nomination.carriers"
FORMS: Final = "nomination.forms"
KEYED_TWICE: Final = "nomination.keyed_twice"
OUTREACH: Final = "nomination.outreach"
RETURNS: Final = "nomination.returns"
BY_BRANCH, SEALED = "by_branch", "sealed_totals"
_WAYS: Final = ("meeting", "letter")

MODE: Final = "nomination.mode"
DIVIDED_TO: Final = "nomination.divided_to"
CASCADE: Final = "nomination.cascade"
DIVIDED, FULL, MIXED = "divided", "full", "mixed"
_TIERS: Final = "register.tiers"
_BODY: Final = "nomination.body"

KEYS: Final = (
    Key(
        "mode",
        Choice((DIVIDED, FULL, MIXED)),
        "Whether names are divided down the tiers, or each branch may name all.",
        Direction.OPEN_ONCE,
        agrees=True,
    ),
    Key(
        "divided_to",
        Text(is_id=True),
        "At which kind of body the division of names ends.",
        agrees=True,
    ),
    Key(
        "channels",
        Texts(samples=_WAYS, are_ids=True),
        "By which ways members take part.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "groups",
        Texts(samples=("settled", "mobile"), are_ids=True),
        "Which groups of members are counted apart; each member is in one.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "reasons",
        Texts(samples=("ill", "abroad"), are_ids=True),
        "For which reasons a member may not have been reached.",
        Direction.SUBSET,
    ),
    Key(
        "box",
        Text(is_id=True),
        "The way by which a mobile ballot box goes to members.",
        agrees=True,
    ),
    Key(
        "carriers",
        Whole(1, 9),
        "How many people carry a mobile ballot box at least.",
        Direction.AT_LEAST_AS_HIGH,
        agrees=True,
    ),
    Key(
        "forms",
        Texts(samples=("paper", "online"), are_ids=True),
        "On which forms returns may come.",
        Direction.SUBSET,
        agrees=True,
    ),
    Key(
        "keyed_twice",
        Texts(samples=("paper", "letter"), are_ids=True),
        "On which forms a return is numbered, signed, and keyed by two people.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "outreach",
        Texts(samples=("visit", "call"), are_ids=True),
        "In which ways members are told of the nomination.",
        Direction.SUPERSET,
    ),
    Key(
        "returns",
        Choice((BY_BRANCH, SEALED)),
        "Whether each branch's return is shown, or signed totals of many alone.",
    ),
)


def agrees_on_returns(rules: Rules) -> Iterator[Finding]:
    """Return which lists of a charter do not fit together."""
    yield from _both(rules, CHANNELS, GROUPS)
    yield from _both(rules, BOX, CARRIERS)
    yield from _listed(rules, BOX, CHANNELS)
    yield from _listed(rules, KEYED_TWICE, FORMS)
    yield from _divides(rules)


def _both(rules: Rules, one: str, other: str) -> Iterator[Finding]:
    held = rules.get(one) or rules.get(other)
    lacking = [key for key in (one, other) if rules.get(key) is None]
    if held is not None and lacking:
        yield at("charter.only_one_of_two", held, lacking=lacking[0])


def _listed(rules: Rules, key: str, among: str) -> Iterator[Finding]:
    held, listed = rules.get(key), rules.get(among)
    if held is None:
        return
    known = listed.value if listed and isinstance(listed.value, tuple) else ()
    given = held.value if isinstance(held.value, tuple) else (str(held.value),)
    for strange in (one for one in given if one not in known):
        yield at("charter.not_listed", held, strange=strange, other=among)


def _divides(rules: Rules) -> Iterator[Finding]:
    """Return what a division of names lacks, or at which kind it cannot end."""
    mode, end = rules.get(MODE), rules.get(DIVIDED_TO)
    for held in (mode, end):
        if held is not None and held.value != FULL and rules.get(CASCADE) is None:
            yield at("charter.only_one_of_two", held, lacking=CASCADE)
    known = _kinds_upward(rules)
    if end is not None and known and end.value not in known:
        yield at("charter.not_above", end, kind=str(end.value), known=known)


def _kinds_upward(rules: Rules) -> tuple[str, ...]:
    """Return the kind of body in which members nominate, and those above it."""
    under = {name: str(one.value) for name, one in rules.family(_TIERS).items()}
    body, found = rules.get(_BODY), list[str]()
    at_kind = str(body.value) if body else ""
    while at_kind and at_kind not in found:
        found.append(at_kind)
        at_kind = under.get(at_kind, "")
    return tuple(found)


def at(code: str, setting: Setting[Value], **facts: Fact) -> Finding:
    """Return a finding about a value, with its clause and place."""
    origin = setting.provenance
    return Finding.of(
        code, key=setting.key, clause=origin.clause, place=origin.place, **facts
    )
