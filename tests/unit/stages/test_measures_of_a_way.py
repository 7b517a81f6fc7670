"""Each step on the way of a name says by which rules it was measured, and why."""

from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection, opened
from tests.levels import levelled, list_of, returned, sent
from tests.looked_into import announced, naming
from tests.placed import standing_at
from tests.play.looking import only_named
from tests.played import UNIT, nominated, people, person
from tests.plenaries import adopt, granted, plenary
from tests.ways import codes, facts, keys, stop

from comitia.kernel.bounds import Bound
from comitia.kernel.dates import moment_text
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.composition.identity.honours import Honour
from comitia.stages.conference.agenda.requests import MeetingRequest
from comitia.stages.conference.ballots import Ballot, BallotAccount, BallotName
from comitia.stages.conference.records import Acceptance
from comitia.stages.due_process.gates import GateFinding
from comitia.stages.due_process.opinions import Opinion
from comitia.stages.due_process.withheld import Withholding
from comitia.stages.meeting.lists import AdoptedList
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.course.published import CONFIRMED, ELECTED, ListedName
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Reached
from comitia.stages.vetting.course.replacing import Replacement
from comitia.stages.vetting.team.asking_around import Look
from comitia.stages.vetting.team.keys import INTERVIEWS, VISITS
from comitia.stages.vetting.team.reporting import VettingReport


def now(election: PlayedElection) -> str:
    return moment_text(election.work.clock)


def test_each_rule_stands_with_its_value_and_its_clause(tmp_path: Path) -> None:
    election = nominated(opened(tmp_path))

    held = stop(election, 0, "way.named").measures

    majority = held[-1]
    assert [one.key for one in held][-1] == "nomination.majority"
    assert isinstance(majority.value, Bound)
    assert majority.provenance.clause


def test_a_level_is_measured_by_its_own_rules(tmp_path: Path) -> None:
    first = {"branch-a": {0: 10, 1: 9}, "branch-b": {1: 18, 4: 15}, "branch-c": {2: 28}}
    election = returned(levelled(tmp_path), first)
    below = list_of(election, "district-a", (0, 1), {4: "composition"})
    sent(election, below, list_of(election, "district-b", (2,)))

    passed = keys(election, 1, "way.listed")
    aside = keys(election, 4, "way.set_aside")

    assert passed == [
        "nomination.tests.district",
        "nomination.measures.district",
        "nomination.quorums.district",
        "nomination.thresholds.district",
    ]
    assert aside == [*passed, "nomination.departures"]


def test_a_vote_on_whom_to_vet_stands_on_the_way_of_everybody_in_it(
    tmp_path: Path,
) -> None:
    election = nominated(opened(tmp_path / "keys", only_named(tmp_path / "charter")))
    election.work.views.put([UnitSeats(UNIT, 2)])
    asked = naming(election, range(4), left_out=[4])

    election.do("name_subjects", asked, by="secretary")

    told = facts(election, 0, "way.subject")
    assert (told["entitled"], told["present"], told["votes_for"]) == (5, 4, 4)
    assert "way.not_named" in codes(election, 4)
    assert keys(election, 0, "way.subject")[:2] == [
        "vetting.subjects_quorum",
        "vetting.subjects_threshold",
    ]


def test_what_came_before_a_finding_stands_on_the_way(tmp_path: Path) -> None:
    election = announced(tmp_path)
    about, at = person(election, 0), now(election)
    election.work.views.put(
        [
            Look(UNIT, about, INTERVIEWS, "colleague", 3, at),
            Look(UNIT, about, VISITS, "workplace", 1, at),
            Opinion(UNIT, about, "audit", "x", "7", at[:10], at[:10]),
            Opinion(
                *(UNIT, about, "tax", "y", "8", at[:10], at[:10], at),
                *("concern", at[:10], ""),
            ),
            VettingReport(UNIT, about, "0" * 64, ("interviews",), (), at),
            Identity(UNIT, about, "line", "front", at, (), (), (), 1),
            Honour("h", UNIT, about, "national", "0" * 64, at),
            Replacement(UNIT, person(election, 1), about, at, ()),
        ]
    )

    found = codes(election, 0)

    assert {
        "way.announced",
        "way.interviewed",
        "way.visited",
        "way.opinion_due",
        "way.opinion",
        "way.reported",
        "way.identified",
        "way.honoured",
        "way.took_place",
    } <= {*found}
    assert "way.place_taken" in codes(election, 1)
    assert facts(election, 0, "way.interviewed")["kinds"] == ("colleague 3",)
    assert "vetting.announced" in keys(election, 0, "way.announced")


def test_grounds_and_withheld_reasons_are_told_as_such(tmp_path: Path) -> None:
    election = announced(tmp_path)
    about, at = person(election, 0), now(election)
    found = (UNIT, about, "conduct", "fail", False, at, "", ("post",), (), ("debts",))
    election.work.views.put(
        [
            GateFinding(*found),
            Withholding(UNIT, about, "conduct", "secret", "chair", "1", at[:10], at),
            Withholding(
                *(UNIT, about, "membership", "secret", "chair", "1", at[:10], at),
                told=at,
            ),
        ]
    )

    said = codes(election, 0)

    assert "way.found_on_at_first" in said
    assert {"way.withheld", "way.withheld_then_told"} <= {*said}
    assert facts(election, 0, "way.found_on_at_first")["grounds"] == ("debts",)


def test_the_plenary_and_the_reply_to_it_stand_on_the_way(tmp_path: Path) -> None:
    election = plenary(tmp_path)
    names = people(election, range(5))
    at = now(election)
    rows = AdoptedList(UNIT, 1, at, 4, 4, entitled=5, names=tuple(names))
    election.work.views.put([rows])
    left = [{"person": names[4], "reasons": "asked"}]

    adopt(election, names=names[:4], left_out=left)
    granted(election, "12")

    told = facts(election, 0, "way.prospective")
    assert (told["present"], told["votes_for"]) == (21, 16)
    assert keys(election, 0, "way.prospective")[:2] == [
        "selection.plenary_quorum",
        "selection.plenary_threshold",
    ]
    assert "way.request_granted" in codes(election, 0)
    assert "way.left_out_there" in codes(election, 4)
    assert "way.request_granted" not in codes(election, 4)


@pytest.mark.parametrize(
    ("place", "votes", "brought", "code"),
    [
        (1, 17, "elected", "way.won"),
        (0, 17, "elected", "way.won_written_in"),
        (1, 15, "", "way.outvoted"),
        (1, 14, "", "way.voted_on"),
        (1, 15, "tied", "way.tied"),
        (1, 15, "listed", "way.listed_by_ballot"),
    ],
)
def test_a_ballot_says_what_was_needed_and_why_a_name_has_no_seat(
    tmp_path: Path, place: int, votes: int, brought: str, code: str
) -> None:
    charter = written(tmp_path, minimal())
    election = standing_at(
        tmp_path / "keys", Step.CONFERENCE, Reached.CANDIDATE, charter
    )
    about, at = person(election, 0), now(election)
    kind = "primary" if brought == "listed" else "contested"
    name = BallotName(
        *(UNIT, 1, about, place, votes, 0, 0),
        elected=brought == "elected",
        tied=brought == "tied",
        listed=brought == "listed",
    )
    account = BallotAccount(
        *(UNIT, 1, 28, 28, 0, 28, 28, 0, 0, 0, 15), base="present", size=28
    )
    ballot = Ballot(UNIT, 1, 3, 28, 30, "counted", at, at, kind)
    election.work.views.put([ballot, account, name])

    told = facts(election, 0, code)

    assert (told["least"], told["votes_for"], told["seats"]) == (15, votes, 3)
    assert "conference.quorum" in keys(election, 0, code)


@pytest.mark.parametrize(
    ("accepts", "code"), [(True, "way.accepted"), (False, "way.declined")]
)
def test_answer_and_public_lists_stand_on_the_way(
    tmp_path: Path, *, accepts: bool, code: str
) -> None:
    election = standing_at(tmp_path, Step.PUBLICATION, Reached.ELECTED)
    about, at = person(election, 0), now(election)
    listed = [ListedName(one, UNIT, about, at) for one in (ELECTED, CONFIRMED)]

    election.work.views.put(
        [Acceptance(UNIT, about, accepts=accepts, frees=False, at=at), *listed]
    )

    assert {code, "way.public_elected", "way.public"} <= {*codes(election, 0)}


@pytest.mark.parametrize(
    ("met", "code"), [(True, "way.met_electors"), (False, "way.met_no_electors")]
)
def test_electors_who_asked_for_somebody_stand_on_the_way(
    tmp_path: Path, *, met: bool, code: str
) -> None:
    election = standing_at(tmp_path, Step.CONFERENCE, Reached.PRELIMINARY)
    (about, other), at = people(election, (0, 1)), now(election)
    settled = ("held", 20, (about if met else other,), at)
    waits = MeetingRequest(UNIT, 2, 3, (about,), at)

    election.work.views.put(
        [MeetingRequest(UNIT, 1, 3, (about, other), at, *settled), waits]
    )

    assert [one for one in codes(election, 0) if "electors" in one] == [code]


def test_an_organ_asked_by_category_is_cited_for_it(tmp_path: Path) -> None:
    listed = (
        '\n[composition.categories.line]\nvalue = ["front", "other"]\nclause = "c"\n'
        '\n[vetting.sector_organs.front]\nvalue = ["tax"]\nclause = "c"\n'
        '\n[vetting.organs]\nvalue = ["audit"]\nclause = "c"\n'
    )
    (tmp_path / "charter").mkdir()
    charter = written(tmp_path / "charter", minimal(more=listed))
    election = nominated(opened(tmp_path / "keys", charter))
    about, at = person(election, 0), now(election)
    asked = (about, "y", "8", at[:10], at[:10], at, "concern", at[:10], "")
    election.work.views.put(
        [
            Identity(UNIT, about, "line", "front", at, (), (), (), 1),
            Opinion(UNIT, asked[0], "tax", *asked[1:]),
        ]
    )

    assert keys(election, 0, "way.opinion") == ["vetting.sector_organs.front"]

    election.work.views.put([Opinion(UNIT, asked[0], "audit", *asked[1:])])

    assert keys(election, 0, "way.opinion") == ["vetting.organs"]


@pytest.mark.parametrize(
    ("act", "said", "code"),
    [
        ("withdraw_person", {"reason": "ill"}, "way.withdrew"),
        ("record_death", {"evidence": "paper"}, "way.died"),
    ],
)
def test_who_leaves_has_a_stop_of_that_day_and_an_end_of_it(
    tmp_path: Path, act: str, said: dict[str, str], code: str
) -> None:
    election = nominated(opened(tmp_path))
    before = stop(election, 0, "way.stands").at

    election.do(act, {"person": person(election, 0), **said}, by="secretary")

    left, end = stop(election, 0, code), stop(election, 0, "way.ended")
    assert left.at == end.at > before
    assert left.step is Step.VETTING
    assert codes(election, 0)[-2:] == [code, "way.ended"]
