"""What differs between two charters, in sentences and for scripts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.charter.diff import Change, Series
from comitia.charter.kinds import Value
from comitia.charter.rules import Charter, Setting
from comitia.cli.flow.speech import Speech
from comitia.cli.flow.values import exact, noted_text, units_named
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Fact
from comitia.stages.sections import SECTIONS


@dataclass(frozen=True, slots=True)
class Told:
    """How two charters speak in one language; each calls what stands in it."""

    old: Speech
    new: Speech

    @classmethod
    def of(cls, old: Charter, new: Charter, language: Language) -> "Told":
        """Return how two charters speak in a language."""
        return cls(Speech(old, SECTIONS, language), Speech(new, SECTIONS, language))

    def lines(self, changes: Sequence[Change]) -> Iterator[str]:
        """Yield what changed, and last, in one sentence, what only begins on a day."""
        for change in changes:
            if not _only_moved(change):
                yield from self.sentences(change)
        yield from self._moved([one for one in changes if _only_moved(one)])

    def sentences(self, change: Change) -> Iterator[str]:
        """Yield a change in words: what was and is, what it means, where it stands."""
        facts: dict[str, Fact] = {
            "rule": self._rule(change.key),
            "key": change.key,
            "unit": self._units(change),
            "old": _joined(_dated(change.old, self.old, change), self.old),
            "new": _joined(_dated(change.new, self.new, change), self.new),
            "value": _joined([self.new.value(one) for one in change.new], self.new),
        }
        yield self.new.say(f"charter.diff.{_word(change)}", **facts)
        for meaning in change.means:
            said = message(meaning.code, self.new.language, dict(meaning.facts))
            yield self.new.say("charter.diff.means", said=said)
        for side, series, speech in (
            ("old", change.old, self.old),
            ("new", change.new, self.new),
        ):
            for one in series:
                yield _origin_text(side, one, speech)

    def document(self, change: Change) -> dict[str, object]:
        """Return a change as a script reads it: exact values beside their sentences."""
        language = self.new.language
        means = [message(one.code, language, dict(one.facts)) for one in change.means]
        return {
            "key": change.key,
            "what": change.what,
            "differs": list(change.differs),
            "unit": change.units[0] if len(change.units) == 1 else None,
            "units": list(change.units),
            "old": _series_document(change.old, self.old),
            "new": _series_document(change.new, self.new),
            "said": next(self.sentences(change)),
            "means": means,
            "people": [
                {"code": one.code, **{name: exact(fact) for name, fact in one.facts}}
                for one in change.means
            ],
        }

    def _moved(self, changes: Iterable[Change]) -> Iterator[str]:
        """Yield a sentence for each pair of days, with the keys that moved so."""
        days: dict[tuple[date, date], list[str]] = {}
        for one in changes:
            pair = (_day(one.old), _day(one.new))
            days.setdefault(pair, []).append(one.key)
        for (was, now), keys in days.items():
            said: dict[str, Fact] = {"count": len(keys), "keys": tuple(keys)}
            yield self.new.say("charter.diff.moved_all", old=was, new=now, **said)

    def _rule(self, key: str) -> str:
        """Return a key in words; the new charter knows its ids, or else the old."""
        speech = self.new if key in self.new.charter.by_key else self.old
        said = speech.key(key)
        return said[:1].upper() + said[1:]

    def _units(self, change: Change) -> str:
        if not change.units:
            return ""
        kinds, others = map(self._called, (change.kinds, change.others))
        named = units_named(kinds, others, self.new.language)
        return self.new.say("charter.diff.unit", unit=named)

    def _called(self, names: Iterable[str]) -> list[str]:
        told = [(one, self.new.called(one)) for one in names]
        return [self.old.called(one) if one == said else said for one, said in told]


def _only_moved(change: Change) -> bool:
    """Return whether one value merely holds from another day, for everybody."""
    is_single = len(change.old) == len(change.new) == 1
    return is_single and not change.units and change.differs == ("from",)


def _day(series: Series) -> date:
    return series[-1].provenance.since or date.min


def _is_dated(change: Change) -> bool:
    is_moved = change.what == "changed" and change.differs == ("from",)
    return is_moved or len(change.old) > 1 or len(change.new) > 1


def _word(change: Change) -> str:
    if change.what != "changed" or "value" in change.differs:
        return change.what
    if "published" not in change.differs:
        return "moved"
    is_published = change.new[-1].provenance.published
    return "published" if is_published else "unpublished"


def _dated(series: Series, speech: Speech, change: Change) -> list[str]:
    """Return values in words, each with its day where the days matter."""
    said = [_noted(one, speech) for one in series]
    if not _is_dated(change):
        return said
    days = [one.provenance.since or date.min for one in series]
    return [
        speech.say("charter.flow.dated", day=day, value=text)
        for day, text in zip(days, said, strict=True)
    ]


def _joined(said: Sequence[str], speech: Speech) -> str:
    return speech.say("charter.diff.joint").join(said)


def _noted(setting: Setting[Value], speech: Speech) -> str:
    """Return a value in words, with a note where nobody has published it."""
    said = speech.value(setting)
    if setting.provenance.published:
        return said
    return speech.say("charter.diff.working", value=said)


def _origin_text(side: str, setting: Setting[Value], speech: Speech) -> str:
    """Return where a value of one side stands: document, clause, file and line."""
    origin = setting.provenance
    clause = origin.clause or origin.document or ""
    if clause:
        clause = speech.say("charter.diff.clause", clause=speech.source(clause))
    return speech.say(
        f"charter.diff.from_{side}",
        place=str(origin.place),
        layer=speech.source(origin.layer),
        clause=clause,
    )


def _series_document(series: Series, speech: Speech) -> dict[str, object] | None:
    """Return the newest value; what held before it stands in `dated`."""
    if not series:
        return None
    rows = [_side_document(one, speech) for one in series]
    return {**rows[-1], "dated": rows}


def _side_document(setting: Setting[Value], speech: Speech) -> dict[str, object]:
    origin = setting.provenance
    return {
        "value": noted_text(setting, SECTIONS, speech.language),
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
