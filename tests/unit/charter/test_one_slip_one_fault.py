"""One slip is one fault: what needs the value that is wrong is not named as well."""

from pathlib import Path

from tests.charter_files import faults, layered, minimal, reading

CHECKS = '["membership", "consent"]'
FINAL = '[vetting.final_checks]\nvalue = ["consent"]\nclause = "Rule 5"\n'
METHOD = '[layer]\nname = "Method"\nrank = "conference-method"\nfrom = 2026-01-01\n'
FEWER = f'{METHOD}[vetting.checks]\nvalue = ["membership"]\nclause = "c"\n'
KIND = '[apportionment.kinds.village]\nvalue = ["valley"]\nclause = "Rule 3"\n'
PLAN = (
    '[layer]\nname = "P"\nrank = "unit-plan"\nkinds = ["village"]\nfrom = 2026-01-01\n'
)


def codes(folder: Path, text: str, **layers: str) -> list[str]:
    found = reading(layered(folder, text, **layers)).faults
    return [one.code.removeprefix("charter.") for one in found]


def test_a_list_that_a_layer_cuts_short_is_named_alone(tmp_path: Path) -> None:
    assert codes(tmp_path, minimal(more=FINAL), method=FEWER) == ["loosens.superset"]


def test_a_list_that_leaves_a_check_out_does_not_agree(tmp_path: Path) -> None:
    text = minimal((CHECKS, '["membership"]'), more=FINAL)

    assert faults(tmp_path, text) == [("unknown_check", "vetting.final_checks")]


def test_a_list_that_cannot_be_read_is_named_alone(tmp_path: Path) -> None:
    text = minimal((CHECKS, '["membership", 3]'), more=FINAL)

    assert faults(tmp_path, text) == [("not_a_text", "vetting.checks")]


def test_keys_agree_though_another_value_cannot_be_read(tmp_path: Path) -> None:
    text = minimal((CHECKS, '["membership"]'), ('"further_ballot"', '"x"'), more=FINAL)

    assert faults(tmp_path, text) == [
        ("not_a_choice", "conference.tie"),
        ("unknown_check", "vetting.final_checks"),
    ]


def test_a_file_that_cannot_be_read_leaves_no_kind_unknown(tmp_path: Path) -> None:
    above = f"[layer]\nname = 'K'\nrank = 'regulation'\nfrom = 2026-01-01\n{KIND}"

    assert codes(tmp_path, minimal(), kinds=above, plan=PLAN) == []
    assert codes(tmp_path, minimal(), kinds=f"{above}?", plan=PLAN) == ["not_toml"]
    assert codes(tmp_path, minimal(), plan=PLAN) == ["unknown_kind"]
