from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.charter_files import layered, minimal, reading, written

from comitia.charter.check import load
from comitia.charter.kinds import Value
from comitia.charter.layer import Grade, Rank
from comitia.charter.rules import Charter
from comitia.kernel.bounds import Bound
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Place, Refused
from comitia.stages.sections import SECTIONS


def layer(rank: str, body: str = "", *, name: str = "", head: str = "") -> str:
    units = 'units = ["valley"]' if rank == "unit-plan" and "units" not in head else ""
    return (
        f'[layer]\nname = "{name or rank}"\nrank = "{rank}"\n{head}\n{units}\n'
        f"from = 2026-01-01\n{body}"
    )


def codes(folder: Path, **layers: str) -> list[str]:
    found = reading(layered(folder, minimal(), **layers)).faults
    return [fault.code.removeprefix("charter.") for fault in found]


def value(charter: Charter, key: str, **at: object) -> Value | None:
    unit, on = at.get("unit"), at.get("on", date.max)
    assert unit is None or isinstance(unit, str)
    assert isinstance(on, date)
    setting = charter.setting(key, unit=unit, on=on)
    return setting.value if setting else None


def bound(table: str, relation: str, share: str, of: str) -> str:
    return f'[{table}]\n{relation} = "{share}"\nof = "{of}"\nclause = "c"\n'


@pytest.mark.parametrize(
    ("body", "direction"),
    [
        ('[notice.term]\nvalue = "4 days"\nclause = "c"', "_a_right"),
        ('[vetting.deciders]\nvalue = ["chair", "x"]\nclause = "c"', "_a_right"),
        ('[notice.places]\nvalue = ["club page"]\nclause = "c"', "superset"),
        ('[publication.attributes]\nvalue = ["name", "born"]\nclause = "c"', "subset"),
        ('[conference.tie]\nvalue = "lot"\nclause = "c"', "fixed"),
        (bound("conference.margin", "at_least", "19 %", "seats"), "stricter_bound"),
        (bound("conference.threshold", "more_than", "1/2", "valid"), "stricter_bound"),
    ],
)
def test_a_lower_layer_cannot_loosen(tmp_path: Path, body: str, direction: str) -> None:
    assert codes(tmp_path, method=layer("conference-method", body)) == [
        f"loosens.{direction}".replace("._", "_")
    ]


@pytest.mark.parametrize(
    "body",
    [
        '[notice.term]\nvalue = "6 days"\nclause = "c"',
        '[notice.term]\nvalue = "5 days"\nclause = "c"',
        '[nomination.rounds]\nvalue = 2\nclause = "c"',
        '[notice.places]\nvalue = ["club page", "notice board", "hall"]\nclause = "c"',
        '[publication.attributes]\nvalue = ["name"]\nclause = "c"',
        bound("conference.margin", "more_than", "20 %", "seats"),
        '[conference.held_by]\nvalue = 2026-06-01\nclause = "c"',
    ],
)
def test_a_lower_layer_can_tighten(tmp_path: Path, body: str) -> None:
    assert codes(tmp_path, method=layer("conference-method", body)) == []


def test_a_loosening_says_both_values_and_both_places(tmp_path: Path) -> None:
    body = '[notice.term]\nvalue = "4 days"\nclause = "c"'
    folder = layered(tmp_path, minimal(), method=layer("conference-method", body))

    fault = reading(folder).faults[0]

    assert str(fault.place) == "method.toml:7"
    assert fault.clause == "Rule 7"
    assert dict(fault.facts) == {
        "upper": Span(5, SpanUnit.DAY),
        "lower": Span(4, SpanUnit.DAY),
        "above": "charter.toml:98",
        "layer": "Club rules",
    }


@pytest.mark.parametrize(
    ("rank", "found"),
    [
        ("notice", []),
        ("conference-method", ["charter.loosens.earlier"]),
        ("unit-plan", ["charter.loosens.earlier"]),
    ],
)
def test_a_working_value_binds_units_and_nobody_above_them(
    tmp_path: Path, rank: str, found: list[str]
) -> None:
    by = "[conference.held_by]\npublished = false\nworking = 2026-06-01\n"
    late = '[conference.held_by]\nvalue = 2026-07-01\nclause = "c"'

    folder = layered(tmp_path, minimal(more=by), lower=layer(rank, late))

    assert [fault.code for fault in reading(folder).faults] == found


def test_a_working_value_is_bound(tmp_path: Path) -> None:
    working = '[notice.term]\npublished = false\nworking = "2 days"'

    assert codes(tmp_path, method=layer("conference-method", working)) == [
        "loosens_a_right"
    ]


@pytest.mark.parametrize("text", ["published = false\nworking", 'clause = "c"\nvalue'])
def test_a_right_binds_published_or_not(tmp_path: Path, text: str) -> None:
    working = "[credentials.objections]\npublished = false\n"
    old = f'{working}working = "3 days"'
    days = minimal((old, f'{working}working = "30 days"'))
    one = f'[credentials.objections]\n{text} = "1 day"'

    folder = layered(tmp_path, days, method=layer("conference-method", one))

    assert [one.code for one in reading(folder).faults] == [
        "charter.loosens_a_working_right"
    ]


def test_a_key_that_two_layers_change_is_compared_with_the_nearer_one(
    tmp_path: Path,
) -> None:
    six = '[notice.term]\nvalue = "6 days"\nclause = "c"'
    five = '[notice.term]\nvalue = "5 days"\nclause = "c"'

    found = codes(tmp_path, a=layer("notice", six), b=layer("unit-plan", five))

    assert found == ["loosens_a_right"]


def test_a_value_is_compared_with_what_holds_on_its_own_day(tmp_path: Path) -> None:
    late = (
        '[[notice.term]]\nvalue = "5 days"\nclause = "c"\n'
        '[[notice.term]]\nvalue = "7 days"\nclause = "c"\nfrom = 2026-06-01\n'
    )
    six = '[notice.term]\nvalue = "6 days"\nclause = "c"\n'

    assert codes(tmp_path, a=layer("notice", late), b=layer("unit-plan", six)) == [
        "loosens_a_right"
    ]
    until = layer("unit-plan", six + "from = 2026-02-01\n")
    assert codes(tmp_path, a=layer("notice", late), b=until) == ["loosens_a_right"]


def test_what_loosens_on_several_days_is_said_once(tmp_path: Path) -> None:
    late = (
        '[[notice.term]]\nvalue = "6 days"\nclause = "c"\n'
        '[[notice.term]]\nvalue = "7 days"\nclause = "c"\nfrom = 2026-06-01\n'
    )
    five = '[notice.term]\nvalue = "5 days"\nclause = "c"\n'

    assert codes(tmp_path, a=layer("notice", late), b=layer("unit-plan", five)) == [
        "loosens_a_right"
    ]


def test_a_plan_binds_only_the_units_it_names(tmp_path: Path) -> None:
    seven = '[notice.term]\nvalue = "7 days"\nclause = "c"'
    plan = layer("unit-plan", seven, head='units = ["valley"]')
    charter = load(layered(tmp_path, minimal(), plan=plan), sections=SECTIONS)

    assert value(charter, "notice.term") == Span(5, SpanUnit.DAY)
    assert value(charter, "notice.term", unit="valley") == Span(7, SpanUnit.DAY)
    assert value(charter, "notice.term", unit="hill") == Span(5, SpanUnit.DAY)


def test_a_plan_names_units_of_the_charter(tmp_path: Path) -> None:
    plan = layer("unit-plan", head='units = ["valey", "hill"]')

    found = reading(layered(tmp_path, minimal(), plan=plan)).faults

    assert [(fault.code, dict(fault.facts)["unit"]) for fault in found] == [
        ("charter.unknown_unit_near", "valey"),
        ("charter.unknown_unit", "hill"),
    ]


def test_a_plan_that_loosens_for_one_unit_is_found(tmp_path: Path) -> None:
    four = '[notice.term]\nvalue = "4 days"\nclause = "c"'
    plan = layer("unit-plan", four, head='units = ["valley"]')

    assert codes(tmp_path, plan=plan) == ["loosens_a_right"]


EXEMPTION = (
    '[[exemption]]\nunit = "valley"\nkey = "conference.margin"\n'
    'authority = "The congress"\ndocument = "Letter 3"\nfrom = 2026-02-01\n'
    'at_least = "0 %"\nof = "seats"\n'
)


def test_an_exemption_holds_for_its_unit_from_its_day(tmp_path: Path) -> None:
    charter = load(written(tmp_path, minimal(more=EXEMPTION)), sections=SECTIONS)
    ruled = value(charter, "conference.margin")

    exempted = charter.setting("conference.margin", unit="valley")

    assert exempted is not None
    assert isinstance(exempted.value, Bound)
    assert exempted.value.share == 0
    assert exempted.provenance.authority == "The congress"
    assert exempted.provenance.document == "Letter 3"
    before = value(charter, "conference.margin", unit="valley", on=date(2026, 1, 31))
    assert before == ruled
    after = value(charter, "conference.margin", unit="valley", on=date(2026, 2, 1))
    assert after == exempted.value
    assert value(charter, "conference.margin", unit="hill") == ruled


def test_below_an_exemption_a_plan_is_compared_with_the_exemption(
    tmp_path: Path,
) -> None:
    ten = bound("conference.margin", "at_least", "10 %", "seats")
    plan = layer("unit-plan", ten + "from = 2026-03-01\n", head='units = ["valley"]')

    folder = layered(tmp_path, minimal(more=EXEMPTION), plan=plan)
    assert not reading(folder).faults
    folder = layered(tmp_path, minimal(), plan=plan)
    assert [one.code for one in reading(folder).faults] == [
        "charter.loosens.stricter_bound"
    ]


def test_layers_are_listed_from_the_highest_rank_down(tmp_path: Path) -> None:
    assert codes(tmp_path, a=layer("constitution")) == ["rank_order"]
    assert codes(tmp_path, a=layer("regulation")) == []
    assert Rank.NOTICE.is_below(Rank.REGULATION)
    assert not Rank.NOTICE.is_below(Rank.NOTICE)


def test_each_layer_has_a_name_of_its_own(tmp_path: Path) -> None:
    assert codes(tmp_path, a=layer("notice", name="Club rules")) == ["doubled_layer"]


def test_a_layer_says_that_it_is_one(tmp_path: Path) -> None:
    assert codes(tmp_path, a='[notice.term]\nvalue = "6 days"\n') == ["no_layer"]


def test_a_layer_has_no_head_of_its_own(tmp_path: Path) -> None:
    text = "[charter]\nformat = 1\n" + layer("notice")

    assert codes(tmp_path, a=text) == ["second_head"]


def test_what_a_broken_layer_may_hold_is_not_called_missing(tmp_path: Path) -> None:
    head, _, rules = minimal().partition("[layer]")
    broken = "[layer]" + rules + "\n?"
    folder = layered(tmp_path, head, a=broken, b=layer("notice"))

    found = reading(folder).faults

    assert [fault.code for fault in found] == ["charter.not_toml"]


def test_a_broken_layer_does_not_hide_the_others(tmp_path: Path) -> None:
    four = '[notice.term]\nvalue = "4 days"\nclause = "c"'

    found = codes(tmp_path, a="a = ", b=layer("notice", four))

    assert sorted(found) == ["loosens_a_right", "toml_ends_early"]


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ('["../charter.toml"]', "layer_name"),
        ('["a"]', "layer_name"),
        ("[1]", "layer_name"),
        ('["none.toml"]', "no_such_file"),
        ('["charter.toml"]', "layer_listed_twice"),
        ('"a.toml"', "layers_not_listed"),
        (str([f"a{number}.toml" for number in range(65)]), "layers_not_listed"),
    ],
)
def test_layers_are_plain_files_beside_the_charter(
    tmp_path: Path, listed: str, code: str
) -> None:
    text = minimal(("format = 1", f"format = 1\nlayers = {listed}"))

    found = reading(written(tmp_path, text)).faults

    assert [fault.code for fault in found] == [f"charter.{code}"]


def test_a_value_knows_where_it_comes_from(tmp_path: Path) -> None:
    more = 'grade = "M"\nsource = "a mirror"\nfrom = 2026-05-01\nnote = "seen"\n'
    by = f'[conference.held_by]\nvalue = 2026-09-01\nclause = "c"\n{more}'
    charter = load(written(tmp_path, minimal(more=by)), sections=SECTIONS)

    held_by = charter.setting("conference.held_by")
    places = charter.setting("notice.places")

    assert held_by is not None
    assert places is not None
    assert held_by.provenance.place == Place("charter.toml", 182)
    assert held_by.provenance.grade is Grade.MIRROR
    assert held_by.provenance.source == "a mirror"
    assert held_by.provenance.since == date(2026, 5, 1)
    assert places.provenance.grade is Grade.ORIGINAL
    assert places.provenance.since == date(2026, 1, 1)
    assert places.provenance.clause == "Rule 7"
    assert value(charter, "conference.held_by", on=date(2026, 4, 30)) is None


def test_a_value_nobody_published_says_so(tmp_path: Path) -> None:
    charter = load(written(tmp_path, minimal()), sections=SECTIONS)

    setting = charter.setting("credentials.objections")

    assert setting is not None
    assert not setting.provenance.published
    assert setting.provenance.clause is None


def test_a_working_bound_is_written_as_a_table(tmp_path: Path) -> None:
    text = minimal(
        (
            'at_least = "20 %"\nof = "seats"\nclause = "Rule 8"\n',
            'published = false\nworking = { at_least = "20 %", of = "seats" }\n',
        )
    )

    assert not reading(written(tmp_path, text)).faults


def test_rules_hold_what_the_charter_holds(tmp_path: Path) -> None:
    charter = load(written(tmp_path, minimal()), sections=SECTIONS)

    rules = charter.rules(on=date(2026, 1, 1))

    assert rules.read("apportionment.seats", int).value == 3
    assert rules.get("nomination.closes") is None
    assert list(rules.family("register.tiers")) == ["committee", "branch", "review"]
    assert [setting.key for setting in rules][:2] == [
        "register.tiers.committee",
        "register.tiers.branch",
    ]
    for key, kind in (("apportionment.seats", str), ("nomination.closes", date)):
        with pytest.raises(KeyError):
            rules.read(key, kind)
    assert charter.rules(on=date(2025, 12, 31)).get("apportionment.seats") is None


def test_a_charter_with_a_fault_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        load(written(tmp_path, minimal(more="[x]\n")), sections=SECTIONS)


def test_a_title_is_shown_in_the_language_that_there_is(tmp_path: Path) -> None:
    charter = load(written(tmp_path, minimal()), sections=SECTIONS)

    assert charter.titled("zh-hans") == "某协会选举三名代表"
    assert charter.titled("fr") == "A club elects three delegates"


def test_a_charter_in_one_file_may_have_any_name(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(minimal(), encoding="utf-8")

    assert not reading(tmp_path / "mine.toml").faults


def test_a_charter_is_its_folder_or_its_file(tmp_path: Path) -> None:
    folder = written(tmp_path, minimal())

    assert load(folder, sections=SECTIONS) == load(
        folder / "charter.toml", sections=SECTIONS
    )


@pytest.mark.parametrize("name", ["none", "empty", "a\0b", "x" * 5000])
def test_where_there_is_no_charter_none_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(Refused) as refused:
        load(tmp_path / name, sections=SECTIONS)

    assert len(refused.value.findings) == 1


def days(count: int) -> str:
    rows = [
        f'[[notice.term]]\nvalue = "{number + 5} days"\nclause = "c"\n'
        f"from = {date.fromordinal(date(2026, 1, 1).toordinal() + number)}\n"
        for number in range(count)
    ]
    return "".join(rows)


def test_so_many_days_are_a_slip(tmp_path: Path) -> None:
    old = '[notice.term]\nvalue = "5 days"\nclause = "Rule 7"\n'

    just = minimal((old, days(200)))
    over = minimal((old, days(201)))
    same = '[notice.term]\nvalue = "900 days"\nclause = "c"'

    assert not reading(written(tmp_path, just)).faults
    found = reading(written(tmp_path, over)).faults
    assert [(one.code, one.key) for one in found] == [
        ("charter.too_many_days", "notice.term")
    ]
    folder = layered(tmp_path, over, a=layer("notice", same))
    found = reading(folder).faults
    assert [one.key for one in found] == ["notice.term"]


def test_the_rules_of_many_days_are_each_read_anew(tmp_path: Path) -> None:
    later = '[notice.term]\nvalue = "9 days"\nclause = "c"\nfrom = 2026-06-01\n'
    charter = load(
        layered(tmp_path, minimal(), more=layer("notice", later)), sections=SECTIONS
    )
    first, days = date(2026, 1, 1), [timedelta(days=one) for one in range(300)]

    terms = [
        charter.rules(unit="valley", on=first + one).read("notice.term", Span).value
        for one in days
    ]

    assert {one.count for one in terms} == {terms[0].count, 9}
    assert [one.count == 9 for one in terms].index(True) == 151
    assert charter.rules(on=first) is charter.rules(on=first)


def test_a_day_that_changes_nothing_is_not_listed(tmp_path: Path) -> None:
    nine = '[notice.term]\nvalue = "9 days"\nclause = "c"\n'
    eight = nine.replace("9", "8")
    above = layer("regulation", eight).replace("2026-01-01", "2026-06-01")
    charter = load(
        layered(tmp_path, minimal(), above=above, more=layer("notice", nine)),
        sections=SECTIONS,
    )

    listed = [one.value for one in charter.dated("notice.term")]

    assert listed[-1] == Span(9, SpanUnit.DAY)
    assert listed.count(listed[-1]) == 1
