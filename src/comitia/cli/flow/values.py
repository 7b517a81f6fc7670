"""Values of a charter as readers and scripts get them."""

from typing import TYPE_CHECKING

from comitia.kernel.bounds import Bound
from comitia.kernel.catalogue import Language, fact_text, message
from comitia.kernel.dates import Span
from comitia.kernel.findings import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
    if isinstance(value, Word):
        return value.code
    return value if isinstance(value, int) else str(value)
