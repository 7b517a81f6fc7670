"""The site over elections in folders: every page, both languages, no way around."""

import hashlib
import re
from pathlib import Path

import pytest
from django.test import Client
from tests.readings import FailingElection
from tests.sites import UNIT, founded, played, site, stands_at

from comitia.actions.perform import Request
from comitia.kernel.catalogue import Language
from comitia.ledger.canonical import Json
from comitia.ledger.chain import CENTRE
from comitia.ledger.log.checkpoint import read_checkpoint
from comitia.ledger.log.note import read_note
from comitia.ledger.log.proofs import includes
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Way
from comitia.store.office import Office
from comitia.web.office import OfficeReading, ServedOffice
from comitia.web.settings import configure

PAGES = (
    "/",
    "/units/valley",
    "/units/valley/chart.svg",
    "/units/valley/result",
    "/names",
    "/names/valley",
    "/figures",
    "/ledger",
    "/ledger/centre",
    "/ledger/valley",
    "/ledger/valley?page=2",
    "/ledger/centre/0",
    "/ledger/valley/1",
    "/charter",
    "/checkpoints",
)
HTML = tuple(page for page in PAGES if not page.endswith(".svg"))
NOWHERE = (
    "/en/nowhere",
    "/en",
    "/fr/",
    "/en/units/hill",
    "/en/names/hill",
    "/en/ledger/hill",
    "/en/ledger/valley?page=0",
    "/en/ledger/valley?page=99",
    "/en/ledger/valley?page=x",
    "/en/ledger/valley/9999",
    "/en/ledger/valley/99999999999999999999",
    "/entries/valley/9999.json",
    "/entries/hill/0.json",
    "/checkpoints/0",
    "/checkpoints/9999",
    "/static/settings.py",
    "/static/../settings.py",
    "/static/%2e%2e/settings.py",
    "/static/..%2fsettings.py",
    "/entries/../../0.json",
)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return played(founded(tmp_path_factory.mktemp("finished")))


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = founded(tmp_path_factory.mktemp("half"))
    return played(office, stands_at(Step.CONFERENCE))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_finished_election_is_shown(
    finished: Office, page: str, language: str
) -> None:
    answer = site(finished).get(f"/{language}{page}")

    assert answer.status_code == 200


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_an_election_half_done_is_shown(
    half: Office, page: str, language: str
) -> None:
    answer = site(half).get(f"/{language}{page}")

    assert answer.status_code == 200


@pytest.mark.parametrize("page", HTML)
def test_a_page_is_well_built(half: Office, page: str) -> None:
    text = site(half).get(f"/zh{page}").content.decode()

    assert text.startswith('<!doctype html>\n<html lang="zh-Hans"')
    assert text.count("<h1>") == text.count("<main ") == 1
    assert '<a class="skip" href="#content">' in text
    assert "style=" not in text
    assert "<script" not in text
    assert "<style" not in text


@pytest.mark.parametrize("page", ["/en/", "/zh/names", "/checkpoints/1", "/en/nowhere"])
def test_every_answer_is_guarded_and_leaves_nothing_behind(
    finished: Office, page: str
) -> None:
    answer = site(finished).get(page)

    assert answer["Content-Security-Policy"].startswith("default-src 'self';")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer.cookies == {}


def test_the_rules_are_told_in_the_words_of_the_charter(half: Office) -> None:
    english = site(half).get("/en/charter").content.decode()
    chinese = site(half).get("/zh/charter").content.decode()

    assert "bodies, each with the one it stands under: review committee" in english
    assert "机构及其上级：复核委员会" in chinese


@pytest.mark.parametrize("address", NOWHERE)
def test_an_address_that_leads_nowhere_is_answered_in_both_languages(
    finished: Office, address: str
) -> None:
    answer = site(finished).get(address)

    text = answer.content.decode()
    assert answer.status_code == 404
    assert "There is no such page" in text
    assert "没有这个页面" in text
    assert "Traceback" not in text
    assert "settings" not in text


@pytest.mark.parametrize(
    ("asked", "language"),
    [("zh-CN,zh;q=0.9", "zh"), ("en-GB,zh;q=0.5", "en"), ("", "en"), (";;q=x", "en")],
)
def test_a_reader_is_led_to_the_language_that_the_browser_asks_for(
    half: Office, asked: str, language: str
) -> None:
    answer = site(half).get("/ledger/valley?page=2", headers={"accept-language": asked})

    assert answer.status_code == 302
    assert answer["Location"] == f"/{language}/ledger/valley?page=2"
    assert answer["Vary"] == "Accept-Language"


@pytest.mark.parametrize(
    ("asked", "language"), [("", "zh"), ("fr", "zh"), ("en", "en")]
)
def test_a_site_served_in_chinese_leads_there_who_asks_for_no_other(
    half: Office, asked: str, language: str
) -> None:
    configure(ServedOffice(half), Language.CHINESE)
    client = Client(headers={"host": "127.0.0.1:8000", "accept-language": asked})

    assert client.get("/")["Location"] == f"/{language}/"


def test_every_page_leads_to_itself_in_the_other_language(half: Office) -> None:
    text = site(half).get("/en/ledger/valley?page=2").content.decode()

    assert 'href="/zh/ledger/valley?page=2" hreflang="zh-Hans"' in text


def test_every_link_of_the_site_leads_somewhere(finished: Office) -> None:
    client, met, to_see = site(finished), set[str](), ["/en/"]
    while to_see:
        here = to_see.pop()
        answer = client.get(here)
        assert answer.status_code == 200, here
        if "html" in answer["Content-Type"] and here.startswith("/en/"):
            links = re.findall(
                r'(?:href|src|srcset)="(/[^"]*)"', answer.content.decode()
            )
            new = {link.replace("&amp;", "&") for link in links} - met
            met |= new
            to_see += sorted(new)

    assert len(met) > 100


def test_a_drawing_is_there_once_there_is_something_to_draw(
    finished: Office, half: Office
) -> None:
    for width in ("", "-narrow"):
        path = f"/zh/units/valley/ballots{width}.svg"

        drawn = site(finished).get(path)

        assert drawn["Content-Type"] == "image/svg+xml; charset=utf-8"
        assert "<script" not in drawn.content.decode()
        # One unit has all the seats.
        assert site(finished).get(f"/zh/seats{width}.svg").status_code == 404
        assert site(finished).get("/zh/targets.svg").status_code == 404
        assert site(half).get(path).status_code == 404


@pytest.mark.parametrize(("language", "first"), [("en", "en"), ("zh", "zh-Hans")])
def test_each_half_of_the_banner_is_read_in_its_language(
    half: Office, language: str, first: str
) -> None:
    answer = site(half, is_demonstration=True).get(f"/{language}/").content.decode()

    banner = answer[answer.index('class="banner"') : answer.index("</div>")]
    assert re.findall('lang="([^"]*)"', banner)[0] == first
    assert '<span lang="zh-Hans">演示数据' in banner
    assert '<span lang="en">DEMONSTRATION' in banner


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "a b"])
def test_a_host_that_is_not_this_machine_is_refused(half: Office, host: str) -> None:
    answer = site(half).get("/en/", headers={"host": host})

    assert answer.status_code == 400
    assert "请求无效" in answer.content.decode()


def test_nothing_can_be_sent_to_a_page(half: Office) -> None:
    answer = site(half).post("/en/names")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert "This page is only read" in answer.content.decode()


def test_a_failure_shows_no_inside() -> None:
    configure(FailingElection(ZeroDivisionError("inside")))
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)

    answer = client.get("/en/")

    text = answer.content.decode()
    assert answer.status_code == 500
    assert "本站出错" in text
    assert "inside" not in text
    assert "ZeroDivisionError" not in text


@pytest.mark.parametrize(
    ("is_demonstration", "said"),
    [
        (True, "DEMONSTRATION – invented persons / 演示数据 虚构人员"),
        (False, "REHEARSAL / 演练"),
    ],
)
def test_what_is_no_election_says_so_on_every_page(
    half: Office, said: str, *, is_demonstration: bool
) -> None:
    client = site(half, is_demonstration=is_demonstration)

    pages = [client.get(f"/en{page}").content.decode() for page in HTML]
    shown = {said in re.sub("<[^>]*>", "", page) for page in pages}

    assert shown == {True}


def test_an_election_in_earnest_has_no_banner(tmp_path: Path) -> None:
    client = site(founded(tmp_path, seed=None))

    assert 'class="banner"' not in client.get("/en/").content.decode()


def test_the_bytes_of_an_entry_are_those_that_are_hashed(finished: Office) -> None:
    client = site(finished)

    content = client.get("/entries/valley/1.json").content
    page = client.get("/en/ledger/valley/1").content.decode()

    assert hashlib.sha256(b"\0" + content).hexdigest() in page


def test_the_proof_on_a_page_leads_to_the_checkpoint_that_is_shown(
    finished: Office,
) -> None:
    client = site(finished)
    reading = OfficeReading(ServedOffice(finished))

    note = read_note(client.get(f"/checkpoints/{len(reading.notes())}").content)
    signed = read_checkpoint(note.text)

    for height in range(reading.heads()[UNIT]):
        proof = reading.inclusion(UNIT, height)
        assert proof is not None
        line = client.get(f"/entries/{UNIT}/{height}.json").content
        leaf = hashlib.sha256(b"\0" + line).digest()
        assert proof.size == signed.size
        assert includes(
            signed.root, signed.size, leaf=leaf, index=proof.index, path=proof.path
        )


def test_an_entry_that_no_checkpoint_covers_says_so(tmp_path: Path) -> None:
    text = site(founded(tmp_path)).get("/en/ledger/centre/0").content.decode()

    assert "No checkpoint covers this entry yet." in text


def test_names_that_are_not_public_stand_on_no_page(half: Office) -> None:
    hidden = [
        str(half.card(way.person).value("name"))
        for way in half.views.every(Way)
        if not way.is_open
    ]
    client = site(half)

    whole = "".join(
        client.get(f"/en/ledger/{unit}/{height}").content.decode()
        for unit, count in ((UNIT, half.work().heads()[UNIT]), (CENTRE, 5))
        for height in range(count)
    ) + "".join(client.get(f"/en{page}").content.decode() for page in HTML)

    assert hidden != []
    assert [name for name in hidden if name in whole] == []


def hostile_site(office: Office, name: str) -> Client:
    unit = {"name": name, "unit": UNIT}
    body = {"body": "conference", "kind": "conference", "name": name, "unit": UNIT}
    account = office.account_id("officer")
    for act, row in (("register_units", unit), ("register_bodies", body)):
        rows: list[Json] = [dict[str, Json](row)]
        office.do(Request(act, {"rows": rows}, account, act))
    return site(office)


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", '" onload="alert(1)', "</title><b>", "{{ page }}"],
)
def test_a_name_cannot_become_a_part_of_the_page(tmp_path: Path, name: str) -> None:
    client = hostile_site(founded(tmp_path), name)

    for page in ("/", "/units/valley", "/names", "/ledger", "/ledger/centre/1"):
        text = client.get(f"/en{page}").content.decode()
        assert name not in text or name == "{{ page }}"
        assert "<script" not in text
    drawn = client.get("/en/units/valley/chart.svg").content.decode()
    assert name not in drawn or name == "{{ page }}"


def test_a_name_cannot_turn_the_direction_of_the_page(tmp_path: Path) -> None:
    client = hostile_site(founded(tmp_path), "Val\u202eyel")

    for page in ("/", "/units/valley", "/names", "/ledger", "/ledger/centre/1"):
        assert "\u202e" not in client.get(f"/en{page}").content.decode()
