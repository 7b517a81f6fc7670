"""Accounting for the boxes before any vote is known: counted by hand, and read."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.conference.agenda.items import Sitting, sitting
from comitia.stages.conference.agenda.keys import ACCOUNT
from comitia.stages.conference.agenda.single import alone, item_row, wrong_turn
from comitia.stages.conference.ballots import scene_of
from comitia.stages.conference.records import BoxAccount
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, payload


@payload
class BoxRow:
    """The papers of a box: counted by hand, read by machine, and set aside by it."""

    box: NameId
    returned: Count
    scanned: Count
    aside: Count = 0


@payload
class AccountBoxes:
    """All boxes of a ballot; where nothing is scanned, every paper is set aside."""

    unit: NameId
    ballot: Count
    rows: tuple[BoxRow, ...]


@payload
class BoxesAccounted:
    """How many papers came back in all, and after how many recounts."""

    returned: Count
    recounts: Count


@dataclass(frozen=True, slots=True)
class Box:
    """The papers of one box."""

    box: str
    returned: int
    scanned: int
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Accounting:
    """Where the conference stands, the ballot meant, and its boxes."""

    now: Sitting
    ballot: int
    boxes: tuple[Box, ...]


def _facts(asked: AccountBoxes, views: Views, _: Occasion) -> Accounting:
    return Accounting(
        sitting(asked.unit, views),
        asked.ballot,
        tuple(Box(row.box, row.returned, row.scanned, row.aside) for row in asked.rows),
    )


def _decide(facts: Accounting, rules: Rules) -> BoxesAccounted:
    refuse([*wrong_turn(ACCOUNT, facts.now, rules), *_faults(facts)])
    returned = sum(one.returned for one in facts.boxes)
    return BoxesAccounted(returned, facts.now.recounts)


def _faults(facts: Accounting) -> Iterator[Finding]:
    """Return a box that does not add up: a copied paper is found by nothing else."""
    if facts.now.current and facts.ballot != facts.now.current:
        yield Finding.of(
            "conference.other_ballot", key="ballot", number=facts.now.current
        )
    names = [one.box for one in facts.boxes]
    twice = repeated(names)
    if twice:
        yield Finding.of("conference.named_twice", key="rows.box", named=twice)
    if not names:
        yield Finding.of("conference.no_items", key="rows")
    for one in facts.boxes:
        if one.returned != one.scanned + one.aside:
            yield Finding.of(
                "conference.box",
                key="rows",
                box=one.box,
                returned=one.returned,
                scanned=one.scanned,
                aside=one.aside,
            )


def _project(deed: Deed[AccountBoxes, BoxesAccounted], views: Views) -> Iterator[Row]:
    asked, recounts = deed.payload, deed.outcome.recounts
    for row in asked.rows:
        yield BoxAccount(
            asked.unit,
            asked.ballot,
            recounts,
            row.box,
            row.returned,
            row.scanned,
            row.aside,
        )
    at = moment_text(deed.occasion.at)
    yield item_row(ACCOUNT, asked.unit, views, ballot=asked.ballot, at=at)


ACCOUNT_BOXES = Rule(
    "account_boxes",
    AccountBoxes,
    BoxesAccounted,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=lambda asked, views: alone(asked.unit, asked.ballot, views),
)
