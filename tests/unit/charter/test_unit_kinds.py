"""A layer speaks to all units of a kind; a kind is listed once and agrees."""

from pathlib import Path

import pytest
from tests.charter_files import layered, minimal, reading

from comitia.charter.check import load
from comitia.charter.diff import Change, changes
from comitia.kernel.bounds import Bound
from comitia.stages.meeting.counts import Vote
from comitia.stages.sections import SECTIONS
from comitia.stages.selection.adoption import adopt_list

UNITS = ('value = ["valley"]', 'value = ["valley", "hill", "shore", "rock"]')
SEATS = ("[apportionment.fixed.valley]\nvalue = 3", "[apportionment.base]\nvalue = 1")
METHOD = ('value = "given"', 'value = "sainte-lague"')
TIE = '\n[apportionment.tie]\nvalue = "lot"\nclause = "Rule 3"\n'
TOTAL = ("[apportionment.seats]\nvalue = 3", "[apportionment.seats]\nvalue = 9")

VILLAGES = 'village = ["valley", "hill"]'


def charter(*kinds: str) -> str:
    """Return a charter of four units with kinds of unit, such as `VILLAGES`."""
    rows = "".join(
        f'\n[apportionment.kinds.{name}]\nvalue = {units}\nclause = "Rule 3"\n'
        for name, _, units in (kind.partition(" = ") for kind in kinds)
    )
    return minimal(UNITS, SEATS, METHOD, TOTAL, more=TIE + rows)


def plan(body: str, *, head: str = 'kinds = ["village"]', name: str = "Plan") -> str:
    return (
        f'[layer]\nname = "{name}"\nrank = "notice"\n{head}\nfrom = 2026-01-01\n{body}'
    )


LONGER = '[notice.term]\nvalue = "6 days"\nclause = "Plan 1"\n'


def codes(folder: Path, text: str, **layers: str) -> list[tuple[str, str]]:
    found = reading(layered(folder, text, **layers)).faults
    return [(fault.code.removeprefix("charter."), fault.key or "") for fault in found]


def test_a_layer_of_a_kind_binds_its_units_and_no_other(tmp_path: Path) -> None:
    folder = layered(tmp_path, charter(VILLAGES), plan=plan(LONGER))

    read = load(folder, sections=SECTIONS)

    terms = {
        unit: str(read.rules(unit=unit).read("notice.term", object).value)
        for unit in ("valley", "hill", "shore", "rock")
    }
    assert terms == {
        "valley": "6 days",
        "hill": "6 days",
        "shore": "5 days",
        "rock": "5 days",
    }


def test_a_layer_may_name_kinds_and_single_units(tmp_path: Path) -> None:
    head = 'kinds = ["village"]\nunits = ["rock", "hill"]'
    folder = layered(tmp_path, charter(VILLAGES), plan=plan(LONGER, head=head))

    read = load(folder, sections=SECTIONS)

    assert read.layers[1].units == ("rock", "hill", "valley")


def test_a_plan_of_units_may_name_a_kind_alone(tmp_path: Path) -> None:
    text = plan(LONGER).replace('"notice"', '"unit-plan"')

    assert codes(tmp_path, charter(VILLAGES), plan=text) == []


def test_a_layer_of_a_kind_cannot_loosen(tmp_path: Path) -> None:
    shorter = LONGER.replace("6 days", "4 days")

    assert codes(tmp_path, charter(VILLAGES), plan=plan(shorter)) == [
        ("loosens_a_right", "notice.term")
    ]


def test_a_layer_of_a_kind_sets_nothing_for_the_whole_election(tmp_path: Path) -> None:
    body = '[apportionment.seats]\nvalue = 9\nclause = "Plan 1"\n'

    assert codes(tmp_path, charter(VILLAGES), plan=plan(body)) == [
        ("not_per_unit", "apportionment.seats")
    ]


def test_a_layer_of_a_kind_exempts_nobody(tmp_path: Path) -> None:
    body = (
        '[[exemption]]\nunit = "valley"\nkey = "conference.margin"\n'
        'authority = "A"\ndocument = "B"\nfrom = 2026-01-02\n'
        'at_least = "0 %"\nof = "seats"\n'
    )

    assert codes(tmp_path, charter(VILLAGES), plan=plan(body)) == [
        ("exemption_from_below", "conference.margin")
    ]


@pytest.mark.parametrize(
    ("kinds", "head", "expected"),
    [
        (
            [VILLAGES, 'port = ["hill", "shore"]'],
            "",
            [("unit_in_two_kinds", "apportionment.kinds.port")],
        ),
        (
            ['village = ["valley", "vale"]'],
            'kinds = ["village"]',
            [("unknown_unit", "apportionment.kinds.village")],
        ),
        (
            [VILLAGES],
            'kinds = ["vilage"]',
            [("unknown_kind_near", "apportionment.kinds")],
        ),
        ([], 'kinds = ["village"]', [("unknown_kind", "apportionment.kinds")]),
    ],
)
def test_kinds_agree_with_the_units(
    tmp_path: Path, kinds: list[str], head: str, expected: list[tuple[str, str]]
) -> None:
    found = codes(tmp_path, charter(*kinds), plan=plan(LONGER, head=head))

    assert found == expected


def test_a_kind_is_listed_once_for_all_time(tmp_path: Path) -> None:
    once = charter(VILLAGES)
    row = '[apportionment.kinds.village]\nvalue = ["valley", "hill"]\nclause = "Rule 3"'
    assert row in once
    other = row.replace(', "hill"', "").replace("[appor", "[[appor")
    other = other.replace("village]", "village]]") + "\nfrom = 2026-02-01\n\n"
    first = row.replace("[appor", "[[appor").replace("village]", "village]]")

    found = codes(tmp_path, once.replace(row, first + "\n\n" + other))

    assert found == [("kind_changes", "apportionment.kinds.village")]


def test_what_all_units_of_a_kind_share_is_one_change(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old = load(layered(tmp_path / "old", charter(VILLAGES)), sections=SECTIONS)
    head = 'kinds = ["village"]\nunits = ["rock"]'
    text = plan(LONGER, head=head)
    new = load(
        layered(tmp_path / "new", charter(VILLAGES), plan=text), sections=SECTIONS
    )

    found: list[Change] = list(changes(old, new, sections=SECTIONS))

    assert [(one.key, one.kinds, one.others) for one in found] == [
        ("notice.term", ("village",), ("rock",))
    ]


STRICTER = """
[selection.quorum]
at_least = "90 %"
of = "entitled"
clause = "Plan 2"

[selection.threshold]
at_least = "80 %"
of = "present"
clause = "Plan 3"

[conference.quorum]
at_least = "95 %"
of = "entitled"
clause = "Plan 4"
"""


def test_the_bodies_of_a_kind_of_unit_have_their_own_quorum_and_majority(
    tmp_path: Path,
) -> None:
    folder = layered(tmp_path, charter(VILLAGES), plan=plan(STRICTER))
    read = load(folder, sections=SECTIONS)
    few, split = Vote(10, 8, 8), Vote(10, 9, 7)

    found = {
        unit: [
            (fault.code, dict(fault.facts)["least"])
            for vote in (few, split)
            for fault in adopt_list(vote, rules=read.rules(unit=unit))
        ]
        for unit in ("valley", "shore")
    }

    village = [("selection.quorum", 9), ("selection.threshold", 8)]
    assert found == {"valley": village, "shore": []}
    others = read.rules(unit="shore").read("conference.quorum", Bound).value
    own = read.rules(unit="hill").read("conference.quorum", Bound).value
    assert others.limit(100) < own.limit(100) == 95
