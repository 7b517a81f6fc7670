"""What has come up to the unit in a round."""

from comitia.kernel.views import Views
from comitia.stages.nomination.levels.rows import SentUp
from comitia.stages.nomination.levels.tally import feeds_of
from comitia.stages.nomination.levels.tree import TOP, Tree
from comitia.stages.nomination.rounds import Round, is_active, passed_names


def names_up(round_: Round, views: Views) -> dict[str, tuple[str, ...]]:
    """Return who came up to the unit and takes part, with the bodies that sent them.

    Without lists of bodies between them, those bodies are the branches.
    """
    if not has_lists(round_, views):
        return passed_names(round_, views)
    tree = Tree(round_.unit, round_.number, views)
    senders = tree.senders(TOP)
    sent = {body for body in senders if tree.stands(body)}
    # Whom a branch named with enough votes, it brought; the others sent lists.
    branches = set(senders) - sent
    named = passed_names(round_, views)
    found = {
        person: [body for body in bodies if body in branches]
        for person, bodies in named.items()
    }
    for fed in feeds_of(TOP, tree, views, among=sent):
        for person, one in fed.names.items():
            if one.brought:
                found.setdefault(person, []).append(fed.body)
    return {
        person: tuple(sorted(found[person]))
        for person in sorted(found)
        if found[person] and is_active(person, views)
    }


def has_lists(round_: Round, views: Views) -> bool:
    """Return whether a body between the branches and the unit sent a list."""
    return bool(views.every(SentUp, unit=round_.unit, round=round_.number))
