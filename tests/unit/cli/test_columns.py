"""A table on a terminal: what stands in one column stands below one another."""

from comitia.cli.election.showing.columns import aligned


def test_chinese_names_take_twice_the_room() -> None:
    said = aligned([("name", "unit"), ("王小五", "valley"), ("Ann", "")])

    assert said == "name    unit\n王小五  valley\nAnn\n"


def test_a_cell_cannot_steer_the_terminal() -> None:
    said = aligned([("name",), ("a\x1b[31m",)])

    assert said == "name\na\\x1b[31m\n"
