"""How a chart of a charter speaks: its language, its words for keys and values."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from comitia.charter.kinds import Days, Value
from comitia.charter.rules import Charter, Setting
from comitia.charter.section import Sections
from comitia.cli.flow.values import value_text
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Fact

# More days than these are told as their number, from the first to the last.
_MANY_DAYS: Final = 6


@dataclass(frozen=True, slots=True)
class Holds:
    """For which unit and on which day a chart is drawn; all of them where unsaid."""

    unit: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """A charter with the language in which it is to be told."""

    charter: Charter
    sections: Sections
    language: Language
    holds: Holds = Holds()

    def say(self, code: str, /, **facts: Fact) -> str:
        """Return a sentence of the catalogue."""
        return message(code, self.language, facts)

    def described(self) -> str:
        """Return what the chart shows, and for whom and when that holds."""
        named = {"said": self.say("charter.flow.desc"), "name": self.charter.name}
        said = self.say("charter.flow.named", **named)
        if self.holds.unit is None and self.holds.on is None:
            return said
        code = f"charter.flow.holds{'_unit' if self.holds.unit else ''}"
        code += "_on" if self.holds.on else ""
        facts: dict[str, Fact] = {
            "unit": self.called(self.holds.unit or ""),
            "day": self.holds.on or date.min,
        }
        held = message(code, self.language, facts)
        return self.say("kernel.sentences", said=said, cure=held)

    def called(self, name: str, under: str = "") -> str:
        """Return what the charter calls one of its ids, under a key or anywhere."""
        return self.charter.called(name, self.language.value, under)

    def value(self, setting: Setting[Value]) -> str:
        """Return a value in words, whoever published it."""
        called = partial(self.called, under=setting.key)
        return value_text(setting, self.sections, self.language, called)

    def brief(self, setting: Setting[Value]) -> str:
        """Return a value in words, many days as their number and their span."""
        key, days = self.sections.key(setting.key), setting.value
        are_days = key is not None and isinstance(key.kind, Days)
        if not are_days or not isinstance(days, tuple) or len(days) <= _MANY_DAYS:
            return self.value(setting)
        first, last = str(days[0]), str(days[-1])
        return self.say("charter.flow.days", count=len(days), first=first, last=last)

    def cited(self, setting: Setting[Value]) -> str:
        """Return where a value stands, or that nobody published it."""
        origin = setting.provenance
        if not origin.published:
            return self.say("charter.flow.working")
        return self.source(origin.clause or origin.document or "")

    def source(self, text: str) -> str:
        """Return a clause or a document as the language writes it."""
        return self.charter.cited(text, self.language.value)

    def title(self, key: str) -> str:
        """Return what a key or a family of keys is called, without its step."""
        section = self.sections.section_of(key)
        stem = key.removeprefix(f"{section.name}.").partition(".")[0]
        return self.say(f"stages.{section.name}.{stem}.name")

    def member(self, key: str) -> str:
        """Return which member of a family a key is; nothing where it is no member."""
        family, _, member = key.rpartition(".")
        declared = self.sections.key(key)
        if declared and declared.members:
            return self.say(f"{declared.members}.{member}")
        return self.called(member, family) if "." in family else ""

    def key(self, key: str) -> str:
        """Return a key in words: its step, what it is there, and of what."""
        section = self.sections.section_of(key)
        said = self.say(f"stages.{section.name}")
        for one in (self.title(key), self.member(key)):
            said = self.of(said, one) if one else said
        return said

    def of(self, what: str, said: str) -> str:
        """Return what something is, and how it is."""
        return f"{what}{self.say('charter.flow.colon')}{said}"

    def dated(self, key: str) -> tuple[Setting[Value], ...]:
        """Return what holds for a key: from day to day, or on the day asked for."""
        unit, on = self.holds.unit, self.holds.on
        if on is None:
            return self.charter.dated(key, unit=unit)
        held = self.charter.setting(key, unit=unit, on=on)
        return (held,) if held else ()

    def newest(self, key: str) -> Setting[Value] | None:
        """Return the last value that holds for a key."""
        series = self.dated(key)
        return series[-1] if series else None
