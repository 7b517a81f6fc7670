"""What stands below the steps: plans of units, exemptions, documents."""

from collections.abc import Iterator

from comitia.charter.layer import Declared, Layer
from comitia.charter.rules import Setting
from comitia.charter.units.kinds import by_kind, kinds_of
from comitia.cli.flow.speech import Speech
from comitia.cli.flow.values import units_named
from comitia.engines.chart.process.shown import Entry, Part, Stage


def notes_of(speech: Speech) -> Iterator[Stage]:
    """Yield the notes that have anything to say."""
    layers = speech.charter.layers
    plans = [_plan(one, speech) for one in layers if _is_plan(one, speech)]
    exempted = [
        _exemption(one, speech)
        for layer in layers
        for one in layer.exemptions
        if speech.holds.unit in {None, one.unit}
    ]
    documents = [_document(one, speech) for one in layers if _is_meant(one, speech)]
    for name, entries in (
        ("plans", plans),
        ("exemptions", exempted),
        ("layers", documents),
    ):
        if entries:
            yield Stage(speech.say(f"charter.flow.{name}"), tuple(entries))


def _is_plan(layer: Layer, speech: Speech) -> bool:
    return layer.is_for_some and bool(layer.declared) and _is_meant(layer, speech)


def _is_meant(layer: Layer, speech: Speech) -> bool:
    """Return whether a document speaks to the unit that the chart is drawn for."""
    return speech.holds.unit is None or layer.speaks_to(speech.holds.unit)


def _plan(layer: Layer, speech: Speech) -> Entry:
    """Return what a document says for some units: its name, whom it binds, what."""
    kinds = kinds_of(speech.charter.layers, speech.sections)
    whole, single = by_kind(layer.units, kinds)
    named = units_named(
        map(speech.called, whole), map(speech.called, single), speech.language
    )
    whom = Part(named)
    return Entry(
        speech.source(layer.name),
        (whom, *(_part(one, speech) for one in layer.declared)),
    )


def _exemption(one: Declared, speech: Speech) -> Entry:
    """Return who is exempted by whom, and from what."""
    origin = one.provenance
    said = speech.say(
        "charter.flow.exemption",
        unit=speech.called(one.unit or ""),
        authority=speech.source(origin.authority or origin.layer),
    )
    return Entry(said, (_part(one, speech),))


def _part(one: Declared, speech: Speech) -> Part:
    setting = Setting(one.key, one.value, one.provenance)
    said = speech.of(speech.key(one.key), speech.brief(setting))
    day = speech.say("charter.flow.since", day=one.since)
    origin = one.provenance
    cited = speech.source(origin.document or "") if one.unit else speech.cited(setting)
    shown = speech.say("charter.flow.cited", cited=cited, since=day) if cited else day
    return Part((said,), shown)


def _document(layer: Layer, speech: Speech) -> Entry:
    """Return a document by its rank: its name, its day, its file."""
    rank = speech.say(f"charter.rank.{layer.rank.value}")
    named = speech.source(layer.name)
    if layer.since:
        named = speech.say("charter.flow.document", day=layer.since, name=named)
    return Entry(rank, (Part((named,), layer.place.file),))
