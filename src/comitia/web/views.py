"""The views of the site: each reads the address, asks for a page, and shows it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from comitia.engines.chart.ballots.drawn import svg_of_ballots
from comitia.engines.chart.matrix.drawn import svg_of_matrix
from comitia.engines.chart.ranges.drawn import svg_of_ranges
from comitia.engines.chart.seats.drawn import svg_of_seats
from comitia.engines.chart.sheet import Width
from comitia.engines.chart.svg import svg_of
from comitia.stages.register.bodies import Unit
from comitia.web.pages.charter import charter_page
from comitia.web.pages.charts import ballots, seats, standing
from comitia.web.pages.charts import targets as matrix
from comitia.web.pages.charts.targets import targets_page
from comitia.web.pages.checkpoints import checkpoints_page
from comitia.web.pages.conference.agenda import conference_page
from comitia.web.pages.conference.sheet import sheet_page
from comitia.web.pages.figures import figures_page
from comitia.web.pages.frame import frame_of
from comitia.web.pages.ledger import chain_page, entry_page, ledger_page
from comitia.web.pages.names import names_page, unit_names_page
from comitia.web.pages.nomination.returns import returns_page
from comitia.web.pages.overview import overview_page, unit_chart, unit_page
from comitia.web.pages.page import Page
from comitia.web.pages.publication.lists import lists_page
from comitia.web.pages.register.papers import papers_page
from comitia.web.pages.vetting.overview import vetting_page
from comitia.web.pages.voice import Voice
from comitia.web.pages.ways.one import way_page
from comitia.web.reading import Reading
from comitia.web.served import own_language, served
from comitia.web.tongues import LANGUAGES, asked_language

STATIC: Final = Path(__file__).parent / "static"
_TYPES: Final = {
    "comitia.css": "text/css; charset=utf-8",
    "comitia.svg": "image/svg+xml",
}
_LONGEST_NUMBER: Final = 9

# For a page with its style inside it; nothing else of it may come from anywhere.
_OF_ITSELF: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)

View = Callable[..., HttpResponse]


def page_view(make: Callable[..., Page | None]) -> View:
    """Return the view that shows what `make` returns for an address, or 404."""

    @require_safe
    def show(request: HttpRequest, lang: str, **words: str) -> HttpResponse:
        reading = served().reading()
        say = _voice(lang, reading)
        page = make(request, reading, say, **words)
        if page is None:
            raise Http404
        frame = frame_of(reading, say, request.get_full_path())
        shown = render_to_string("comitia/page.html", {"page": page, "frame": frame})
        return HttpResponse(shown, headers={"Content-Language": frame.lang})

    return show


def _plain(make: Callable[[Reading, Voice], Page | None]) -> View:
    return page_view(lambda _, reading, say: make(reading, say))


def _of_unit(make: Callable[[Unit, Reading, Voice], Page]) -> View:
    def found(_: HttpRequest, reading: Reading, say: Voice, unit: str) -> Page | None:
        row = reading.views.one(Unit, unit)
        return make(row, reading, say) if row else None

    return page_view(found)


def _chain(
    request: HttpRequest, reading: Reading, say: Voice, unit: str
) -> Page | None:
    return chain_page(unit, _number(request.GET.get("page", "1")), reading, say)


def _entry(
    _: HttpRequest, reading: Reading, say: Voice, unit: str, height: str
) -> Page | None:
    return entry_page(unit, _number(height), reading, say)


def _way(_: HttpRequest, reading: Reading, say: Voice, person: str) -> Page | None:
    return way_page(person, reading, say)


overview = _plain(overview_page)
names = _plain(names_page)
lists = _plain(lists_page)
figures = _plain(figures_page)
targets = _plain(targets_page)
ledger = _plain(ledger_page)
charter = _plain(charter_page)
checkpoints = _plain(checkpoints_page)
unit = _of_unit(unit_page)
unit_result = _of_unit(sheet_page)
unit_names = _of_unit(unit_names_page)
unit_returns = _of_unit(returns_page)
unit_vetting = _of_unit(vetting_page)
unit_composition = _of_unit(standing.standing_page)
unit_conference = _of_unit(conference_page)
unit_papers = _of_unit(papers_page)
chain = page_view(_chain)
entry = page_view(_entry)
way = page_view(_way)


@require_safe
def in_own_language(request: HttpRequest) -> HttpResponse:
    """Lead to the same page in the language that the reader's browser asks for."""
    asked = request.headers.get("Accept-Language", "")
    say = Voice(asked_language(asked, otherwise=own_language()))
    # The address has been matched to a page of the site, so it leads nowhere else.
    answer = HttpResponseRedirect(f"/{say.path}{request.get_full_path()}")
    answer["Vary"] = "Accept-Language"
    return answer


@require_safe
def chart(_: HttpRequest, lang: str, unit: str) -> HttpResponse:
    """Return the drawing of a unit's steps."""
    reading = served().reading()
    row = reading.views.one(Unit, unit)
    if row is None:
        raise Http404
    return _drawing(svg_of(unit_chart(row, reading, _voice(lang, reading))))


@require_safe
def ballots_chart(
    _: HttpRequest, lang: str, unit: str, narrow: str = ""
) -> HttpResponse:
    """Return the drawing of a unit's ballots, once one is counted."""
    reading = served().reading()
    row = reading.views.one(Unit, unit)
    say = _voice(lang, reading)
    chart = ballots.ballots_chart(row, reading, say) if row else None
    return _drawing(svg_of_ballots(chart, _width(narrow)) if chart else None)


@require_safe
def composition_chart(_: HttpRequest, lang: str, unit: str) -> HttpResponse:
    """Return the drawing of a unit's list beside what is asked of it."""
    reading = served().reading()
    row = reading.views.one(Unit, unit)
    say = _voice(lang, reading)
    chart = standing.standing_chart(row, reading, say) if row else None
    return _drawing(svg_of_ranges(chart) if chart else None)


@require_safe
def seats_chart(_: HttpRequest, lang: str, narrow: str = "") -> HttpResponse:
    """Return the drawing of the seats of all units, once they are divided."""
    reading = served().reading()
    chart = seats.seats_chart(reading, _voice(lang, reading))
    return _drawing(svg_of_seats(chart, _width(narrow)) if chart else None)


@require_safe
def targets_chart(_: HttpRequest, lang: str) -> HttpResponse:
    """Return the drawing of the targets, once there are any."""
    reading = served().reading()
    chart = matrix.targets_chart(reading, _voice(lang, reading))
    return _drawing(svg_of_matrix(chart) if chart else None)


@require_safe
def communique(_: HttpRequest, lang: str) -> HttpResponse:
    """Return the communiqué, a page that needs nothing from elsewhere."""
    printed = served().communique(LANGUAGES[lang])
    if printed is None:
        raise Http404
    return HttpResponse(printed, headers={"Content-Security-Policy": _OF_ITSELF})


@require_safe
def entry_bytes(_: HttpRequest, unit: str, height: str) -> HttpResponse:
    """Return an entry in the very bytes that are hashed."""
    at, reading = _number(height), served().reading()
    held = 0 <= at < reading.heads().get(unit, 0)
    lines = reading.lines(unit, at, 1) if held else ()
    if not lines:
        raise Http404
    answer = HttpResponse(lines[0], content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{unit}-{at}.json"'
    return answer


@require_safe
def checkpoint(_: HttpRequest, number: str) -> HttpResponse:
    """Return the text of a checkpoint, to be compared byte by byte."""
    notes = served().reading().notes()
    if not 1 <= _number(number) <= len(notes):
        raise Http404
    content = notes[_number(number) - 1].encode()
    return HttpResponse(content, content_type="text/plain; charset=utf-8")


@require_safe
def static(_: HttpRequest, name: str) -> HttpResponse:
    """Return one of the few files that the site has; nothing else can be named."""
    if name not in _TYPES:
        raise Http404
    answer = HttpResponse((STATIC / name).read_bytes(), content_type=_TYPES[name])
    answer["Cache-Control"] = "max-age=3600"
    return answer


def _drawing(drawn: str | None) -> HttpResponse:
    """Return a drawing as such; without one there is no such page."""
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8")


def _width(narrow: str) -> Width:
    return Width.NARROW if narrow else Width.WIDE


def _number(text: str) -> int:
    """Return the whole number that a word of an address says; -1 for any other."""
    fits = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if fits else -1


def _voice(lang: str, reading: Reading) -> Voice:
    """Return the voice of a language, with the words of the election's charter."""
    return Voice(LANGUAGES[lang], reading.charter)
