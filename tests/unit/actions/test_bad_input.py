"""Each act of an election is asked for wrongly first, in every way, and refused."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.play.charters import FEDERATION, VARIANTS, with_review
from tests.play.extras import EXTRAS
from tests.play.mutations import doubled, missing, mistyped, strayed, unknown
from tests.play.stage import MemoryStage, staged
from tests.play.walk import fork
from tests.policy.table import TABLE

from comitia.actions.perform import Request
from comitia.actions.registry import ACTS
from comitia.demo.play import seen, taken
from comitia.demo.player import next_move
from comitia.demo.situation import First, Move, Situation
from comitia.demo.story import Story
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.canonical import Json
from comitia.ledger.chain import CENTRE
from comitia.stages.register.bodies import Body, Person
from comitia.stages.register.steps import step_of

STORY = Story("77")
# Another course of events, in which somebody is not confirmed and is replaced.
REPLACED = Story("70")
UNITS = ["valley", "hill", "shore"]
# What a list may hold twice without saying anything twice.
MAY_BE_DOUBLED: set[str] = set()
# Where an id may be one that the election has not met before.
MAY_BE_STRANGE = re.compile(
    r"grant_roles?: (rows.[0-9]+.)?account of"
    r"|register_bodies: rows.[0-9]+.(body|kind) of"
    r"|form_delegations: rows.[0-9]+.delegation of|account_boxes: rows.[0-9]+.box of"
    r"|seal_papers: rows.[0-9]+.package of|form_team: members.[0-9]+.member of"
)


def standing(stage: MemoryStage) -> tuple[Any, ...]:
    """Return all that an act could change, in the record and beside it."""
    work = stage.election.work
    keys = sorted(str(path) for path in work.keys.path.rglob("*.key"))
    return (
        work.views_digest(),
        work.heads(),
        sorted(work.cards.items()),
        sorted(work.index.items()),
        sorted(work.objects),
        sorted(work.rolls),
        keys,
    )


def faults_of(
    stage: MemoryStage, act: str, payload: Json, account: str
) -> Iterator[str]:
    """Yield what is wrong with the refusal of a bad request."""
    request = Request(act, payload, account, "bad")
    try:
        stage.do(request)
    except Refused as refused:
        if not refused.findings:
            yield "no reason"
        for finding in refused.findings:
            yield from wrong_words(stage, finding)
    else:
        yield "done"


def wrong_words(stage: MemoryStage, finding: Finding) -> Iterator[str]:
    if not finding.key:
        yield f"{finding.code} names no key"
    rules = stage.rules(CENTRE, stage.now())
    held = rules.get(finding.key or "")
    if held is not None and held.provenance.clause != finding.clause:
        yield f"{finding.code} names clause {finding.clause}"
    for language in Language:
        if not sentence(finding, language).strip():
            yield f"{finding.code} says nothing in {language}"


def elsewhere(stage: MemoryStage, move: Move) -> Iterator[tuple[str, Any]]:
    """Yield a payload with somebody or something of the other unit in it."""
    views = stage.views
    strangers = {
        "valley": [one.person for one in views.every(Person, unit="hill")],
        "hill": [one.person for one in views.every(Person, unit="valley")],
    }
    other = {"valley": "hill", "hill": "valley"}
    for name, value in move.payload.items():
        unit = unit_of(stage, move)
        if not unit or not strangers[unit]:
            continue
        if name == "unit" and value in other:
            yield "of another unit", {**move.payload, "unit": other[value]}
        if name == "person":
            yield "about a stranger", {**move.payload, "person": strangers[unit][0]}
        if isinstance(value, dict):
            continue
        if name == "names" and value and isinstance(value[0], str):
            yield "a stranger's name", {**move.payload, "names": strangers[unit][:1]}
        if name in {"names", "votes", "rows"} and value and "person" in value[0]:
            stranger = {**value[0], "person": strangers[unit][0]}
            yield "a stranger's row", {**move.payload, name: [*value, stranger]}


def unit_of(stage: MemoryStage, move: Move) -> str:
    """Return the unit that a move of one unit is about; nothing for an officer's."""
    if "officer" in TABLE[move.act].roles:
        return ""
    unit = str(move.payload.get("unit", ""))
    body = stage.views.one(Body, str(move.payload.get("body", "")))
    person = stage.views.one(Person, str(move.payload.get("person", "")))
    return unit or (body.unit if body else "") or (person.unit if person else "")


def bad_ones(stage: MemoryStage, move: Move) -> Iterator[tuple[str, Any]]:
    kind, payload = ACTS[move.act].rule.payload, dict(move.payload)
    yield from missing(kind, payload)
    yield from unknown(kind, payload)
    yield from mistyped(kind, payload)
    for what, bad in doubled(payload):
        if f"{move.act}: {what}" not in MAY_BE_DOUBLED:
            yield what, bad
    for what, bad in strayed(kind, payload):
        if not MAY_BE_STRANGE.search(f"{move.act}: {what}"):
            yield what, bad
    yield from elsewhere(stage, move)
    for strange in (None, [], "x", 7, [payload]):
        yield f"payload = {strange!r}", strange


class Tried:
    """What was tried so far, and what came of it that should not have."""

    def __init__(self) -> None:
        self.cells: Counter[str] = Counter()
        self.wrong: dict[str, str] = {}

    def every_bad(self, stage: MemoryStage, move: Move, folder: Path) -> None:
        """Ask in every wrong way, on a copy: one that lets something in is left."""
        copies = (fork(stage, folder / f"{move.act}-{n}") for n in range(1000))
        aside = next(copies)
        before = standing(aside)
        for what, payload in bad_ones(stage, move):
            self.cells[move.act] += 1
            asked = faults_of(aside, move.act, payload, move.accounts[0])
            self._note(move.act, what, asked)
            if standing(aside) != before:
                self.wrong.setdefault(f"{move.act} {what}", "something changed")
                aside = next(copies)
                before = standing(aside)

    def out_of_step(self, stage: MemoryStage, earlier: dict[str, Request]) -> None:
        """Ask once more for what was done at earlier steps and is not open now."""
        before = standing(stage)
        for act, request in earlier.items():
            line = TABLE[act]
            units = ["centre"] if line.chain == "centre" else UNITS
            steps = {step_of(unit, stage.views).value for unit in units}
            if steps & set(line.steps.split()):
                continue
            self.cells[act] += 1
            faults = faults_of(stage, act, request.payload, request.account)
            self._note(act, f"at {sorted(steps)}", faults)
        if standing(stage) != before:
            self.wrong["out of step"] = "something changed"

    def _note(self, act: str, what: str, faults: Iterator[str]) -> None:
        for fault in faults:
            self.wrong[f"{act} {what}"] = fault


def same_key(stage: MemoryStage, move: Move, tried: Tried) -> None:
    """Ask again under the key of the last act: the same, and something else."""
    request, before = stage.asked[-1], standing(stage)
    tried.cells[move.act] += 2
    if not stage.do(request).repeated:
        tried.wrong[f"{move.act} again"] = "done twice"
    for other in changed(request):
        try:
            stage.do(other)
        except Refused as refused:
            codes = {one.code for one in refused.findings}
            if codes != {"act.key_used"}:
                tried.wrong[f"{move.act} under the same key"] = f"{codes}"
        else:
            tried.wrong[f"{move.act} under the same key"] = "done"
    if standing(stage) != before:
        tried.wrong[f"{move.act} again"] = "something changed"


def refuse_what_is_stale(stage: MemoryStage, move: Move, tried: Tried) -> None:
    """Ask as somebody who looked at the unit before others acted in it."""
    tried.cells[move.act] += 1
    before = standing(stage)
    payload = dict(move.payload)
    asked = Request(move.act, payload, move.accounts[0], "stale", seen=10**6)
    try:
        stage.do(asked)
    except Refused as refused:
        codes = {one.code for one in refused.findings}
        if codes != {"act.stale"}:
            tried.wrong[f"{move.act} stale"] = f"{codes}"
    if standing(stage) != before:
        tried.wrong[f"{move.act} stale"] = "done"


def changed(request: Request) -> Iterator[Request]:
    """Yield the request with another text in it, where it has one that is free."""
    payload = request.payload
    for name in ("reason", "minutes", "about", "authority"):
        if isinstance(payload, dict) and name in payload:
            other = {**payload, name: "something else"}
            yield Request(request.act, other, request.account, request.key)


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """Play a whole election, and ask wrongly for each kind of act before it is done."""
    folder = tmp_path_factory.mktemp("bad-input")
    stage = staged(folder / "keys", FEDERATION)
    found, earlier, extras = Tried(), dict[str, Request](), dict(EXTRAS)
    for number in range(1000):
        for act in list(extras):
            move = first(stage, extras[act])
            if move is not None:
                del extras[act]
                aside = folder / f"{number}-{act}"
                on_the_side(fork(stage, aside / "keys"), move, found, aside)
        move = next_move(seen(stage, STORY))
        if move is None:
            break
        if move.act not in earlier:
            ask_wrongly_then_do(stage, move, found, folder)
        else:
            taken(stage, move)
        earlier[move.act] = stage.asked[-1]
        if move.act.startswith(("close_", "divide_", "adopt_", "publish_")):
            found.out_of_step(stage, earlier)
    for number, charter in enumerate(VARIANTS):
        under = folder / f"variant-{number}"
        of_other_charters(staged(under / "keys", charter(under / "charter")), found)
    under = folder / "replaced"
    stage = staged(under / "keys", with_review(under / "charter"))
    of_other_charters(stage, found, REPLACED)
    return found


def of_other_charters(stage: MemoryStage, found: Tried, story: Story = STORY) -> None:
    """Ask wrongly for the acts that the first charter has no use for."""
    folder = stage.election.work.keys.path.parent
    for number in range(1000):
        for act in EXTRAS.keys() - found.cells.keys():
            extra = first(stage, EXTRAS[act])
            if extra is not None:
                aside = folder / f"{number}-{act}"
                on_the_side(fork(stage, aside / "keys"), extra, found, aside)
        move = next_move(seen(stage, story))
        if move is None:
            return
        if move.act not in found.cells:
            ask_wrongly_then_do(stage, move, found, folder / move.act)
        else:
            taken(stage, move)


def first(stage: MemoryStage, extra: Callable[[Situation], Move | None]) -> Move | None:
    """Return an act that no smooth election needs, once it can be done."""
    while True:
        try:
            return extra(seen(stage, STORY))
        except First as before:
            taken(stage, before.move)


def on_the_side(stage: MemoryStage, move: Move, found: Tried, folder: Path) -> None:
    """Try an act, and what the player does after it, on an election of their own."""
    ask_wrongly_then_do(stage, move, found, folder)
    for _ in range(40):
        after = next_move(seen(stage, STORY))
        if after is None:
            return
        if after.act not in found.cells:
            ask_wrongly_then_do(stage, after, found, folder)
        else:
            taken(stage, after)


def ask_wrongly_then_do(
    stage: MemoryStage, move: Move, found: Tried, folder: Path
) -> None:
    if move.earliest is not None:
        stage.election.work.clock = max(stage.now(), move.earliest)
    found.every_bad(stage, move, folder)
    refuse_what_is_stale(stage, move, found)
    taken(stage, move)
    same_key(stage, move, found)


def test_whatever_is_asked_wrongly_is_refused_with_key_and_words_and_nothing_changes(
    tried: Tried, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        cells = sum(tried.cells.values())
        sys.stdout.write(f"bad input: {cells} cells, {len(tried.wrong)} wrong\n")
    assert tried.wrong == {}


def test_every_act_was_asked_for_wrongly(tried: Tried) -> None:
    never = {"open_election"}

    assert set(ACTS) - set(tried.cells) == never
