"""Setting up the group that reviews credentials, and keeping out of a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.credentials.bench import (
    FORMING,
    DeclaredConflict,
    ReviewGroup,
    accounts_of,
)
from comitia.stages.credentials.credential import BODY, scene_of
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, NameId, Once, RandomId, Text, payload
from comitia.stages.grants import Grant, Role
from comitia.stages.meeting.counts import Vote, impossible
from comitia.stages.meeting.majority import lack_of_people, lack_of_votes
from comitia.stages.register.bodies import Body, body_of_kind, known_body
from comitia.stages.register.record import Nothing
from comitia.stages.register.ways import Way

LEAST: Final = "credentials.group_least"
QUORUM: Final = "credentials.quorum"
THRESHOLD: Final = "credentials.threshold"
_SIGNING: Final = frozenset({Role.SECRETARY.value, Role.SIGNATORY.value})
# One person alone reviews nobody, whatever a charter says.
_FEWEST: Final = 2


@payload
class FormReviewGroup:
    """How a body voted on the group, the record of it, and the members' grants."""

    unit: NameId
    entitled: Count
    present: Count
    votes_for: Count
    minutes: Text
    members: Annotated[tuple[RandomId, ...], Once]


@dataclass(frozen=True, slots=True)
class Member:
    """A grant of somebody named into the group: whose, for a body of which kind.

    `signs` says whether it is in force and of a role that signs for the body.
    """

    grant: str
    account: str
    kind: str
    signs: bool = True


@dataclass(frozen=True, slots=True)
class Forming:
    """The meeting of the body, and whom it names."""

    members: int
    entitled: int
    present: int
    votes_for: int
    named: tuple[Member, ...]

    @property
    def vote(self) -> Vote:
        """The vote on the group."""
        return Vote(self.entitled, self.present, self.votes_for)


def _scene(asked: FormReviewGroup, views: Views, rules: Rules) -> Scene:
    """Return the body that sets the group up, or else the one that confirms."""
    key = FORMING if rules.get(FORMING) is not None else BODY
    kind = rules.read(key, str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _facts(asked: FormReviewGroup, views: Views, occasion: Occasion) -> Forming:
    return Forming(
        known_body(occasion.body, views).members,
        asked.entitled,
        asked.present,
        asked.votes_for,
        tuple(_member(one, asked.unit, occasion.at, views) for one in asked.members),
    )


def _member(grant: str, unit: str, at: datetime, views: Views) -> Member:
    row = views.one(Grant, grant)
    body = views.one(Body, row.body) if row else None
    if row is None or body is None:
        return Member(grant, "", "", signs=False)
    signs = row.role in _SIGNING and body.unit == unit and row.holds(at)
    return Member(grant, row.account, body.kind, signs)


def _decide(facts: Forming, rules: Rules) -> Nothing:
    refuse(_faults(facts, rules))
    return Nothing()


def _faults(facts: Forming, rules: Rules) -> Iterator[Finding]:
    if rules.get(FORMING) is None:
        yield Finding.of("credentials.no_groups", key=FORMING)
    if facts.entitled != facts.members:
        yield Finding.of(
            "credentials.entitled",
            key="entitled",
            entitled=facts.entitled,
            members=facts.members,
        )
    wrong = tuple(impossible(facts.vote.counts))
    yield from wrong or _not_carried(facts, rules)
    yield from _wrong_members(facts, rules)


def _not_carried(facts: Forming, rules: Rules) -> Iterator[Finding]:
    """Return what the vote on the group lacks: it is bound as that on a person is.

    Charter keys: ``credentials.quorum``, ``credentials.threshold``.
    """
    if rules.get(QUORUM) is not None:
        yield from lack_of_people(
            QUORUM, came=facts.present, entitled=facts.members, rules=rules
        )
    yield from lack_of_votes(THRESHOLD, facts.vote, rules=rules)


def _wrong_members(facts: Forming, rules: Rules) -> Iterator[Finding]:
    """Return who cannot be in the group, and whether it is too small.

    Charter keys: ``credentials.body``, ``credentials.group_least``.
    """
    kind = rules.read(BODY, str)
    strange = tuple(
        one.grant for one in facts.named if not one.signs or one.kind != kind.value
    )
    if strange:
        yield Finding.of(
            "credentials.group_strangers",
            key=kind.key,
            clause=kind.provenance.clause,
            named=strange,
            kind=kind.value,
        )
    least = rules.read(LEAST, int) if rules.get(LEAST) is not None else None
    fewest = max(_FEWEST, least.value if least else 0)
    count = len({one.account for one in facts.named if one.account})
    if count < fewest:
        yield Finding.of(
            "credentials.group_small",
            key=LEAST,
            clause=least.provenance.clause if least else None,
            count=count,
            least=fewest,
        )


def _project(deed: Deed[FormReviewGroup, Nothing], _: Views) -> Iterator[Row]:
    asked = deed.payload
    yield ReviewGroup(
        asked.unit,
        tuple(sorted(asked.members)),
        asked.entitled,
        asked.present,
        asked.votes_for,
        moment_text(deed.occasion.at),
    )


FORM_REVIEW_GROUP = Rule(
    "form_review_group",
    FormReviewGroup,
    Nothing,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)


@payload
class DeclareConflict:
    """Out of whose case the signer keeps; why, nobody is asked."""

    unit: NameId
    person: RandomId


@dataclass(frozen=True, slots=True)
class Declaring:
    """Whether the person is on a way in the unit."""

    is_known: bool


def _facts_of_declaring(asked: DeclareConflict, views: Views, _: Occasion) -> Declaring:
    return Declaring(views.one(Way, asked.unit, asked.person) is not None)


def _decide_declaring(facts: Declaring, _: Rules) -> Nothing:
    if not facts.is_known:
        refuse([Finding.of("credentials.no_case", key="person")])
    return Nothing()


def _project_declaring(
    deed: Deed[DeclareConflict, Nothing], views: Views
) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    signed = (grant.grant for grant in deed.occasion.grants)
    for account in accounts_of(signed, views):
        yield DeclaredConflict(asked.unit, account, asked.person, at)


DECLARE_CONFLICT = Rule(
    "declare_conflict",
    DeclareConflict,
    Nothing,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts_of_declaring,
    decide=_decide_declaring,
    project=_project_declaring,
)
