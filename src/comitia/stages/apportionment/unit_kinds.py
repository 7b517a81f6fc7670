"""The kinds of unit that a charter lists, so that rules can speak to a kind."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.register.bodies import KINDS


def kinds_agree(rules: Rules, units: frozenset[str]) -> Iterator[Finding]:
    """Return units of a kind that the charter does not have, or has in two kinds."""
    kind_of: dict[str, str] = {}
    for kind, setting in rules.family(KINDS).items():
        listed = setting.value if isinstance(setting.value, tuple) else ()
        for unit in listed:
            first = kind_of.setdefault(unit, kind)
            if unit in units and first == kind:
                continue
            code = "unknown_unit" if unit not in units else "unit_in_two_kinds"
            yield Finding.of(
                f"charter.{code}",
                key=setting.key,
                clause=setting.provenance.clause,
                place=setting.provenance.place,
                unit=unit,
                **({"first": first} if unit in units else {}),
            )
