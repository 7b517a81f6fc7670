"""To whom a list is shown, and what it tells of each person."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding, Word

SCOPE: Final = "notice.scope"
SHOWS: Final = "notice.shows"


class Scope(StrEnum):
    """Who may see a list: the people of the unit, or everybody."""

    UNIT = "unit"
    PUBLIC = "public"


def wrong_scope(given: Scope | None, rules: Rules) -> Iterator[Finding]:
    """Return that a list is shown to others than the charter says.

    Charter key: ``notice.scope``.
    """
    asked = rules.get(SCOPE)
    if asked is not None and (given is None or given.value != asked.value):
        yield Finding.of(
            "notice.scope",
            key=asked.key,
            clause=asked.provenance.clause,
            scope=Word(f"stages.choice.{asked.value}"),
        )


def lacking_of_names(given: tuple[str, ...], rules: Rules) -> Iterator[Finding]:
    """Return what the charter wants told of each person and the list does not tell.

    Charter key: ``notice.shows``.
    """
    asked = rules.get(SHOWS)
    if asked is None or not isinstance(asked.value, tuple):
        return
    lacking = tuple(one for one in asked.value if one not in given)
    if lacking:
        yield Finding.of(
            "notice.shows",
            key=asked.key,
            clause=asked.provenance.clause,
            lacking=lacking,
        )
