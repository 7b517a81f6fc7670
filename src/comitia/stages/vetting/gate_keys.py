"""The keys of ``[vetting]`` about gates: conditions, grounds, what is final."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Term, Texts, Value
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Finding
from comitia.stages.composition.identity.always import ALWAYS, always_applies
from comitia.stages.composition.identity.keys import axes_of

CHECKS: Final = "vetting.checks"
CONDITIONS: Final = "vetting.conditions"
FINAL_CHECKS: Final = "vetting.final_checks"
CONDITIONAL: Final = "vetting.conditional"
GROUNDS: Final = "vetting.grounds"

GATE_KEYS: Final = (
    Key(
        "conditions",
        Texts(samples=("ability", "conduct")),
        "The conditions that everybody has to meet; each is found on like a check.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "grounds.*",
        Texts(samples=("no-consent", "forged-consent"), are_ids=True),
        "All grounds on which this check, or this condition, may be found against"
        " somebody.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "conditional",
        Texts(samples=("report of property",)),
        "The checks that may be found, with reasons and all signatures, not to apply to"
        " somebody; left out: every check is for everybody.",
        Direction.SUBSET,
        per_unit=False,
        agrees=True,
    ),
    Key(
        "always.*",
        Texts(samples=("leading",), are_ids=True),
        "The categories of people to whom this conditional check applies in any case.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "final_checks",
        Texts(samples=("integrity",)),
        "The checks after which a fail bars a name for the whole election; only an"
        " appeal opens it again.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "withheld_grounds",
        Texts(samples=("protects-others",), are_ids=True),
        "The grounds on which somebody may not be told reasons for a time.",
        Direction.SUBSET,
        safeguard=True,
        per_unit=False,
        agrees=True,
    ),
    Key(
        "withheld_by",
        Texts(samples=("review",), are_ids=True),
        "The kinds of body one of which signs, with the body that decided, that reasons"
        " are not told for a time.",
        Direction.SUBSET,
        safeguard=True,
        per_unit=False,
        agrees=True,
    ),
    Key(
        "withheld_at_most",
        Term(Span(1, SpanUnit.DAY)),
        "How long reasons may not be told at most.",
        safeguard=True,
        per_unit=False,
        agrees=True,
    ),
    Key(
        "tip_channels",
        Texts(samples=("phone", "letter"), are_ids=True),
        "By which ways tips come in; one that can be checked is looked into.",
        Direction.SUPERSET,
    ),
    Key(
        "replaced_from",
        Choice(("vetted", "named")),
        "How far somebody must have come to take the place of a name.",
        per_unit=False,
    ),
)


def matters_of(rules: Rules) -> tuple[str, ...]:
    """Return everything that is found about everybody: checks, then conditions.

    Charter keys: ``vetting.checks``, ``vetting.conditions``.
    """
    return tuple(
        dict.fromkeys(one for held in matter_lists(rules) for one in held.value)
    )


def matter_lists(rules: Rules) -> tuple[Setting[tuple[str, ...]], ...]:
    """Return the lists of the charter that name what is found about everybody."""
    return tuple(
        Setting(held.key, held.value, held.provenance)
        for key in (CHECKS, CONDITIONS)
        if (held := rules.get(key)) and isinstance(held.value, tuple)
    )


def strange_checks(rules: Rules) -> Iterator[Finding]:
    """Return where a key is about a check that nobody makes, or makes twice."""
    known = matters_of(rules)
    final = rules.get(FINAL_CHECKS)
    named: list[tuple[str, Setting[Value]]] = [
        one for family in (GROUNDS, ALWAYS) for one in rules.family(family).items()
    ]
    for listing in (final, rules.get(CONDITIONAL)):
        if listing is not None and isinstance(listing.value, tuple):
            named += [(check, listing) for check in listing.value]
    for check, held in named:
        # On days before any checks are in force nothing can be said of them.
        if known and check not in known:
            yield _fault("charter.unknown_check", held, check=check, known=known)
    lists = matter_lists(rules)
    for check in lists[-1].value if len(lists) > 1 else ():
        if check in lists[0].value:
            yield _fault("charter.check_twice", lists[-1], check=check)


def strange_categories(rules: Rules) -> Iterator[Finding]:
    """Return where a check always applies to categories that no axis has."""
    known = {one for held in axes_of(rules).values() for one in held.value}
    for held in always_applies(rules).values():
        strange = tuple(one for one in held.value if one not in known)
        if strange:
            yield _fault(
                "charter.floor_of_nobody",
                Setting(held.key, held.value, held.provenance),
                strange=strange,
                known=tuple(sorted(known)),
            )


def _fault(code: str, held: Setting[Value], **facts: str | tuple[str, ...]) -> Finding:
    origin = held.provenance
    return Finding(
        code, tuple(sorted(facts.items())), held.key, origin.clause, origin.place
    )
