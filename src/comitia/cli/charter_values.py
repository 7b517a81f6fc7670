"""Values of a charter as readers and scripts get them."""

from datetime import date
from typing import TYPE_CHECKING

from comitia.kernel.bounds import Bound
from comitia.kernel.catalogue import Language, fact_text, message
from comitia.kernel.dates import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from comitia.charter.diff import Change
    from comitia.charter.kinds import Value
    from comitia.charter.rules import Setting
    from comitia.charter.section import Sections
    from comitia.kernel.findings import Fact


def value_text(
    setting: "Setting[Value]",
    sections: "Sections",
    language: Language,
    called: "Callable[[str], str]",
) -> str:
    """Return a value in words; what the charter has words for is `called` by them."""
    from comitia.charter.kinds import fact_of  # noqa: PLC0415  slow import

    key = sections.key(setting.key)
    fact = fact_of(key.kind, setting.value) if key else str(setting.value)
    if isinstance(fact, str):
        fact = called(fact)
    if isinstance(fact, tuple):
        fact = tuple(called(one) if isinstance(one, str) else one for one in fact)
    return fact_text(fact, language)


def noted_text(
    setting: "Setting[Value]", sections: "Sections", language: Language
) -> str:
    """Return a value as it is written, with a note where nobody has published it."""
    said = value_text(setting, sections, language, str)
    if setting.provenance.published:
        return said
    return message("charter.flow.unpublished", language, {"value": said})


def units_named(
    kinds: "Iterable[str]", units: "Iterable[str]", language: Language
) -> tuple[str, ...]:
    """Return whom a rule speaks to: whole kinds of unit, and single ones."""
    whole = [message("charter.units_of_kind", language, {"kind": one}) for one in kinds]
    return (*whole, *units)


def exact(value: "Fact") -> object:
    """Return a fact as a script reads it, the same in every language.

    >>> from comitia.kernel.dates import SpanUnit
    >>> exact(Span(5, SpanUnit.WORKING_DAY))
    {'count': 5, 'unit': 'working day'}
    """
    if isinstance(value, Bound):
        share = f"{value.share.numerator}/{value.share.denominator}"
        return {"relation": value.relation.value, "share": share, "base": value.of}
    if isinstance(value, Span):
        return {"count": value.count, "unit": value.unit.value}
    if isinstance(value, tuple):
        return [exact(one) for one in value]
    return value if isinstance(value, int) else str(value)


def change_lines(
    change: "Change", sections: "Sections", language: Language
) -> list[str]:
    """Return a change in words: what it was and is, where that stands, its meaning."""
    unit = ""
    if change.units:
        named = units_named(change.kinds, change.others, language)
        unit = message("charter.diff.unit", language, {"unit": named})
    dated = "from" in change.differs and change.what == "changed"
    dated = dated or len(change.old) > 1 or len(change.new) > 1
    facts: dict[str, Fact] = {
        "key": change.key,
        "what": message(f"charter.diff.{_word(change)}", language, {}),
        "unit": unit,
        "old": _series_text(change.old, sections, language, dated=dated),
        "new": _series_text(change.new, sections, language, dated=dated),
    }
    lines = [message("charter.diff.line", language, facts)]
    for side, series in (("-", change.old), ("+", change.new)):
        lines += [_origin_text(side, one, language) for one in series]
    for meaning in change.means:
        lines.append(f"   = {message(meaning.code, language, dict(meaning.facts))}")
    return lines


def change_document(
    change: "Change", sections: "Sections", language: Language
) -> dict[str, object]:
    """Return a change as a script reads it: exact values beside their sentences."""
    return {
        "key": change.key,
        "what": change.what,
        "differs": list(change.differs),
        "unit": change.units[0] if len(change.units) == 1 else None,
        "units": list(change.units),
        "old": _series_document(change.old, sections, language),
        "new": _series_document(change.new, sections, language),
        "means": [message(one.code, language, dict(one.facts)) for one in change.means],
        "people": [
            {"code": one.code, **{name: exact(fact) for name, fact in one.facts}}
            for one in change.means
        ],
    }


def _word(change: "Change") -> str:
    if change.what == "changed" and change.differs == ("from",):
        return "moved"
    if change.what == "changed" and change.differs == ("published",):
        is_published = change.new[-1].provenance.published
        return "published" if is_published else "unpublished"
    return change.what


def _series_text(
    series: "tuple[Setting[Value], ...]",
    sections: "Sections",
    language: Language,
    *,
    dated: bool,
) -> str:
    if not series:
        return message("charter.diff.silent", language, {})
    said = [noted_text(one, sections, language) for one in series]
    if dated:
        said = [
            message(
                "charter.flow.dated",
                language,
                {"day": one.provenance.since or date.min, "value": text},
            )
            for one, text in zip(series, said, strict=True)
        ]
    return message("charter.diff.joint", language, {}).join(said)


def _origin_text(side: str, setting: "Setting[Value]", language: Language) -> str:
    origin = setting.provenance
    clause = origin.clause or origin.document or ""
    if clause:
        clause = message("charter.diff.clause", language, {"clause": clause})
    facts: dict[str, Fact] = {
        "side": side,
        "place": str(origin.place),
        "layer": origin.layer,
        "clause": clause,
    }
    return message("charter.diff.from", language, facts)


def _series_document(
    series: "tuple[Setting[Value], ...]", sections: "Sections", language: Language
) -> dict[str, object] | None:
    """Return the newest value; what held before it stands in `dated`."""
    if not series:
        return None
    rows = [_side_document(one, sections, language) for one in series]
    return {**rows[-1], "dated": rows}


def _side_document(
    setting: "Setting[Value]", sections: "Sections", language: Language
) -> dict[str, object]:
    origin = setting.provenance
    return {
        "value": noted_text(setting, sections, language),
        "exact": exact(setting.value),
        "file": origin.place.file,
        "line": origin.place.line,
        "layer": origin.layer,
        "clause": origin.clause,
        "source": origin.source,
        "grade": origin.grade and origin.grade.value,
        "from": origin.since and origin.since.isoformat(),
        "published": origin.published,
        "authority": origin.authority,
        "document": origin.document,
    }
