"""Answers of the form application/problem+json (RFC 9457), in the language asked."""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Final

from django.http import HttpResponse

from comitia.kernel.catalogue import sentence
from comitia.kernel.findings import Finding, Refused, Terms
from comitia.web.pages.voice import Voice

FORM: Final = "form."
# Codes that have a status of their own; every other refusal is a conflict.
_STATUS: Final = {
    "act.no_entry": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "act.unknown": HTTPStatus.NOT_FOUND,
    "act.stale": HTTPStatus.PRECONDITION_FAILED,
    "policy.right": HTTPStatus.FORBIDDEN,
    "policy.post": HTTPStatus.FORBIDDEN,
    "policy.nobody": HTTPStatus.FORBIDDEN,
    "store.busy": HTTPStatus.SERVICE_UNAVAILABLE,
    "store.disk_full": HTTPStatus.INSUFFICIENT_STORAGE,
}
# How many seconds a busy office asks for.
_RETRY: Final = {"Retry-After": "2"}
# What a status is called in the catalogue.
_WORDS: Final = {
    400: "request",
    401: "account",
    403: "right",
    404: "nowhere",
    405: "method",
    409: "refused",
    412: "stale",
    413: "large",
    422: "form",
    503: "busy",
    507: "full",
}


def status_of(findings: Iterable[Finding]) -> HTTPStatus:
    """Return the status under which refusals are answered.

    >>> status_of([Finding.of("act.stale")]).value
    412
    >>> status_of([Finding.of("form.missing"), Finding.of("form.unknown")]).value
    422
    >>> status_of([Finding.of("policy.right"), Finding.of("policy.step")]).value
    403
    """
    codes = [finding.code for finding in findings]
    if all(code.startswith(FORM) for code in codes):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    named = [_STATUS[code] for code in codes if code in _STATUS]
    # Whatever else is wrong, who has no right cannot mend it.
    if HTTPStatus.FORBIDDEN in named:
        return HTTPStatus.FORBIDDEN
    return named[0] if len(codes) == 1 and named else HTTPStatus.CONFLICT


def refusal(refused: Refused, say: Voice) -> HttpResponse:
    """Return the answer to an act that was not done, with every reason."""
    status = status_of(refused.findings)
    is_busy = status is HTTPStatus.SERVICE_UNAVAILABLE
    headers = _RETRY if is_busy else None
    return problem(status, say, refused.findings, headers, refused.terms)


def problem(
    status: int,
    say: Voice,
    findings: Iterable[Finding] = (),
    headers: Mapping[str, str] | None = None,
    terms: Terms | None = None,
) -> HttpResponse:
    """Return a problem: its status in words, and what was refused, if anything."""
    word = _WORDS.get(int(status), "broken")
    title = say(f"web.problem.{word}")
    document: dict[str, object] = {"type": "about:blank", "title": title}
    document |= {"status": int(status)}
    refused = [_refused(finding, say, terms) for finding in findings]
    if refused:
        document["refusals"] = refused
    content = json.dumps(document, ensure_ascii=False).encode()
    answer = HttpResponse(
        content, content_type="application/problem+json", status=int(status)
    )
    for name, value in {"Content-Language": _tag(say), **(headers or {})}.items():
        answer[name] = value
    answer["Cache-Control"] = "no-store"
    answer["Vary"] = "Accept-Language"
    return answer


def _refused(
    finding: Finding, say: Voice, terms: Terms | None
) -> dict[str, str | None]:
    return {
        "code": finding.code,
        "key": finding.key,
        "clause": finding.clause,
        "text": sentence(finding, say.language, terms),
    }


def _tag(say: Voice) -> str:
    return "zh-Hans" if say.path == "zh" else "en"
