"""Requests, replies and files before the act that closes a step."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from comitia.demo.cast import of_kind
from comitia.demo.moves.going_back import when_free
from comitia.demo.names import invented_digest
from comitia.demo.situation import First, Move, Situation
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.stages.grants import Role
from comitia.stages.meeting.lists import last_prospective
from comitia.stages.register.closing import holding
from comitia.stages.register.papers.demands import FAMILIES, demanded, lacking
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.steps import Step, step_of

BODY: Final = "selection.body"
_REPLY: Final = "register.reply_lacking"
# The acts that close a step of a unit, and so ask for its papers.
ENDS: Final = frozenset(
    {
        "adopt_list",
        "close_ballots",
        "close_credentials",
        "close_nomination",
        "close_notice",
        "close_plenary",
        "close_vetting",
    }
)


def with_papers(situation: Situation, unit: str, move: Move | None) -> Move | None:
    """Return what is to be brought before a move that closes a step, or that move.

    It is brought when the step could be closed otherwise, so that it tells of all
    that was done in it.
    """
    if move is not None and move.act not in ENDS:
        return move
    try:
        missing = _missing(situation, unit)
        brought = next(_brought(situation, unit, missing), None) if missing else None
    except First as first:
        brought = first.move
    if brought is None:
        return move
    return replace(brought, earliest=move.earliest if move else None)


def _missing(situation: Situation, unit: str) -> tuple[Finding, ...]:
    rules, step = situation.rules(unit), step_of(unit, situation.views).value
    if not any(demanded(family, step, rules) for family in FAMILIES):
        return ()
    views = situation.views
    adopted = last_prospective(unit, views) if step == Step.PLENARY else None
    since = adopted.at if adopted else ""
    held = holding(unit, views, at=situation.now, since=since)
    return tuple(lacking(held.on_file, step, rules))


def _brought(
    situation: Situation, unit: str, missing: tuple[Finding, ...]
) -> Iterator[Move]:
    files = [one for one in missing if one.code != _REPLY]
    for one in missing:
        if one.code == _REPLY:
            yield requested(situation, unit, str(_facts(one)["named"][0]))
    if files:
        yield _filed(situation, unit, files)


def requested(situation: Situation, unit: str, subject: str) -> Move:
    """Return a request about a subject; what is under way is answered first."""
    when_free(situation, unit)
    sent = len(situation.views.every(Letter, unit=unit))
    payload = {
        "about": f"{subject} (invented 虚构)",
        "date": moment_text(situation.now)[:10],
        "enclosures": [_paper(unit, subject)],
        "number": f"demo {unit} {sent + 1}",
        "signer": "chair of the committee (invented 虚构)",
        "subject": subject,
        "unit": unit,
    }
    return Move("send_request", payload, _secretary(situation, unit))


def _filed(situation: Situation, unit: str, missing: list[Finding]) -> Move:
    documents: list[dict[str, Any]] = []
    for one in missing:
        facts = _facts(one)
        if "kind" in facts:
            kind = str(facts["kind"])
            documents += [
                _document(situation, unit, kind, str(who)) for who in facts["named"]
            ]
        else:
            documents += [
                _document(situation, unit, str(kind), "") for kind in facts["named"]
            ]
    payload = {"documents": documents, "unit": unit}
    return Move("file_documents", payload, _secretary(situation, unit))


def _document(situation: Situation, unit: str, kind: str, who: str) -> dict[str, Any]:
    step = step_of(unit, situation.views).value
    return {
        **_paper(unit, kind, step, who),
        "date": moment_text(situation.now)[:10],
        "kind": kind,
        **({"person": who} if who else {}),
    }


def _paper(*words: str) -> dict[str, str]:
    """Return an invented document: its digest is that of the words about it."""
    return {"sha256": invented_digest(*words), "what": f"{words[1]} (invented 虚构)"}


def _facts(finding: Finding) -> dict[str, Any]:
    return dict(finding.facts)


def _secretary(situation: Situation, unit: str) -> tuple[str, ...]:
    return of_kind(situation, unit, BODY, Role.SECRETARY)
