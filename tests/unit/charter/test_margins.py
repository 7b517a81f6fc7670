"""Whether the margins of the steps fit together, from vetting to the ballot."""

from pathlib import Path

import pytest
from tests.charter_files import faults, layered, minimal, reading
from tests.play.charters import two_of

from comitia.kernel.catalogue import Language, sentence

CONFERENCE = '[conference.margin]\nat_least = "20 %"'


HEAD = '[layer]\nname = "Another"\nrank = "{rank}"\nfrom = 2026-01-01\n'


def asked(key: str, bound: str) -> str:
    return f'\n[{key}.margin]\n{bound}\nof = "seats"\nclause = "Rule 5"\n'


@pytest.mark.parametrize(
    ("earlier", "later", "is_sound"),
    [
        ('at_least = "20 %"', 'at_least = "20 %"', True),
        ('at_least = "19 %"', 'at_least = "20 %"', False),
        ('at_least = "20 %"', 'more_than = "20 %"', False),
        ('more_than = "20 %"', 'at_least = "20 %"', True),
    ],
)
def test_no_fewer_are_vetted_than_have_to_stand(
    tmp_path: Path, earlier: str, later: str, *, is_sound: bool
) -> None:
    text = minimal(
        (CONFERENCE, f"[conference.margin]\n{later}"), more=asked("vetting", earlier)
    )

    found = faults(tmp_path, text)

    assert found == ([] if is_sound else [("margin_below_later", "vetting.margin")])


def test_each_step_is_compared_with_the_next_one_that_has_a_margin(
    tmp_path: Path,
) -> None:
    vetted = asked("vetting", 'at_least = "50 %"')
    chosen = asked("selection", 'at_least = "10 %"')

    found = faults(tmp_path, minimal(more=vetted + chosen))

    assert found == [("margin_below_later", "selection.margin")]


def test_a_plan_that_raises_only_the_last_margin_is_measured_against_the_first(
    tmp_path: Path,
) -> None:
    text = minimal(more=asked("vetting", 'at_least = "20 %"'))
    raised = asked("conference", 'at_least = "30 %"')
    head = HEAD.format(rank="unit-plan") + 'units = ["valley"]\n'
    found = []
    for name, more in ("one", ""), ("both", asked("vetting", 'at_least = "30 %"')):
        folder = tmp_path / name
        folder.mkdir()
        path = layered(folder, text, plan=head + raised + more)
        found.append([one.code for one in reading(path).faults])

    assert found == [["charter.margin_below_later"], []]


def test_a_method_of_the_conference_may_ask_for_more_than_the_steps_before(
    tmp_path: Path,
) -> None:
    text = minimal(more=asked("vetting", 'at_least = "20 %"'))
    raised = asked("conference", 'at_least = "30 %"')
    folders = [tmp_path / rank for rank in ("conference-method", "notice")]

    found = []
    for folder in folders:
        folder.mkdir()
        path = layered(folder, text, more=HEAD.format(rank=folder.name) + raised)
        found.append([one.code for one in reading(path).faults])

    assert found == [[], ["charter.margin_below_later"]]


def test_a_fault_of_several_units_is_told_once_and_names_them(tmp_path: Path) -> None:
    text = two_of(3, more=asked("vetting", 'at_least = "20 %"'))
    head = HEAD.replace("from", 'units = ["{unit}"]\nfrom').format
    plans = {
        unit: head(rank="unit-plan", unit=unit).replace("Another", unit)
        + asked("conference", bound)
        for unit, bound in (
            ("valley", 'at_least = "30 %"'),
            ("hill", 'at_least = "40 %"'),
        )
    }

    (fault,) = reading(layered(tmp_path, text, **plans)).faults

    assert fault.code == "charter.margin_below_later"
    assert dict(fault.facts)["in_units"] == ("valley", "hill")
    assert sentence(fault, Language.ENGLISH).endswith("This is so for valley, hill.")


def test_a_fault_of_all_units_names_none(tmp_path: Path) -> None:
    raised = asked("conference", 'at_least = "40 %"')
    low = (CONFERENCE, '[conference.margin]\nat_least = "30 %"')
    text = two_of(3, low, more=asked("vetting", 'at_least = "20 %"'))
    head = HEAD.replace("from", 'units = ["hill"]\nfrom').format(rank="unit-plan")

    (fault,) = reading(layered(tmp_path, text, plan=head + raised)).faults

    assert "in_units" not in dict(fault.facts)
