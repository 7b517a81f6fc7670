"""Which votes come first, and who shares a conference: the check says what is wrong."""

from pathlib import Path

from tests.charter_files import faults, layered, reading
from tests.play.charters import ONE_AFTER_THE_OTHER, SECOND_VOTE, two_of

HEAD = '[layer]\nname = "First vote"\nrank = "notice"\nfrom = 2026-01-01\n'


def after(*units: str) -> str:
    listed = ", ".join(f'"{one}"' for one in units)
    return f'\n[conference.after]\nvalue = [{listed}]\nclause = "Rule 8"\n'


def shared(name: str, *units: str) -> str:
    listed = ", ".join(f'"{one}"' for one in units)
    return f'\n[conference.shared.{name}]\nvalue = [{listed}]\nclause = "Rule 8"\n'


def found(folder: Path, text: str, **layers: str) -> list[tuple[str, str]]:
    charter = layered(folder, text, **layers)
    return [
        (one.code.removeprefix("charter."), one.key or "")
        for one in reading(charter).faults
    ]


def test_a_unit_waits_for_another_and_shares_its_conference(tmp_path: Path) -> None:
    text = two_of(3, more=ONE_AFTER_THE_OTHER)

    assert found(tmp_path, text, second=SECOND_VOTE) == []


def test_units_and_kinds_that_nobody_knows_are_told(tmp_path: Path) -> None:
    text = two_of(3, more=shared("congress", "valley", "gone") + after("gone"))

    assert sorted(faults(tmp_path, text)) == [
        ("no_such_unit_or_kind", "conference.after"),
        ("no_such_unit_or_kind", "conference.shared.congress"),
    ]


def test_nobody_waits_in_a_circle(tmp_path: Path) -> None:
    first = HEAD.replace("from", 'units = ["valley"]\nfrom') + after("second-vote")
    text = two_of(3, more=ONE_AFTER_THE_OTHER)

    both = found(tmp_path, text, second=SECOND_VOTE, first=first)

    assert both == [("waits_for_itself", "conference.after")] * 2


def test_who_is_named_to_be_first_waits_for_nobody(tmp_path: Path) -> None:
    assert faults(tmp_path, two_of(3, more=after("valley"))) == []
    assert faults(tmp_path, two_of(3, more=after("valley", "hill"))) == []


def test_a_unit_shares_one_conference_alone(tmp_path: Path) -> None:
    two = shared("congress", "valley", "hill") + shared("meeting", "hill", "valley")

    assert (
        faults(tmp_path, two_of(3, more=two))
        == [("shares_two", "conference.shared.meeting")] * 2
    )
