"""``comitia checkpoint`` and ``comitia bundle``: the record, signed and handed out."""

from pathlib import Path

import pytest
from tests.unit.cli.desk import Desk, call, rehearsal


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return rehearsal(tmp_path, monkeypatch)


@pytest.fixture
def signed(desk: Desk) -> Desk:
    assert call("checkpoint", desk.folder, "--as", "anna").code == 0
    return desk


def test_a_folder_in_place_of_a_word_makes_one(desk: Desk) -> None:
    said = call("checkpoint", desk.folder, "--as", "anna", "--json")
    named = call("checkpoint", "make", desk.folder, "--as", "anna", "--json")
    first = call("checkpoint", "--as", "anna", desk.folder, "--json")

    heights = [one.json["height"] for one in (said, named, first)]
    assert heights == [1, 2, 3]
    assert said.json["act"] == "checkpoint"


def test_what_was_exported_is_continued(signed: Desk, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    call("checkpoint", "export", signed.folder, "--out", kept)
    signed.fill()
    call("checkpoint", signed.folder, "--as", "anna")

    compared = call("checkpoint", "compare", signed.folder, kept, "--json")
    shown = call("checkpoint", "export", signed.folder).out
    document = call("checkpoint", "export", signed.folder, "--json").json

    assert (compared.code, compared.json["continues"]) == (0, True)
    assert kept.read_text(encoding="utf-8") != shown == document["note"]
    assert (document["number"], document["size"]) == (2, 6)


def test_the_checkpoint_of_another_record_is_not_continued(signed: Desk) -> None:
    document = call("checkpoint", "export", signed.folder, "--json").json
    text = f"{document['origin']}\n{document['size']}\n{'A' * 43}=\n"

    said = call("checkpoint", "compare", signed.folder, "-", given=text)
    other = call("checkpoint", "compare", signed.folder, "-", "--json", given=text)

    assert said.code == 1
    assert "The record does not continue this checkpoint." in said.out
    assert (other.json["continues"], len(other.json["faults"])) == (False, 1)


def test_before_anything_is_signed_there_is_nothing_to_export(desk: Desk) -> None:
    said = call("checkpoint", "export", desk.folder, "--json")

    assert said.code == 1
    assert [one["code"] for one in said.json["refusals"]] == ["checkpoint.none"]


def test_a_file_is_overwritten_only_when_told(signed: Desk, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text("mine", encoding="utf-8")

    refused = call("checkpoint", "export", signed.folder, "--out", kept)
    text = kept.read_text(encoding="utf-8")
    done = call("checkpoint", "export", signed.folder, "--out", kept, "--force")

    assert (refused.code, text, done.code) == (2, "mine", 0)


def test_a_bundle_is_verified_by_anyone(signed: Desk, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"

    made = call("bundle", signed.folder, "--out", bundle, "--json")
    again = call("bundle", signed.folder, "--out", bundle, "--json")

    assert (made.json["done"], made.json["entries"]) == (True, 2)
    assert call("verify", bundle, "--json").json["ok"]
    assert (again.code, again.json["done"]) == (2, False)


@pytest.mark.parametrize("inside", [".", "record", "objects/../rolls/record"])
def test_no_bundle_is_written_into_an_election(desk: Desk, inside: str) -> None:
    before = sorted(desk.folder.rglob("*"))

    said = call("bundle", desk.folder, "--out", desk.folder / inside, "--json")
    beside = call("bundle", desk.folder, "--out", f"{desk.folder}-record", "--json")

    assert (said.code, beside.code) == (2, 0)
    assert [one["code"] for one in said.json["refusals"]] == ["cli.out_inside"]
    assert sorted(desk.folder.rglob("*")) == before


@pytest.mark.parametrize("words", [("figures", "show"), ("delegates",)])
def test_before_the_list_is_published_there_is_nothing_to_show(
    desk: Desk, words: tuple[str, ...]
) -> None:
    said = call(*words, desk.folder, "--json")
    plain = call(*words, desk.folder)

    assert (said.code, plain.code, plain.out) == (1, 1, "")
    assert [one["code"] for one in said.json["refusals"]] == ["figures.not_published"]


def test_a_file_that_is_no_checkpoint_says_nothing_about_the_record(
    signed: Desk, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id,name,body\n001,Ada,branch-a\n", encoding="utf-8")

    said = call("checkpoint", "compare", signed.folder, people)

    assert (said.code, said.out) == (2, "")
    assert "people.csv is no checkpoint" in said.err


def test_a_folder_in_which_nothing_is_signed_yet_is_not_at_fault(
    desk: Desk, tmp_path: Path
) -> None:
    call("bundle", desk.folder, "--out", tmp_path / "record")

    folder, bundle = (
        call("verify", one, "--json") for one in (desk.folder, tmp_path / "record")
    )
    call("checkpoint", desk.folder, "--as", "anna")
    signed = call("verify", desk.folder, "--json")

    assert (folder.code, folder.json["faults"]) == (0, [])
    assert any("comitia checkpoint" in one for one in folder.json["not_checked"])
    assert (bundle.code, len(bundle.json["faults"])) == (1, 1)
    assert signed.code == 0
    assert not any("comitia checkpoint" in one for one in signed.json["not_checked"])


def test_a_bundle_is_never_written_over_another(signed: Desk, tmp_path: Path) -> None:
    call("bundle", signed.folder, "--out", tmp_path / "record")

    said = call("bundle", signed.folder, "--out", tmp_path / "record")

    assert said.code == 2
    assert "exists already. Give another name." in said.err
    assert "--force" not in said.err
