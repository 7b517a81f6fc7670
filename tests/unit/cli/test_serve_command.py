"""``comitia serve``: the address and the accounts it tells, and how it ends."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from tests.sites import PASSWORD, founded

from comitia.actions.perform import Request as Asked
from comitia.cli.serve import accounts_of
from comitia.ledger.canonical import Json
from comitia.stages.grants import Grant

COMITIA = [sys.executable, "-m", "comitia", "serve"]


@contextmanager
def started(*words: str) -> Iterator["subprocess.Popen[str]"]:
    """Start the server; it does not outlive the test, however that ends."""
    with subprocess.Popen(
        [*COMITIA, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as serving:
        try:
            yield serving
            serving.wait(timeout=60)
        finally:
            serving.kill()


def first_line(serving: "subprocess.Popen[str]") -> str:
    assert serving.stdout is not None
    return serving.stdout.readline()


def test_a_demonstration_tells_its_address_and_who_may_sign_in(tmp_path: Path) -> None:
    folder = founded(tmp_path).place.folder
    (folder / "demonstration").touch()

    with started(str(folder), "--port", "0", "--json") as serving:
        told = json.loads(first_line(serving))
        answer = urlopen(f"{told['url']}en/")  # noqa: S310  our own address
        page = answer.read().decode()
        serving.send_signal(signal.SIGINT)

    assert told["accounts"] == [
        {"role": "officer", "body": "", "name": "officer", "password": "", "totp": None}
    ]
    assert "演示数据" in page
    assert serving.returncode == 130


def test_a_grant_that_was_revoked_is_not_told(tmp_path: Path) -> None:
    office = founded(tmp_path)
    officer = office.account_id("officer")
    other = office.add_account("other", None)
    granted: Json = {"account": other, "body": "", "post": "", "role": "officer"}
    office.do(Asked("grant_role", granted, officer, "k1"))
    (held,) = office.views.every(Grant, account=other)
    office.do(
        Asked("revoke_role", {"grant": held.grant, "reason": "moved"}, officer, "k2")
    )

    assert [one["name"] for one in accounts_of(office)] == ["officer"]


def test_an_act_reaches_the_election_through_the_site(tmp_path: Path) -> None:
    folder = founded(tmp_path).place.folder
    rows = [{"name": "Valley", "unit": "valley"}]
    headers = {
        "Authorization": "Basic b2ZmaWNlcjo=",
        "Content-Type": "application/json",
        "Idempotency-Key": "k1",
    }

    with started(str(folder), "--port", "0", "--json") as serving:
        url = json.loads(first_line(serving))["url"]
        content = json.dumps({"rows": rows}).encode()
        asked = Request(f"{url}api/v1/acts/register_units", content, headers)  # noqa: S310  our own address
        answer = json.loads(urlopen(asked).read())  # noqa: S310  our own address
        serving.terminate()

    assert answer["height"] == 1


def test_an_election_in_earnest_tells_no_account(tmp_path: Path) -> None:
    folder = founded(tmp_path, seed=None).place.folder

    with started(str(folder), "--port", "0", "--lang", "zh-hans") as serving:
        line = first_line(serving)
        serving.terminate()
        rest = serving.stdout.read() if serving.stdout else ""

    assert line.startswith("选举网页：http://127.0.0.1:")
    assert "officer" not in rest
    assert PASSWORD not in rest


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    folder = founded(tmp_path).place.folder
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        with started(str(folder), "--port", port) as serving:
            _, said = serving.communicate()

    assert serving.returncode == 2
    assert said.startswith(f"The port {port} cannot be used")


def test_a_folder_without_an_election_is_told(tmp_path: Path) -> None:
    with started(str(tmp_path)) as serving:
        _, said = serving.communicate()

    assert serving.returncode == 2
    assert "Traceback" not in said


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    folder = founded(tmp_path).place.folder
    (folder / "election.sqlite3").write_bytes(b"damaged" * 999)

    with started(str(folder)) as serving:
        _, said = serving.communicate()

    assert serving.returncode == 2
    assert said.startswith(f"The database of {folder} cannot be used")


def test_of_many_accounts_one_of_each_role_is_told_and_where_the_rest_stands(
    tmp_path: Path,
) -> None:
    office = founded(tmp_path)
    officer = office.account_id("officer")
    for name in ("second", "third"):
        granted: Json = {
            "account": office.add_account(name, None),
            "body": "",
            "post": "",
            "role": "officer",
        }
        office.do(Asked("grant_role", granted, officer, name))
    folder = office.place.folder
    (folder / "demonstration").touch()

    with started(str(folder), "--port", "0") as serving:
        said = [first_line(serving) for _ in range(4)]
        serving.terminate()

    assert said[2].endswith(": officer, the whole organisation\n")
    assert "2 more: comitia account list" in said[3]
