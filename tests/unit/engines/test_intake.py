"""What a sheet would change, row by row, before anything is entered."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.elections import PlayedElection, opened

from comitia.engines.intake.columns import Kind
from comitia.engines.intake.plan import Change, Plan
from comitia.engines.intake.planning import plan_of
from comitia.engines.table.reading import read_table
from comitia.kernel.findings import Refused
from comitia.ledger.cards.card import Card
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.register.bodies import Body, Person

UNITS = "id,name\nvalley,Valley\n"
BODIES = """id,name,kind,unit,parent,members
branch-a,A,branch,valley,committee,010
committee,Committee,committee,valley,conference,5
conference,Conference,conference,valley,,30
"""
PERSONS = "id,name,body,branch\n001,Ada,branch-a,North\n002,Bo,branch-a,\n"


@dataclass
class Desk:
    """The register of a played election, as an office gives it to a plan."""

    election: PlayedElection

    @property
    def views(self) -> MemoryViews:
        return self.election.work.views

    def find_person(self, office_id: str) -> str | None:
        work = self.election.work
        return work.find_person(work.keys.intake_index(office_id))

    def card(self, person: str) -> Card:
        return self.election.work.card(person)

    def plan(self, kind: str, text: str) -> Plan:
        work = self.election.work
        rules = work.rules("centre", work.now())
        sheet = read_table(text.encode(), name="t.csv")
        return plan_of(sheet, Kind(kind), self, rules)

    def enter(self, kind: str, text: str) -> Plan:
        plan = self.plan(kind, text)
        assert plan.rejected == ()
        self.election.do(plan.act, plan.payload)
        return plan


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(opened(tmp_path))


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.enter("units", UNITS)
    desk.enter("bodies", BODIES)
    desk.enter("persons", PERSONS)
    return desk


def changes(plan: Plan) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(row.number, row.change.value, row.fields) for row in plan.planned]


def rejected(plan: Plan) -> list[tuple[int, str, str | None]]:
    return [(one.number, one.reason.code, one.reason.key) for one in plan.rejected]


def test_a_first_import_creates_every_row(filled: Desk) -> None:
    branch = filled.views.one(Body, "branch-a")

    assert branch is not None
    assert (branch.members, branch.parent) == (10, "committee")
    assert len(filled.views.every(Person)) == 2


def test_bodies_are_put_in_an_order_in_which_each_parent_is_known(desk: Desk) -> None:
    desk.enter("units", UNITS)

    plan = desk.plan("bodies", BODIES)

    assert [row.id for row in plan.planned] == ["conference", "committee", "branch-a"]


def test_the_same_sheet_again_changes_nothing(filled: Desk) -> None:
    plans = [
        filled.plan("units", UNITS),
        filled.plan("bodies", BODIES),
        filled.plan("persons", PERSONS),
    ]

    assert all(plan.is_empty and plan.rejected == () for plan in plans)
    assert {row.change for plan in plans for row in plan.planned} == {Change.UNCHANGED}


def test_an_id_that_was_entered_accent_by_accent_stays_what_it_was(
    filled: Desk,
) -> None:
    row = {"office_id": "Ne\u0301-1", "name": "Rene\u0301", "body": "branch-a"}
    filled.election.do("register_persons", {"rows": [row]})

    plan = filled.plan("persons", "id,name,body\nN\u00e9-1,Ren\u00e9,branch-a\n")
    moved = filled.plan("persons", "id,name,body\nN\u00e9-1,Ren\u00e9,committee\n")

    assert changes(plan) == [(2, "unchanged", ())]
    assert changes(moved) == [(2, "changed", ("body",))]
    assert moved.payload == {"rows": [{**row, "body": "committee"}]}


def test_ids_that_look_alike_are_one_row_twice(filled: Desk) -> None:
    sheet = "id,name,body\nN\u00e9,A,branch-a\nNe\u0301,B,branch-a\n"

    plan = filled.plan("persons", sheet)

    assert rejected(plan) == [(3, "import.row_twice", "id")]


def test_a_second_sheet_says_which_fields_change(filled: Desk) -> None:
    bodies = BODIES.replace("branch-a,A", "branch-a,B").replace("010", "11")
    persons = PERSONS.replace("Ada", "Ada Example").replace("North", "South")

    assert (2, "changed", ("members", "name")) in changes(filled.plan("bodies", bodies))
    assert changes(filled.plan("persons", persons)) == [
        (2, "changed", ("name", "branch")),
        (3, "unchanged", ()),
    ]


def test_a_second_import_updates_the_same_person(filled: Desk) -> None:
    filled.enter("persons", "id,name,body\n001,Ada Example,branch-a\n003,Cy,branch-a\n")

    person = filled.find_person("001")

    assert person is not None
    assert filled.card(person).value("name") == "Ada Example"
    assert filled.card(person).value("branch") == "North"
    assert len(filled.views.every(Person)) == 3


def test_a_column_that_is_left_out_keeps_what_stands(filled: Desk) -> None:
    plan = filled.plan("bodies", "id,name,kind,unit\nbranch-a,New,branch,valley\n")

    assert changes(plan) == [(2, "changed", ("name",))]
    assert plan.planned[0].payload["members"] == 10
    assert plan.planned[0].payload["parent"] == "committee"


def test_an_erased_person_is_somebody_new(filled: Desk) -> None:
    person = filled.find_person("001")
    assert person is not None
    filled.election.work.forget(person)

    assert changes(filled.plan("persons", PERSONS))[0][1] == "created"


def test_headings_may_be_chinese_and_in_any_order(desk: Desk) -> None:
    desk.enter("units", "名称,编号\n山谷,valley\n")
    text = (
        "人数,上级,选举单位,类型,名称,编号\n30,,valley,conference,代表会议,conference"
    )

    plan = desk.plan("bodies", text)

    assert (plan.planned[0].payload["members"], plan.rejected) == (30, ())


def test_ids_with_zeros_are_other_people_than_those_without(desk: Desk) -> None:
    desk.enter("units", UNITS)
    desk.enter("bodies", BODIES)
    text = "id,name,body\n001,A,branch-a\n1,B,branch-a\n110101199001011234,C,branch-a\n"

    plan = desk.enter("persons", text)

    assert [row.payload["office_id"] for row in plan.planned] == [
        "001",
        "1",
        "110101199001011234",
    ]
    assert len(desk.views.every(Person)) == 3


def test_every_fault_of_every_row_is_told_at_once(filled: Desk) -> None:
    text = """id,name,kind,unit,parent,members
Branch B,,branch,valley,committee,ten
branch-c,C,branch,nowhere,committee,1
branch-d,D,branch,valley,nobody,1
branch-c,C,branch,valley,committee,1
branch-e,E,branch,valley,conference,1
branch-f,F,branch,valley,committee,1,stray
branch-g,G\u200b,branch,valley,committee,1
"""

    plan = filled.plan("bodies", text)

    assert rejected(plan) == [
        (2, "import.empty_cell", "name"),
        (2, "form.name_id", "id"),
        (2, "import.no_number", "members"),
        (3, "register.unknown_unit", "rows.unit"),
        (4, "register.unknown_body", "parent"),
        (5, "import.row_twice", "id"),
        (6, "register.wrong_tier", "register.tiers.branch"),
        (7, "import.stray_cell", None),
        (8, "import.unseen_sign", "name"),
    ]
    assert str(plan.rejected[3].reason.place) == "t.csv:3"
    assert plan.is_empty


def test_a_person_of_an_unknown_body_is_rejected(filled: Desk) -> None:
    plan = filled.plan("persons", "id,name,body\n9,Eve,branch-z\n")

    assert rejected(plan) == [(2, "register.unknown_body", "body")]


def test_bodies_in_a_circle_are_rejected(filled: Desk) -> None:
    text = "id,name,kind,unit,parent\nx,X,branch,valley,y\ny,Y,branch,valley,x\n"

    assert [code for _, code, _ in rejected(filled.plan("bodies", text))] == [
        "register.unknown_body",
        "register.unknown_body",
    ]


def test_a_unit_that_the_charter_does_not_name_is_rejected(desk: Desk) -> None:
    plan = desk.plan("units", UNITS + "hill,Hill\n")

    assert rejected(plan) == [
        (3, "register.unit_not_in_charter", "apportionment.units")
    ]
    assert [row.id for row in plan.planned] == ["valley"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("id,name,kid", ["import.unknown_column"]),
        ("id,id,name", ["import.column_twice"]),
        ("id,编号,name", ["import.column_twice"]),
        ("id", ["import.no_column"]),
        ("nam,kin", ["import.unknown_column"] * 2 + ["import.no_column"] * 2),
    ],
)
def test_a_heading_that_is_not_understood_is_refused(
    desk: Desk, heading: str, expected: list[str]
) -> None:
    with pytest.raises(Refused) as refused:
        desk.plan("units", heading + "\n" + "x," * heading.count(",") + "x")

    assert [one.code for one in refused.value.findings] == expected


def test_an_attribute_that_is_not_published_about_anybody_is_no_column(
    desk: Desk,
) -> None:
    with pytest.raises(Refused, match="unknown_column"):
        desk.plan("persons", "id,name,body,religion\n1,A,branch-a,x\n")
