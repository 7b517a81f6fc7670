"""What has come up to the unit in a round, and what a round may name."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Views
from comitia.stages.nomination.levels.keys import LEVELS, NAMES_LATER, NamesLater
from comitia.stages.nomination.levels.rows import SentDown, SentUp
from comitia.stages.nomination.levels.tally import feeds_of
from comitia.stages.nomination.levels.tree import TOP, Tree
from comitia.stages.nomination.rounds import Round, is_active, passed_names

_SHOWN = 20


def names_up(round_: Round, views: Views) -> dict[str, tuple[str, ...]]:
    """Return who came up to the unit and takes part, with the bodies that sent them.

    Without lists of bodies between them, those bodies are the branches.
    """
    if not has_lists(round_, views):
        return passed_names(round_, views)
    tree = Tree(round_.unit, round_.number, views)
    found: dict[str, list[str]] = {}
    for fed in feeds_of(TOP, tree, views):
        for person, one in fed.names.items():
            if one.brought:
                found.setdefault(person, []).append(fed.body)
    return {
        person: tuple(found[person])
        for person in sorted(found)
        if is_active(person, views)
    }


def has_lists(round_: Round, views: Views) -> bool:
    """Return whether a body between the branches and the unit sent a list."""
    return bool(views.every(SentUp, unit=round_.unit, round=round_.number))


def sent_down(round_: Round, views: Views) -> frozenset[str]:
    """Return the names on the list that came down for a round; empty: there is none."""
    rows = views.every(SentDown, unit=round_.unit, round=round_.number)
    return frozenset(row.person for row in rows)


def off_the_list(
    named: tuple[str, ...], round_: Round, views: Views
) -> tuple[str, ...]:
    """Return who is named in a round without being on the list that came down."""
    listed = sent_down(round_, views)
    return tuple(one for one in named if listed and one not in listed)


def refuse_off_list(off_list: tuple[str, ...], rules: Rules) -> Iterator[Finding]:
    """Return the refusal of names that are not on the list sent down.

    Charter keys: ``nomination.names_later``, ``nomination.levels``.
    """
    later = rules.get(NAMES_LATER)
    held = later or rules.get(LEVELS)
    is_free = later is not None and later.value == NamesLater.ANYBODY.value
    if off_list and held is not None and not is_free:
        yield Finding.of(
            "nomination.off_list",
            key=held.key,
            clause=held.provenance.clause,
            named=off_list[:_SHOWN],
        )
