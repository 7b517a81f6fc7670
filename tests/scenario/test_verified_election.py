"""A whole election, verified as its readers do it: in its folder, and as a bundle."""

import json
from pathlib import Path
from random import Random

import pytest
from tests.fault.tampering import Held, places_of, tamper, whole
from tests.fault.verifiers import VERIFIERS
from tests.unit.cli.spoken import environment, say
from tests.whole import told_whole

from comitia.audit.election.verify import verify
from comitia.ledger.bundle import Bundle


@pytest.fixture(scope="module")
def election(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return whole(tmp_path_factory.mktemp("office"))


def test_the_folder_of_an_election_is_verified_by_the_command(election: Held) -> None:
    answer = say(
        "verify",
        election.folder,
        "--json",
        "--lang=en",
        env=environment(**election.environment),
    )

    document = json.loads(answer.stdout)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert document["ok"]
    assert document["figures"] == election.rows("view_figure")
    assert document["erased"] == 1
    assert document["not_checked"][-1] == (
        "tables of operation, which no entry vouches for: "
        "account, django_migrations, sqlite_sequence"
    )


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_changed_row_is_named_by_table_and_key(
    language: str, election: Held, tmp_path: Path
) -> None:
    copy = election.copy(tmp_path / "copy")
    done = tamper(copy.folder, "view_ballot_name", "change", Random(2))

    env = environment(**election.environment)
    answer = say("verify", copy.folder, "--lang", language, env=env)

    assert answer.returncode == 1
    assert any(f"{place}: " in answer.stdout for place in done.places)


def test_both_verifiers_read_the_same_in_an_election(tmp_path: Path) -> None:
    work = told_whole(tmp_path / "keys").work
    bundle = tmp_path / "bundle"
    Bundle(work.ledger, work.objects, work.rolls).write(bundle)

    first, second = (ask(bundle, None) for ask in VERIFIERS.values())

    verdict = verify(bundle, environment={})
    assert first == second
    assert places_of(verdict) == first.places == set()
    assert (verdict.entries, verdict.checkpoint) == (first.entries, first.checkpoint)
