"""The first page: in what state the election is, where each unit stands."""

from collections.abc import Iterator, Sequence
from typing import Final

from comitia.engines.chart.steps import Chart
from comitia.ledger.chain import CENTRE
from comitia.stages.register.bodies import Unit, UnitSeats
from comitia.stages.register.steps import Progress, State, Step, election_of
from comitia.web.pages.charts.ballots import ballot_blocks
from comitia.web.pages.charts.divided import proof_section, shares_of
from comitia.web.pages.charts.seats import seats_section
from comitia.web.pages.course import (
    acts_table,
    chart_of,
    course_of,
    open_acts,
    present_step,
    terms_of,
    waiting,
)
from comitia.web.pages.page import (
    Block,
    Cell,
    Drawing,
    Facts,
    Links,
    Page,
    Section,
    Table,
    Text,
    code,
    moment,
    name,
    number,
)
from comitia.web.pages.paths import (
    chart_path,
    charter_path,
    checkpoints_path,
    ledger_path,
    names_path,
    sheet_path,
    unit_path,
)
from comitia.web.pages.register.shelf import shelf
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

# So many units are told one by one; more stand in a table, each with its own page.
FEW: Final = 5


def overview_page(reading: Reading, say: Voice) -> Page:
    """Return the state of the election, what is open in it, and the course of each."""
    units = reading.views.every(Unit)
    sections = [
        Section(Cell(say("web.overview.state")), (_state(reading, say),)),
        *_units(units, reading, say),
        *seats_section(reading, say),
        *proof_section(reading, say),
        Section(Cell(say("web.overview.whole")), tuple(_whole(reading, say))),
    ]
    title = reading.charter.titled(say.language.value)
    return Page(title, say("web.overview.lead"), tuple(sections))


def unit_page(unit: Unit, reading: Reading, say: Voice) -> Page:
    """Return where one unit stands, step by step, and what is open in it."""
    now = present_step(unit.unit, reading.views)
    state = State(election_of(reading.views).state)
    stands: tuple[Block, ...] = (
        course_of(unit.unit, reading, say),
        _facts(unit, reading, say),
        *waiting(unit.unit, reading.views, say),
        shelf(unit, reading, say),
    )
    drawing = Drawing(
        chart_path(say.path, unit.unit),
        say("web.chart.label"),
        say("web.chart.alt"),
    )
    sections = (
        Section(Cell(say("web.unit.stands")), stands),
        *shares_of(unit, reading, say),
        *_ballots(unit, reading, say),
        Section(Cell(say("web.acts.open")), (_open(now, state, say),)),
        Section(Cell(say("web.course.label")), (drawing,)),
    )
    title = say("web.unit.title", unit=unit.name)
    return Page(title, say("web.unit.lead"), sections)


def _ballots(unit: Unit, reading: Reading, say: Voice) -> Iterator[Section]:
    held = tuple(ballot_blocks(unit, reading, say))
    link = Cell(say("web.sheet.look"), href=sheet_path(say.path, unit.unit))
    if held:
        links = Links(say("web.sheet.look"), (link,))
        yield Section(Cell(say("web.ballots.title")), (*held, links))


def unit_chart(unit: Unit, reading: Reading, say: Voice) -> Chart:
    """Return the steps of a unit as a chart to be drawn."""
    title = say("web.unit.title", unit=unit.name)
    return chart_of(unit.unit, title, reading, say)


def _state(reading: Reading, say: Voice) -> Facts:
    election = election_of(reading.views)
    notes = reading.notes()
    checkpoints = str(len(notes)) if notes else say("web.none")
    pairs = [
        (say("web.chart.state"), Cell(say(f"state.{election.state}"))),
        (say("web.overview.opened"), moment(election.opened)),
        (
            say("web.charter.title"),
            code(election.charter, charter_path(say.path)),
        ),
        (
            say("web.overview.entries"),
            number(sum(reading.heads().values()), ledger_path(say.path)),
        ),
        (
            say("web.checkpoints.title"),
            Cell(checkpoints, href=checkpoints_path(say.path)),
        ),
        (say("web.overview.id"), code(election.election)),
    ]
    if election.reason:
        pairs.insert(1, (say("web.overview.reason"), name(election.reason)))
    return Facts(tuple(pairs))


def _whole(reading: Reading, say: Voice) -> list[Block]:
    state = State(election_of(reading.views).state)
    step = present_step(CENTRE, reading.views)
    blocks: list[Block] = []
    if step.is_before(Step.NOMINATION):
        said = say("web.overview.before", step=say(f"step.{step}"))
        blocks.append(Text(said))
    acts = open_acts(step, state, central=True)
    if acts:
        blocks.append(acts_table(acts, say("web.overview.whole_acts"), say))
    return blocks or [Text(say("web.acts.nothing"))]


def _units(units: Sequence[Unit], reading: Reading, say: Voice) -> Iterator[Section]:
    """Yield the course of each unit; many units stand in one table."""
    if len(units) <= FEW:
        yield from (_unit(unit, reading, say) for unit in units)
        return
    words = ("web.unit", "web.unit.step", "web.since", "web.overview.entries")
    heads, held = tuple(map(say, words)), reading.heads()
    rows = []
    for unit in units:
        progress = reading.views.one(Progress, unit.unit)
        rows.append(
            (
                name(unit.name, unit_path(say.path, unit.unit)),
                Cell(say(f"step.{present_step(unit.unit, reading.views)}")),
                moment(progress.since if progress else ""),
                number(held.get(unit.unit, 0), ledger_path(say.path, unit.unit)),
            )
        )
    title = say("web.overview.units")
    yield Section(Cell(title), (Table(title, heads, tuple(rows)),))


def _unit(unit: Unit, reading: Reading, say: Voice) -> Section:
    state = State(election_of(reading.views).state)
    blocks: list[Block] = [course_of(unit.unit, reading, say)]
    blocks.append(_facts(unit, reading, say))
    blocks.append(_open(present_step(unit.unit, reading.views), state, say))
    heading = name(unit.name, unit_path(say.path, unit.unit))
    return Section(heading, tuple(blocks))


def _open(step: Step, state: State, say: Voice) -> Block:
    acts = () if step.is_before(Step.NOMINATION) else open_acts(step, state)
    if not acts:
        return Text(say("web.acts.nothing"))
    return acts_table(acts, say("web.acts.open"), say)


def _facts(unit: Unit, reading: Reading, say: Voice) -> Facts:
    seats = reading.views.one(UnitSeats, unit.unit)
    progress = reading.views.one(Progress, unit.unit)
    step = present_step(unit.unit, reading.views)
    pairs = [(say("web.unit.step"), Cell(say(f"step.{step}")))]
    if progress:
        pairs.append((say("web.since"), moment(progress.since)))
    if progress and progress.not_before:
        pairs.append((say("web.unit.not_before"), moment(progress.not_before)))
    pairs += terms_of(unit.unit, reading.views, say)
    if seats:
        pairs.append((say("web.unit.seats"), number(seats.seats)))
    entries = reading.heads().get(unit.unit, 0)
    pairs.append(
        (say("web.overview.entries"), number(entries, ledger_path(say.path, unit.unit)))
    )
    link = Cell(say("web.names.look"), href=names_path(say.path, unit.unit))
    return Facts((*pairs, (say("web.names.title"), link)))
