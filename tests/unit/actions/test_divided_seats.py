"""Dividing the seats by the charter's method: what is right is proved, what is not
refused with the seat that shows it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.charter_files import minimal, said, written
from tests.elections import PlayedElection, opened

from comitia.engines.witness.seats import seats_payload
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import Entry, outcome_of
from comitia.stages.apportionment.dividing import UnitPortion
from comitia.stages.apportionment.weights import StatedWeight
from comitia.stages.composition.dividing import SeatDivision
from comitia.stages.register.bodies import UnitSeats

UNITS = ("valley", "hill", "shore")


def charter(folder: Path, how: str, *, seats: int = 10) -> Path:
    """Return the smallest charter with three units and another division."""
    folder.mkdir()
    text = minimal(
        ("[apportionment.seats]\nvalue = 3", f"[apportionment.seats]\nvalue = {seats}"),
        ('value = ["valley"]', 'value = ["valley", "hill", "shore"]'),
        ('[apportionment.method]\nvalue = "given"\nclause = "Rule 3"\n', ""),
        ('[apportionment.fixed.valley]\nvalue = 3\nclause = "Rule 3"\n', ""),
    )
    rows = [line.split(" = ") for line in how.strip().splitlines()]
    return written(folder, text + "".join(
        f'\n[apportionment.{key}]\nvalue = {value}\nclause = "Rule 3"\n'
        for key, value in rows
    ))  # fmt: skip


def registered(
    tmp_path: Path, how: str, members: Mapping[str, tuple[int, ...]], *, seats: int = 10
) -> PlayedElection:
    """Return an election whose units have branches with so many members."""
    election = opened(
        tmp_path / "keys", charter(tmp_path / "charter", how, seats=seats)
    )
    units = [{"name": unit, "unit": unit} for unit in UNITS]
    election.do("register_units", {"rows": units})
    rows = [row for unit in UNITS for row in bodies(unit, members[unit])]
    election.do("register_bodies", {"rows": rows})
    people = [{"body": f"{unit}-0", "name": unit, "office_id": unit} for unit in UNITS]
    election.do("register_persons", {"rows": people})
    election.do("close_register", {})
    return election


def bodies(unit: str, members: tuple[int, ...]) -> list[dict[str, Any]]:
    def row(name: str, kind: str, parent: str, count: int) -> dict[str, Any]:
        return {"body": f"{unit}-{name}", "name": name, "kind": kind, "unit": unit,
                "parent": parent and f"{unit}-{parent}", "members": count}  # fmt: skip

    branches = [
        row(str(number), "branch", "board", count)
        for number, count in enumerate(members)
    ]
    return [row("top", "conference", "", 9), row("board", "committee", "top", 5),
            row("review", "review", "top", 5), *branches]  # fmt: skip


LAGUE = 'method = "sainte-lague"\ntie = "lot"'
HAMILTON = 'method = "hamilton"\ntie = "lot"'
TENS = {"valley": (60, 30), "hill": (40,), "shore": (20,)}
EQUAL = {"valley": (10,), "hill": (10,), "shore": (10,)}


def refusals(election: PlayedElection, payload: Mapping[str, Any]) -> list[Finding]:
    with pytest.raises(Refused) as refused:
        election.do("divide_seats", payload)
    assert all(said(one) for one in refused.value.findings)
    return list(refused.value.findings)


def codes(election: PlayedElection, payload: Mapping[str, Any]) -> list[str]:
    return [one.code for one in refusals(election, payload)]


def proposed(
    election: PlayedElection, *stated: StatedWeight, lot: str = ""
) -> dict[str, Any]:
    work = election.work
    rules = work.rules(CENTRE, work.clock)
    return seats_payload(work.views, rules, weights=stated, lot=lot)


def proof_of(entry: Entry) -> dict[str, Any]:
    outcome: dict[str, Any] = outcome_of(entry)
    (proof,) = outcome["proofs"]
    return dict(proof)


def seats(*numbers: int) -> dict[str, int]:
    return dict(zip(UNITS, numbers, strict=True))


def test_a_division_by_members_is_entered_with_what_it_stands_on(
    tmp_path: Path,
) -> None:
    election = registered(tmp_path, LAGUE, TENS)

    proof = proof_of(election.do("divide_seats", proposed(election)).entry)

    assert proof["weights"] == {"hill": "40", "shore": "20", "valley": "90"}
    assert proof["last_kept"] == {"quotient": "16/1", "seat": 3, "unit": "hill"}
    assert proof["first_left"] == {"quotient": "180/13", "seat": 7, "unit": "valley"}
    rows = election.work.views.every(UnitSeats)
    assert {row.unit: row.seats for row in rows} == seats(6, 3, 1)


def test_a_seat_that_stands_for_less_than_one_that_was_left_is_named(
    tmp_path: Path,
) -> None:
    election = registered(tmp_path, LAGUE, TENS)

    (found,) = refusals(election, {"seats": seats(5, 3, 2)})

    assert found.code == "division.order"
    assert dict(found.facts) == {
        "kept": "shore", "kept_seat": 2, "kept_quotient": "40/3",
        "left": "valley", "left_seat": 6, "left_quotient": "180/11",
    }  # fmt: skip
    assert (found.key, found.clause) == ("apportionment.method", "Rule 3")


def test_seats_beyond_a_base_are_numbered_from_it(tmp_path: Path) -> None:
    election = registered(tmp_path, f"{LAGUE}\nbase = 2", TENS)
    good = proposed(election)["seats"]
    assert good == seats(4, 3, 3)

    (found,) = refusals(election, {"seats": seats(4, 4, 2)})

    assert found.code == "division.order_beyond"
    facts = dict(found.facts)
    assert (facts["base"], facts["kept_seat"], facts["left_seat"]) == (2, 2, 1)


def test_a_tie_needs_the_lot_and_follows_it(tmp_path: Path) -> None:
    election = registered(tmp_path, LAGUE, EQUAL)

    (found,) = refusals(election, {"seats": seats(4, 3, 3)})
    assert (found.code, found.key) == ("division.tie", "apportionment.tie")
    assert dict(found.facts) == {"units": ("hill", "shore", "valley"), "seats": 1}

    lot = "drum of 2 March"
    assert codes(election, {"seats": seats(4, 3, 3), "lot": lot}) == ["division.lot"]
    done = election.do("divide_seats", {"seats": seats(3, 3, 4), "lot": lot})
    proof = proof_of(done.entry)
    assert proof["drawn"] == ["shore", "hill", "valley"]
    (row,) = election.work.views.every(SeatDivision)
    assert (row.lot, row.tied_seats) == (lot, 1)


def test_a_seed_where_nothing_is_tied_is_not_kept_as_a_draw(tmp_path: Path) -> None:
    election = registered(tmp_path, LAGUE, TENS)

    election.do("divide_seats", {"seats": seats(6, 3, 1), "lot": "drum"})

    (row,) = election.work.views.every(SeatDivision)
    assert (row.lot, row.drawn) == ("", ())


STATED: dict[str, Any] = {
    "term": "votes",
    "source": "Official count",
    "units": seats(500, 300, 200),
}
VOTES = f"{LAGUE}\nweights.members = 1\nweights.votes = 1"


def test_what_the_register_does_not_have_is_stated_with_its_source(
    tmp_path: Path,
) -> None:
    election = registered(tmp_path, VOTES, TENS)

    assert codes(election, {"seats": seats(6, 3, 1)}) == ["apportionment.not_stated"]
    twice = {"seats": seats(6, 3, 1), "weights": [STATED, STATED]}
    assert codes(election, twice) == ["apportionment.not_stated"]
    for units, wrong in (
        ({"valley": 3, "hill": 1}, ("shore",)),
        ({**STATED["units"], "moon": 1}, ("moon",)),
        ({"valley": 3, "moon": 1}, ("hill", "moon", "shore")),
    ):
        stated = {**STATED, "units": units}
        (found,) = refusals(election, {"seats": seats(6, 3, 1), "weights": [stated]})
        assert found.code == "apportionment.weight_units"
        assert dict(found.facts)["units"] == wrong

    election.do("divide_seats", proposed(election, StatedWeight(**STATED)))
    rows = election.work.views.every(UnitPortion)
    # Half of a share of 150 members, half of one of 1000 votes, as whole numbers.
    assert {row.unit: row.weight for row in rows} == {
        "valley": "33", "hill": "17", "shore": "10",
    }  # fmt: skip


def test_weights_stand_to_one_another_as_the_parts_say(tmp_path: Path) -> None:
    how = f"{LAGUE}\nweights.members = 3\nweights.bodies = 1"
    members = {"valley": (60, 30), "hill": (40,), "shore": (20,)}

    election = registered(tmp_path, how, members)
    election.do("divide_seats", proposed(election))

    weights = {
        row.unit: int(row.weight) for row in election.work.views.every(UnitPortion)
    }
    # 3·90/150 + 2/4, 3·40/150 + 1/4, 3·20/150 + 1/4 = 2.3, 1.05, 0.65
    assert weights == {"valley": 46, "hill": 21, "shore": 13}


def test_a_term_that_nobody_has_any_of_weighs_nothing(tmp_path: Path) -> None:
    election = registered(tmp_path, VOTES, TENS)
    none = {**STATED, "units": seats(0, 0, 0)}

    election.do("divide_seats", proposed(election, StatedWeight(**none)))

    rows = election.work.views.every(UnitPortion)
    assert {row.unit: row.weight for row in rows} == {
        "valley": "9", "hill": "4", "shore": "2",
    }  # fmt: skip


BLOCKS = f"{LAGUE}\nblocks.members = 6\nblocks.votes = 4"


def test_blocks_are_divided_by_themselves(tmp_path: Path) -> None:
    election = registered(tmp_path, BLOCKS, TENS)
    payload = proposed(election, StatedWeight(**STATED))

    assert payload["blocks"] == {
        "members": seats(3, 2, 1),
        "votes": seats(2, 1, 1),
    }
    swapped = {
        "members": seats(4, 1, 1),
        "votes": seats(1, 2, 1),
    }
    wrong = refusals(election, {**payload, "blocks": swapped})
    assert [(one.code, one.key) for one in wrong] == [
        ("division.order", "apportionment.blocks.members"),
        ("division.order", "apportionment.blocks.votes"),
    ]
    election.do("divide_seats", payload)
    parts = {row.part: row.seats for row in election.work.views.every(SeatDivision)}
    assert parts == {"members": 6, "votes": 4}


def test_blocks_that_do_not_add_up_are_told_unit_by_unit(tmp_path: Path) -> None:
    election = registered(tmp_path, BLOCKS, TENS)
    good = proposed(election, StatedWeight(**STATED))

    without = {name: one for name, one in good.items() if name != "blocks"}
    assert codes(election, without) == ["apportionment.blocks"]
    other = {**good["blocks"], "members": seats(4, 2, 0)}
    assert codes(election, {**good, "blocks": other}) == [
        "apportionment.block_sum",
        "apportionment.block_sum",
    ]
    other = {**good["blocks"], "members": {**seats(3, 2, 1), "moon": 0}}
    assert codes(election, {**good, "blocks": other}) == ["apportionment.block_unit"]
    few = {**good["blocks"], "votes": seats(2, 1, 0)}
    found = codes(election, {**good, "seats": seats(5, 3, 1), "blocks": few})
    assert found == ["apportionment.seats", "division.sum", "division.order"]


def test_a_unit_with_fixed_seats_has_no_part_in_the_blocks(tmp_path: Path) -> None:
    how = f"{LAGUE}\nblocks.members = 6\nblocks.votes = 3\nfixed.shore = 1"
    election = registered(tmp_path, how, TENS)
    good = proposed(election, StatedWeight(**STATED))

    blocks = {**good["blocks"], "votes": {**good["blocks"]["votes"], "shore": 0}}
    found = refusals(election, {**good, "blocks": blocks})

    assert [(one.code, dict(one.facts)) for one in found] == [
        ("apportionment.block_unit", {"unit": "shore"})
    ]
    election.do("divide_seats", good)


def test_blocks_of_no_charter_are_not_taken_in(tmp_path: Path) -> None:
    election = registered(tmp_path, LAGUE, TENS)
    payload = {"seats": seats(6, 3, 1), "blocks": {"members": seats(6, 3, 1)}}

    assert codes(election, payload) == ["apportionment.blocks"]


def test_each_unit_has_its_base_and_who_has_fixed_seats_only_these(
    tmp_path: Path,
) -> None:
    how = f"{LAGUE}\nbase = 2\nfixed.shore = 1"
    election = registered(tmp_path, how, TENS)

    assert proposed(election)["seats"] == seats(5, 4, 1)
    assert codes(election, {"seats": seats(8, 1, 1)}) == ["apportionment.base"]
    election.do("divide_seats", {"seats": seats(5, 4, 1)})
    rows = election.work.views.every(UnitPortion)
    assert [row.unit for row in rows] == ["hill", "valley"]


@pytest.mark.parametrize(
    ("limit", "expected"),
    [("least.shore = 4", seats(4, 2, 4)), ("most.valley = 4", seats(4, 4, 2))],
)
def test_a_limit_counts_the_base_too(
    tmp_path: Path, limit: str, expected: dict[str, int]
) -> None:
    election = registered(tmp_path, f"{LAGUE}\nbase = 1\n{limit}", TENS)

    election.do("divide_seats", {"seats": expected})

    rows = election.work.views.every(UnitSeats)
    assert {row.unit: row.seats for row in rows} == expected


def test_fewer_than_the_fewest_and_more_than_the_most_are_refused(
    tmp_path: Path,
) -> None:
    how = f"{LAGUE}\nleast.shore = 3\nmost.valley = 4"
    election = registered(tmp_path, how, TENS)

    assert codes(election, {"seats": seats(4, 4, 2)}) == ["apportionment.least"]
    assert codes(election, {"seats": seats(5, 2, 3)}) == ["apportionment.most"]
    election.do("divide_seats", {"seats": seats(4, 3, 3)})


def test_largest_remainders_state_their_multiplier_where_a_limit_binds(
    tmp_path: Path,
) -> None:
    election = registered(tmp_path, f"{HAMILTON}\nleast.shore = 3", TENS)
    payload = proposed(election)

    assert payload == {"seats": seats(5, 2, 3), "multiplier": "7/130"}
    (found,) = refusals(election, {"seats": seats(5, 2, 3)})
    assert found.code == "division.multiplier"
    wrong = {**payload, "seats": seats(6, 1, 3)}
    assert codes(election, wrong) == ["division.share"] * 2
    election.do("divide_seats", payload)
    (row,) = election.work.views.every(SeatDivision)
    assert row.multiplier == "7/130"


def test_largest_remainders_without_a_limit_need_no_multiplier(tmp_path: Path) -> None:
    election = registered(tmp_path, HAMILTON, TENS)

    election.do("divide_seats", {"seats": seats(6, 3, 1)})

    (row,) = election.work.views.every(SeatDivision)
    assert row.multiplier == "1/15"


def test_a_multiplier_may_be_stated_for_largest_remainders(tmp_path: Path) -> None:
    election = registered(tmp_path, HAMILTON, TENS)

    election.do("divide_seats", {"seats": seats(6, 3, 1), "multiplier": "1/15"})

    (row,) = election.work.views.every(SeatDivision)
    assert row.multiplier == "1/15"


@pytest.mark.parametrize(
    ("how", "stated"),
    [
        (LAGUE, ()),
        (f"{HAMILTON}\nblocks.members = 7\nblocks.votes = 3", (STATED,)),
    ],
)
def test_a_multiplier_that_nothing_is_multiplied_with_is_refused(
    tmp_path: Path, how: str, stated: tuple[dict[str, Any], ...]
) -> None:
    election = registered(tmp_path, how, TENS)
    good = proposed(election, *(StatedWeight(**one) for one in stated))

    found = codes(election, {**good, "multiplier": "1/15"})

    assert found == ["apportionment.multiplier_unasked"]
    election.do("divide_seats", good)


def test_a_tie_of_first_seats_is_drawn(tmp_path: Path) -> None:
    how = 'method = "adams"\ntie = "lot"'
    election = registered(tmp_path, how, TENS, seats=2)

    (found,) = refusals(election, {"seats": seats(1, 1, 0)})
    assert dict(found.facts) == {"units": ("hill", "shore", "valley"), "seats": 2}
    election.do("divide_seats", proposed(election, lot="drum of 2 March"))
    rows = election.work.views.every(UnitSeats)
    assert {row.unit: row.seats for row in rows} == seats(0, 1, 1)


def test_who_weighs_nothing_gets_only_what_is_guaranteed(tmp_path: Path) -> None:
    how = f"{LAGUE}\nweights.votes = 1\nleast.shore = 1"
    election = registered(tmp_path, how, TENS)
    stated = {**STATED, "units": seats(500, 500, 0)}

    wrong = {"seats": seats(4, 4, 2), "weights": [stated]}
    assert codes(election, wrong)[0] == "division.weighs_nothing"
    lot = {"lot": "drum of 2 March"}
    election.do("divide_seats", {"seats": seats(4, 5, 1), "weights": [stated], **lot})
    row = election.work.views.one(UnitPortion, "shore", "")
    assert (row and row.weight) == "0"


def test_a_register_in_which_nobody_weighs_anything_is_not_closed(
    tmp_path: Path,
) -> None:
    with pytest.raises(Refused) as refused:
        registered(tmp_path, LAGUE, {**TENS, "hill": (0, 0)})

    (found,) = refused.value.findings
    assert (found.code, dict(found.facts)) == (
        "register.unit_weighs_nothing",
        {"unit": "hill"},
    )


@pytest.mark.parametrize("given", ["3", "2/4", "1/0", "a/b", "-1/2", "1/2 "])
def test_a_multiplier_is_an_exact_ratio(tmp_path: Path, given: str) -> None:
    election = registered(tmp_path, HAMILTON, TENS)

    payload = {"seats": seats(6, 3, 1), "multiplier": given}
    (found,) = refusals(election, payload)

    assert (found.code, found.key) == ("form.ratio", "multiplier")


@pytest.mark.parametrize("given", [" drum", "drum\n", "a\u0000b", "a\tb"])
def test_a_seed_can_be_typed_in_again(tmp_path: Path, given: str) -> None:
    election = registered(tmp_path, LAGUE, TENS)

    (found,) = refusals(election, {"seats": seats(6, 3, 1), "lot": given})

    assert (found.code, found.key) == ("form.line", "lot")
