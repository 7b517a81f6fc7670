"""An invented organisation has the sizes of its table, and is played in part."""

from datetime import datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path

from tests.play.charters import levels_between, two_units
from tests.play.stage import staged

from comitia.demo.moves.setting_up import MOST_ROWS
from comitia.demo.play import play, seen, taken
from comitia.demo.player import next_move
from comitia.demo.sizes import Sizes, UnitSize, opening_of, sizes_of
from comitia.demo.story import Story
from comitia.stages.register.bodies import Body, Unit

TABLE = """unit,kind,name,branches,members
north,province,The north 北方,300,6001
south,army,The south 南方,100,500
"""


def test_a_table_says_how_large_the_units_are(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(TABLE, encoding="utf-8")

    sizes = sizes_of(tmp_path / "charter.toml", Fraction("0.1"))

    assert sizes.branches("north") == 30
    assert (sizes.name("north"), sizes.kind("south")) == ("The north 北方", "army")
    assert sum(sizes.members("north", number) for number in range(30)) == 601
    assert {sizes.members("north", number) for number in range(30)} == {20, 21}


def test_without_a_table_units_are_small(tmp_path: Path) -> None:
    sizes = sizes_of(tmp_path, Fraction(1))

    assert [sizes.members("north", number) for number in (0, 1)] == [10, 20]
    assert (sizes.branches("north"), sizes.kind("north")) == (2, "")


def test_a_part_however_small_leaves_two_branches_with_a_member_each() -> None:
    sizes = Sizes({"north": UnitSize("North", "", 300, 6000)}, Fraction(1, 10**6))

    assert sizes.branches("north") == 2
    assert [sizes.members("north", number) for number in (0, 1)] == [1, 1]


def test_a_play_begins_on_the_day_that_the_charter_says(tmp_path: Path) -> None:
    at = datetime(2021, 11, 18, 9, tzinfo=timezone(timedelta(hours=8)))

    assert opening_of(tmp_path) is None
    (tmp_path / "demo.toml").write_text(f"opens = {at.isoformat()}\n", "utf-8")

    assert opening_of(tmp_path) == at


def test_levels_between_branches_and_committee_share_what_is_below(
    tmp_path: Path,
) -> None:
    stage = staged(tmp_path / "keys", levels_between(tmp_path / "charter"))
    sizes = Sizes({"valley": UnitSize("Valley 山谷", "", 40, 400)})

    play(stage, Story("4242", sizes=sizes))

    bodies = stage.views.every(Body, unit="valley")
    kinds = [one.kind for one in bodies]
    under = {one.parent for one in bodies if one.kind == "branch"}
    assert (kinds.count("branch"), kinds.count("district")) == (40, 3)
    assert under == {"district-a", "district-b", "district-c"}
    assert [one.name for one in stage.views.every(Unit)] == ["Valley 山谷"]


def test_the_roles_of_a_unit_come_by_the_sheet_where_a_table_says_its_size(
    tmp_path: Path,
) -> None:
    stage = staged(tmp_path / "keys", levels_between(tmp_path / "charter"))
    sizes = Sizes({"valley": UnitSize("Valley 山谷", "", 40, 400)})

    play(stage, Story("4242", sizes=sizes))

    acts = [one.act for one in stage.asked]
    assert acts.count("grant_roles") == 1
    assert acts.count("grant_role") <= 2


def test_no_branch_of_a_large_unit_is_lost_between_two_sheets(tmp_path: Path) -> None:
    stage = staged(tmp_path / "keys", two_units(tmp_path / "charter"))
    unit = UnitSize("Large 大", "", MOST_ROWS - 100, 10 * MOST_ROWS)
    story = Story("4242", sizes=Sizes({"valley": unit, "hill": unit}))

    for act in ("register_units", "register_bodies", "register_bodies"):
        move = next_move(seen(stage, story))
        assert move is not None
        assert taken(stage, move).act == act

    for name in ("valley", "hill"):
        bodies = stage.views.every(Body, unit=name, kind="branch")
        assert len(bodies) == unit.branches


def test_a_unit_larger_than_a_sheet_comes_in_several(tmp_path: Path) -> None:
    stage = staged(tmp_path / "keys", two_units(tmp_path / "charter"))
    large = UnitSize("Large 大", "", 2 * MOST_ROWS + 10, 20 * MOST_ROWS)
    small = UnitSize("Small 小", "", 3, 30)
    story = Story("4242", sizes=Sizes({"valley": large, "hill": small}))

    for act in ("register_units", *("register_bodies",) * 3):
        move = next_move(seen(stage, story))
        assert move is not None
        assert len(move.payload["rows"]) <= MOST_ROWS
        assert taken(stage, move).act == act

    for name, unit in (("valley", large), ("hill", small)):
        bodies = stage.views.every(Body, unit=name, kind="branch")
        assert len({one.body for one in bodies}) == unit.branches
    after = next_move(seen(stage, story))
    assert after is not None
    assert after.act != "register_bodies"
