"""The pages as a browser shows them: both languages, a desk and a phone."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pylopdf_fonts_zh_cn
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.sites import founded, played
from tools.check import BROWSERS

PAGES = (
    "/",
    "/units/valley",
    "/units/valley/result",
    "/units/valley/returns",
    "/units/valley/vetting",
    "/units/valley/composition",
    "/units/valley/conference",
    "/units/valley/papers",
    "/lists",
    "/names",
    "/figures",
    "/ledger",
    "/ledger/valley",
    "/ledger/valley/1",
    "/charter",
    "/checkpoints",
)
PHONE, DESK = 360, 1200
WIDEST = """
() => [...document.querySelectorAll('main *')]
  .filter(one => !one.closest('thead, .unseen, .wide, pre'))
  .filter(one => one.getBoundingClientRect().right > window.innerWidth + 1)
  .map(one => one.outerHTML.slice(0, 80))
"""
# A glyph that the font lacks is drawn like one that no font has.
LACKING = """
() => {
  const drawn = letter => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 40;
    const pen = canvas.getContext('2d');
    pen.font = '32px ' + getComputedStyle(document.body).fontFamily;
    pen.fillText(letter, 2, 34);
    return pen.getImageData(0, 0, 40, 40).data.join();
  };
  const box = drawn('\\u{10FFFD}');
  return [...new Set(document.body.innerText)]
    .filter(letter => letter > '\\u2e7f' && drawn(letter) === box);
}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    office = played(founded(tmp_path_factory.mktemp("shown")))
    folder = office.place.folder
    (folder / "demonstration").touch()
    office.close()
    words = ["-m", "comitia", "serve", str(folder), "--port", "0", "--json"]
    with subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.PIPE, text=True
    ) as serving:
        assert serving.stdout is not None
        yield json.loads(serving.stdout.readline())["url"].rstrip("/")
        serving.terminate()


@pytest.fixture(scope="module")
def browser(
    address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    # Django asks not to be called once the browser's driver runs: the site comes first.
    assert address
    program = next(filter(None, map(which, BROWSERS)), None)
    if program is None:
        pytest.skip("needs a browser: apt-get install chromium")
    fonts = tmp_path_factory.mktemp("fonts")
    chinese = Path(pylopdf_fonts_zh_cn.__file__).parent
    (fonts / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>/usr/share/fonts</dir><dir>{chinese}</dir>"
        f"<cachedir>{fonts}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    with sync_playwright() as player:
        yield player.chromium.launch(
            executable_path=program,
            args=["--no-sandbox"],
            env={"FONTCONFIG_FILE": str(fonts / "fonts.conf"), "HOME": str(fonts)},
        )


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 800})
    yield page
    page.close()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_is_whole_in_a_browser(
    visitor: Page, address: str, language: str
) -> None:
    said: list[str] = []
    asked: list[str] = []
    visitor.on("console", lambda message: said.append(message.text))
    visitor.on("request", lambda request: asked.append(request.url))

    for path in PAGES:
        visitor.goto(f"{address}/{language}{path}")

        assert visitor.locator("h1").count() == 1, path
        assert visitor.locator(".banner").inner_text().count("演示数据") == 1, path
        assert visitor.evaluate(WIDEST) == [], path
        assert visitor.evaluate(LACKING) == [], path

    assert said == []
    assert [url for url in asked if not url.startswith(address)] == []


def test_the_language_is_switched_on_the_page_itself(
    visitor: Page, address: str
) -> None:
    visitor.goto(f"{address}/en/names")

    visitor.get_by_role("link", name="简体中文").click()

    assert visitor.url == f"{address}/zh/names"
    assert visitor.locator("html").get_attribute("lang") == "zh-Hans"


def test_the_keyboard_reaches_the_content_first(visitor: Page, address: str) -> None:
    visitor.goto(f"{address}/en/charter")

    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Enter")

    assert visitor.evaluate("() => document.activeElement.id") == "content"


def test_the_chart_of_votes_is_as_wide_as_the_screen_can_show(
    visitor: Page, address: str
) -> None:
    visitor.goto(f"{address}/zh/units/valley")

    drawn = visitor.locator(".drawing img").first
    assert drawn.evaluate("one => one.complete && one.naturalWidth") in {360, 860}
    # Letters of 14 stay readable: the drawing is hardly made smaller.
    shown = drawn.bounding_box()
    assert shown is not None
    assert shown["width"] >= 0.9 * drawn.evaluate("one => one.naturalWidth")


def test_the_drawing_of_the_steps_is_drawn(visitor: Page, address: str) -> None:
    visitor.goto(f"{address}/zh/units/valley/chart.svg")

    assert visitor.locator("svg").count() == 1
    assert visitor.locator("text", has_text="代表会议选举").count() == 1
