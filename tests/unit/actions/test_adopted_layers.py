"""A layer enters while the election runs: it tightens for its unit, and is voted on."""

from pathlib import Path
from typing import Any

import pytest
from tests.charter_files import said
from tests.elections import opened
from tests.play.layers import with_plans
from tests.play.stage import MemoryStage

from comitia.actions.perform import Request
from comitia.demo.play import seen, taken
from comitia.demo.player import next_move
from comitia.demo.story import Story
from comitia.kernel.findings import Refused
from comitia.stages.conference.agenda.items import AgendaItem
from comitia.stages.register.layers.adopted import AdoptedLayer
from comitia.stages.register.papers.rows import Filed
from comitia.stages.register.steps import Step, step_of

STORY = Story("4242")
HEAD = '[layer]\nname = "Plan"\nrank = "{}"\nunits = ["{}"]\nfrom = 2026-01-01\n\n'
TERM = '[notice.term]\nvalue = "{}"\nclause = "Plan 1"\n'


def at_step(folder: Path, step: Step, act: str = "adopt_layer") -> MemoryStage:
    """Return an election that has come to a step, and where an act is the next."""
    stage = MemoryStage(opened(folder / "keys", with_plans(folder / "charter")))
    while True:
        now = seen(stage, STORY)
        move = next_move(now)
        assert move is not None
        if move.act == act and step_of("valley", stage.views) is step:
            return stage
        taken(stage, move)


@pytest.fixture
def stage(tmp_path: Path) -> MemoryStage:
    return at_step(tmp_path, Step.NOMINATION)


@pytest.fixture
def met(tmp_path: Path) -> MemoryStage:
    """A conference that has come together, and comes to its method now."""
    return at_step(tmp_path, Step.CONFERENCE)


def plan(body: str, *, rank: str = "unit-plan", unit: str = "valley") -> str:
    return HEAD.format(rank, unit) + body


def method(body: str = "") -> str:
    return plan(body, rank="conference-method")


def adopt(stage: MemoryStage, text: str, **more: object) -> None:
    move = next_move(seen(stage, STORY))
    assert move is not None
    given: dict[str, Any] = {
        "file": "plan.toml",
        "number": "7",
        "text": text,
        "unit": "valley",
    }
    key = f"adopt/{len(text)}/{len(more)}"
    stage.do(Request("adopt_layer", given | more, move.accounts[0], key))


def refusals(stage: MemoryStage, text: str, **more: object) -> list[str]:
    with pytest.raises(Refused) as refused:
        adopt(stage, text, **more)
    assert all(said(one) for one in refused.value.findings)
    return [one.code for one in refused.value.findings]


def term(stage: MemoryStage, unit: str = "valley") -> str:
    rules = stage.rules(unit, stage.now())
    return str(rules.read("notice.term", object).value)


VOTE = {"present": 28, "votes_for": 16, "minutes": "item 1"}


def voted(votes_for: int) -> dict[str, object]:
    return VOTE | {"votes_for": votes_for}


def test_a_plan_holds_for_its_unit_from_then_on(stage: MemoryStage) -> None:
    before = term(stage)

    adopt(stage, plan(TERM.format("9 days")))

    assert (before, term(stage), term(stage, "centre")) == (
        "5 days",
        "9 days",
        "5 days",
    )
    centre = stage.rules("centre", stage.now())
    assert str(centre.of("valley").read("notice.term", object).value) == "9 days"


def test_a_plan_is_on_file_when_it_is_adopted(stage: MemoryStage) -> None:
    adopt(stage, plan(""))

    (filed,) = stage.views.every(Filed, unit="valley")
    assert (filed.kind, filed.dated) == ("unit-plan", "2026-01-01")
    assert stage.views.every(AdoptedLayer)[0].number == "7"


def test_a_value_that_begins_later_waits_for_its_day(stage: MemoryStage) -> None:
    later = TERM.format("9 days") + "from = 2026-01-06\n"

    adopt(stage, plan(later))

    assert term(stage) == "5 days"
    stage.election.work.clock = stage.now().replace(day=6)
    assert term(stage) == "9 days"


def test_of_days_that_are_over_the_last_value_holds(stage: MemoryStage) -> None:
    row = "[[notice.term]]\nvalue = \"{} days\"\nclause = 'c'\nfrom = 2026-01-0{}\n"

    adopt(stage, plan(row.format(6, 1) + row.format(8, 3) + row.format(7, 2)))

    assert term(stage) == "8 days"


def test_a_plan_loosens_nothing_and_hears_of_all_at_once(stage: MemoryStage) -> None:
    margin = '[conference.margin]\nat_least = "10 %"\nof = "seats"\nclause = "c"\n'
    strange = '[conference.magrin]\nvalue = 1\nclause = "c"\n'

    found = refusals(stage, plan(TERM.format("4 days") + margin + strange))

    assert sorted(found) == [
        "charter.loosens.stricter_bound",
        "charter.loosens_a_right",
        "charter.unknown_key_near",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (plan("", unit="hill"), "charter.unknown_unit"),
        (plan("").replace('["valley"]', '["valley", "hill"]'), "charter.unknown_unit"),
        (plan("", rank="notice"), "charter.not_adoptable"),
        ("[notice.term]\nvalue = 1\n", "charter.no_layer"),
        ("[layer", "charter.unclosed_header"),
        (plan(TERM.format("9 working days")), "charter.no_calendar"),
        (plan("[charter]\nformat = 1\n"), "charter.second_head"),
        (method(), "conference.plan_without_vote"),
    ],
)
def test_what_is_no_plan_of_the_unit_is_refused(
    stage: MemoryStage, text: str, code: str
) -> None:
    assert code in refusals(stage, text)


def test_a_plan_that_speaks_to_another_unit_is_refused(stage: MemoryStage) -> None:
    assert "charter.not_this_unit" in refusals(stage, plan("", unit="hill"))


@pytest.mark.parametrize("file", ["../plan.toml", "plan", "charter.toml"])
def test_a_file_name_is_plain_and_its_own(stage: MemoryStage, file: str) -> None:
    assert refusals(stage, plan(""), file=file)[0].startswith("charter.layer_")


def test_a_plan_without_the_reply_from_above_is_refused(tmp_path: Path) -> None:
    stage = at_step(tmp_path, Step.NOMINATION, "send_request")

    found = refusals(stage, plan(""))

    assert found == ["register.plan_reply"]


def test_a_layer_is_no_longer_than_64_kib(stage: MemoryStage) -> None:
    filled = "# " + "记" * 21_000 + "\n"
    least = plan(filled)
    most = least + "#" * (2**16 - len(least.encode()))

    assert refusals(stage, most + "#") == ["form.layer_text"]
    adopt(stage, most)


def test_a_second_plan_needs_a_name_of_its_own_and_tightens_the_first(
    met: MemoryStage,
) -> None:
    assert refusals(met, method(), file="plan-valley-1.toml", vote=VOTE) == [
        "charter.layer_listed_twice"
    ]
    less = '[notice.places]\nvalue = ["notice board", "club page"]\nclause = "c"\n'
    assert refusals(met, method(less), vote=VOTE) == ["charter.loosens.superset"]


@pytest.mark.parametrize(("votes", "passes"), [(16, True), (15, False)])
def test_more_than_half_of_the_conference_adopts_its_method(
    met: MemoryStage, votes: int, *, passes: bool
) -> None:
    if passes:
        adopt(met, method(), vote=voted(votes))
        item = met.views.one(AgendaItem, "valley", "method", "")
        assert item is not None
        assert (item.votes_for, item.size) == (16, 30)
    else:
        assert refusals(met, method(), vote=voted(votes)) == ["conference.item_vote"]


def test_a_plan_is_not_voted_on(met: MemoryStage) -> None:
    found = refusals(met, plan(""), file="another.toml", vote=VOTE)

    assert found == ["conference.method_with_vote"]


def test_a_conference_adopts_one_method(met: MemoryStage) -> None:
    adopt(met, method(), vote=VOTE)

    move = next_move(seen(met, STORY))
    assert move is not None
    with pytest.raises(Refused, match="taken_already"):
        adopt(met, method(), file="second.toml", vote=VOTE)


def test_before_it_meets_a_conference_adopts_nothing(stage: MemoryStage) -> None:
    body = "conference"
    secretary = stage.account("presider")
    officer = {"account": secretary, "body": body, "role": "secretary"}
    stage.election.do("grant_role", officer)
    given: dict[str, Any] = {
        "file": "m.toml",
        "number": "7",
        "text": method(),
        "unit": "valley",
    }

    with pytest.raises(Refused) as refused:
        stage.do(Request("adopt_layer", given | {"vote": VOTE}, secretary, "early"))

    assert [one.code for one in refused.value.findings] == ["conference.not_met"]
