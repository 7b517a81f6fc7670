"""A conference has a roll, delegations and officials, and knows them by their rows."""

import pytest
from tests.conferences import HALF, MEMBERS, PEOPLE, UNIT, Conference, ruled

from comitia.stages.conference.agenda.taking import ItemRow
from comitia.stages.conference.attendance import Official, entitled_of
from comitia.stages.conference.officials.delegations import DelegationRow, PostRow
from comitia.stages.conference.officials.naming import OfficeRow, OfficialRow
from comitia.stages.register.bodies import Person

AGENDA = {
    "agenda": (
        "roll", "presidium", "delegations", "notes", "list", "scrutineers", "ballot",
        "count",
    ),
    "agenda_votes.list": HALF,
    "agenda_by.list": "presidium",
    "agenda_each.notes": "delegation",
    "officials.presidium": 3,
    "officials.scrutineers": 2,
    "officials_apart": ("scrutineers",),
    "delegation_posts": ("head",),
    "deductions": ("died",),
}  # fmt: skip
NEW = tuple(f"{number:032x}" for number in range(100, 110))
PAPER = "b" * 64


@pytest.fixture
def conference() -> Conference:
    return Conference(ruled(**AGENDA))  # type: ignore[arg-type]


def confirm(conference: Conference, entitled: int = MEMBERS, died: int = 0) -> bool:
    left_out = {"died": died} if died else {}
    return conference.do(
        "confirm_electors",
        entitled=entitled,
        left_out=left_out,
        minutes="report",
        document=PAPER,
    )


def office(item: str, *people: str) -> OfficeRow:
    rows = tuple(OfficialRow("M-1", "Nora Example", one) for one in people)
    return OfficeRow(item, "minutes", rows)


def name(conference: Conference, *rows: OfficeRow) -> bool:
    return conference.do("name_officials", rows=rows)


def form(conference: Conference, *members: int, post: str = "head") -> bool:
    rows = tuple(
        DelegationRow(
            f"d-{place}", many, (PostRow(post, "M-2", "Ada Sample", NEW[place + 5]),)
        )
        for place, many in enumerate(members)
    )
    return conference.do("form_delegations", minutes="item 2", rows=rows)


def take(conference: Conference, *rows: ItemRow) -> bool:
    return conference.do("take_items", rows=rows)


def notes(*delegations: str) -> list[ItemRow]:
    return [ItemRow("notes", "said", delegation=one) for one in delegations]


def prepared(conference: Conference) -> None:
    assert confirm(conference, MEMBERS - 2, died=2)
    assert name(conference, office("presidium", *NEW[:3]))
    assert form(conference, 14, 14)


def test_who_is_not_on_the_roll_counts_no_more_among_those_entitled(
    conference: Conference,
) -> None:
    prepared(conference)
    assert take(conference, *notes("d-0", "d-1"))
    assert take(conference, ItemRow("list", "kept", present=3, votes_for=2))
    assert name(conference, office("scrutineers", *NEW[3:5]))

    assert conference.do("open_ballot", present=28, names=PEOPLE)

    assert conference.outcome.entitled == MEMBERS - 2
    assert entitled_of(UNIT, "conference", conference.views) == MEMBERS - 2


@pytest.mark.parametrize(
    ("entitled", "died", "code"),
    [
        (MEMBERS - 1, 0, "conference.roll_sum"),
        (0, MEMBERS, "conference.nobody_entitled"),
    ],
)
def test_the_roll_accounts_for_every_member(
    conference: Conference, entitled: int, died: int, code: str
) -> None:
    assert not confirm(conference, entitled, died)

    assert conference.refused == (code,)


def test_nobody_is_left_off_the_roll_for_a_reason_of_ones_own(
    conference: Conference,
) -> None:
    assert not conference.do(
        "confirm_electors",
        entitled=MEMBERS - 1,
        left_out={"absent": 1},
        minutes="report",
        document=PAPER,
    )

    assert conference.refused == ("conference.no_deduction",)


def test_people_who_are_named_stand_in_the_register_once(
    conference: Conference,
) -> None:
    assert confirm(conference)
    before = conference.views.one(Person, PEOPLE[0])

    assert name(conference, office("presidium", *NEW[:2], PEOPLE[0]))

    assert conference.views.one(Person, NEW[0]) == Person(
        NEW[0], "conference", UNIT, "active"
    )
    assert conference.views.one(Person, PEOPLE[0]) == before
    assert len(conference.views.every(Official, office="presidium")) == 3


@pytest.mark.parametrize(
    ("people", "code"),
    [
        (NEW[:2], "conference.too_few_officials"),
        ((*NEW[:2], NEW[0]), "conference.named_twice"),
    ],
)
def test_an_office_has_so_many_different_people(
    conference: Conference, people: tuple[str, ...], code: str
) -> None:
    assert confirm(conference)

    assert not name(conference, office("presidium", *people))
    assert conference.refused == (code,)


def test_who_stands_may_sit_in_the_presidium_and_is_no_scrutineer(
    conference: Conference,
) -> None:
    assert confirm(conference)
    assert name(conference, office("presidium", *PEOPLE[:3]))
    assert form(conference, MEMBERS)
    vote = ItemRow("list", "kept", present=3, votes_for=3)
    assert take(conference, *notes("d-0"), vote)

    assert not name(conference, office("scrutineers", NEW[0], PEOPLE[0]))
    assert conference.refused == ("conference.official_stands",)


def test_an_office_is_filled_by_its_own_act_alone(conference: Conference) -> None:
    assert confirm(conference)

    assert not take(conference, ItemRow("presidium", "elected"))
    assert conference.refused == ("conference.own_act",)
    assert not name(conference, office("list", NEW[0]))
    assert conference.refused == ("conference.own_act",)
    assert not name(conference)
    assert conference.refused == ("conference.no_items",)


@pytest.mark.parametrize(("members", "is_all"), [((14, 16), True), ((14, 15), False)])
def test_every_elector_sits_in_a_delegation(
    conference: Conference, members: tuple[int, ...], *, is_all: bool
) -> None:
    assert confirm(conference)
    assert name(conference, office("presidium", *NEW[:3]))

    assert form(conference, *members) is is_all
    assert is_all or conference.refused == ("conference.delegation_sum",)


def test_each_delegation_has_its_posts_filled(conference: Conference) -> None:
    assert confirm(conference)
    assert name(conference, office("presidium", *NEW[:3]))

    assert not form(conference, MEMBERS, post="guest")
    assert conference.refused == ("conference.delegation_posts",)


def test_an_item_of_the_delegations_lacks_one_of_them(conference: Conference) -> None:
    prepared(conference)
    vote = ItemRow("list", "kept", present=3, votes_for=3)

    assert not take(conference, *notes("d-0"), vote)
    assert conference.refused == ("conference.not_taken_with",)
    assert not take(conference, *notes("d-2"))
    assert conference.refused == ("conference.about_whom",)
    assert take(conference, *notes("d-0", "d-1"), vote)


@pytest.mark.parametrize(("votes", "is_carried"), [(2, True), (1, False)])
def test_where_the_presidium_decides_its_own_members_are_the_base(
    conference: Conference, votes: int, *, is_carried: bool
) -> None:
    prepared(conference)
    assert take(conference, *notes("d-0", "d-1"))

    vote = ItemRow("list", "kept", present=3, votes_for=votes)

    assert take(conference, vote) is is_carried
    assert is_carried or conference.refused == ("conference.item_vote",)
