"""Forming delegations: all electors sit in one, and each has its posts filled."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.conference.agenda.items import Sitting, Taken, row_of, sitting
from comitia.stages.conference.agenda.keys import DELEGATIONS
from comitia.stages.conference.agenda.order import agenda_of, before_others
from comitia.stages.conference.agenda.turns import no_agenda, out_of_turn
from comitia.stages.conference.attendance import (
    Delegation,
    Official,
    entitled_of,
    list_number,
)
from comitia.stages.conference.ballots import scene_of
from comitia.stages.conference.officials.keys import POSTS
from comitia.stages.conference.officials.people import known_since
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, PersonFound, Text, Trait, payload


@payload
class PostRow:
    """One person in a post; the office's own id and the name go to the card."""

    post: NameId
    office_id: Trait
    name: Trait
    person: PersonFound = ""


@payload
class DelegationRow:
    """A delegation, how many electors sit in it, and who holds its posts."""

    delegation: NameId
    members: Count
    posts: tuple[PostRow, ...]


@payload
class FormDelegations:
    """All delegations of a conference; `minutes` is public and names nobody."""

    unit: NameId
    minutes: Text
    rows: tuple[DelegationRow, ...]


@payload
class DelegationsFormed:
    """How many delegations there are, and after which ballot they were formed."""

    delegations: Count
    ballot: Count


@dataclass(frozen=True, slots=True)
class Forming:
    """Where the conference stands, its electors, and the delegations with their posts.

    Each delegation has its electors and pairs of a post and a person.
    """

    now: Sitting
    entitled: int
    members: tuple[tuple[str, int], ...]
    posts: tuple[tuple[str, str, str], ...] = ()


def _facts(asked: FormDelegations, views: Views, occasion: Occasion) -> Forming:
    return Forming(
        sitting(asked.unit, views, at=occasion.at),
        entitled_of(asked.unit, occasion.body, views),
        tuple((row.delegation, row.members) for row in asked.rows),
        tuple(
            (row.delegation, one.post, one.person)
            for row in asked.rows
            for one in row.posts
        ),
    )


def _decide(facts: Forming, rules: Rules) -> DelegationsFormed:
    agenda = agenda_of(rules)
    if agenda is None:
        raise Refused([no_agenda()])
    refuse(
        [
            *before_others(facts.now, rules),
            *out_of_turn(DELEGATIONS, "", agenda, facts.now, act="form_delegations"),
            *_wrong_members(facts),
            *_wrong_posts(facts, rules),
        ]
    )
    return DelegationsFormed(len(facts.members), facts.now.last)


def _wrong_members(facts: Forming) -> Iterator[Finding]:
    """Return a delegation that stands twice, and electors who sit in none or in two."""
    names = [name for name, _ in facts.members]
    twice = repeated(names)
    if twice:
        yield Finding.of("conference.named_twice", key="rows.delegation", named=twice)
    seated = sum(members for _, members in facts.members)
    if seated != facts.entitled or not names:
        yield Finding.of(
            "conference.delegation_sum",
            key="rows.members",
            seated=seated,
            entitled=facts.entitled,
        )


def _wrong_posts(facts: Forming, rules: Rules) -> Iterator[Finding]:
    """Return posts that nobody holds, that are unknown, or that one person holds twice.

    Charter key: ``conference.delegation_posts``.
    """
    held = rules.get(POSTS)
    posts = held.value if held and isinstance(held.value, tuple) else ()
    for name, _ in facts.members:
        filled = [post for delegation, post, _ in facts.posts if delegation == name]
        if sorted(filled) != sorted(posts):
            yield Finding.of(
                "conference.delegation_posts",
                key=POSTS,
                clause=held.provenance.clause if held else None,
                delegation=name,
                now=tuple(sorted(filled)) or ("-",),
                needed=tuple(map(str, posts)) or ("-",),
            )
    people = [person for _, _, person in facts.posts]
    twice = repeated(people)
    if twice:
        yield Finding.of("conference.named_twice", key="rows.posts", named=twice)


def _project(
    deed: Deed[FormDelegations, DelegationsFormed], views: Views
) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    number = list_number(asked.unit, views)
    for row in asked.rows:
        yield Delegation(asked.unit, number, row.delegation, row.members, at)
        people = [one.person for one in row.posts]
        yield from known_since(people, deed.occasion, views)
        for one in row.posts:
            yield Official(asked.unit, number, one.post, row.delegation, one.person, at)
    taken = Taken(DELEGATIONS, "", deed.outcome.ballot)
    yield row_of(taken, asked.unit, views, at=at)


FORM_DELEGATIONS = Rule(
    "form_delegations",
    FormDelegations,
    DelegationsFormed,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
