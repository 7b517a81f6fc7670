"""The rules of the election as the charter states them, each with where it stands."""

from collections.abc import Iterator
from datetime import date

from comitia.charter.kinds import Value, fact_of
from comitia.charter.layer import Declared, Layer
from comitia.charter.rules import Charter, Setting
from comitia.charter.section import Section as Keys
from comitia.kernel.findings import Fact
from comitia.stages.register.layers.adopted import adopted_by_all
from comitia.stages.sections import SECTIONS
from comitia.web.pages.page import Cell, Page, Section, Table, code, moment, name
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

# Families of keys whose members are steps.
_BY_STEP = ("register.replies", "register.files", "register.person_files")
_HEADS = ("rule", "value", "clause", "source", "since", "key")


def charter_page(reading: Reading, say: Voice) -> Page:
    """Return every rule, step by step, then exemptions and the documents."""
    charter = adopted_by_all(reading.charter, reading.views)
    sections = [one for keys in SECTIONS.all for one in _section(charter, keys, say)]
    sections += [*_exemptions(charter, say), _documents(charter, say)]
    lead = say("web.charter.lead", title=charter.titled(say.language.value))
    return Page(say("web.charter.title"), lead, tuple(sections))


def _section(charter: Charter, keys: Keys, say: Voice) -> Iterator[Section]:
    rows = tuple(_rows(charter, keys, say))
    if rows:
        title = say(f"stages.{keys.name}")
        heads = tuple(say(f"web.charter.{one}") for one in _HEADS)
        yield Section(Cell(title), (Table(title, heads, rows),))


def _rows(charter: Charter, keys: Keys, say: Voice) -> Iterator[tuple[Cell, ...]]:
    for key in keys.keys:
        dotted = f"{keys.name}.{key.name.removesuffix('.*')}"
        held = [dotted]
        if key.is_family:
            held = [one for one in charter.by_key if one.startswith(f"{dotted}.")]
        for one in held:
            for setting in charter.dated(one):
                yield _row(rule_name(one, say, charter), setting, charter, say)


def _row(
    label: str, setting: Setting[Value], charter: Charter, say: Voice
) -> tuple[Cell, ...]:
    origin = setting.provenance
    return (
        Cell(label),
        Cell(rule_value(setting, say, charter)),
        name(origin.clause or origin.document or ""),
        name(origin.source or origin.layer),
        moment(origin.since.isoformat() if origin.since else ""),
        code(setting.key),
    )


def rule_name(key: str, say: Voice, charter: Charter | None = None) -> str:
    """Return what a key of the charter is called, and which one of its family it is."""
    known = SECTIONS.key(key)
    if known is None:
        return key
    section, _, rest = key.partition(".")
    stem = known.name.removesuffix(".*")
    label = say(f"stages.{section}.{stem}.name")
    member = rest.removeprefix(stem).removeprefix(".")
    if not member:
        return label
    if f"{section}.{stem}" in _BY_STEP:
        member = say(f"step.{member}")
    elif charter is not None:
        member = charter.called(member, say.language.value)
    return f"{label}{say('charter.flow.colon')}{member}"


def rule_value(
    setting: Setting[Value], say: Voice, charter: Charter | None = None
) -> str:
    """Return what a rule says, with a note where nobody has published it.

    What the charter has words for is called by them.
    """
    key = SECTIONS.key(setting.key)
    fact: Fact = fact_of(key.kind, setting.value) if key else str(setting.value)
    if charter is not None:
        fact = _called(fact, charter, say)
    said = say.fact(fact)
    if setting.provenance.published:
        return said
    return say("charter.flow.unpublished", value=said)


def _called(fact: Fact, charter: Charter, say: Voice) -> Fact:
    tongue = say.language.value
    if isinstance(fact, tuple):
        return tuple(
            charter.called(one, tongue) if isinstance(one, str) else one for one in fact
        )
    return charter.called(fact, tongue) if isinstance(fact, str) else fact


def _exemptions(charter: Charter, say: Voice) -> Iterator[Section]:
    rows = tuple(
        _exemption(one, layer, charter, say)
        for layer in charter.layers
        for one in layer.exemptions
    )
    if rows:
        title = say("charter.flow.exemptions")
        heads = tuple(
            say(f"web.charter.{one}")
            for one in ("unit", "key", "value", "authority", "document", "since")
        )
        yield Section(Cell(title), (Table(title, heads, rows),))


def _exemption(
    one: Declared, layer: Layer, charter: Charter, say: Voice
) -> tuple[Cell, ...]:
    origin = one.provenance
    return (
        code(one.unit or ""),
        code(one.key),
        Cell(rule_value(Setting(one.key, one.value, origin), say, charter)),
        name(origin.authority or layer.name),
        name(origin.document or ""),
        moment("" if one.since == date.min else one.since.isoformat()),
    )


def _documents(charter: Charter, say: Voice) -> Section:
    title = say("charter.flow.layers")
    heads = tuple(
        say(f"web.charter.{one}") for one in ("rank", "document", "since", "file")
    )
    rows = tuple(
        (
            Cell(say(f"charter.rank.{layer.rank.value}")),
            name(charter.called(layer.name, say.language.value)),
            moment(layer.since.isoformat() if layer.since else ""),
            code(layer.place.file),
        )
        for layer in charter.layers
    )
    return Section(Cell(title), (Table(title, heads, rows),))
