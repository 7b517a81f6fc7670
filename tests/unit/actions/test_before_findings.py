"""What precedes a finding: an announcement, a team, talks, visits and reports."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.charter_files import faults, minimal
from tests.elections import PlayedElection, account, opened
from tests.looked_into import (
    ANNOUNCED,
    announced,
    at_vetting,
    looks,
    named,
    reports,
    team,
    with_team,
)
from tests.placed import way_of
from tests.played import UNIT, found, nominated, person, row_of, sheet
from tests.unit.actions.rights import refusals

from comitia.kernel.dates import moment_text
from comitia.ledger.entry import outcome_of
from comitia.stages.register.ways import Way
from comitia.stages.vetting.subjects.announcing import VettingNotice
from comitia.stages.vetting.team.asking_around import Look
from comitia.stages.vetting.team.forming import TeamMember
from comitia.stages.vetting.team.reporting import VettingReport

SECOND = timedelta(seconds=1)
NOTICE = {"places": ["notice board"], "unit": UNIT}
INTERVIEWS = {"colleagues": 3, "members": 2}


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return with_team(tmp_path)


def refused(election: PlayedElection, act: str, **asked: object) -> list[str]:
    return refusals(election, act, "secretary", **asked)


def closing(election: PlayedElection) -> set[str]:
    others = {"vetting.unchecked", "vetting.opinion_lacking"}
    return set(refused(election, "close_vetting", unit=UNIT)) - others


def test_nothing_is_found_before_vetting_was_announced_for_its_term(
    tmp_path: Path,
) -> None:
    election = named(tmp_path)
    asked = sheet(row_of(election, 0, "consent"))

    never = refusals(election, "record_findings", "chair", **asked)
    entry = election.do("announce_vetting", NOTICE, by="secretary").entry
    (row,) = election.work.views.every(VettingNotice)
    opened_at = election.work.clock
    early = refusals(election, "record_findings", "chair", **asked)
    election.work.clock = opened_at + ANNOUNCED - timedelta(minutes=1)
    found(election, 0, "consent")

    assert never == ["vetting.not_announced"]
    assert early == ["vetting.announced"]
    assert outcome_of(entry)["until"] == row.until
    assert row.places == ("notice board",)


def test_the_term_runs_to_its_last_second(tmp_path: Path) -> None:
    election = named(tmp_path)
    asked = sheet(row_of(election, 0, "consent"))
    at = election.work.clock
    election.do("announce_vetting", NOTICE, by="secretary")

    election.work.clock = at + ANNOUNCED - SECOND

    assert refusals(election, "record_findings", "chair", **asked) == [
        "vetting.announced"
    ]


def test_vetting_is_announced_once_and_where_the_charter_says(tmp_path: Path) -> None:
    election = named(tmp_path)

    elsewhere = refused(election, "announce_vetting", places=["radio"], unit=UNIT)
    election.do("announce_vetting", NOTICE, by="secretary")
    again = refused(election, "announce_vetting", **NOTICE)

    assert elsewhere == ["vetting.announced_places"]
    assert again == ["vetting.announced_already"]


def test_nobody_is_announced_before_the_body_has_named_them(tmp_path: Path) -> None:
    election = at_vetting(tmp_path)

    assert refused(election, "announce_vetting", **NOTICE) == ["vetting.unnamed"]


def test_who_comes_later_is_announced_anew(tmp_path: Path) -> None:
    election = announced(tmp_path)
    late = Way(UNIT, person(election, 6), "subject", moment_text(election.work.clock))
    election.work.views.put([late])
    asked = sheet(row_of(election, 6, "consent"))

    before = refusals(election, "record_findings", "chair", **asked)
    entry = election.do("announce_vetting", NOTICE, by="secretary").entry

    assert before == ["vetting.not_announced"]
    assert outcome_of(entry)["number"] == 2


def test_acts_that_no_rule_asks_for_are_refused(tmp_path: Path) -> None:
    election = nominated(opened(tmp_path))
    asked: dict[str, dict[str, object]] = {
        "announce_vetting": dict(NOTICE),
        "form_team": team(election, {"ann": [], "ben": []}),
        "record_interviews": looks(election, {"colleagues": 1}),
        "record_visits": looks(election, {"workplace": 1}, field="kind"),
        "record_reports": reports(election),
    }

    codes = [refused(election, act, **payload) for act, payload in asked.items()]

    assert codes == [["vetting.not_in_charter"]] * len(asked)


def test_a_team_is_large_enough_for_everybody_whatever_was_declared(
    tmp_path: Path,
) -> None:
    election = announced(tmp_path)

    def codes(members: dict[str, list[int]]) -> list[str]:
        return refused(election, "form_team", **team(election, members))

    alone = codes({"ann": []})
    nobody_free = codes({"ann": [0], "ben": [0], "cai": []})
    able = team(election, {"ann": [0], "ben": [], "cai": []})
    election.do("form_team", able, by="secretary")

    assert alone == ["vetting.team"]
    assert nobody_free == ["vetting.team_conflicts"]


def test_members_stand_once_and_declare_about_people_of_the_unit(
    tmp_path: Path,
) -> None:
    election = announced(tmp_path)
    asked = team(election, {"ann": [], "ben": []})
    rows = asked["members"]
    assert isinstance(rows, list)
    stranger = {"declared": ["f" * 32], "member": account("cai")}

    twice = refused(election, "form_team", members=[*rows, rows[0]], unit=UNIT)
    strange = refused(election, "form_team", members=[*rows, stranger], unit=UNIT)

    assert twice == ["vetting.member_twice"]
    assert strange == ["vetting.declared_unknown"]


def test_what_was_declared_stands_as_long_as_somebody_is_a_member(
    election: PlayedElection,
) -> None:
    asked = team(election, {"ann": [], "ben": [], "dora": []})

    election.do("form_team", asked, by="secretary")

    rows = {one.member: one for one in election.work.views.every(TeamMember)}
    assert rows[account("ann")].declared == (person(election, 0),)
    assert rows[account("cai")].until
    assert not rows[account("dora")].until


def test_nobody_looks_into_a_person_he_declared(election: PlayedElection) -> None:
    asked = looks(election, INTERVIEWS, [0, 1], by=["ann"])
    other = looks(election, INTERVIEWS, [1], by=["ann"])

    codes = refused(election, "record_interviews", **asked)
    election.do("record_interviews", other, by="secretary")

    assert codes == ["vetting.conflict"]
    assert refused(election, "record_reports", **reports(election, by=["ann"])) == [
        "vetting.conflict"
    ]


def test_only_members_of_the_team_look_into_people(election: PlayedElection) -> None:
    stranger = looks(election, INTERVIEWS, by=["eve"])
    nobody = looks(election, INTERVIEWS, by=[])

    assert refused(election, "record_interviews", **stranger) == ["vetting.not_in_team"]
    assert refused(election, "record_interviews", **nobody) == ["vetting.not_in_team"]


def test_nobody_signs_about_a_person_he_declared(election: PlayedElection) -> None:
    asked = team(election, {"ann": [], "ben": [], "chair": [2]})
    election.do("form_team", asked, by="secretary")
    both = sheet(row_of(election, 1, "consent"), row_of(election, 2, "consent"))

    codes = refusals(election, "record_findings", "chair", **both)
    election.do("record_findings", both, by="auditor")
    found(election, 1, "consent")

    assert codes == ["vetting.signer_conflict"]


def test_who_left_the_team_has_still_declared_what_he_did(
    election: PlayedElection,
) -> None:
    teams: tuple[dict[str, list[int]], ...] = (
        {"ann": [], "ben": [], "chair": [2]},
        {"ann": [], "ben": []},
        {"ann": [], "ben": [], "chair": []},
    )
    for members in teams:
        election.do("form_team", team(election, members), by="secretary")
        about = sheet(row_of(election, 2, "consent"))

        assert refusals(election, "record_findings", "chair", **about) == [
            "vetting.signer_conflict"
        ]


def test_a_sheet_of_interviews_is_whole_and_about_subjects(
    election: PlayedElection,
) -> None:
    rows = looks(election, {"colleagues": 1}, [0])["rows"]
    assert isinstance(rows, list)
    members = [account("ben")]

    def codes(*given: dict[str, object]) -> list[str]:
        asked = {"members": members, "rows": given, "unit": UNIT}
        return refused(election, "record_interviews", **asked)

    assert codes() == ["vetting.no_rows"]
    assert codes(rows[0], rows[0]) == ["vetting.look_twice"]
    assert codes({**rows[0], "relation": "friends"}) == ["vetting.strange_kind"]
    assert codes({**rows[0], "count": 0}) == ["vetting.no_count"]
    assert codes({**rows[0], "person": person(election, 7)}) == ["vetting.no_subject"]


def test_interviews_add_up_until_the_name_goes_back(election: PlayedElection) -> None:
    asked = looks(election, {"colleagues": 2}, [0])
    about = person(election, 0)
    for _ in range(2):
        election.do("record_interviews", asked, by="secretary")
    key = (UNIT, about, "vetting.interviews", "colleagues")
    before = election.work.views.one(Look, *key)
    back = Way(UNIT, about, "subject", moment_text(election.work.clock))
    election.work.views.put([back])
    election.do("announce_vetting", NOTICE, by="secretary")
    election.wait(ANNOUNCED)

    election.do("record_interviews", asked, by="secretary")

    after = election.work.views.one(Look, *key)
    assert before is not None
    assert after is not None
    assert (before.count, after.count) == (4, 2)


def test_nobody_is_asked_about_people_before_the_announcement(tmp_path: Path) -> None:
    election = named(tmp_path)
    asked = team(election, {"ben": [], "cai": []})
    election.do("form_team", asked, by="secretary")

    assert refused(election, "record_interviews", **looks(election, INTERVIEWS)) == [
        "vetting.not_announced"
    ]


def test_a_report_considers_what_the_charter_names(election: PlayedElection) -> None:
    few = reports(election, considered=["interviews"])
    twice = reports(election, [0, 0])

    lacking = refused(election, "record_reports", **few)
    election.do("record_reports", reports(election, [0]), by="secretary")

    row = election.work.views.one(VettingReport, UNIT, person(election, 0))
    assert set(lacking) == {"vetting.not_considered"}
    assert refused(election, "record_reports", **twice) == ["vetting.reported_twice"]
    assert row is not None
    assert row.considered == ("interviews", "visits")
    empty = reports(election, [])
    assert refused(election, "record_reports", **empty) == ["vetting.no_rows"]


def test_vetting_waits_for_all_of_it(tmp_path: Path) -> None:
    election = announced(tmp_path)
    codes = [closing(election)]
    asked = team(election, {"ben": [], "cai": []})
    election.do("form_team", asked, by="secretary")
    codes.append(closing(election))
    election.do("record_interviews", looks(election, INTERVIEWS), by="secretary")
    visits = looks(election, {"workplace": 1}, range(4), field="kind")
    election.do("record_visits", visits, by="secretary")
    codes.append(closing(election))
    last = looks(election, {"workplace": 1}, [4], field="kind")
    election.do("record_visits", last, by="secretary")
    codes.append(closing(election))
    election.do("record_reports", reports(election), by="secretary")
    codes.append(closing(election))

    few, report = "vetting.too_few_looks", "vetting.no_report"
    assert codes == [
        {"vetting.no_team", few, report}, {few, report}, {few, report}, {report}, set(),
    ]  # fmt: skip


def test_a_report_from_before_the_name_went_back_does_not_count(
    election: PlayedElection,
) -> None:
    election.do("record_reports", reports(election), by="secretary")
    way = way_of(election, person(election, 0))
    before = "vetting.no_report" in closing(election)

    later = moment_text(election.work.clock)
    election.work.views.put([Way(UNIT, way.person, way.reached, later)])

    assert not before
    assert "vetting.no_report" in closing(election)


def test_places_without_a_term_say_nothing(tmp_path: Path) -> None:
    places = '\n[vetting.announced_places]\nvalue = ["board"]\nclause = "5"\n'

    assert faults(tmp_path, minimal(more=places)) == [
        ("needs_other", "vetting.announced_places")
    ]
