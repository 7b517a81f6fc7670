"""Sealing the papers of a conference, all of them, and destroying them in the end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, latest_of, moment_text, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.conference.after.keys import KEPT
from comitia.stages.conference.agenda.items import Sitting, sitting
from comitia.stages.conference.agenda.keys import SEALING
from comitia.stages.conference.agenda.single import item_row, wrong_turn
from comitia.stages.conference.ballots import (
    BallotAccount,
    scene_of,
    standing_ballots,
)
from comitia.stages.conference.records import SealedPapers, recounts_of
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, Text, payload
from comitia.stages.register.calendar.days import term_end


@payload
class PackageRow:
    """A package under seal: of which ballot, and how many papers lie in it."""

    ballot: Count
    package: NameId
    papers: Count


@payload
class SealPapers:
    """All papers of the ballots that are not under seal; the place is public."""

    unit: NameId
    place: Text
    rows: tuple[PackageRow, ...]


@payload
class PapersSealed:
    """How many papers lie under seal, and after which count."""

    papers: Count
    ballot: Count


@dataclass(frozen=True, slots=True)
class Package:
    """A package of papers of a ballot."""

    ballot: int
    package: str
    papers: int


@dataclass(frozen=True, slots=True)
class Sealing:
    """Where the conference stands, loose papers by ballot, and the packages."""

    now: Sitting
    loose: Mapping[int, int] = field(default_factory=dict)
    packages: tuple[Package, ...] = ()


def _facts(asked: SealPapers, views: Views, _: Occasion) -> Sealing:
    return Sealing(
        sitting(asked.unit, views),
        dict(loose_papers(asked.unit, views)),
        tuple(Package(row.ballot, row.package, row.papers) for row in asked.rows),
    )


def loose_papers(unit: str, views: Views) -> Iterator[tuple[int, int]]:
    """Yield each ballot that has come back and is not under seal, with its papers."""
    for ballot in standing_ballots(unit, views):
        number = ballot.number
        account = views.one(BallotAccount, unit, number)
        recounts = recounts_of(unit, number, views)
        sealed = views.every(SealedPapers, unit=unit, ballot=number, recounts=recounts)
        if account is not None and account.returned and not sealed:
            yield number, account.returned


def _decide(facts: Sealing, rules: Rules) -> PapersSealed:
    refuse([*wrong_turn(SEALING, facts.now, rules), *_not_sealed(facts)])
    papers = sum(one.papers for one in facts.packages)
    return PapersSealed(papers, facts.now.counted)


def _not_sealed(facts: Sealing) -> Iterator[Finding]:
    """Return a package that stands twice, and papers that lie in none."""
    names = [(one.ballot, one.package) for one in facts.packages]
    twice = tuple(sorted({package for _, package in repeated(names)}))
    if twice:
        yield Finding.of("conference.named_twice", key="rows.package", named=twice)
    held: dict[int, int] = {}
    for one in facts.packages:
        held[one.ballot] = held.get(one.ballot, 0) + one.papers
    for ballot in sorted({*held, *facts.loose}):
        returned = facts.loose.get(ballot, 0)
        if held.get(ballot, 0) != returned:
            yield Finding.of(
                "conference.loose_papers",
                key="rows.papers",
                number=ballot,
                sealed=held.get(ballot, 0),
                returned=returned,
            )


def _project(deed: Deed[SealPapers, PapersSealed], views: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    for row in asked.rows:
        recounts = recounts_of(asked.unit, row.ballot, views)
        yield SealedPapers(
            asked.unit, row.ballot, recounts, row.package, row.papers, at
        )
    ballot = deed.outcome.ballot
    yield item_row(SEALING, asked.unit, views, ballot=ballot, at=at)


def _counts_from(asked: SealPapers, views: Views) -> str:
    """Return when the last ballot was counted."""
    return latest_of([one.counted for one in standing_ballots(asked.unit, views)])


SEAL_PAPERS = Rule(
    "seal_papers",
    SealPapers,
    PapersSealed,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)


@payload
class DestroyPapers:
    """The papers of a unit's conference, all of them, and how that was done."""

    unit: NameId
    how: Text


@payload
class PapersDestroyed:
    """How many papers were destroyed."""

    papers: Count


@dataclass(frozen=True, slots=True)
class Destroying:
    """The papers still under seal, and since when the last of them are."""

    at: datetime
    papers: int
    sealed: str = ""


def _facts_of_destroying(
    asked: DestroyPapers, views: Views, occasion: Occasion
) -> Destroying:
    rows = views.every(SealedPapers, unit=asked.unit, destroyed="")
    return Destroying(
        occasion.at,
        sum(row.papers for row in rows),
        latest_of([row.sealed for row in rows]) if rows else "",
    )


def _decide_destroying(facts: Destroying, rules: Rules) -> PapersDestroyed:
    refuse(_kept(facts, rules))
    return PapersDestroyed(facts.papers)


def _kept(facts: Destroying, rules: Rules) -> Iterator[Finding]:
    """Return that no papers are left, or that they are to be kept longer.

    Charter key: ``conference.papers_kept``.
    """
    if not facts.sealed:
        yield Finding.of("conference.nothing_sealed", key="unit")
    elif rules.get(KEPT) is None:
        yield Finding.of("conference.kept_for_good", key=KEPT)
    else:
        term = rules.read(KEPT, Span)
        since = parse_moment(facts.sealed)
        until = term_end(since, term=term.value, rules=rules)
        if facts.at < until:
            yield Finding.of(
                "conference.papers_kept",
                key=term.key,
                clause=term.provenance.clause,
                term=term.value,
                until=until,
            )


def _project_destroying(
    deed: Deed[DestroyPapers, PapersDestroyed], views: Views
) -> Iterator[Row]:
    at = moment_text(deed.occasion.at)
    for row in views.every(SealedPapers, unit=deed.payload.unit, destroyed=""):
        yield replace(row, destroyed=at)


DESTROY_PAPERS = Rule(
    "destroy_papers",
    DestroyPapers,
    PapersDestroyed,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts_of_destroying,
    decide=_decide_destroying,
    project=_project_destroying,
    least_signers=2,
)
