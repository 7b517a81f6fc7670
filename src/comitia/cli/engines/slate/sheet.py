"""The answer of ``comitia slate`` for people."""

from collections.abc import Iterator, Mapping

from comitia.cli.face import printable
from comitia.engines.slates.adding import Missing
from comitia.engines.slates.answering import Answer
from comitia.engines.slates.conflicts import Conflicts
from comitia.engines.slates.cures import Cure
from comitia.engines.slates.finding import Slate
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Fact, Finding
from comitia.kernel.slates.asked import Asked, Of, Target
from comitia.kernel.slates.counting import counted, standing
from comitia.kernel.slates.pool import Pool
from comitia.kernel.slates.sums import why


def sheet(pool: Pool, asked: Asked, answer: Answer, lang: Language) -> str:
    """Return lines that say what was found, and how each target stands."""
    if answer.slate:
        lines = [*_slate(pool, asked, answer.slate, lang)]
    elif answer.conflicts:
        lines = [
            *_conflicts(pool, asked, answer.conflicts, lang),
            *_cures(answer.cures, lang),
            *_missing(answer.missing, lang),
        ]
    else:
        lines = [_said("slate.told.undecided", lang, {})]
    return "".join(f"{printable(one)}\n" for one in lines)


def _said(code: str, lang: Language, facts: Mapping[str, Fact]) -> str:
    return message(code, lang, facts)


def _slate(pool: Pool, asked: Asked, slate: Slate, lang: Language) -> Iterator[str]:
    facts: dict[str, Fact] = {"count": len(slate.names)}
    yield _said("slate.told.found", lang, facts)
    yield from (f"  {one}" for one in slate.names)
    if slate.support is not None:
        best = "best" if slate.is_best else "so_far"
        facts = {"support": slate.support, "bound": slate.bound or 0}
        yield _said(f"slate.told.{best}", lang, facts)
    yield from (_target(pool, asked, one, slate, lang) for one in asked.targets)
    for one in slate.exchangeable:
        chosen = tuple(each for each in one if each in slate.names)
        code = "slate.told.exchangeable"
        yield _said(code, lang, {"chosen": len(chosen), "ids": one})
    yield _said(f"slate.told.unique_{slate.unique.value}", lang, {})
    yield _said("slate.told.proposal", lang, {})


def _target(
    pool: Pool, asked: Asked, target: Target, slate: Slate, lang: Language
) -> str:
    names = set(slate.names)
    span = counted(pool, asked, target, names)
    facts: dict[str, Fact] = {
        "label": target.label,
        "count": standing(pool, target, names).total(),
        "fewest": span.fewest,
        "most": span.most,
        "least": "–" if target.at_least is None else target.at_least,
        "ceiling": "–" if target.at_most is None else target.at_most,
    }
    holds = target.short(span.fewest) == target.over(span.most) == 0
    whom = "elected" if target.of is Of.ELECTED else "list"
    return _said(f"slate.told.{whom}_{'met' if holds else 'missed'}", lang, facts)


def _conflicts(
    pool: Pool, asked: Asked, conflicts: Conflicts, lang: Language
) -> Iterator[str]:
    yield _said("slate.told.none", lang, {})
    for one in conflicts.sets:
        code = "slate.told.clash" if one else "slate.told.names"
        labels = tuple(map(_quoted, one))
        yield _said(code, lang, {"labels": labels, "count": len(one)})
        shown = why(pool, asked, one)
        if shown:
            yield f"    {_said(shown.code, lang, _in_quotes(shown))}"
    if not conflicts.complete:
        yield _said("slate.told.more", lang, {})


def _in_quotes(shown: Finding) -> dict[str, Fact]:
    """Return the facts of a sum with labels in quotes: a label may have commas."""
    facts = dict(shown.facts)
    for name in ("label", "other", "labels"):
        fact = facts.get(name)
        if isinstance(fact, tuple):
            facts[name] = tuple(_quoted(str(one)) for one in fact)
        elif fact is not None:
            facts[name] = _quoted(str(fact))
    return facts


def _quoted(label: str) -> str:
    return f"“{label}”"


def _cures(cures: tuple[Cure, ...], lang: Language) -> Iterator[str]:
    if not cures:
        yield _said("slate.told.no_way_out", lang, {})
    for cure in cures:
        yield _said("slate.told.way_out", lang, {"size": cure.size})
        for (label, side), to in sorted(cure.changes.items()):
            yield _said(f"slate.told.{side}", lang, {"label": label, "to": to})


def _missing(missing: tuple[Missing, ...], lang: Language) -> Iterator[str]:
    if missing:
        number = sum(one.number for one in missing)
        yield _said("slate.told.missing", lang, {"count": number})
    for one in missing:
        values = tuple(" / ".join(some) for _, some in one.values)
        code = "missing_in" if one.unit else "missing_one"
        facts: dict[str, Fact] = {
            "count": one.number,
            "unit": one.unit,
            "values": values or ("–",),
        }
        yield _said(f"slate.told.{code}", lang, facts)
