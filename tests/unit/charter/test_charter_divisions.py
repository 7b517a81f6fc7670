"""A charter that divides is told where its keys do not fit together."""

from pathlib import Path

import pytest
from tests.charter_files import faults, layered, minimal, reading

GIVEN = '[apportionment.method]\nvalue = "given"\nclause = "Rule 3"\n'
FIXED = '[apportionment.fixed.valley]\nvalue = 3\nclause = "Rule 3"\n'


def keyed(rows: str) -> str:
    """Return keys of a charter from lines such as ``apportionment.base = 2``."""
    lines = [line.split(" = ", 1) for line in rows.strip().splitlines() if line]
    return "".join(
        f'\n[{key}]\nvalue = {value}\nclause = "Rule 3"\n' for key, value in lines
    )


def divided(rows: str) -> str:
    return minimal((GIVEN, ""), (FIXED, "")) + keyed(rows)


LAGUE = 'apportionment.method = "sainte-lague"\napportionment.tie = "lot"\n'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (LAGUE, []),
        (
            'apportionment.method = "dean"',
            [("tie_not_said", "apportionment.method")],
        ),
        (LAGUE + "apportionment.base = 3", []),
        (
            LAGUE + "apportionment.base = 4",
            [
                ("limits_clash", "apportionment.seats"),
                ("seats_do_not_sum", "apportionment.seats"),
            ],
        ),
        (
            LAGUE + "apportionment.base = 2\napportionment.most.valley = 1",
            [
                ("limits_clash", "apportionment.most.valley"),
                ("seats_do_not_sum", "apportionment.seats"),
            ],
        ),
        (LAGUE + "apportionment.weights.votes = 2", []),
        (LAGUE + "apportionment.blocks.votes = 3", []),
        (
            LAGUE + "apportionment.blocks.votes = 2",
            [("blocks_do_not_sum", "apportionment.seats")],
        ),
        (LAGUE + "apportionment.blocks.votes = 2\napportionment.base = 1", []),
        (
            LAGUE + "apportionment.blocks.votes = 3\napportionment.weights.votes = 1",
            [("not_with_blocks", "apportionment.weights.votes")],
        ),
        (
            LAGUE + "apportionment.blocks.votes = 3\napportionment.least.valley = 1",
            [("not_with_blocks", "apportionment.least.valley")],
        ),
        (
            LAGUE + "apportionment.blocks.votes = 3\napportionment.most.valley = 3",
            [("not_with_blocks", "apportionment.most.valley")],
        ),
        (
            LAGUE + "apportionment.fixed.valley = 3\napportionment.most.valley = 3",
            [("limits_clash", "apportionment.most.valley")],
        ),
    ],
)
def test_the_keys_of_a_division_fit_together(
    tmp_path: Path, rows: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(faults(tmp_path, divided(rows))) == sorted(expected)


@pytest.mark.parametrize("row", ["base = 1", "weights.votes = 1", "blocks.votes = 3"])
def test_where_seats_are_given_nothing_says_how_to_divide(
    tmp_path: Path, row: str
) -> None:
    key = f"apportionment.{row.partition(' ')[0]}"

    found = faults(tmp_path, minimal() + keyed(f"apportionment.{row}"))

    assert found == [("seats_are_given", key)]


MARGIN = '[conference.margin]\nat_least = "20 %"'
PLAN = (
    '[layer]\nname = "Plan"\nrank = "unit-plan"\nfrom = 2026-01-01\n'
    'units = ["valley"]\n'
)
ENLARGED = '\n[nomination.enlargement]\nat_least = "3/2"\nof = "seats"\nclause = "4"\n'


def test_how_many_names_and_how_they_are_divided_belong_together(
    tmp_path: Path,
) -> None:
    cascade = keyed('nomination.cascade = "dhondt"\napportionment.tie = "lot"')

    assert faults(tmp_path, minimal(more=ENLARGED + cascade)) == []
    found = faults(tmp_path, minimal(more=ENLARGED))
    assert found == [("half_a_cascade", "nomination.enlargement")]
    found = faults(tmp_path, minimal(more=cascade))
    assert found == [("half_a_cascade", "nomination.cascade")]


def test_names_divided_by_a_formula_need_something_that_decides_a_tie(
    tmp_path: Path,
) -> None:
    rows = keyed('nomination.cascade = "dhondt"')
    tie = keyed('apportionment.tie = "lot"')

    found = faults(tmp_path, minimal(more=ENLARGED + rows))
    assert found == [("tie_not_said", "nomination.cascade")]
    assert faults(tmp_path, minimal(more=ENLARGED + rows + tie)) == []


@pytest.mark.parametrize(
    ("names", "margin", "is_sound"),
    [
        ('at_least = "120 %"', 'at_least = "20 %"', True),
        ('at_least = "119 %"', 'at_least = "20 %"', False),
        ('at_least = "120 %"', 'more_than = "20 %"', False),
        ('at_least = "121 %"', 'more_than = "20 %"', True),
        ('more_than = "120 %"', 'more_than = "20 %"', True),
        ('more_than = "120 %"', 'at_least = "20 %"', True),
    ],
)
def test_no_fewer_names_are_asked_for_than_the_conference_needs(
    tmp_path: Path, names: str, margin: str, *, is_sound: bool
) -> None:
    cascade = keyed('nomination.cascade = "dhondt"\napportionment.tie = "lot"')
    enlarged = ENLARGED.replace('at_least = "3/2"', names)
    text = minimal((MARGIN, f"[conference.margin]\n{margin}"), more=enlarged + cascade)

    found = faults(tmp_path, text)

    assert found == (
        [] if is_sound else [("names_below_margin", "nomination.enlargement")]
    )


def test_who_raises_the_margin_later_raises_the_names_too(tmp_path: Path) -> None:
    cascade = keyed('nomination.cascade = "dhondt"\napportionment.tie = "lot"')
    raised = MARGIN.replace("20 %", "60 %") + '\nof = "seats"\nclause = "1"\n'
    folder = layered(
        tmp_path, minimal(more=ENLARGED + cascade), plan=f"{PLAN}\n{raised}"
    )

    found = [(one.code, one.key) for one in reading(folder).faults]

    assert found == [("charter.names_below_margin", "nomination.enlargement")]


TARGETS = """
composition.values = ["women", "men"]
composition.seats.women = 2
composition.seats.men = 1
composition.method = "dhondt"
composition.tie = "lot"
"""
VALUES = "composition.values"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ('composition.tie = "lot"', "", [("half_a_target", VALUES)]),
        ('composition.method = "dhondt"', "", [("half_a_target", VALUES)]),
        (
            'composition.values = ["women", "men"]',
            "",
            [("half_a_target", "composition.method")],
        ),
        ("men = 1", "men = 2", [("values_do_not_sum", VALUES)]),
        (
            "composition.seats.men = 1",
            "",
            [("no_seats_for", VALUES), ("values_do_not_sum", VALUES)],
        ),
        (
            "composition.tie",
            "composition.seats.robots = 1\ncomposition.tie",
            [("unknown_value", "composition.seats.robots")],
        ),
        (
            "composition.tie",
            'composition.inside.men = "women"\ncomposition.tie',
            [("values_do_not_sum", VALUES)],
        ),
        (
            'composition.values = ["women", "men"]',
            (
                'composition.values = ["women", "men", "young"]\n'
                'composition.seats.young = 3\ncomposition.inside.young = "women"'
            ),
            [("value_many_parts", VALUES)],
        ),
        (
            'composition.values = ["women", "men"]',
            (
                'composition.values = ["women", "men", "young"]\n'
                'composition.seats.young = 1\ncomposition.inside.young = "robots"'
            ),
            [("value_unknown_inside", VALUES)],
        ),
        (
            'composition.values = ["women", "men"]',
            (
                'composition.values = ["women", "men", "young"]\n'
                'composition.seats.young = 0\ncomposition.inside.young = "young"'
            ),
            [("value_circle", VALUES)],
        ),
    ],
)
def test_targets_are_whole_or_not_there(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    rows = TARGETS.replace(old, new) if old else TARGETS
    assert not old or old in TARGETS

    assert sorted(faults(tmp_path, minimal(more=keyed(rows)))) == sorted(expected)


def limited(name: str, bound: str) -> str:
    return f'\n[composition.{name}.women]\n{bound}\nof = "seats"\nclause = "3b"\n'


@pytest.mark.parametrize(
    ("name", "fits", "clashes"),
    [
        ("least", 'at_least = "2/3"', 'more_than = "2/3"'),
        ("most", 'at_most = "2/3"', 'less_than = "2/3"'),
    ],
)
def test_a_limit_in_each_unit_leaves_room_for_the_seats_in_all(
    tmp_path: Path, name: str, fits: str, clashes: str
) -> None:
    # Two of the three seats are for women: exactly two thirds.
    targets = minimal(more=keyed(TARGETS))

    assert faults(tmp_path, targets + limited(name, fits)) == []
    found = faults(tmp_path, targets + limited(name, clashes))
    assert found == [("value_out_of_reach", f"composition.{name}.women")]
