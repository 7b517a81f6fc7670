"""The answer of ``comitia slate`` as scripts read it."""

from comitia.engines.slates.adding import Missing
from comitia.engines.slates.answering import Answer
from comitia.engines.slates.cures import Cure
from comitia.engines.slates.finding import Slate
from comitia.kernel.findings import Finding
from comitia.kernel.slates.asked import Asked
from comitia.kernel.slates.counting import standing
from comitia.kernel.slates.pool import Pool
from comitia.kernel.slates.sums import why


def document(pool: Pool, asked: Asked, answer: Answer) -> dict[str, object]:
    """Return what was found: a slate, or conflicts and cures, or that time was up."""
    if answer.slate:
        return {"status": answer.status, **_slate(pool, asked, answer.slate)}
    if answer.conflicts:
        return {
            "status": answer.status,
            "conflicts": [list(one) for one in answer.conflicts.sets],
            "complete": answer.conflicts.complete,
            "why": [_why(why(pool, asked, one)) for one in answer.conflicts.sets],
            "cures": [_cure(one) for one in answer.cures],
            "missing": [_missing(one) for one in answer.missing],
        }
    return {"status": answer.status}


def _slate(pool: Pool, asked: Asked, slate: Slate) -> dict[str, object]:
    names = set(slate.names)
    told = slate.unique.value
    known: bool | str = told == "true" if told in {"true", "false"} else told
    gap = None
    if slate.bound is not None and slate.support is not None:
        gap = slate.bound - slate.support
    return {
        "slate": list(slate.names),
        "support": slate.support,
        "counts": {
            one.label: standing(pool, one, names).total() for one in asked.targets
        },
        "missed": slate.missed,
        "exchangeable": [list(one) for one in slate.exchangeable],
        "unique": known,
        "proof": {"optimal": slate.is_best, "bound": slate.bound, "gap": gap},
    }


def _cure(cure: Cure) -> dict[str, object]:
    changes: dict[str, dict[str, int]] = {}
    for (label, side), to in sorted(cure.changes.items()):
        changes.setdefault(label, {})[side] = to
    return {"changes": changes, "size": cure.size}


def _why(shown: Finding | None) -> dict[str, object] | None:
    """Return the sum that shows a clash, where a sum does."""
    return {"code": shown.code, **dict(shown.facts)} if shown else None


def _missing(one: Missing) -> dict[str, object]:
    where = {"unit": one.unit} if one.unit else {}
    values = {attribute: list(some) for attribute, some in one.values}
    return {"number": one.number, **where, "values": values}
