"""The limits of a target as whole numbers of names."""

from dataclasses import dataclass
from math import ceil, floor

from comitia.engines.slates.stated.form import TargetForm
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.shares import parse_share


@dataclass(frozen=True, slots=True)
class Limits:
    """A floor and a ceiling in names."""

    at_least: int | None
    at_most: int | None


def limits_of(stated: TargetForm, base: int) -> Limits:
    """Return the limits that a target states, of so many names or seats.

    A share that is no whole number of names asks for the next name above, and allows
    the last below. Raises ``Refused`` for a target without a limit, a share that is
    none, and a floor above its ceiling.

    >>> form = TargetForm(label="w", attribute="sex", value="F", at_least="1/3")
    >>> limits_of(form, 20)
    Limits(at_least=7, at_most=None)
    """
    if stated.at_least is None and stated.at_most is None:
        raise Refused([Finding.of("slate.no_limit", key="label")])
    limits = Limits(
        _limit(stated.at_least, base, "at_least"),
        _limit(stated.at_most, base, "at_most"),
    )
    least, most = limits.at_least, limits.at_most
    if least is not None and most is not None and least > most:
        raise Refused([Finding.of("slate.floor_above_ceiling", key="at_least")])
    return limits


def _limit(stated: int | str | None, base: int, key: str) -> int | None:
    if stated is None or isinstance(stated, int):
        return stated
    try:
        exact = parse_share(stated) * base
    except ValueError:
        raise Refused([Finding.of("slate.no_share", key=key)]) from None
    return ceil(exact) if key == "at_least" else floor(exact)
