"""The steps that a charter prescribes, with all that it says about each."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.kinds import Value
from comitia.charter.rules import Setting
from comitia.charter.section import Section
from comitia.cli.flow.speech import Speech
from comitia.engines.chart.process.shown import Entry, Part, Stage

_NO_STEPS: Final = frozenset({"register", "composition"})
# Keys of one section that are a step of their own, where the charter has them, and the
# section after which that step comes.
_PLENARY: Final = "plenary"
_PLENARY_KEYS: Final = "selection.plenary_"
_AFTER: Final = "notice"
# What is said of a step on the overview, most telling first.
_GIST: Final = {
    "apportionment": ("seats", "method"),
    "nomination": ("body", "rounds", "participation"),
    "vetting": ("deciders", "answer"),
    "selection": ("body", "threshold"),
    "notice": ("term", "scope"),
    _PLENARY: ("plenary_body", "plenary_threshold"),
    "conference": ("body", "margin", "threshold"),
    "credentials": ("body", "objections"),
    "publication": ("elected", "report_threshold"),
}


def stages_of(speech: Speech) -> Iterator[Stage]:
    """Yield what the charter says of each step; steps have numbers."""
    number = 0
    for name, title, entries in _parts(speech):
        if entries:
            is_step = name not in _NO_STEPS
            number += is_step
            numbered = number if is_step else None
            yield Stage(_capital(title), entries, numbered, tuple(_gist(name, speech)))


def step_names(speech: Speech) -> list[str]:
    """Return the steps that the charter has, by name, in their order."""
    return [
        name for name, _, entries in _parts(speech) if entries and name not in _NO_STEPS
    ]


def _parts(speech: Speech) -> Iterator[tuple[str, str, tuple[Entry, ...]]]:
    """Yield each part by name with its title and entries, the plenary as its own."""
    for section in speech.sections.all:
        own = [key for key in _keys(section) if not key.startswith(_PLENARY_KEYS)]
        title = speech.say(f"stages.{section.name}")
        yield section.name, title, tuple(_entries(own, speech))
        if section.name == _AFTER:
            keys = [
                key
                for each in speech.sections.all
                for key in _keys(each)
                if key.startswith(_PLENARY_KEYS)
            ]
            title = speech.say(f"step.{_PLENARY}")
            yield _PLENARY, title, tuple(_entries(keys, speech))


def _keys(section: Section) -> list[str]:
    return [f"{section.name}.{key.name}" for key in section.keys]


def _entries(keys: list[str], speech: Speech) -> Iterator[Entry]:
    for key in keys:
        stem = key.removesuffix(".*")
        held = [stem] if stem == key else _members(stem, speech)
        parts = tuple(_parts_of(held, speech))
        if parts:
            yield Entry(_capital(speech.title(stem)), parts)


def _members(family: str, speech: Speech) -> list[str]:
    return [key for key in speech.charter.by_key if key.startswith(f"{family}.")]


def _parts_of(held: list[str], speech: Speech) -> Iterator[Part]:
    """Yield the values, those that stand in the same place under one citation."""
    said: list[str] = []
    cited = ""
    for key in held:
        series = speech.dated(key)
        for one in series:
            if said and speech.cited(one) != cited:
                yield Part(tuple(said), cited)
                said = []
            cited = speech.cited(one)
            said.append(_said(key, one, speech, is_dated=len(series) > 1))
    if said:
        yield Part(tuple(said), cited)


def _said(key: str, one: Setting[Value], speech: Speech, *, is_dated: bool) -> str:
    """Return a value; its day is said where it needs to be."""
    origin = one.provenance
    begins = {layer.name: layer.since for layer in speech.charter.layers}
    value = speech.brief(one)
    if origin.since and (is_dated or origin.since != begins.get(origin.layer)):
        value = speech.say("charter.flow.dated", day=origin.since, value=value)
    member = speech.member(key)
    return speech.of(member, value) if member else value


def _gist(name: str, speech: Speech) -> Iterator[str]:
    section = "selection" if name == _PLENARY else name
    for stem in _GIST.get(name, ()):
        key = f"{section}.{stem}"
        held = speech.newest(key) if speech.sections.key(key) else None
        if held is not None:
            yield speech.of(_capital(speech.title(key)), speech.value(held))


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
