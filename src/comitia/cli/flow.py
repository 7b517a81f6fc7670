"""A charter as a chart: its steps in order, with all that it says about each."""

from comitia.charter.kinds import Choice, Value
from comitia.charter.rules import Charter, Setting
from comitia.charter.section import Key, Section, Sections
from comitia.engines.chart.steps import Chart, Line, Step
from comitia.kernel.catalogue import Language, fact_text, message


def flow_of(charter: Charter, *, sections: Sections, language: Language) -> Chart:
    """Return the chart of a charter's process in a reader's language.

    The bodies stand before the first step, documents and exemptions after the
    last; none of them is a step.
    """
    steps = []
    number = 0
    for section in sections.all:
        is_step = section.name != "register"
        number += is_step
        step = _step(charter, section, language)
        if step.lines:
            numbered = number if is_step else None
            steps.append(Step(step.title, step.lines, numbered))
    steps += _notes(charter, sections, language)
    title = charter.titled(language.value)
    described = message("charter.flow.desc", language, {})
    return Chart(title, described, language.value, tuple(steps))


def _value_text(key: Key, setting: Setting[Value], language: Language) -> str:
    if isinstance(key.kind, Choice):
        return message(f"stages.choice.{setting.value}", language, {})
    return fact_text(setting.value, language)


def _step(charter: Charter, section: Section, language: Language) -> Step:
    title = message(f"stages.{section.name}", language, {})
    held = {one.key: one for one in charter.rules()}
    lines = []
    for key in section.keys:
        stem = key.name.removesuffix(".*")
        label = message(f"stages.{section.name}.{stem}.name", language, {})
        name = f"{section.name}.{stem}"
        if key.name == stem:
            found = [(label, held[name])] if name in held else []
        else:
            found = [
                (f"{one.key.rpartition('.')[2]} {label}", one)
                for one in held.values()
                if one.key.startswith(f"{name}.")
            ]
        lines += [_line(key, label, one, language) for label, one in found]
    return Step(title, tuple(lines))


def _line(key: Key, label: str, setting: Setting[Value], language: Language) -> Line:
    value = _value_text(key, setting, language)
    if not setting.provenance.published:
        value = message("charter.flow.unpublished", language, {"value": value})
    return Line(label, value, setting.provenance.clause or "")


def _key_text(name: str, sections: Sections, language: Language) -> str:
    """Return a key in words: its step and what it is there."""
    section = sections.section_of(name)
    stem = name.removeprefix(f"{section.name}.").partition(".")[0]
    title = message(f"stages.{section.name}", language, {})
    label = message(f"stages.{section.name}.{stem}.name", language, {})
    return f"{title}{message('charter.flow.colon', language, {})}{label}"


def _notes(charter: Charter, sections: Sections, language: Language) -> list[Step]:
    exempted = []
    for layer in charter.layers:
        for one in layer.exemptions:
            origin = one.provenance
            facts = {
                "authority": origin.authority or "",
                "unit": one.unit or "",
                "key": _key_text(one.key, sections, language),
                "value": fact_text(one.value, language),
            }
            said = message("charter.flow.exemption", language, facts)
            day = message("charter.flow.since", language, {"day": one.since})
            exempted.append(Line(day, said, origin.document or ""))
    documents = tuple(
        Line(
            message(f"charter.rank.{layer.rank.value}", language, {}),
            layer.name,
            layer.place.file,
        )
        for layer in charter.layers
    )
    notes = [Step(message("charter.flow.layers", language, {}), documents)]
    if exempted:
        title = message("charter.flow.exemptions", language, {})
        notes.insert(0, Step(title, tuple(exempted)))
    return notes
