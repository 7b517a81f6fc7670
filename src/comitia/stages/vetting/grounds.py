"""Grounds: a charter may close the list of what can be found against somebody."""

from collections.abc import Iterator

from comitia.charter.rules import Rules, Setting
from comitia.kernel.findings import Finding
from comitia.stages.composition.identity.keys import eligible_of
from comitia.stages.due_process.gates import Outcome
from comitia.stages.vetting.gate_keys import CONDITIONAL, GROUNDS
from comitia.stages.vetting.sheet import Looking


def wrong_grounds(row: Looking, place: str, rules: Rules) -> Iterator[Finding]:
    """Return what is wrong with the grounds of a finding.

    Where the charter lists them, a finding against somebody needs one of the list;
    after the answer it stands on grounds that the person could answer.

    Charter key: ``vetting.grounds.*``.
    """
    key, listed = f"{place}.grounds", _listed(row.check, rules)
    is_against = row.outcome.is_against
    if is_against and listed is not None and not row.grounds:
        yield Finding.of(
            "vetting.no_ground",
            key=listed.key,
            clause=listed.provenance.clause,
            person=row.person,
            check=row.check,
            known=listed.value,
        )
    if not is_against and row.grounds:
        yield Finding.of("vetting.ground_of_pass", key=key, person=row.person)
    else:
        yield from _strange(row, key, listed)
    new = tuple(one for one in row.grounds if one not in row.told_grounds)
    was_against = row.before is not None and row.before.is_against
    if is_against and was_against and new:
        yield Finding.of(
            "vetting.new_ground", key=key, person=row.person, check=row.check, new=new
        )


def not_conditional(row: Looking, rules: Rules) -> Iterator[Finding]:
    """Return the refusal to find that a check does not apply which is for everybody.

    Charter key: ``vetting.conditional``.
    """
    if row.outcome is not Outcome.NOT_APPLICABLE:
        return
    held = rules.get(CONDITIONAL)
    if held is None:
        yield Finding.of("vetting.no_conditional", key=CONDITIONAL, check=row.check)
    elif isinstance(held.value, tuple) and row.check not in held.value:
        yield Finding.of(
            "vetting.not_conditional",
            key=CONDITIONAL,
            clause=held.provenance.clause,
            person=row.person,
            check=row.check,
            known=held.value,
        )


def shut_gate(row: Looking, rules: Rules) -> Iterator[Finding]:
    """Return the refusal to pass somebody whose category lets nobody be elected.

    Charter key: ``composition.eligible.*``.
    """
    held = eligible_of(rules).get(row.check)
    if held is None or row.outcome.is_against:
        return
    if not row.category:
        yield Finding.of(
            "vetting.no_category",
            key=held.key,
            clause=held.provenance.clause,
            person=row.person,
            check=row.check,
        )
    elif row.category not in held.value:
        yield Finding.of(
            "vetting.not_eligible",
            key=held.key,
            clause=held.provenance.clause,
            person=row.person,
            category=row.category,
            known=held.value,
        )


def _strange(
    row: Looking, key: str, listed: Setting[tuple[str, ...]] | None
) -> Iterator[Finding]:
    """Return the refusal of grounds that are not on the list."""
    known = listed.value if listed else ()
    strange = tuple(one for one in row.grounds if one not in known)
    if strange and listed is None:
        yield Finding.of("vetting.grounds_not_listed", key=key, check=row.check)
    elif strange and listed is not None:
        yield Finding.of(
            "vetting.strange_ground",
            key=listed.key,
            clause=listed.provenance.clause,
            check=row.check,
            strange=strange,
            known=known,
        )


def _listed(check: str, rules: Rules) -> Setting[tuple[str, ...]] | None:
    key = f"{GROUNDS}.{check}"
    return None if rules.get(key) is None else rules.read(key, tuple)
