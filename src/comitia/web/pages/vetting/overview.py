"""The vetting of a unit in numbers: what was done, and which rights were used.

Outcomes stand nowhere here, check by check or in all: in a small unit a number would
point at a person.
"""

from collections import Counter
from collections.abc import Iterator

from comitia.kernel.views import Views
from comitia.stages.due_process.gates import GateFinding
from comitia.stages.due_process.remedies import Remedy
from comitia.stages.due_process.tips import Tip
from comitia.stages.due_process.withheld import Withholding
from comitia.stages.register.bodies import Unit
from comitia.stages.register.ways import SubjectList
from comitia.stages.vetting.subjects.announcing import VettingNotice
from comitia.stages.vetting.team.asking_around import Look
from comitia.stages.vetting.team.forming import TeamMember
from comitia.stages.vetting.team.reporting import VettingReport
from comitia.web.pages.page import (
    Block,
    Cell,
    Facts,
    Page,
    Section,
    Table,
    moment,
    name,
    number,
)
from comitia.web.pages.register.papers import called_id
from comitia.web.pages.register.shelf import VETTING, part_page
from comitia.web.pages.vetting.inquiries import inquiries
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

CREDENTIALS = "credentials"
_LIST = ("number", "at", "entitled", "present", "for", "names")
_NOTICE = ("number", "opened", "until", "places")


def vetting_page(unit: Unit, reading: Reading, say: Voice) -> Page:
    """Return what was done to vet the names of a unit, in numbers."""
    return part_page(VETTING, unit, _sections(unit.unit, reading, say), reading, say)


def _sections(unit: str, reading: Reading, say: Voice) -> Iterator[Section]:
    parts = {
        "subjects": _subjects(unit, reading, say),
        "work": _work(unit, reading, say),
        "checks": _checks(unit, reading, say),
        "rights": _rights(unit, reading.views, say),
    }
    for part, blocks in parts.items():
        stands = tuple(blocks)
        if stands:
            yield Section(Cell(say(f"web.vetting.{part}")), stands)


def _subjects(unit: str, reading: Reading, say: Voice) -> Iterator[Block]:
    lists = tuple(
        (
            number(row.number),
            moment(row.at),
            number(row.entitled),
            number(row.present),
            number(row.votes_for),
            number(len(row.names)),
        )
        for row in reading.views.every(SubjectList, unit=unit)
    )
    if lists:
        yield Table(say("web.vetting.lists"), _heads(_LIST, say), lists)
    notices = tuple(
        (
            number(row.number),
            moment(row.opened),
            moment(row.until),
            _listed(row.places, reading, say),
        )
        for row in reading.views.every(VettingNotice, unit=unit)
    )
    if notices:
        yield Table(say("web.vetting.notices"), _heads(_NOTICE, say), notices)


def _work(unit: str, reading: Reading, say: Voice) -> Iterator[Block]:
    views = reading.views
    team = views.every(TeamMember, unit=unit, until="")
    reports = views.every(VettingReport, unit=unit)
    if team or reports:
        yield Facts(
            (
                (say("web.vetting.team"), number(len(team))),
                (
                    say("web.vetting.declared"),
                    number(sum(bool(row.declared) for row in team)),
                ),
                (say("web.vetting.reports"), number(len(reports))),
            )
        )
    yield from _looks(unit, reading, say)
    yield from inquiries(unit, reading, say)


def _looks(unit: str, reading: Reading, say: Voice) -> Iterator[Table]:
    """Yield how many interviews and visits of each kind there were, about how many."""
    held: Counter[tuple[str, str]] = Counter()
    about: Counter[tuple[str, str]] = Counter()
    for row in reading.views.every(Look, unit=unit):
        held[row.family, row.kind] += row.count
        about[row.family, row.kind] += 1
    rows = tuple(
        (
            called_id(kind, reading, say),
            Cell(say(f"stages.{family}.name")),
            number(held[family, kind]),
            number(about[family, kind]),
        )
        for family, kind in sorted(held)
    )
    if rows:
        heads = _heads(("kind", "family", "held", "about"), say)
        yield Table(say("web.vetting.looks"), heads, rows)


def _checks(unit: str, reading: Reading, say: Voice) -> Iterator[Table]:
    """Yield about how many people each check has a finding."""
    found = Counter(row.check for row in reading.views.every(GateFinding, unit=unit))
    rows = tuple((called_id(one, reading, say), number(found[one])) for one in found)
    if rows:
        yield Table(say("web.vetting.checks"), _heads(("check", "found"), say), rows)


def _rights(unit: str, views: Views, say: Voice) -> Iterator[Block]:
    matters = [
        row for row in views.every(Remedy, unit=unit) if row.matter != CREDENTIALS
    ]
    hidden = views.every(Withholding, unit=unit)
    tips = views.every(Tip, unit=unit)
    counts = {
        "told": sum(bool(row.told) for row in matters),
        "answered": sum(bool(row.answered) for row in matters),
        "appealed": sum(bool(row.appeal) for row in matters),
        "withheld": len(hidden),
        "told_after": sum(bool(row.told) for row in hidden),
        "tips": len(tips),
        "tips_open": sum(row.checkable and not row.ended for row in tips),
    }
    if any(counts.values()):
        yield Facts(
            tuple(
                (say(f"web.vetting.{one}"), number(now)) for one, now in counts.items()
            )
        )


def _heads(words: tuple[str, ...], say: Voice) -> tuple[str, ...]:
    return tuple(say(f"web.vetting.{one}") for one in words)


def _listed(words: tuple[str, ...], reading: Reading, say: Voice) -> Cell:
    called = (called_id(one, reading, say).text for one in words)
    return name(say("kernel.list_joint").join(called))
