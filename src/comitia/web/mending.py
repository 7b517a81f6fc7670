"""What is shown when something is wrong: in both languages, and no inside of it."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from comitia.web.api.problems import problem
from comitia.web.pages.paths import home_path
from comitia.web.pages.voice import Voice
from comitia.web.tongues import LANGUAGES, asked_language

API = "/api/"


def wrong(request: HttpRequest, status: int) -> HttpResponse:
    """Return the page, or for a program the problem, that a status stands for."""
    if request.path_info.startswith(API):
        language = asked_language(request.headers.get("Accept-Language", ""))
        return problem(status, Voice(language))
    said = [_said(status, Voice(language)) for language in LANGUAGES.values()]
    context = {"status": status, "said": said}
    return HttpResponse(render_to_string("comitia/wrong.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be a request to this site."""
    del exception
    return wrong(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what nobody may do."""
    del exception
    return wrong(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere."""
    del exception
    return wrong(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer when the site itself failed; what happened stands in its log."""
    return wrong(request, 500)


def _said(status: int, say: Voice) -> dict[str, str]:
    return {
        "lang": "zh-Hans" if say.path == "zh" else "en",
        "title": say(f"web.wrong.{_word(status)}"),
        "text": say(f"web.wrong.{_word(status)}.text"),
        "home": home_path(say.path),
        "back": say("web.wrong.back"),
    }


def _word(status: int) -> str:
    words = {400: "request", 403: "forbidden", 404: "nowhere", 405: "method"}
    return words.get(status, "broken")
