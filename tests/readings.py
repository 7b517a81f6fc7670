"""An election in memory as a page reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.elections import MINIMAL

from comitia.actions.perform import Answer, Request
from comitia.charter.check import load
from comitia.charter.rules import Charter
from comitia.kernel.catalogue import Language
from comitia.ledger.canonical import Json
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.register.bodies import Unit, UnitSeats
from comitia.stages.register.steps import Election, Progress, State, Step
from comitia.stages.sections import SECTIONS
from comitia.stages.way.stop import Stop
from comitia.web.pages.page import Cell, Page, Table
from comitia.web.pages.voice import Voice
from comitia.web.proofs import Proofs
from comitia.web.reading import Inclusion

OPENED = "2026-01-05T09:00:00+00:00"
VALLEY = Unit("valley", "Valley", "", "")
ENGLISH, CHINESE = Voice(Language.ENGLISH), Voice(Language.CHINESE)


@dataclass
class ToldReading:
    """What a page is told; nothing of it needs to have been decided by acts."""

    views: MemoryViews
    cards: dict[str, dict[str, Json]] = field(default_factory=dict)
    entries: dict[str, list[bytes]] = field(default_factory=dict)
    signed: list[str] = field(default_factory=list)
    is_demonstration: bool = False
    communique_in: tuple[Language, ...] = ()
    charter: Charter = field(default_factory=lambda: load(MINIMAL, sections=SECTIONS))

    def heads(self) -> dict[str, int]:
        return {unit: len(lines) for unit, lines in self.entries.items()}

    def lines(self, unit: str, first: int, count: int) -> Sequence[bytes]:
        return self.entries.get(unit, [])[first : first + count]

    def notes(self) -> Sequence[str]:
        return self.signed

    def inclusion(self, unit: str, height: int) -> Inclusion | None:
        return Proofs(self.entries).of(unit, height)

    def card(self, person: str) -> Mapping[str, Json] | None:
        return self.cards.get(person)


def told(step: Step = Step.NOTICE, state: State = State.RUNNING) -> ToldReading:
    """Return an election whose one unit stands at a step."""
    views = MemoryViews()
    views.put(
        [
            Election("e" * 32, "minimal", OPENED, False, state.value, ""),  # noqa: FBT003  a row's cell
            VALLEY,
            UnitSeats("valley", 3),
            Progress("centre", Step.NOMINATION.value, OPENED),
            Progress("valley", step.value, OPENED),
        ]
    )
    return ToldReading(views)


def tables(page: Page) -> list[Table]:
    """Return the tables of a page, in their order."""
    return [
        block
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Table)
    ]


def texts(page: Page) -> set[str]:
    """Return the text of every cell in the tables of a page."""
    cells: list[Cell] = [
        cell for table in tables(page) for row in table.rows for cell in row
    ]
    return {cell.text for cell in cells}


@dataclass
class FailingElection:
    """An election whose disk or program fails whatever is asked of it."""

    fault: Exception

    def reading(self) -> ToldReading:
        raise self.fault

    def account(self, name: str, password: str, *, is_near: bool) -> str | None:
        del password, is_near
        return name

    def way(self, account: str, person: str) -> tuple[Stop, ...] | None:
        del account, person
        raise self.fault

    def communique(self, language: Language) -> str | None:
        del language
        raise self.fault

    def do(self, request: Request) -> Answer:
        del request
        raise self.fault
