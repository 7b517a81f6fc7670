"""Publishes the list of delegates and its figures; the election is then complete.

The people are frozen in a roll; each figure names its base, its moment and the rows it
was counted from.
"""

from dataclasses import replace
from datetime import datetime

from comitia.actions.act import Act
from comitia.actions.policy import Policy
from comitia.actions.rows import IN_UNITS, OWN_OR_ABOVE, by
from comitia.actions.work import Work
from comitia.ledger.chain import CENTRE
from comitia.stages.composition.axes.composed import attributes_on_cards, card_counts
from comitia.stages.figures import PUBLISH_LIST, composing_of
from comitia.stages.grants import Role
from comitia.stages.publication.publishing import PublishList


def _complete(work: Work, asked: PublishList, at: datetime) -> PublishList:
    """Fill in what is counted on cards: only the office can open them."""
    rules = work.rules(CENTRE, at)
    named = attributes_on_cards(rules)
    facts = composing_of(work.views, ())
    told: dict[str, dict[str, str]] = {name: {} for name in named}
    persons = {one for people in facts.lists for one in people.persons}
    for person in sorted(persons if named else ()):
        openings = work.card(person).openings
        for name in named:
            if name in openings:
                told[name][person] = str(openings[name].value)
    return replace(asked, on_cards=card_counts(facts, told, rules))


ACT = Act(
    PUBLISH_LIST,
    Policy(by(Role.OFFICER, of=OWN_OR_ABOVE), IN_UNITS),
    example={"attributes": ["name", "branch"]},
    complete=_complete,
)
