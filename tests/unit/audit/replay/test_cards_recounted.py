"""What an office counted on its people's cards is counted again by who opens them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from tests.charter_files import minimal, written
from tests.forging import found
from tests.offices import DrivenOffice, erase, founded

from comitia.actions.perform import Request
from comitia.actions.publication import publish_list
from comitia.audit.election.verify import verify
from comitia.audit.record.verify import Verdict
from comitia.audit.replay.cards import CardsCounted
from comitia.demo.play import play
from comitia.demo.story import Story
from comitia.kernel.findings import Place
from comitia.kernel.moments import Moment
from comitia.ledger.canonical import Json
from comitia.ledger.cards.commitment import Commitment
from comitia.stages.composition.axes.axis import Axis
from comitia.stages.composition.axes.composed import CardCount, card_counts
from comitia.stages.composition.axes.counting import People, counts_of
from comitia.stages.composition.figures import Figure
from comitia.stages.register.ways import Reached, Way
from comitia.store.held.office import HeldOffice

AXES = (
    '\n[publication.axes.home]\nvalue = ["branch-a"]\nclause = "Rule 9"\n'
    '\n[publication.attributes_of.home]\nvalue = "branch"\nclause = "Rule 9"\n'
    '\n[publication.different.home]\nvalue = []\nclause = "Rule 9"\n'
)
PLACE = Place("entries/centre.jsonl", 9)
AGE = Axis("age", ("young", "old"), "born", ages=(35,), day=date(2022, 6, 1))
GROUP = Axis("group", (), "group", alike=("blue",))
HONOURS = Axis("honours", ("high",), inside=("young",))
AXES_OF_CARDS = (AGE, GROUP, HONOURS)
# Age, group and honour of each: 34, 35, 36 and 50 years old, and one who said nothing.
PEOPLE = {
    "ada": ("1987-06-02", "red", "high"),
    "ben": ("1986-06-02", "blue", ""),
    "cleo": ("1986-06-01", "green", "high"),
    "dan": ("1972-01-01", "red", ""),
    "eve": ("", "", "high"),
}
ROWS = {"honours": {one: held[2] for one, held in PEOPLE.items() if held[2]}}


def committed(person: str, attribute: str) -> Commitment:
    return Commitment(person, attribute, f"{person} {attribute}")


OPENED = {
    committed(one, name): value
    for one, (born, group, _) in PEOPLE.items()
    for name, value in (("born", born), ("group", group))
    if value
}


def counted(change: Mapping[str, int] | None = None) -> CardsCounted:
    """Return what an office counted, but for what it changed."""
    people = People("delegates", Moment.CONFIRMED, "way", tuple(PEOPLE))
    told: dict[str, Mapping[str, str]] = {
        "age": {one: held[0] for one, held in PEOPLE.items() if held[0]},
        "group": {one: held[1] for one, held in PEOPLE.items() if held[1]},
        **ROWS,
    }
    right = counts_of(people, AXES_OF_CARDS, lambda one: told[one.name], on_cards=True)
    return CardsCounted(
        PLACE,
        {**right, **(change or {})},
        (people,),
        AXES_OF_CARDS,
        ROWS,
        {(one.person, one.attribute): one for one in OPENED},
    )


def faults(held: CardsCounted, *closed: str) -> list[tuple[str, str]]:
    """Return code and figure of each fault when some cards stay closed."""
    opened = {one: said for one, said in OPENED.items() if one.person not in closed}
    return [(one.code, str(dict(one.facts)["figure"])) for one in held.faults(opened)]


def test_what_was_counted_rightly_is_the_same_again() -> None:
    assert faults(counted()) == []
    assert counted().unread(OPENED) == ()


@pytest.mark.parametrize(
    ("figure", "number"),
    [
        ("delegates.age.young", 1),
        ("delegates.age.years", 153),
        ("delegates.age.years", 156),
        ("delegates.age.known", 5),
        ("delegates.group.different", 3),
        ("delegates.age.young.honours.high", 2),
    ],
)
def test_a_count_that_is_not_on_the_cards_is_found(figure: str, number: int) -> None:
    found = faults(counted({figure: number}))

    assert ("replay.other_count", figure) in found


def test_a_person_moved_from_one_category_to_another_is_found() -> None:
    held = counted({"delegates.age.young": 1, "delegates.age.old": 3})

    assert faults(held)[:2] == [
        ("replay.other_count", "delegates.age.young"),
        ("replay.other_count", "delegates.age.old"),
    ]


@pytest.mark.parametrize("closed", list(PEOPLE))
def test_a_closed_card_is_no_fault_but_a_count_that_is_not_read(closed: str) -> None:
    opened = {one: said for one, said in OPENED.items() if one.person != closed}

    assert faults(counted(), closed) == []
    assert bool(counted().unread(opened)) is (closed != "eve")


def test_cards_that_are_all_closed_rule_out_more_people_than_there_are() -> None:
    assert faults(counted(), *PEOPLE) == []
    assert faults(counted({"delegates.age.young": 3}), *PEOPLE) == [
        ("replay.beyond_cards", "delegates.age")
    ]
    assert faults(counted({"delegates.age.young": 5}), *PEOPLE)[0] == (
        "replay.beyond_cards",
        "delegates.age.young",
    )


def test_a_closed_card_hides_one_person_and_no_more() -> None:
    one_more = {"delegates.age.young": 1, "delegates.age.old": 3}

    # With Dan's card closed he may be anything, but Ada and Ben are young for sure.
    assert ("replay.beyond_cards", "delegates.age.young") in faults(
        counted(one_more), "dan"
    )
    hidden = {"delegates.age.young": 3, "delegates.age.old": 1}
    years = {"delegates.age.years": 34 + 35 + 36 + 20}
    assert faults(counted(hidden | years), "dan") == []
    assert faults(counted(hidden), "dan") == [
        ("replay.beyond_cards", "delegates.age.years")
    ]


def test_who_may_stand_in_a_category_may_be_counted_inside_it() -> None:
    inside = "delegates.age.young.honours.high"

    assert faults(counted(), "ada") == []
    assert faults(counted({inside: 2}), "ada") == [("replay.beyond_cards", inside)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], DrivenOffice]:
    """Return what plays an election in a folder, whose office may count wrongly."""

    def played(is_wrong: bool) -> DrivenOffice:  # noqa: FBT001  a fixture's word
        root = tmp_path_factory.mktemp("cards")
        (root / "charter").mkdir()
        driven = founded(root, charter=written(root / "charter", minimal(more=AXES)))
        with pytest.MonkeyPatch.context() as patch:
            if is_wrong:
                patch.setattr(publish_list, "card_counts", _one_less)
            with HeldOffice(driven.office) as held:
                account = held.account("second")
                second: dict[str, Json] = {"account": account, "role": "officer"}
                officer = held.account("officer")
                held.do(Request("grant_role", second, officer, "second"))
                play(held, Story("4242"))
        return driven

    return played


def _one_less(*asked: object) -> tuple[CardCount, ...]:
    right = _COUNTS(*asked)  # type: ignore[arg-type]
    return tuple(replace(one, number=max(0, one.number - 1)) for one in right)


_COUNTS = card_counts


def verdict_on(driven: DrivenOffice, keys: str = "keys") -> Verdict:
    folder = driven.office.place.folder
    return verify(folder, environment={"COMITIA_KEYS": str(folder.parent / keys)})


def uncounted(verdict: Verdict) -> int:
    left = [one for one in verdict.not_checked if one.code == "replay.figures_on_cards"]
    return int(str(dict(left[0].facts)["count"])) if left else 0


def test_an_office_that_counts_wrongly_is_found_by_who_may_open_its_cards(
    folder: Callable[[bool], DrivenOffice],
) -> None:
    wrong = folder(True)  # noqa: FBT003  a fixture's word

    with_keys, without = verdict_on(wrong), verdict_on(wrong, "none")

    assert {code for _, code in found(with_keys)} == {"replay.other_count"}
    assert uncounted(with_keys) == 0
    on_cards = [one for one in wrong.office.views.every(Figure) if one.source == "card"]
    assert found(without) == []
    assert uncounted(without) == len(on_cards)


def test_who_was_erased_since_leaves_room_for_one(
    folder: Callable[[bool], DrivenOffice],
) -> None:
    right = folder(False)  # noqa: FBT003  a fixture's word
    assert found(verdict_on(right)) == []
    ways = right.office.views.every(Way, reached=Reached.DELEGATE.value, out="")

    erase(right, ways[0].person)

    verdict = verdict_on(right)
    assert found(verdict) == []
    assert uncounted(verdict) > 0
