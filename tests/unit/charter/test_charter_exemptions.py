"""Who may exempt whom from what, and what no single unit can have of its own."""

from pathlib import Path

import pytest
from tests.charter_files import layered, minimal, reading, written

# A method that divides needs to be told what decides a tie.
DIVIDED = (
    'value = "given"\n',
    'value = "dean"\nclause = "Rule 3"\n[apportionment.tie]\nvalue = "lot"\n',
)
EXEMPTION = (
    '[[exemption]]\nunit = "valley"\nkey = "conference.margin"\n'
    'authority = "The congress"\ndocument = "Letter 3"\nfrom = 2026-02-01\n'
    'at_least = "0 %"\nof = "seats"\n'
)
BODY = (
    '[[exemption]]\nunit = "valley"\nkey = "nomination.body"\n'
    'authority = "The congress"\ndocument = "Letter 3"\nfrom = 2026-02-01\n'
    'value = "nowhere"\n'
)


def layer(rank: str, body: str, *, name: str = "", head: str = "") -> str:
    start = f'[layer]\nname = "{name or rank}"\nrank = "{rank}"\nfrom = 2026-01-01\n'
    return f"{start}{head}\n{body}"


def margin(share: str) -> str:
    return f'[conference.margin]\nat_least = "{share}"\nof = "seats"\nclause = "c"\n'


def codes(path: Path) -> list[str]:
    return [one.code.removeprefix("charter.") for one in reading(path).faults]


def test_a_layer_of_units_exempts_none(tmp_path: Path) -> None:
    own = layer("notice", EXEMPTION, head='units = ["valley"]')

    assert codes(layered(tmp_path, minimal(), own=own)) == ["exemption_from_below"]


@pytest.mark.parametrize("field", ["published = true", 'working = "x"'])
def test_an_exemption_is_no_working_value(tmp_path: Path, field: str) -> None:
    more = EXEMPTION + field

    assert codes(written(tmp_path, minimal(more=more))) == ["exemption_unpublished"]


def test_a_notice_does_not_exempt_from_a_regulation(tmp_path: Path) -> None:
    folder = layered(tmp_path, minimal(), a=layer("notice", EXEMPTION))

    (fault,) = reading(folder).faults

    assert fault.code == "charter.exemption_from_above"
    assert str(fault.place) == "a.toml:6"
    assert dict(fault.facts)["layer"] == "Club rules"


def test_a_notice_exempts_from_itself_and_from_what_is_below(tmp_path: Path) -> None:
    twenty = 'at_least = "20 %"\nof = "seats"\nclause = "Rule 8"'
    text = minimal((twenty, twenty.replace("20 %", "10 %")))
    notice = layer("notice", margin("30 %") + EXEMPTION.replace('"0 %"', '"15 %"'))

    assert codes(layered(tmp_path, text, a=notice)) == []
    less = notice.replace("15 %", "9 %")
    assert codes(layered(tmp_path, text, a=less)) == ["exemption_from_above"]


def test_an_exemption_hides_nothing_that_stands_above_it(tmp_path: Path) -> None:
    stricter = layer("notice", EXEMPTION.replace('"0 %"', '"25 %"'), name="A")
    looser = layer("notice", EXEMPTION, name="B")

    found = codes(layered(tmp_path, minimal(), a=stricter, b=looser))

    assert found == ["exemption_from_above"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("apportionment.seats", "value = 4"),
        ("apportionment.units", 'value = ["valley"]'),
        ("apportionment.method", 'value = "dean"'),
        ("apportionment.fixed.valley", "value = 3"),
        ("register.tiers.branch", 'under = "conference"'),
        ("vetting.conditional", 'value = ["consent"]'),
    ],
)
def test_what_holds_for_the_whole_election_is_no_units(
    tmp_path: Path, key: str, value: str
) -> None:
    exemption = EXEMPTION.replace("conference.margin", key)
    exemption = exemption.replace('at_least = "0 %"\nof = "seats"', value)
    plan = layer(
        "unit-plan", f'[{key}]\n{value}\nclause = "c"', head='units = ["valley"]'
    )

    assert codes(written(tmp_path, minimal(more=exemption))) == ["not_per_unit"]
    assert codes(layered(tmp_path, minimal(), plan=plan)) == ["not_per_unit"]


@pytest.mark.parametrize(
    "key", ["register.tiers.*", "register.tiers.No", "register.tiers."]
)
def test_an_exemption_names_a_member_of_a_family_by_its_id(
    tmp_path: Path, key: str
) -> None:
    more = EXEMPTION.replace("conference.margin", key)

    assert codes(written(tmp_path, minimal(more=more))) == ["not_an_id"]


def test_keys_fit_together_for_a_unit_that_is_exempted(tmp_path: Path) -> None:
    (fault,) = reading(written(tmp_path, minimal(more=BODY))).faults

    assert (fault.code, fault.key) == ("charter.unknown_body", "nomination.body")
    assert str(fault.place) == "charter.toml:182"


def test_keys_fit_together_for_the_units_of_a_layer(tmp_path: Path) -> None:
    own = '[nomination.body]\nvalue = "nowhere"\nclause = "c"'
    plan = layer("unit-plan", own, head='units = ["valley"]')
    text = minimal(('[nomination.body]\nvalue = "branch"\nclause = "Rule 4"\n', ""))

    assert "unknown_body" in codes(layered(tmp_path, text, plan=plan))


def test_keys_fit_together_on_the_days_of_every_section(tmp_path: Path) -> None:
    rows = (
        '[[nomination.body]]\nvalue = "branch"\nclause = "Rule 4"\n'
        '[[nomination.body]]\nvalue = "nowhere"\nclause = "Rule 4"\nfrom = 2026-06-01\n'
        '[[nomination.body]]\nvalue = "branch"\nclause = "Rule 4"\nfrom = 2026-07-01\n'
    )
    old = '[nomination.body]\nvalue = "branch"\nclause = "Rule 4"\n'

    assert codes(written(tmp_path, minimal((old, rows)))) == ["unknown_body"]


def test_an_empty_exemption_is_said_once(tmp_path: Path) -> None:
    more = "[[exemption]]\n"

    assert codes(written(tmp_path, minimal(more=more))) == ["empty_exemption"]


def test_what_is_required_holds_from_the_beginning(tmp_path: Path) -> None:
    late = minimal(('value = "5 days"\n', 'value = "5 days"\nfrom = 2027-01-01\n'))

    (fault,) = reading(written(tmp_path, late)).faults

    assert (fault.code, fault.key) == ("charter.begins_late", "notice.term")
    assert fault.clause == "Rule 7"


def test_a_key_begins_with_the_document_that_sets_it(tmp_path: Path) -> None:
    tie = '[conference.tie]\nvalue = "further_ballot"\nclause = "Rule 8"\n'
    method = layer("conference-method", tie).replace("2026-01-01", "2026-06-01")

    assert codes(layered(tmp_path, minimal((tie, "")), method=method)) == []


def test_given_seats_are_given(tmp_path: Path) -> None:
    fixed = '[apportionment.fixed.valley]\nvalue = 3\nclause = "Rule 3"\n'

    (fault,) = reading(written(tmp_path, minimal((fixed, "")))).faults

    assert fault.code == "charter.nothing_given"
    assert fault.key == "apportionment.fixed.valley"


def test_so_many_units_on_so_many_days_are_a_slip(tmp_path: Path) -> None:
    by = "".join(
        f'[[conference.held_by]]\nvalue = 2027-01-01\nclause = "c"\n'
        f"from = 2026-0{1 + number // 28}-{1 + number % 28:02}\n"
        for number in range(190)
    )
    row = 'key="conference.held_by"\nauthority="a"\ndocument="d"\nfrom=2026-01-01\n'
    exemptions = "".join(
        f'[[exemption]]\nunit = "u{number}"\n{row}value = 2027-01-01\n'
        for number in range(300)
    )
    units = ", ".join(f'"u{number}"' for number in range(300))
    text = minimal(('["valley"]', f'["valley", {units}]'), DIVIDED)

    assert codes(written(tmp_path, text + by + exemptions)) == ["too_many_cases"]


def test_so_many_bodies_for_so_many_units_are_a_slip(tmp_path: Path) -> None:
    tiers = "".join(
        f'[register.tiers.t{number}]\nunder = "committee"\nclause = "c"\n'
        for number in range(2000)
    )
    exemptions = "".join(
        BODY.replace("valley", f"u{number}").replace("nowhere", f"t{number}")
        for number in range(1100)
    )
    units = ", ".join(f'"u{number}"' for number in range(1100))
    text = minimal(('["valley"]', f'["valley", {units}]'), DIVIDED)

    assert codes(written(tmp_path, text + tiers + exemptions)) == ["too_many_cases"]


def test_so_many_days_of_keys_that_must_agree_are_a_slip(tmp_path: Path) -> None:
    tiers = "".join(
        f'[register.tiers.t{number}]\nunder = "committee"\nclause = "c"\n'
        f"from = {2027 + number // 28}-01-{1 + number % 28:02}\n"
        for number in range(210)
    )

    assert codes(written(tmp_path, minimal(more=tiers))) == ["too_many_days"]
