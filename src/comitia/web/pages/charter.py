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

_HEADS = ("rule", "value", "clause", "source", "since", "key")


def charter_page(reading: Reading, say: Voice) -> Page:
    """Return every rule, step by step, then exemptions and the documents."""
    charter = adopted_by_all(reading.charter, reading.views)
    say = say.of(charter)
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
                yield _row(rule_name(one, say), setting, say)


def _row(label: str, setting: Setting[Value], say: Voice) -> tuple[Cell, ...]:
    origin = setting.provenance
    return (
        Cell(label),
        Cell(rule_value(setting, say)),
        name(say.cited(origin.clause or origin.document or "")),
        name(say.cited(origin.source or origin.layer)),
        moment(origin.since.isoformat() if origin.since else ""),
        code(setting.key),
    )


def rule_name(key: str, say: Voice) -> str:
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
    if known.members:
        member = say(f"{known.members}.{member}")
    else:
        member = say.called(member, f"{section}.{stem}")
    return f"{label}{say('charter.flow.colon')}{member}"


def rule_value(setting: Setting[Value], say: Voice) -> str:
    """Return what a rule says, with a note where nobody has published it.

    What the charter has words for is called by them.
    """
    key = SECTIONS.key(setting.key)
    fact: Fact = fact_of(key.kind, setting.value) if key else str(setting.value)
    said = say.fact(say.in_words(fact, setting.key))
    if setting.provenance.published:
        return said
    return say("charter.flow.unpublished", value=said)


def _exemptions(charter: Charter, say: Voice) -> Iterator[Section]:
    rows = tuple(
        _exemption(one, layer, say)
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


def _exemption(one: Declared, layer: Layer, say: Voice) -> tuple[Cell, ...]:
    origin = one.provenance
    return (
        code(one.unit or ""),
        code(one.key),
        Cell(rule_value(Setting(one.key, one.value, origin), say)),
        name(say.cited(origin.authority or layer.name)),
        name(say.cited(origin.document or "")),
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
            name(say.cited(layer.name)),
            moment(layer.since.isoformat() if layer.since else ""),
            code(layer.place.file),
        )
        for layer in charter.layers
    )
    return Section(Cell(title), (Table(title, heads, rows),))
