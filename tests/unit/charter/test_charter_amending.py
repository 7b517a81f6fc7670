"""A layer that enters while an election runs tightens, and speaks to one unit."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from tests.charter_files import minimal, written

from comitia.charter.check import load, read
from comitia.charter.checks.agreement import agreement_faults
from comitia.charter.kinds import Share
from comitia.charter.rules import Charter, Proposed, Rules
from comitia.charter.section import Key, Section, Sections
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Finding
from comitia.stages.sections import SECTIONS

ENTERED = date(2026, 2, 1)
SEVEN = '[notice.term]\nvalue = "7 days"\nclause = "Plan 1"\n'


def charter(folder: Path) -> Charter:
    return load(written(folder, minimal()), sections=SECTIONS)


def plan(
    body: str = SEVEN,
    *,
    rank: str = "unit-plan",
    unit: str = "valley",
    since: str = "2026-01-01",
    file: str = "plan.toml",
) -> Proposed:
    head = f'[layer]\nname = "Plan"\nrank = "{rank}"\nunits = ["{unit}"]\n'
    return Proposed("valley", file, f"{head}from = {since}\n{body}", ENTERED)


def term(rules: Charter, on: date) -> object:
    return rules.rules(unit="valley", on=on).read("notice.term", Span).value


def test_a_plan_holds_from_the_day_on_which_it_enters(tmp_path: Path) -> None:
    before = charter(tmp_path)

    after = before.with_all((plan(),))

    assert term(after, date(2026, 1, 31)) == Span(5, SpanUnit.DAY)
    assert term(after, ENTERED) == Span(7, SpanUnit.DAY)
    assert term(before, ENTERED) == Span(5, SpanUnit.DAY)
    assert before.with_all((plan(),)) is after
    assert before.with_all(()) is before


def test_of_two_days_before_it_enters_the_later_one_stands(tmp_path: Path) -> None:
    rows = (
        '[[notice.term]]\nvalue = "7 days"\nclause = "1"\nfrom = 2026-01-10\n'
        '[[notice.term]]\nvalue = "8 days"\nclause = "1"\nfrom = 2026-01-20\n'
        '[[notice.term]]\nvalue = "9 days"\nclause = "1"\nfrom = 2026-03-01\n'
    )

    after = charter(tmp_path).with_all((plan(rows),))

    assert term(after, ENTERED) == Span(8, SpanUnit.DAY)
    assert term(after, date(2026, 3, 1)) == Span(9, SpanUnit.DAY)


def test_a_sound_plan_is_found_sound_and_stands_below_its_rank(tmp_path: Path) -> None:
    done = charter(tmp_path).amended(plan(), check=True)

    assert done.faults == ()
    assert done.layer is not None
    assert [one.name for one in done.charter.layers][-1] == "Plan"


@pytest.mark.parametrize(
    ("proposed", "code"),
    [
        (plan(SEVEN.replace("7", "4")), "charter.loosens_a_right"),
        (plan(rank="notice"), "charter.not_adoptable"),
        (plan(unit="hill"), "charter.not_this_unit"),
        (plan(file="charter.toml"), "charter.layer_listed_twice"),
        (plan("[notice.terms]\nvalue = 1\n"), "charter.unknown_key_near"),
        (Proposed("valley", "p.toml", "a = 1", ENTERED), "charter.no_layer"),
        (Proposed("valley", "p.toml", "a = ?", ENTERED), "charter.not_toml"),
    ],
)
def test_what_is_wrong_with_a_layer_is_told(
    tmp_path: Path, proposed: Proposed, code: str
) -> None:
    done = charter(tmp_path).amended(proposed, check=True)

    assert code in [fault.code for fault in done.faults]


def test_a_charter_that_nothing_can_amend_stays_as_it_is() -> None:
    bare = Charter("bare", (("en", "Bare"),), ())

    assert bare.amended(plan()).charter is bare


def test_a_section_without_words_of_its_own_says_and_asks_nothing() -> None:
    section = Section("a", ())

    assert section.means("b", 1, 2) == ()
    assert list(section.agrees(charter_rules())) == []
    assert Sections((section,)).units_key == ""


def charter_rules() -> Rules:
    return Charter("bare", (("en", "Bare"),), ()).rules()


def test_rules_of_one_unit_lead_to_those_of_another(tmp_path: Path) -> None:
    rules = charter(tmp_path).rules(unit="valley")
    other = charter_rules()

    assert rules.of("valley").get("notice.term") == rules.get("notice.term")
    assert rules.reaching(lambda _: other).of("hill") is other


def test_of_a_unit_alone_keys_are_asked_to_agree_on_all_of_its_days(
    tmp_path: Path,
) -> None:
    exempted = "".join(
        f'[[exemption]]\nunit = "{unit}"\nkey = "conference.margin"\n'
        f'authority = "A"\ndocument = "B"\nfrom = 2026-0{month}-01\n'
        f'at_least = "{month} %"\nof = "seats"\n'
        for unit, month in (("valley", 3), ("hill", 4))
    )
    path = written(tmp_path, f"{minimal()}\n{exempted}")
    held = read(path, sections=SECTIONS).charter
    asked: list[Rules] = []

    def agrees(rules: Rules) -> list[Finding]:
        asked.append(rules)
        return []

    keys = (Key("margin", Share((Base.SEATS,)), "A margin.", agrees=True),)
    sections = Sections((Section("conference", keys, agrees=agrees),))

    faults = list(agreement_faults(held, sections, "valley"))

    margins = [rules.read("conference.margin", Bound).value for rules in asked]
    assert faults == []
    assert [one.share for one in margins] == [Fraction(1, 5), Fraction(3, 100)]
