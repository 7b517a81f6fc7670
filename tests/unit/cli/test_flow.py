"""The chart of a charter: which ways back it has, and in whose words it speaks."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.charter_files import MINIMAL, minimal, written
from tests.unit.cli.desk import call, rehearsal

from comitia.charter.check import load
from comitia.charter.rules import Charter
from comitia.charter.text.words import Called
from comitia.cli.flow import Holds, flow_of
from comitia.engines.chart.process.shown import Process
from comitia.kernel.catalogue import Language
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.register.layers.adopted import AdoptedLayer, adopted_by_all
from comitia.stages.sections import SECTIONS

NATIONAL = MINIMAL.parent.parent / "national-congress-2022"


def read(path: Path) -> Charter:
    return load(path, sections=SECTIONS)


def flow(charter: Charter, holds: Holds | None = None) -> Process:
    return flow_of(
        charter,
        sections=SECTIONS,
        language=Language.ENGLISH,
        holds=holds or Holds(),
    )


def said_by(process: Process, label: str) -> list[str]:
    return [
        said
        for stage in process.stages
        for entry in stage.entries
        if entry.label == label
        for part in entry.parts
        for said in part.said
    ]


def ways(process: Process) -> list[tuple[tuple[int, ...], int]]:
    return [(one.sources, one.to) for one in process.backs]


def test_a_plain_charter_has_the_ways_back_of_every_election() -> None:
    found = ways(flow(read(MINIMAL)))

    assert found == [
        ((3, 4, 5, 6), 2),
        ((3,), 3),
        ((4, 5, 6), 3),
        ((5,), 3),
        ((6,), 6),
        ((7,), 6),
    ]


def test_a_charter_with_more_rules_has_the_ways_back_that_they_open() -> None:
    process = flow(read(NATIONAL))

    steps = [one.title for one in process.steps]
    assert steps[5:7] == ["Plenary", "Conference and ballot"]
    assert ways(process) == [
        ((2,), 2),
        ((3, 4, 5, 6, 7), 2),
        ((3,), 3),
        ((4, 5, 6, 7), 3),
        ((4, 5, 6, 7), 3),
        ((5,), 3),
        ((5, 6), 4),
        ((7,), 7),
        ((8, 9), 7),
        ((8,), 7),
    ]


def test_what_is_said_under_one_citation_is_cited_once() -> None:
    process = flow(read(NATIONAL))

    (bodies,) = [
        one
        for stage in process.stages
        for one in stage.entries
        if one.label == "Bodies, each with the one it stands under"
    ]
    assert bodies.parts[0].said == (
        "standing committee: conference of delegates",
        "recommending unit: standing committee",
    )
    assert bodies.parts[0].cited == "Article 24"
    assert len(bodies.parts) < sum(len(one.said) for one in bodies.parts)


def test_an_id_is_said_in_the_words_that_the_charter_has_for_it() -> None:
    words = (Called("committee", (("en", "the standing committee"),)),)
    charter = replace(read(MINIMAL), words=words)

    assert said_by(flow(charter), "Who adopts") == ["the standing committee"]


@pytest.mark.parametrize(
    ("unit", "term"), [(None, "7 days"), ("anhui", "from 2021-11-18: 9 days")]
)
def test_a_chart_for_a_unit_shows_what_holds_there(unit: str | None, term: str) -> None:
    process = flow(read(NATIONAL), Holds(unit))

    assert said_by(process, "Term")[-1] == term


@pytest.mark.parametrize(
    ("on", "term"),
    [
        (date(2029, 12, 31), "5 days"),
        (date(2030, 1, 1), "from 2030-01-01: 9 days"),
    ],
)
def test_a_chart_of_a_day_shows_what_holds_then(
    tmp_path: Path, on: date, term: str
) -> None:
    once = '[notice.term]\nvalue = "5 days"\nclause = "Rule 7"\n'
    later = once.replace("[notice.term]", "[[notice.term]]") + (
        '[[notice.term]]\nvalue = "9 days"\nclause = "Rule 7"\nfrom = 2030-01-01\n'
    )
    charter = read(written(tmp_path, minimal((once, later))))

    assert said_by(flow(charter, Holds(on=on)), "Term") == [term]
    assert len(said_by(flow(charter), "Term")) == 2


def test_the_chart_of_an_election_shows_what_a_unit_adopted_since() -> None:
    plan = (
        '[layer]\nname = "Plan"\nrank = "unit-plan"\nunits = ["valley"]\n'
        'from = 2026-01-01\n\n[notice.term]\nvalue = "9 days"\nclause = "Plan 1"\n'
    )
    row = AdoptedLayer(
        "valley", "plan.toml", "unit-plan", "7", "2026-02-01T09:00:00+00:00", plan
    )
    views = MemoryViews()
    views.put([row])
    sealed = read(MINIMAL)

    whole = adopted_by_all(sealed, views)
    before = adopted_by_all(sealed, views, date(2026, 1, 31))

    assert said_by(flow(whole, Holds("valley")), "Term")[-1].endswith("9 days")
    assert said_by(flow(whole), "Term") == ["5 days"]
    assert said_by(flow(whole), "Plan")[0] == "the valley"
    assert said_by(flow(before, Holds("valley")), "Term") == ["5 days"]


def test_the_chart_of_an_election_is_drawn_from_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = rehearsal(tmp_path, monkeypatch)
    words = ("charter", "flow", desk.folder, "--out", tmp_path / "f.txt")

    found = call(*words, "--unit", "valley", "--at", "2026-01-01")
    wrong = call(*words, "--unit", "hill", "--force", "--json")
    nothing = call("charter", "flow", tmp_path, "--out", tmp_path / "g.txt")

    assert found.code == 0
    drawn = " ".join((tmp_path / "f.txt").read_text(encoding="utf-8").split())
    assert "As it holds for the valley on 2026-01-01." in drawn
    assert wrong.code == 2
    assert [one["code"] for one in wrong.json["faults"]] == ["propose.unknown_unit"]
    assert nothing.code == 2


def test_many_days_are_told_by_their_number_and_their_span(tmp_path: Path) -> None:
    days = ", ".join(f"2026-05-0{one}" for one in range(1, 8))
    few = '[register.work_days]\nvalue = [2026-05-09]\nclause = "c"\n'
    more = f'[register.rest_days]\nvalue = [{days}]\nclause = "c"\n{few}'

    process = flow(read(written(tmp_path, minimal(more=more))))

    assert said_by(process, "Days of rest") == ["7 days, from 2026-05-01 to 2026-05-07"]
    assert said_by(process, "Days worked in their place") == ["2026-05-09"]


def test_a_chart_says_which_charter_it_shows() -> None:
    assert flow(read(MINIMAL)).described.startswith("Charter minimal. ")


def test_documents_of_other_units_are_no_part_of_the_chart_of_one() -> None:
    charter = read(NATIONAL)

    whole = documents(flow(charter))
    one = documents(flow(charter, Holds("anhui")))

    assert "plan-guangdong.toml" in whole
    assert "plan-guangdong.toml" not in one
    assert "plan-anhui.toml" in one


def documents(process: Process) -> list[str]:
    return [entry.parts[0].cited for entry in process.stages[-1].entries]
