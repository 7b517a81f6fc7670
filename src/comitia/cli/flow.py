"""A charter as a chart: its steps in order, with all that it says about each."""

from datetime import date
from typing import Final

from comitia.charter.kinds import Value
from comitia.charter.layer import Declared, Layer
from comitia.charter.rules import Charter, Setting
from comitia.charter.section import Section, Sections
from comitia.charter.units.kinds import by_kind, kinds_of
from comitia.cli.charter_values import units_named, value_text
from comitia.engines.chart.steps import Chart, Line, Step
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Fact

_NO_STEPS: Final = frozenset({"register", "composition"})
# Families of keys whose members are steps.
_BY_STEP: Final = frozenset(
    {"register.replies", "register.files", "register.person_files"}
)


def flow_of(charter: Charter, *, sections: Sections, language: Language) -> Chart:
    """Return the chart of a charter's process in a reader's language.

    The bodies stand before the first step, the composition that every step heeds after
    the division of the seats, plans, exemptions and documents after the last; none of
    them is a step.
    """
    steps = []
    number = 0
    for section in sections.all:
        is_step = section.name not in _NO_STEPS
        number += is_step
        step = _step(charter, section, sections, language)
        if step.lines:
            numbered = number if is_step else None
            steps.append(Step(step.title, step.lines, numbered))
    steps += _notes(charter, sections, language)
    title = charter.titled(language.value)
    described = message("charter.flow.desc", language, {})
    return Chart(title, described, language.value, tuple(steps))


def _step(
    charter: Charter, section: Section, sections: Sections, language: Language
) -> Step:
    title = message(f"stages.{section.name}", language, {})
    lines: list[Line] = []
    for key in section.keys:
        stem = key.name.removesuffix(".*")
        label = message(f"stages.{section.name}.{stem}.name", language, {})
        name = f"{section.name}.{stem}"
        held = [name] if key.name == stem else _members(charter, name)
        for one in held:
            member = one.removeprefix(name).removeprefix(".")
            series = charter.dated(one)
            said = _spoken(name, member, label, language)
            lines += _lines(said, charter, series, sections, language)
    return Step(title, tuple(lines))


def _spoken(family: str, member: str, label: str, language: Language) -> str:
    """Return a key in words; a step by its word, which Chinese runs on from."""
    if family in _BY_STEP:
        member = message(f"step.{member}", language, {})
    space = " " if member.isascii() else ""
    return f"{member}{space}{label}".strip()


def _members(charter: Charter, family: str) -> list[str]:
    return [key for key in charter.by_key if key.startswith(f"{family}.")]


def _lines(
    label: str,
    charter: Charter,
    series: tuple[Setting[Value], ...],
    sections: Sections,
    language: Language,
) -> list[Line]:
    """Return a line for each value; its day is said where it needs to be."""
    begins = {layer.name: layer.since for layer in charter.layers}
    lines = []
    for one in series:
        origin = one.provenance
        value = value_text(one, sections, language)
        if len(series) > 1 or origin.since != begins[origin.layer]:
            facts: dict[str, Fact] = {
                "day": origin.since or date.min,
                "value": value,
            }
            value = message("charter.flow.dated", language, facts)
        lines.append(Line(label, value, origin.clause or ""))
    return lines


def _key_text(name: str, sections: Sections, language: Language) -> str:
    """Return a key in words: its step and what it is there."""
    section = sections.section_of(name)
    stem, _, member = name.removeprefix(f"{section.name}.").partition(".")
    title = message(f"stages.{section.name}", language, {})
    label = message(f"stages.{section.name}.{stem}.name", language, {})
    said = _spoken(f"{section.name}.{stem}", member, label, language)
    return f"{title}{message('charter.flow.colon', language, {})}{said}"


def _notes(charter: Charter, sections: Sections, language: Language) -> list[Step]:
    """Return what stands below the steps: plans, exemptions, documents."""
    kinds = kinds_of(charter.layers, sections)
    named = {
        layer.name: units_named(*by_kind(layer.units, kinds), language)
        for layer in charter.layers
    }
    plans = [
        _note(one, named[layer.name], sections, language)
        for layer in charter.layers
        if layer.is_for_some
        for one in layer.declared
    ]
    exempted = [
        _note(one, one.unit or "", sections, language)
        for layer in charter.layers
        for one in layer.exemptions
    ]
    documents = [_document(layer, language) for layer in charter.layers]
    notes = (("plans", plans), ("exemptions", exempted), ("layers", documents))
    return [
        Step(message(f"charter.flow.{name}", language, {}), tuple(lines))
        for name, lines in notes
        if lines
    ]


def _note(one: Declared, whom: Fact, sections: Sections, language: Language) -> Line:
    """Return what holds for some units: who said it, for whom, what."""
    origin = one.provenance
    facts: dict[str, Fact] = {
        "authority": origin.authority or origin.layer,
        "unit": whom,
        "key": _key_text(one.key, sections, language),
        "value": value_text(Setting(one.key, one.value, origin), sections, language),
    }
    code = f"charter.flow.{'exemption' if one.unit else 'plan'}"
    day = message("charter.flow.since", language, {"day": one.since})
    cited = origin.document or origin.clause or ""
    return Line(day, message(code, language, facts), cited)


def _document(layer: Layer, language: Language) -> Line:
    named = layer.name
    if layer.since:
        facts: dict[str, Fact] = {"day": layer.since, "name": layer.name}
        named = message("charter.flow.document", language, facts)
    rank = message(f"charter.rank.{layer.rank.value}", language, {})
    return Line(rank, named, layer.place.file)
