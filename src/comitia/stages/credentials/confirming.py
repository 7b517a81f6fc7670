"""Confirming by the sheet that those elected may take their seat.

Who is not confirmed is told why and can answer; the body then decides once more, and
an appeal is open after that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, latest_of, moment_text, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.credentials.bench import (
    Bench,
    bench_of,
    in_conflict,
    not_in_order,
    not_of_the_group,
)
from comitia.stages.credentials.confirmation import confirm_credential
from comitia.stages.credentials.credential import (
    Credential,
    credential_of,
    elected_ways,
    scene_of,
)
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.due_process.objections import open_objections, undecided
from comitia.stages.due_process.remedies import (
    CREDENTIALS,
    Decision,
    Remedy,
    decided,
    remedy_of,
    said_until,
    too_early,
    won,
)
from comitia.stages.due_process.withheld import (
    Withholding,
    not_heard_in_full,
    withheld,
)
from comitia.stages.forms import Count, NameId, RandomId, Said, payload
from comitia.stages.meeting.counts import Vote, impossible
from comitia.stages.meeting.majority import decided_alone, lack_of_people
from comitia.stages.register.bodies import known_body
from comitia.stages.register.calendar.days import term_end
from comitia.stages.register.course.published import (
    FIRST_LIST,
    elected_list,
    objections_since,
)
from comitia.stages.register.steps import Progress
from comitia.stages.register.ways import Way

TERM: Final = "credentials.objections"
QUORUM: Final = "credentials.quorum"


@payload
class CredentialRow:
    """How many voted for a person; reasons are needed where they are too few."""

    person: RandomId
    votes_for: Count
    reasons: Said | None = None


@payload
class ConfirmCredentials:
    """Who of a unit's elected was voted on, in one meeting of the body."""

    unit: NameId
    entitled: Count
    present: Count
    rows: tuple[CredentialRow, ...]


@payload
class CredentialsVoted:
    """Who is confirmed, and who is not."""

    confirmed: tuple[RandomId, ...]
    refused: tuple[RandomId, ...]


@dataclass(frozen=True, slots=True)
class Credentialing:
    """One row of the sheet with what stands about the person, who may not know all.

    `has_won` says that an appeal about the credentials was upheld, at any time.
    """

    person: str
    votes_for: int
    has_reasons: bool = False
    is_elected: bool = True
    is_confirmed: bool = False
    remedy: Remedy | None = None
    withheld: Withholding | None = None
    has_won: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting of the body: since when objections run, who came, the rows voted on.

    `is_published` says whether the list of those elected is public.
    """

    at: datetime
    since: datetime
    members: int
    entitled: int
    present: int
    rows: tuple[Credentialing, ...]
    objections: tuple[str, ...] = ()
    bench: Bench = field(default_factory=Bench)
    is_published: bool = True

    def vote(self, row: Credentialing) -> Vote:
        """Return the vote on one person."""
        return Vote(self.entitled, self.present, row.votes_for)


def _facts(asked: ConfirmCredentials, views: Views, occasion: Occasion) -> Sitting:
    elected = {way.person: way for way in elected_ways(asked.unit, views)}
    progress = views.one(Progress, asked.unit)
    settled = won(asked.unit, views)
    return Sitting(
        occasion.at,
        parse_moment(objections_since(progress.since, views))
        if progress
        else occasion.at,
        known_body(occasion.body, views).members,
        asked.entitled,
        asked.present,
        tuple(
            replace(
                _row(row, elected.get(row.person), views),
                has_won=(row.person, CREDENTIALS) in settled,
            )
            for row in asked.rows
        ),
        open_objections(asked.unit, views),
        bench_of(asked.unit, views, occasion),
        elected_list(views) is not None,
    )


def _row(row: CredentialRow, way: Way | None, views: Views) -> Credentialing:
    credential = credential_of(way, views) if way else None
    return Credentialing(
        row.person,
        row.votes_for,
        row.reasons is not None,
        way is not None,
        credential is not None and credential.confirmed,
        remedy_of(way.unit, way.person, CREDENTIALS, views) if way else None,
        withheld(way.unit, way.person, CREDENTIALS, views) if way else None,
    )


def _decide(facts: Sitting, rules: Rules) -> CredentialsVoted:
    refuse(_faults(facts, rules))
    confirmed = {row.person for row in facts.rows if _is_enough(facts, row, rules)}
    voted = [row.person for row in facts.rows]
    return CredentialsVoted(
        tuple(one for one in voted if one in confirmed),
        tuple(one for one in voted if one not in confirmed),
    )


def _is_enough(facts: Sitting, row: Credentialing, rules: Rules) -> bool:
    return not any(True for _ in confirm_credential(facts.vote(row), rules=rules))


def _faults(facts: Sitting, rules: Rules) -> Iterator[Finding]:
    yield from not_of_the_group(facts.bench, rules)
    yield from not_in_order(facts.bench, rules)
    yield from in_conflict(facts.bench, (row.person for row in facts.rows))
    yield from _not_public(facts, rules) or _term_runs(facts, rules)
    yield from undecided(facts.objections)
    if facts.entitled != facts.members:
        yield Finding.of(
            "credentials.entitled",
            key="entitled",
            entitled=facts.entitled,
            members=facts.members,
        )
    yield from _wrong_rows(facts.rows)
    for row in facts.rows:
        is_against = not _is_enough(facts, row, rules)
        yield from _decided_on_appeal(row, is_against=is_against)
        if row.remedy is not None:
            yield from too_early(row.remedy, at=facts.at, is_against=is_against)
            yield from not_heard_in_full(row.withheld, is_against=is_against)
    wrong = tuple(_impossible(facts))
    yield from wrong or (*_too_few(facts, rules), *_no_reasons(facts, rules))


def _decided_on_appeal(row: Credentialing, *, is_against: bool) -> Iterator[Finding]:
    """Return the refusal to set somebody aside whom an appeal has confirmed.

    It stays so when the unit voted again and elected the person once more.
    """
    if row.has_won and row.remedy is None and is_against:
        yield Finding.of(
            "credentials.appeal_final", key="rows.votes_for", person=row.person
        )


def _not_public(facts: Sitting, rules: Rules) -> tuple[Finding, ...]:
    """Return that nobody could object yet: the list of those elected is not public.

    Charter key: ``publication.elected``.
    """
    first = rules.get(FIRST_LIST)
    if first is None or facts.is_published:
        return ()
    clause = first.provenance.clause
    return (Finding.of("credentials.not_public", key=FIRST_LIST, clause=clause),)


def _term_runs(facts: Sitting, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a vote while anybody may still object."""
    term = rules.read(TERM, Span)
    end = term_end(facts.since, term=term.value, rules=rules)
    if facts.at < end:
        yield Finding.of(
            TERM,
            key=term.key,
            clause=term.provenance.clause,
            term=term.value,
            end=end,
            at=facts.at,
        )


def _too_few(facts: Sitting, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a meeting to which fewer came than the charter asks."""
    yield from decided_alone(facts.present)
    if rules.get(QUORUM) is not None:
        yield from lack_of_people(
            QUORUM, came=facts.present, entitled=facts.members, rules=rules
        )


def _impossible(facts: Sitting) -> Iterator[Finding]:
    """Return each count that cannot be, once."""
    found = {
        finding: None
        for row in facts.rows
        for finding in impossible(facts.vote(row).counts)
    }
    yield from found or impossible(
        {"entitled": facts.entitled, "present": facts.present}
    )


def _wrong_rows(rows: Iterable[Credentialing]) -> Iterator[Finding]:
    """Return who stands twice, who was not elected, and who is confirmed already."""
    named = [row.person for row in rows]
    twice = repeated(named)
    strange = tuple(sorted({row.person for row in rows if not row.is_elected}))
    done = tuple(sorted({row.person for row in rows if row.is_confirmed}))
    if not named:
        yield Finding.of("credentials.nobody", key="rows")
    if twice:
        yield Finding.of("credentials.named_twice", key="rows.person", named=twice)
    if strange:
        yield Finding.of("credentials.not_elected", key="rows.person", named=strange)
    if done:
        yield Finding.of("credentials.confirmed", key="rows.person", named=done)


def _no_reasons(facts: Sitting, rules: Rules) -> Iterator[Finding]:
    """Return the refusal to set somebody aside without a reason, with what lacks."""
    for row in facts.rows:
        lack = tuple(confirm_credential(facts.vote(row), rules=rules))
        if lack and not row.has_reasons:
            named = row.person
            yield Finding.of("credentials.reasons", key="rows.reasons", named=named)
            yield from lack


def _project(
    deed: Deed[ConfirmCredentials, CredentialsVoted], views: Views
) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    grants = tuple(grant.grant for grant in deed.occasion.grants)
    for row in asked.rows:
        confirmed = row.person in deed.outcome.confirmed
        yield Credential(
            asked.unit, row.person, row.votes_for, asked.present, confirmed, at
        )
        yield from decided(
            remedy_of(asked.unit, row.person, CREDENTIALS, views),
            Decision(
                asked.unit,
                row.person,
                CREDENTIALS,
                at,
                grants,
                is_against=not confirmed,
            ),
        )


def _counts_from(asked: ConfirmCredentials, views: Views) -> str:
    """Return when the body last decided about one of them, or heard the last word."""
    moments = []
    for row in asked.rows:
        before = views.one(Credential, asked.unit, row.person)
        way = views.one(Way, asked.unit, row.person)
        remedy = views.one(Remedy, asked.unit, row.person, CREDENTIALS)
        moments += [before.at if before else "", way.since if way else ""]
        # Reasons stand in every row against a person.
        if remedy is not None and row.reasons is not None:
            moments.append(said_until(remedy))
    return latest_of(moments)


CONFIRM_CREDENTIALS = Rule(
    "confirm_credentials",
    ConfirmCredentials,
    CredentialsVoted,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)
