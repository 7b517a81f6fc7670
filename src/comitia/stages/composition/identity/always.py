"""Checks that apply in any case to people of some categories, and who was let off."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from comitia.charter.rules import Rules, Setting
from comitia.kernel.findings import Finding
from comitia.kernel.views import Views
from comitia.stages.composition.identity.categories import categories_of
from comitia.stages.composition.identity.keys import axes_of
from comitia.stages.due_process.gates import GateFinding, Outcome

ALWAYS: Final = "vetting.always"


@dataclass(frozen=True, slots=True)
class Outside:
    """A check that was found not to apply to somebody of these categories."""

    person: str
    check: str
    categories: Mapping[str, str]


class Person(Protocol):
    """Of whom a check was found not to apply, and the person's categories by axis."""

    @property
    def person(self) -> str:
        """The id of the person."""

    @property
    def check(self) -> str:
        """The check."""

    @property
    def categories(self) -> Mapping[str, str]:
        """The categories, axis by axis."""


def always_applies(rules: Rules) -> dict[str, Setting[tuple[str, ...]]]:
    """Return to which categories a check applies in any case, check by check."""
    return {
        check: Setting(held.key, held.value, held.provenance)
        for check, held in rules.family(ALWAYS).items()
        if isinstance(held.value, tuple)
    }


def applies_always(row: Person, rules: Rules) -> Iterator[Finding]:
    """Return the refusal to let somebody skip a check that is always for their kind.

    Whose category on the axis is not known is not let off either.

    Charter keys: ``vetting.always.*``, ``composition.categories.*``.
    """
    for axis, category, held, meant in _meant(row, rules):
        yield Finding.of(
            "vetting.applies_always" if category else "vetting.category_unknown",
            key=held.key,
            clause=held.provenance.clause,
            person=row.person,
            check=row.check,
            axis=axis,
            always=meant,
        )


def _meant(
    row: Person, rules: Rules
) -> Iterator[tuple[str, str, Setting[tuple[str, ...]], tuple[str, ...]]]:
    """Return axis, category, key and its categories where a check is not skipped."""
    held = always_applies(rules).get(row.check)
    if held is None:
        return
    for axis, all_of_axis in axes_of(rules).items():
        meant = set(held.value) & set(all_of_axis.value)
        category = row.categories.get(axis, "")
        if meant and (not category or category in meant):
            yield axis, category, held, tuple(sorted(meant))


def let_off(unit: str, persons: Iterable[str], views: Views) -> tuple[Outside, ...]:
    """Return who was last found to be outside a check, with who they are now."""
    rows = views.every(GateFinding, unit=unit, outcome=Outcome.NOT_APPLICABLE.value)
    asked = set(persons)
    return tuple(
        Outside(row.person, row.check, categories_of(unit, row.person, views))
        for row in rows
        if row.person in asked
    )


def checks_owed(people: Iterable[Outside], rules: Rules) -> Iterator[Finding]:
    """Return who was let off a check in vetting that by a category of now applies.

    Whose category is not known now is told of elsewhere: it has to be recorded first.

    Charter keys: ``vetting.always.*``, ``composition.categories.*``.
    """
    for one in people:
        for axis, category, held, meant in _meant(one, rules):
            if category:
                yield Finding.of(
                    "vetting.check_owed",
                    key=held.key,
                    clause=held.provenance.clause,
                    person=one.person,
                    check=one.check,
                    axis=axis,
                    always=meant,
                )
