"""The keys of ``[composition]`` about people: categories, evidence, honours."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Term, Texts, Value
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Finding

CATEGORIES: Final = "composition.categories"
ELIGIBLE: Final = "composition.eligible"
EVIDENCE: Final = "composition.evidence"
HONOURS: Final = "composition.honours"
LASTS: Final = "composition.identity_lasts"
_MATTERS: Final = ("vetting.checks", "vetting.conditions")

IDENTITY_KEYS: Final = (
    Key(
        "categories.*",
        Texts(2, samples=("front-line", "leading"), are_ids=True),
        "The categories of this axis; everybody proposed has one, by main work.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "eligible.*",
        Texts(samples=("full-member",), are_ids=True),
        "The categories of this axis whose people may be elected; the check of the same"
        " name is passed by no others.",
        Direction.SUBSET,
        agrees=True,
    ),
    Key(
        "evidence",
        Texts(samples=("contract", "appointment"), are_ids=True),
        "The kinds of document that prove a category.",
        Direction.SUBSET,
    ),
    Key(
        "identity_lasts",
        Term(Span(1, SpanUnit.DAY)),
        "How old a category may be at the first ballot before it is looked at again.",
        Direction.SHORTER,
        agrees=True,
    ),
    Key(
        "honours",
        Texts(samples=("national", "provincial"), are_ids=True),
        "The levels of an honour, the highest first.",
        agrees=True,
    ),
)


def axes_of(rules: Rules) -> dict[str, Setting[tuple[str, ...]]]:
    """Return the categories of each axis: ``composition.categories.*``."""
    return _lists(rules, CATEGORIES)


def eligible_of(rules: Rules) -> dict[str, Setting[tuple[str, ...]]]:
    """Return the categories that may be elected: ``composition.eligible.*``."""
    return _lists(rules, ELIGIBLE)


def _lists(rules: Rules, family: str) -> dict[str, Setting[tuple[str, ...]]]:
    return {
        name: Setting(held.key, held.value, held.provenance)
        for name, held in rules.family(family).items()
        if isinstance(held.value, tuple)
    }


def strange_axes(rules: Rules) -> Iterator[Finding]:
    """Return eligible categories that nobody can have, and gates that nobody keeps."""
    axes, checks = axes_of(rules), _checks(rules)
    for axis, held in eligible_of(rules).items():
        if axis not in axes:
            known = tuple(axes)
            yield _fault("charter.unknown_axis", held, axis=axis, known=known)
            continue
        strange = tuple(one for one in held.value if one not in axes[axis].value)
        if strange:
            known = axes[axis].value
            yield _fault("charter.strange_category", held, strange=strange, known=known)
        # On days before any checks are in force no gate can be kept yet.
        if checks and axis not in checks:
            yield _fault("charter.gate_without_check", held, axis=axis, known=checks)


def _checks(rules: Rules) -> tuple[str, ...]:
    held = (rules.get(key) for key in _MATTERS)
    return tuple(
        one
        for each in held
        if each is not None and isinstance(each.value, tuple)
        for one in each.value
    )


def _fault(
    code: str,
    held: Setting[tuple[str, ...]] | Setting[Value],
    **facts: str | tuple[str, ...],
) -> Finding:
    origin = held.provenance
    return Finding(
        code, tuple(sorted(facts.items())), held.key, origin.clause, origin.place
    )
