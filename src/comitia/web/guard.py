"""What every request and answer passes: the host's name, the headers that protect."""

from collections.abc import Callable
from typing import Final

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from comitia.web.mending import wrong

_POLICY: Final = (
    "default-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
NO_METHOD: Final = 405


class Guard:
    """The one middleware of the site."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before what answers."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request that names this host; put the headers on every answer.

        A name that is not this machine's would be another site's, led here by a
        forged entry of the name service.
        """
        try:
            request.get_host()
            answer = self._answer(request)
        except DisallowedHost:
            answer = wrong(request, 400)
        if answer.status_code == NO_METHOD and not answer.content:
            allowed = answer["Allow"]
            answer = wrong(request, NO_METHOD)
            answer["Allow"] = allowed
        answer.setdefault("Cache-Control", "no-cache")
        for name, value in _HEADERS.items():
            # A page may be stricter with itself.
            answer.setdefault(name, value)
        return answer
