"""What was signed is what was entered: requests are worked out again from the cards."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.forging import found
from tests.offices import PlayedOffice, founded
from tests.played import GRANTS, UNIT, nominated, person, registered, row_of, sheet
from tests.played import found as found_against

from comitia.audit.election.verify import verify
from comitia.audit.record.verify import Verdict
from comitia.demo.play import play
from comitia.demo.story import Story
from comitia.kernel.findings import Refused
from comitia.ledger.cards.keys import KeyFolder
from comitia.stages.composition.figures import Figure
from comitia.store.held.office import HeldOffice

UNREAD = "election.unread_requests"


@dataclass
class Kept:
    """An election that is played in a folder, and where it lies."""

    root: Path
    played: PlayedOffice

    def verdict(self, keys: str = "keys") -> Verdict:
        """Return what verifying says of the folder."""
        environment = {"COMITIA_KEYS": str(self.root / keys)}
        return verify(self.played.office.place.folder, environment=environment)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    office = founded(tmp_path).office
    for name, *_ in GRANTS:
        office.add_account(name, None)
    yield Kept(tmp_path, PlayedOffice(office))
    office.close()


def unread(verdict: Verdict) -> int:
    """Return how many requests could not be worked out again."""
    counts = [dict(one.facts) for one in verdict.not_checked if one.code == UNREAD]
    return int(str(counts[0]["count"])) if counts else 0


def test_every_request_of_a_sound_election_is_worked_out_again(kept: Kept) -> None:
    nominated(kept.played)
    found_against(kept.played, 0, "consent", "fail")
    kept.played.do("checkpoint", {"reason": "enough"})

    verdict = kept.verdict()

    assert (found(verdict), unread(verdict)) == ([], 0)


def test_nobody_is_made_to_have_signed_something_else(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    nominated(kept.played)
    signed = sheet(row_of(kept.played, 0, "membership"))
    other = sheet(row_of(kept.played, 1, "membership"))
    first = kept.played.do("record_findings", signed, by="chair").entry
    with monkeypatch.context() as forging:
        forging.setattr(KeyFolder, "request_digest", lambda *_: first.request)
        last = kept.played.do("record_findings", other, by="auditor").entry
    kept.played.do("checkpoint", {"reason": "enough"})

    verdict = kept.verdict()

    place = f"entries/{UNIT}.jsonl:{last.height + 1}"
    assert last.act == "record_findings"
    assert found(verdict) == [(place, "election.other_request")]
    assert found(kept.verdict(keys="none")) == []


def test_what_was_replaced_or_lacks_its_key_is_counted_as_not_checked(
    kept: Kept,
) -> None:
    registered(kept.played)
    changed = {"name": "New Name", "person": person(kept.played, 0), "reason": "wed"}
    for officer in ("officer", "second"):
        kept.played.do("correct_person", changed, by=officer)
    kept.played.do("checkpoint", {"reason": "enough"})
    acts = [one for one in kept.played.done if one.entry.act != "first_signature"]

    with_keys, without = kept.verdict(), kept.verdict(keys="none")

    assert (found(with_keys), unread(with_keys)) == ([], 1)
    # The opening was entered before this test began to play.
    assert (found(without), unread(without)) == ([], len(acts) + 1)


def test_what_the_office_counts_on_cards_is_no_part_of_what_was_asked(
    tmp_path: Path,
) -> None:
    (tmp_path / "charter").mkdir()
    axes = (
        '\n[publication.axes.home]\nvalue = ["branch-a"]\nclause = "Rule 9"\n'
        '\n[publication.attributes_of.home]\nvalue = "branch"\nclause = "Rule 9"\n'
    )
    charter = written(tmp_path / "charter", minimal(more=axes))
    office = founded(tmp_path, charter=charter).office
    with HeldOffice(office) as held:
        play(held, Story("4242"))

    verdict = Kept(tmp_path, PlayedOffice(office)).verdict()

    assert (found(verdict), unread(verdict)) == ([], 0)
    assert any(one.source == "card" for one in office.views.every(Figure))


@pytest.mark.parametrize("given", [{"heads": {}}, {"views": "0" * 64}])
def test_the_counts_of_a_checkpoint_are_the_offices_alone(
    kept: Kept, given: dict[str, object]
) -> None:
    with pytest.raises(Refused, match=r"form\.filled"):
        kept.played.do("checkpoint", {**given, "reason": "enough"})

    kept.played.do("checkpoint", {"reason": "enough"})
    verdict = kept.verdict()

    assert (found(verdict), unread(verdict)) == ([], 0)
