"""Everything that leaves a demonstration says so; nothing of an election does."""

import csv
import io
from pathlib import Path

import pytest
from tests.elections import MINIMAL
from tests.unit.cli.desk import call
from tools.verify_record import verify

from comitia.audit.record.verify import verify_bundle
from comitia.ledger.bundle import MARK, MARK_TEXT
from comitia.ledger.mark import INVENTED


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("played") / "demo"
    assert call("demo", "--charter", MINIMAL, "--out", folder).code == 0
    return folder


def test_the_figures_say_so_for_scripts_and_for_people(played: Path) -> None:
    assert call("figures", "show", played, "--json").json["invented"] == INVENTED
    assert call("figures", "show", played).out.startswith(f"{INVENTED}\n")


def test_each_delegate_says_so_in_a_column_of_its_own(played: Path) -> None:
    rows = [*csv.DictReader(io.StringIO(call("delegates", played, "--csv").out))]

    assert rows
    assert {row["invented"] for row in rows} == {INVENTED}
    assert call("delegates", played, "--json").json["invented"] == INVENTED
    assert call("delegates", played).out.startswith(f"{INVENTED}\n")


def test_the_standing_of_a_list_says_so(played: Path) -> None:
    asked = ("composition", played, "--unit", "valley")

    assert call(*asked).out.startswith(f"{INVENTED}\n")
    assert call(*asked, "--json").json["invented"] == INVENTED


def test_the_way_of_a_name_says_so(played: Path) -> None:
    first = call("delegates", played, "--json").json["delegates"][0]["id"]

    assert call("way", played, first).out.startswith(f"{INVENTED}\n")
    assert call("way", played, first, "--json").json["invented"] == INVENTED


def test_the_bundle_holds_a_file_that_says_so_and_both_verifiers_read_it(
    played: Path, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle"
    assert call("bundle", played, "--out", bundle).code == 0

    assert (bundle / MARK).read_bytes() == MARK_TEXT
    assert verify_bundle(bundle).ok
    assert verify(bundle)["ok"]


@pytest.mark.parametrize("text", [b"", b"DEMONSTRATION\n", MARK_TEXT + b"\n"])
def test_a_mark_of_other_words_is_a_fault_for_both(
    played: Path, tmp_path: Path, text: bytes
) -> None:
    bundle = tmp_path / "bundle"
    assert call("bundle", played, "--out", bundle).code == 0
    (bundle / MARK).write_bytes(text)

    assert [one.code for one in verify_bundle(bundle).faults] == ["record.wrong_mark"]
    assert [one["where"] for one in verify(bundle)["faults"]] == [MARK]


def test_the_record_of_an_election_in_earnest_cannot_be_marked(tmp_path: Path) -> None:
    folder, bundle, secret = tmp_path / "club", tmp_path / "bundle", tmp_path / "secret"
    secret.write_text("seven-grey-herons-wade\n")
    officer = ("--officer", "anna", "--password-file", secret)
    assert call("init", folder, "--charter", MINIMAL, *officer).code == 0
    assert call("bundle", folder, "--out", bundle).code == 0
    assert not (bundle / MARK).exists()
    (bundle / MARK).write_bytes(MARK_TEXT)

    codes = {one.code for one in verify_bundle(bundle).faults}
    places = {one["where"] for one in verify(bundle)["faults"]}

    assert "record.wrong_mark" in codes
    assert MARK in places
