"""Elections whose unit stands before, at or after its plenary."""

from pathlib import Path

from tests.charter_files import minimal, written
from tests.elections import PlayedElection
from tests.placed import standing_at
from tests.play.charters import PLENARY
from tests.played import UNIT, people

from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Reached

# The bodies that tests register have no plenum of their own.
TIER = '\n[register.tiers.plenum]\nunder = "conference"\nclause = "Rule 2"\n'
BY_CONFERENCE = PLENARY.replace(TIER, "").replace('"plenum"', '"conference"')
MEMBERS = 30


def at(folder: Path, step: Step, reached: Reached, more: str = "") -> PlayedElection:
    text = minimal(more=BY_CONFERENCE + more)
    (folder / "charter").mkdir()
    charter = written(folder / "charter", text)
    return standing_at(folder / "keys", step, reached, charter)


def plenary(folder: Path, more: str = "") -> PlayedElection:
    return at(folder, Step.PLENARY, Reached.PRELIMINARY, more)


def adopting(election: PlayedElection, names: int = 5) -> dict[str, object]:
    ids = people(election, range(5))
    return {
        "unit": UNIT,
        "entitled": MEMBERS,
        "present": 21,
        "valid": 21,
        "votes_for": 16,
        "against": 4,
        "abstained": 1,
        "dissent": "Two members want younger people on the list.",
        "names": ids[:names],
        "left_out": [{"person": one, "reasons": "asked"} for one in ids[names:]],
        "minutes": "minutes of the plenary, item 1",
    }


def adopt(election: PlayedElection, **changes: object) -> None:
    asked = {**adopting(election), **changes}
    election.do("adopt_prospective", asked, by="presider")


def close(election: PlayedElection) -> None:
    election.do("close_plenary", {"unit": UNIT}, by="presider")


def granted(election: PlayedElection, number: str) -> None:
    signed = {"date": "2026-01-05", "number": number, "signer": "chair"}
    asked = {**signed, "about": "x", "subject": "prospective-list", "unit": UNIT}
    election.do("send_request", asked, by="secretary")
    letter = election.work.views.every(Letter, reply="")[0].letter
    reply = {**signed, "letter": letter, "outcome": "granted"}
    election.do("record_reply", reply)
